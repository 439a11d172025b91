/** Builds what the browser is given: the cards as HubSpot builds them, the worker they run in, and the page. */
import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { buildCard } from '../build-card.ts';
import type { CardInfo } from '../link/protocol.ts';
import type { FoundCard } from './find-cards.ts';

export interface BuiltPreview {
  /** Holds `page.js`, `page.css`, `worker.js`, `index.html`, `favicon.svg`, and a folder for each card. */
  readonly folder: string;
  readonly cards: readonly CardInfo[];
  /** Cards that could not be built, and why. */
  readonly problems: readonly string[];
}

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** A card that cannot be built is reported and keeps none of the others away. */
export async function buildPreview(found: readonly FoundCard[], folder: string): Promise<BuiltPreview> {
  const [results] = await Promise.all([
    Promise.allSettled(found.map((card) => buildOne(card, folder))),
    buildFrame(folder),
  ]);
  return {
    folder,
    cards: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    problems: results.flatMap((result, index) =>
      result.status === 'rejected' ? [`${found[index]?.id}: ${String(result.reason)}`] : [],
    ),
  };
}

async function buildOne({ entry, ...card }: FoundCard, folder: string): Promise<CardInfo> {
  const built = await buildCard(entry, join(folder, 'cards', card.id));
  const { bytes, gzipBytes } = built;
  return { ...card, bundle: `/cards/${card.id}/${basename(built.file)}`, bytes, gzipBytes };
}

/** The frame is no product of HubSpot's builder, so the fastest one will do. */
async function buildFrame(folder: string): Promise<void> {
  const shared = {
    bundle: true,
    minify: true,
    jsx: 'automatic',
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  } as const;
  await Promise.all([
    build({
      ...shared,
      entryPoints: { page: join(SOURCE, 'page', 'main.tsx') },
      format: 'esm',
      outdir: folder,
      tsconfig: join(SOURCE, 'page', 'tsconfig.json'),
    }),
    // A classic script: `importScripts` does not exist in a module worker.
    build({
      ...shared,
      entryPoints: { worker: join(SOURCE, 'worker', 'worker.tsx') },
      format: 'iife',
      outdir: folder,
      tsconfig: join(SOURCE, 'worker', 'tsconfig.json'),
    }),
  ]);
  await Promise.all(
    ['index.html', 'favicon.svg'].map((name) => copyFile(join(SOURCE, 'page', name), join(folder, name))),
  );
}
