/** Brings the cards of a scene into a browser. Loaded only when somebody wants to see them: building takes tools. */
import { join } from 'node:path';

import type { Scene } from './demo-scene.ts';

export interface ShownCards {
  readonly url: string;
  /** Cards that could not be built, and why. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export async function prepareCards(
  { sandbox, url, publicUrl, folder }: Scene,
  host: string,
): Promise<ShownCards> {
  const { buildAppPreview, startPreview } = await import('../preview/server/start-preview.ts');
  const built = await buildAppPreview(join(folder, 'preview'));
  const preview = await startPreview({ sandbox, built, publicUrl, backendUrl: url, host, port: 0 });
  return { ...preview, problems: built.problems };
}
