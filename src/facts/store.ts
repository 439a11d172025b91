/** Opens the store: SQLite in a folder by default, PostgreSQL by URL; both hold the same tables. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, type Dialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;
/** A database, or the transaction a caller has open on it. */
export type Connection = Database | Transaction<Tables>;

export interface Store {
  readonly db: Database;
  readonly kind: 'sqlite' | 'postgres';
  close(): Promise<void>;
}

/** The store cannot be used; `message` names the cause and the way out in one line. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

export interface StoreLocation {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

export async function openStore(location: StoreLocation): Promise<Store> {
  return location.databaseUrl === undefined
    ? openSqlite(location.dataDir)
    : openPostgres(location.databaseUrl);
}

async function openSqlite(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = takeLock(dataDir);
  const file = join(dataDir, 'buying-groups.sqlite');
  try {
    const connection = connect(file);
    const store = await migrate(new SqliteDialect({ database: connection }), 'sqlite');
    return {
      ...store,
      close: async () => {
        await store.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw asStoreError(error, file);
  }
}

function connect(file: string): SQLite.Database {
  const connection = new SQLite(file);
  // Order matters: auto_vacuum only takes before the first table.
  connection.pragma('auto_vacuum = INCREMENTAL');
  connection.pragma('journal_mode = WAL');
  // What was acknowledged survives a power cut (P12), and what was erased is overwritten (P37).
  connection.pragma('synchronous = FULL');
  connection.pragma('secure_delete = ON');
  connection.pragma('busy_timeout = 5000');
  const check = connection.pragma('quick_check(1)', { simple: true });
  if (check !== 'ok') throw new SQLite.SqliteError(String(check), 'SQLITE_CORRUPT');
  return connection;
}

/**
 * One process per folder. The lock is an open transaction on a file of its own: the operating system takes it
 * back whatever way the process ends, so that a crash never leaves a stale lock.
 */
function takeLock(dataDir: string): SQLite.Database {
  const lock = new SQLite(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new StoreError(
      `Another process holds the store in ${dataDir}. Stop it, choose another DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
    );
  }
}

function asStoreError(error: unknown, file: string): unknown {
  if (!(error instanceof SQLite.SqliteError)) return error;
  if (error.code !== 'SQLITE_CORRUPT' && error.code !== 'SQLITE_NOTADB') return error;
  return new StoreError(
    `The store ${file} is damaged (${error.code}). Restore it from a backup, or try: sqlite3 "${file}" ".recover" | sqlite3 recovered.sqlite`,
  );
}

/** PostgreSQL gives 64-bit integers as text unless told that they fit: ours are times and counts. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return migrate(new PostgresDialect({ pool }), 'postgres');
}

/** Brings any dialect up to date; used by tests with a PostgreSQL that runs inside the process. */
export async function migrate(dialect: Dialect, kind: Store['kind']): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw error;
  }
  return { db, kind, close: () => db.destroy() };
}
