/** Opens the store: SQLite in a folder by default, PostgreSQL by URL; both hold the same tables. */
import type { Kysely, Transaction } from 'kysely';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Tables } from './schema.ts';

export { migrate } from './migrate.ts';
export { StoreError } from './store-error.ts';

export type Database = Kysely<Tables>;
/** A database, or the transaction a caller has open on it. */
export type Connection = Database | Transaction<Tables>;

export interface Store {
  readonly db: Database;
  readonly kind: 'sqlite' | 'postgres';
  /** Writes the store anew, so that nothing of what was deleted stays in its files; what else is asked of it waits. */
  compact(): Promise<void>;
  /**
   * Gives a part of the space that deletions freed back to the disk; answers how many pages. PostgreSQL does so by itself: 0.
   */
  shrink(): Promise<number>;
  close(): Promise<void>;
}

export interface StoreLocation {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/** @throws StoreError when the store cannot be used */
export async function openStore(location: StoreLocation): Promise<Store> {
  return location.databaseUrl === undefined
    ? openSqlite(location.dataDir)
    : openPostgres(location.databaseUrl);
}
