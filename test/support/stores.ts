/** The same tests on every database the product knows: SQLite, PostgreSQL inside this process, and a real server. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate, openStore, type Store } from '../../src/facts/store.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and takes away what it stood on. */
  remove(): Promise<void>;
}

export type StoreKind = 'SQLite' | 'PGlite' | 'PostgreSQL';

/** Address of a PostgreSQL whose user may create databases; without it only PGlite speaks that dialect. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL;

/** PGlite stands in for PostgreSQL where no server is named: both speak one dialect, and PGlite is slow to start. */
export const STORE_KINDS: readonly StoreKind[] =
  TEST_DATABASE_URL === undefined ? ['SQLite', 'PGlite'] : ['SQLite', 'PostgreSQL'];

/** Where a real PostgreSQL is there; otherwise says what is left out. */
export function describePostgres(name: string, body: () => void): void {
  const missing = TEST_DATABASE_URL === undefined;
  if (missing) process.stderr.write(`Left out, since TEST_DATABASE_URL is not set: ${name}\n`);
  const run = missing ? describe.skip : describe;
  run(name, body);
}

const OPENERS: Readonly<Record<StoreKind, () => Promise<OpenedStore>>> = {
  SQLite: openSqliteStore,
  PGlite: openPGliteStore,
  PostgreSQL: openPostgresStore,
};

export function openTestStore(kind: StoreKind): Promise<OpenedStore> {
  return OPENERS[kind]();
}

async function openSqliteStore(): Promise<OpenedStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bg-store-'));
  const store = await openStore({ dataDir });
  const remove = async (): Promise<void> => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { store, remove };
}

async function openPGliteStore(): Promise<OpenedStore> {
  const store = await migrate(new PGliteDialect({ pglite: new PGlite() }), 'postgres');
  return { store, remove: () => store.close() };
}

async function openPostgresStore(): Promise<OpenedStore> {
  const database = await createDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDir: '' });
  const remove = async (): Promise<void> => {
    await store.close();
    await database.drop();
  };
  return { store, remove };
}

/** An empty database on the server of `TEST_DATABASE_URL`. */
export async function createDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `bg_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  await askServer(`create database ${name}`);
  return { url: url.href, drop: () => askServer(`drop database ${name} with (force)`) };
}

async function askServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const shared = new Map<StoreKind, Promise<OpenedStore>>();

/** One database per kind for the whole file, emptied before each test: opening costs up to two seconds. */
export function describeEachStore(name: string, body: (open: () => Store, kind: StoreKind) => void): void {
  describe.each(STORE_KINDS)(`${name} on %s`, (kind) => {
    let store: Store | null = null;
    const open = (): Store => {
      if (store === null) throw new Error('the store is only there inside a test');
      return store;
    };
    beforeAll(async () => {
      const opened = shared.get(kind) ?? openTestStore(kind);
      shared.set(kind, opened);
      ({ store } = await opened);
    });
    beforeEach(() => emptyStore(open()));
    body(open, kind);
  });
}

afterAll(async () => {
  for (const opened of shared.values()) await (await opened).remove();
  shared.clear();
});

export async function emptyStore({ db }: Store): Promise<void> {
  const tables = await db.introspection.getTables();
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(db);
}
