/** Writes `config/schema/*.schema.json`: `node scripts/run.mjs node src/rules/write-json-schemas.ts`, then format. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeJsonSchemas } from './json-schema.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, 'config', 'schema');
await mkdir(folder, { recursive: true });
for (const [name, schema] of makeJsonSchemas()) {
  await writeFile(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
