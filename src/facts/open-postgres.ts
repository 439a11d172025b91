/** PostgreSQL by URL, shared by any number of processes. */
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { Store } from './store.ts';
import { codeOf, StoreError } from './store-error.ts';

/** PostgreSQL gives 64-bit integers as text unless told that they fit: ours are times and counts. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A server that does not even answer is reported instead of waited for; HubSpot itself gives up after 5 s. */
const CONNECT_MS = 10_000;

/** @throws StoreError when the server cannot be reached or refuses; the address, which holds a password, is not repeated */
export async function openPostgres(url: string): Promise<Store> {
  try {
    const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: CONNECT_MS });
    // A broken idle connection is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return await migrate(new PostgresDialect({ pool }), 'postgres');
  } catch (error) {
    throw asServerError(error);
  }
}

export function asServerError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(
    `The PostgreSQL of DATABASE_URL cannot be used (${codeOf(error)}). Check that the server runs, that host, database, user and password are right, and that the user may create tables.`,
  );
}
