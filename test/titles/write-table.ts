/** `node test/titles/write-table.ts [--mistakes]`: writes the tables of docs/titles.md anew; lists what dev reads wrong. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readTitle } from '../domain/persona-rules.ts';
import { readLabelledSet } from './labelled-set.ts';
import { measure } from './measure.ts';
import { TABLE_END, TABLE_FILE, TABLE_START, writeTable } from './table.ts';

const text = readFileSync(TABLE_FILE, 'utf8');
const start = text.indexOf(TABLE_START) + TABLE_START.length;
const end = text.indexOf(TABLE_END);
writeFileSync(TABLE_FILE, `${text.slice(0, start)}\n\n${writeTable()}\n\n${text.slice(end)}`);

if (process.argv.includes('--mistakes')) {
  for (const name of ['english', 'russian', 'english-by-code'] as const) {
    const dev = readLabelledSet(name).filter(({ split }) => split === 'dev');
    for (const { title, expected, read, words } of measure(dev, readTitle).mistakes)
      process.stdout.write(`${expected} read as ${read}: ${title} (${words})\n`);
  }
}
