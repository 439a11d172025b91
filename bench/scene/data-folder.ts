/** Folders for stores: inside the repository, so that they lie on a real disk even where /tmp is memory. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PARENT = fileURLToPath(new URL('../../.data/', import.meta.url));

export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function makeDataFolder(): Promise<DataFolder> {
  await mkdir(PARENT, { recursive: true });
  const path = await mkdtemp(join(PARENT, 'bench-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
