/** SQLite in a folder: one process at a time, durable at every commit, never silently empty. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import { compactFile } from './compact-file.ts';
import { releaseLeases } from './leases.ts';
import { migrate } from './migrate.ts';
import { releasePages } from './release-pages.ts';
import type { Store } from './store.ts';
import { codeOf, StoreError } from './store-error.ts';

/** @throws StoreError when the folder is taken, cannot be written or holds a damaged store */
export async function openSqlite(dataDir: string): Promise<Store> {
  createFolder(dataDir);
  const lock = takeLock(dataDir);
  const file = join(dataDir, 'buying-groups.sqlite');
  try {
    if (!existsSync(file)) createStore(file);
    const connection = connect(file);
    const store = await migrate(new SqliteDialect({ database: connection }), 'sqlite');
    await releaseLeases(store.db);
    // What the log holds moves into the file itself, so that a lost log never leaves a store without tables.
    connection.pragma('wal_checkpoint(TRUNCATE)');
    return {
      ...store,
      // With the only connection in hand: whatever else is asked waits for it, and the event loop goes on.
      compact: () => store.db.connection().execute(() => compactFile(file)),
      shrink: () => store.db.connection().execute(() => Promise.resolve(releasePages(connection))),
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

function createFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError(
      `The folder ${dataDir} cannot be used (${codeOf(error)}). Set DATA_DIR to a folder this user may write to.`,
    );
  }
}

/**
 * Under another name first: the file itself comes into being complete, so that one without content has lost it and
 * is never taken for a first start (P15).
 */
function createStore(file: string): void {
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0)
    throw damaged(file, 'only its -wal file is there');
  const draft = `${file}.new`;
  for (const leftover of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(leftover, { force: true });
  const connection = new SQLite(draft);
  // Only takes before anything is written.
  connection.pragma('auto_vacuum = INCREMENTAL');
  connection.pragma('journal_mode = WAL');
  connection.close();
  renameSync(draft, file);
}

function connect(file: string): SQLite.Database {
  if (statSync(file).size === 0) throw damaged(file, 'it is empty');
  const connection = new SQLite(file);
  try {
    connection.pragma('journal_mode = WAL');
    // What was acknowledged survives a power cut (P12), and what was erased is overwritten (P37).
    connection.pragma('synchronous = FULL');
    connection.pragma('secure_delete = ON');
    connection.pragma('busy_timeout = 5000');
    const check = connection.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new SQLite.SqliteError(String(check), 'SQLITE_CORRUPT');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * One process per folder. The lock is an open transaction on a file of its own: the operating system takes it
 * back whatever way the process ends, so that a crash never leaves a stale lock.
 */
function takeLock(dataDir: string): SQLite.Database {
  const file = join(dataDir, 'lock.sqlite');
  let lock: SQLite.Database | null = null;
  try {
    lock = new SQLite(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) {
      throw new StoreError(
        `Another process holds the store in ${dataDir}. Stop it, choose another DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
      );
    }
    throw new StoreError(
      `The lock file ${file} cannot be used (${codeOf(error)}). Delete it if no other process uses ${dataDir}, and check that this user may write there.`,
    );
  }
}

function damaged(file: string, how: string): StoreError {
  return new StoreError(
    `The store ${file} is damaged (${how}). Restore it from a backup, or try: sqlite3 "${file}" ".recover" | sqlite3 recovered.sqlite`,
  );
}

/** What a person can mend is a StoreError; anything else stays what it is. */
export function asStoreError(error: unknown, file: string): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/u.test(code)) return damaged(file, code);
  if (!code.startsWith('SQLITE_')) return error;
  return new StoreError(
    `The store ${file} cannot be used (${code}). Check that its disk has space and that this user may write to its folder.`,
  );
}
