// Writes the third column of docs/requirements.md anew: which test files name which requirement or promise in a title.
// Run by `npm run requirements`, after adding, renaming or deleting a test.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillProofs, readRequirements } from '../test/docs/requirements-table.ts';
import { findProofs } from '../test/docs/title-ids.ts';

const file = fileURLToPath(new URL('../docs/requirements.md', import.meta.url));
const before = readFileSync(file, 'utf8');
const after = fillProofs(before, findProofs());
if (after !== before) writeFileSync(file, after);

const rows = readRequirements(after);
const planned = rows.filter(({ proof }) => proof === 'planned').length;
process.stdout.write(
  `${rows.length} rows, ${rows.length - planned} with a test or an argument, ${planned} planned; ` +
    `${after === before ? 'nothing changed' : 'docs/requirements.md was written anew'}\n`,
);
