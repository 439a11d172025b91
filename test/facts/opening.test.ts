import {
  copyFile,
  mkdtemp,
  open as openFile,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import SQLite from 'better-sqlite3';
import { PGliteDialect, SqliteDialect } from 'kysely';
import { countPending, createInbox } from '../../src/facts/inbox.ts';
import { migrate, openStore, StoreError, type Store } from '../../src/facts/store.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { createDatabase, describePostgres } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
/** One line with the file, a cause in brackets and a command that may bring the rows back. */
const DAMAGED =
  /^The store \S+buying-groups\.sqlite is damaged \([^)]+\)\. Restore it .+sqlite3 ".+" "\.recover".+$/u;

let dataDir: string;
let file: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bg-opening-'));
  file = join(dataDir, 'buying-groups.sqlite');
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function fill(store: Store, count: number): Promise<void> {
  const accept = createInbox({ db: store.db, highWater: 10_000, onStored: () => undefined });
  const body = (number: number): Buffer => Buffer.from(JSON.stringify([{ number, text: 'x'.repeat(500) }]));
  await Promise.all(
    Array.from({ length: count }, (_, number) => accept({ body: body(number), receivedAt: NOW + number })),
  );
}

async function createFilledStore(count: number): Promise<void> {
  const store = await openStore({ dataDir });
  await fill(store, count);
  await store.close();
}

/** Answers the refusal, or closes the store again and tells how many deliveries it holds. */
async function tryToOpen(): Promise<StoreError | number> {
  try {
    const store = await openStore({ dataDir });
    const held = await countPending(store.db);
    await store.close();
    return held;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}

describe('a SQLite store', () => {
  test('comes up again with what was in it', async () => {
    await createFilledStore(300);
    expect(await tryToOpen()).toBe(300);
  });

  test('is refused to a second process, in words', async () => {
    const first = await openStore({ dataDir });
    const refusal = await tryToOpen();
    await first.close();
    expect(refusal).toBeInstanceOf(StoreError);
    expect((refusal as StoreError).message).toBe(
      `Another process holds the store in ${dataDir}. Stop it, choose another DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
    );
    expect(await tryToOpen()).toBe(0);
  });

  test('holds nothing back when opening it failed', async () => {
    await createFilledStore(1);
    const whole = await readFile(file);
    await writeFile(file, 'no database');
    expect(await tryToOpen()).toBeInstanceOf(StoreError);
    await writeFile(file, whole);
    expect(await tryToOpen()).toBe(1);
  });

  test('in a place that is no folder is refused with the variable to set', async () => {
    await writeFile(file, '');
    await expect(openStore({ dataDir: file })).rejects.toThrow(/cannot be used \(E\w+\)\. Set DATA_DIR/u);
  });

  test('is created anew where an earlier first start was killed half-way', async () => {
    await writeFile(`${file}.new`, 'half');
    expect(await tryToOpen()).toBe(0);
  });
});

describe('a damaged SQLite file refuses to start and never starts empty (P15)', () => {
  test.each([
    ['cut to nothing', () => truncate(file, 0)],
    ['cut in its first page', () => truncate(file, 1000)],
    ['cut after its first page', () => truncate(file, 4096)],
    ['half-written', async () => truncate(file, Math.floor((await stat(file)).size / 2))],
    ['missing its last page', async () => truncate(file, (await stat(file)).size - 4096)],
    ['overwritten by something else', () => writeFile(file, 'x'.repeat(10_000))],
    ['with a broken header', () => overwrite(0, Buffer.alloc(16))],
    ['with a broken first page', () => overwrite(100, Buffer.alloc(200, 0xff))],
  ])('%s', async (_, damage) => {
    await createFilledStore(200);
    await damage();
    const refusal = await tryToOpen();
    expect(refusal).toBeInstanceOf(StoreError);
    expect((refusal as StoreError).message).toMatch(DAMAGED);
  });

  test('gone, with only its log left', async () => {
    const store = await openStore({ dataDir });
    await fill(store, 5);
    await copyFile(`${file}-wal`, `${file}-kept`);
    await store.close();
    await rm(file);
    await copyFile(`${file}-kept`, `${file}-wal`);
    expect(await tryToOpen()).toMatchObject({ message: expect.stringMatching(DAMAGED) });
  });

  test('cut at any of 60 lengths it is refused', async () => {
    await createFilledStore(200);
    const whole = await readFile(file);
    const random = createRandom(3);
    for (let round = 0; round < 60; round++) {
      const length = Math.floor(random() * whole.length);
      await writeFile(file, whole.subarray(0, length));
      expect([length, await tryToOpen()]).toEqual([length, expect.any(StoreError)]);
    }
  });
});

async function overwrite(position: number, bytes: Buffer): Promise<void> {
  const handle = await openFile(file, 'r+');
  await handle.write(bytes, 0, bytes.length, position);
  await handle.close();
}

describe('migrations', () => {
  test('a store of a newer version is refused and left as it is (P16)', async () => {
    await createFilledStore(3);
    const raw = new SQLite(file);
    raw.exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')");
    raw.close();
    expect(await tryToOpen()).toMatchObject({
      message: expect.stringMatching(/^The store was written by a newer version .*9999-from-the-future/u),
    });
    const again = new SQLite(file, { readonly: true });
    expect(again.prepare('select count(*) as n from delivery').get()).toEqual({ n: 3 });
    again.close();
  });

  test('a second opening changes nothing', async () => {
    const schema = async (): Promise<unknown> => {
      const store = await migrate(new SqliteDialect({ database: new SQLite(file) }), 'sqlite');
      const tables = await store.db.introspection.getTables({ withInternalKyselyTables: true });
      await store.close();
      return tables;
    };
    expect(await schema()).toEqual(await schema());
  });

  test('8 parallel openings of one PGlite database migrate once (P16)', async () => {
    const pglite = new PGlite();
    const stores = await Promise.all(
      Array.from({ length: 8 }, () => migrate(new PGliteDialect({ pglite }), 'postgres')),
    );
    const { rows } = await pglite.query('select name from kysely_migration');
    expect(new Set(rows.map((row) => (row as { name: string }).name)).size).toBe(rows.length);
    expect(await countPending(stores[7]!.db)).toBe(0);
    await pglite.close();
  });
});

describePostgres('PostgreSQL', () => {
  test('20 parallel openings of one database migrate once (P16)', async () => {
    const { url, drop } = await createDatabase();
    const openings = Array.from({ length: 20 }, () => openStore({ databaseUrl: url, dataDir }));
    const stores = await Promise.all(openings);
    const accepts = stores.map(({ db }) => createInbox({ db, highWater: 100, onStored: () => undefined }));
    const answers = await Promise.all(
      accepts.map((accept) => accept({ body: Buffer.from('[]'), receivedAt: NOW })),
    );
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
    await drop();
  });
});

describe('a PostgreSQL that is not there', () => {
  test('is refused in one line that does not repeat the password', async () => {
    const databaseUrl = 'postgres://somebody:top-secret@127.0.0.1:1/nothing';
    const refusal = await openStore({ databaseUrl, dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreError);
    expect((refusal as StoreError).message).toMatch(
      /^The PostgreSQL of DATABASE_URL cannot be used \(ECONNREFUSED\)/u,
    );
    expect((refusal as StoreError).message).not.toContain('top-secret');
  });
});
