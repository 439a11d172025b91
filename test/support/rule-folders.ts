/** Folders of rules for tests: the sample, changed. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addPublication, type Publication } from '../../src/facts/published-rules.ts';
import type { Store } from '../../src/facts/store.ts';
import { listFolder, readTextFile } from '../../src/cli/read-text.ts';
import { readTexts } from '../../src/cli/rules/read-texts.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

/** Only the caller's disk. */
export const DISK = { listFolder, readText: readTextFile };

/** Writes a copy of `config` to `folder`, with the texts of some files changed; answers the folder. */
export function writeRules(
  folder: string,
  changes: Readonly<Record<string, (text: string) => string>> = {},
): string {
  cpSync('config', folder, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`the change of ${name} changed nothing`);
    writeFileSync(file, after);
  }
  return folder;
}

/** As `rules publish` does it, without words. */
export async function publishFolder({ db }: Store, folder: string, at: number): Promise<Publication> {
  const loaded = await loadRules(folder);
  if (!loaded.ok) throw new Error('these rules have errors');
  const { texts } = await readTexts(DISK, folder);
  const added = await addPublication(db, {
    version: loaded.rules.version,
    at,
    kind: 'publish',
    note: null,
    texts,
  });
  if (added === null) throw new Error('this version is current already');
  return added;
}
