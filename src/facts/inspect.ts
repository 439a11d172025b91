/** Looking into a store without changing it: no migration, no lock, no folder; also while a server works on it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, type Dialect } from 'kysely';
import pg from 'pg';
import { countPending, oldestPending } from './inbox.ts';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './schema.ts';
import { asServerError } from './open-postgres.ts';
import { asStoreError } from './open-sqlite.ts';
import { readSignatures, type SignatureSeen } from './signature-seen.ts';
import { listRefusedSources, type RefusedSource } from './sources.ts';
import { codeOf } from './store-error.ts';
import type { StoreLocation } from './store.ts';

export interface StoreInspection {
  /** Deliveries that wait. */
  readonly pending: number;
  /** Milliseconds since 1970; null with an empty inbox. */
  readonly oldestPendingAt: number | null;
  /** Deliveries that could not be taken in. */
  readonly parked: number;
  readonly signatures: readonly SignatureSeen[];
  /** Any event was ever taken in from a delivery that HubSpot signed. */
  readonly heard: boolean;
  /** Sources beside the CRM that HubSpot refused when they were last asked. */
  readonly refusedSources: readonly RefusedSource[];
  /** Schema changes that the next start makes. */
  readonly outstanding: readonly string[];
  /** Schema changes of a newer version of this program. */
  readonly foreign: readonly string[];
}

export type StoreLook =
  | { readonly state: 'none' }
  /** `code`: of the database driver, such as `SQLITE_CORRUPT` or `ECONNREFUSED`. */
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'read'; readonly found: StoreInspection };

const CONNECT_MS = 5_000;

/** The store as it is, for reports: `null` where there is none yet. The caller closes it. */
export function openForReading({ databaseUrl, dataDir }: StoreLocation): Kysely<Tables> | null {
  if (databaseUrl !== undefined) return new Kysely<Tables>({ dialect: onServer(databaseUrl) });
  const file = fileIn(dataDir);
  return existsSync(file) ? new Kysely<Tables>({ dialect: onFile(file) }) : null;
}

/**
 * Work on the store as it is, also while a server works on it; `null` where there is no store, or one from before `table`.
 *
 * @throws StoreError when the store cannot be read
 */
export async function readOnly<Found>(
  location: StoreLocation,
  table: keyof Tables,
  work: (db: Kysely<Tables>) => Promise<Found>,
): Promise<Found | null> {
  try {
    const db = openForReading(location);
    if (db === null) return null;
    try {
      const tables = await db.introspection.getTables();
      return tables.some(({ name }) => name === table) ? await work(db) : null;
    } finally {
      await db.destroy();
    }
  } catch (error) {
    // What is no failure of the store is one of this program, and says so itself.
    if (codeOf(error) === 'unknown cause') throw error;
    throw location.databaseUrl === undefined
      ? asStoreError(error, fileIn(location.dataDir))
      : asServerError(error);
  }
}

/** Never throws for a store that cannot be used: that is the answer. */
export async function inspectStore({ databaseUrl, dataDir }: StoreLocation): Promise<StoreLook> {
  const file = fileIn(dataDir);
  if (databaseUrl === undefined && !existsSync(file)) return { state: 'none' };
  try {
    const db = new Kysely<Tables>({
      dialect: databaseUrl === undefined ? onFile(file) : onServer(databaseUrl),
    });
    try {
      return await inspect(db);
    } finally {
      await db.destroy();
    }
  } catch (error) {
    return { state: 'failed', code: codeOf(error) };
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'buying-groups.sqlite');
}

function onFile(file: string): Dialect {
  return new SqliteDialect({ database: new SQLite(file, { readonly: true, fileMustExist: true }) });
}

function onServer(databaseUrl: string): Dialect {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: CONNECT_MS });
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

async function inspect(db: Kysely<Tables>): Promise<StoreLook> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const names = new Set(tables.map(({ name }) => name));
  if (!names.has('kysely_migration') || !names.has('delivery')) return { state: 'none' };
  const applied = await listApplied(db);
  const known = Object.keys(await migrationProvider.getMigrations());
  const oldest = await oldestPending(db);
  const parked = await db
    .selectFrom('delivery')
    .where('state', '=', 'parked')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const event = await db.selectFrom('event_key').select('key').limit(1).executeTakeFirst();
  return {
    state: 'read',
    found: {
      pending: await countPending(db),
      // PostgreSQL's driver gives 64-bit integers as text unless told otherwise.
      oldestPendingAt: oldest === null ? null : Number(oldest),
      parked: Number(parked.n),
      signatures: await readSignatures(db),
      heard: event !== undefined,
      refusedSources: names.has('source') ? await listRefusedSources(db) : [],
      outstanding: known.filter((name) => !applied.includes(name)),
      foreign: applied.filter((name) => !known.includes(name)),
    },
  };
}

async function listApplied(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}
