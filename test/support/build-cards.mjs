// Builds the cards as the preview does, each into a folder of its name; Vite runs outside of Jest's sandbox.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCard } from '../../src/preview/build-card.ts';

const CARDS = fileURLToPath(new URL('../../extensions/app/cards/', import.meta.url));
const [outDir, ...names] = process.argv.slice(2);

for (const name of names) await buildCard(join(CARDS, `${name}.tsx`), join(outDir, name));
