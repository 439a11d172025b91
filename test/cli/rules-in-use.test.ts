/** By which rules a command works. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRulesInUse } from '../../src/cli/rules-in-use.ts';
import { tellRulesInUse } from '../../src/cli/tell-rules.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { addPublication } from '../../src/facts/published-rules.ts';
import { openStore, StoreError, type Store } from '../../src/facts/store.ts';
import { publishFolder, writeRules } from '../support/rule-folders.ts';
import { loadSampleRules } from '../support/world.ts';
import SQLite from 'better-sqlite3';

const NOW = Date.parse('2026-11-24T09:00:00Z');
let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bg-in-use-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (configDir: string) =>
  readRulesInUse({ CONFIG_DIR: configDir, DATA_DIR: dataDir, DATABASE_URL: undefined });

async function withStore<Done>(work: (store: Store) => Promise<Done>): Promise<Done> {
  const store = await openStore({ dataDir });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

test('those of the folder, while there is no store, or nothing is published in it', async () => {
  const { version } = await loadSampleRules();
  expect(await read('config')).toMatchObject({ rules: { version }, published: null });
  await withStore(() => Promise.resolve());
  const inUse = await read('config');
  expect(inUse).toMatchObject({ rules: { version }, published: null });
  expect(await tellRulesInUse(inUse, 'config')).toEqual([
    `Rules: version ${version}, from the folder config; nothing is published yet`,
  ]);
});

test('those of the folder, on a store that an older program has written', async () => {
  mkdirSync(dataDir);
  const old = new SQLite(join(dataDir, 'buying-groups.sqlite'));
  old.exec('create table delivery (id text)');
  old.close();
  expect((await read('config')).published).toBeNull();
});

test('what is published, beside a process that holds the store, whatever the folder holds', async () => {
  const draft = writeRules(join(folder, 'draft'), {
    'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: 4'),
  });
  await withStore(async (store) => {
    const { version } = await publishFolder(store, draft, NOW);
    const inUse = await read(join(folder, 'nowhere'));
    expect(inUse).toMatchObject({ rules: { version, detection: { people: 4 } }, published: { number: 1 } });
    const at = `Rules: version ${version}, published 2026-11-24 09:00 UTC`;
    expect(await tellRulesInUse(inUse, draft)).toEqual([at]);
    expect(await tellRulesInUse(inUse, 'config')).toEqual([
      at,
      'The folder config differs from what is published: "rules diff" shows how, "rules publish" makes it current',
    ]);
    expect(await tellRulesInUse(inUse, folder)).toEqual([
      at,
      expect.stringContaining('cannot be read as rules, and is not needed'),
    ]);
  });
});

test('none, where this program cannot read what is published: every reason is told, with the way out', async () => {
  const texts = { 'settings.yaml': 'language: klingon\n' };
  await withStore(({ db }) =>
    addPublication(db, { version: 'newer', at: NOW, kind: 'publish', note: null, texts }),
  );
  const refused = read('config');
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(/newer\/settings\.yaml:1:\d+ language: got "klingon"/u);
  await expect(refused).rejects.toThrow(/cannot read the published rules newer.*rules rollback$/u);
});

test('none, where the store cannot be read: guessing would answer by the wrong rules', async () => {
  mkdirSync(join(dataDir, 'buying-groups.sqlite'), { recursive: true });
  await expect(read('config')).rejects.toThrow(StoreError);
});

test('none, where the folder has errors and nothing is published: every fault is told', async () => {
  const broken = writeRules(join(folder, 'broken'), {
    'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: none'),
  });
  await expect(read(broken)).rejects.toThrow(/detection\.yaml:\d+:\d+ people: got "none"[\s\S]*have errors/u);
});
