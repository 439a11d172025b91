/** A store for trying something out: nobody else sees it, and it is gone when it is closed, whatever way that happens. */
import SQLite from 'better-sqlite3';
import { sql, SqliteDialect } from 'kysely';
import { migrate } from './migrate.ts';
import type { Connection, Database, Store } from './store.ts';

/**
 * In the folder for temporary files, where the system has taken its name away already, so that a killed process leaves
 * nothing of anybody behind.
 */
export async function openScratch(): Promise<Store> {
  const database = new SQLite('');
  database.pragma('journal_mode = MEMORY');
  database.pragma('synchronous = OFF');
  return migrate(new SqliteDialect({ database }), 'sqlite');
}

/** What nothing that is decided rests on. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'backfill',
  'call_budget',
  'counter',
  'decision',
  'delivery',
  'dirty_company',
  'event_key',
  'installed',
  'refused_event',
  'seen_change',
  'task',
  'turn',
  'write_log',
]);
const CHUNK = 1000;
/** SQLite takes so many values per statement. */
const MOST_VALUES = 30_000;

/** Copies what decisions rest on, from either kind of store. `giveWay` is called between chunks. */
export async function copyStore(from: Database, to: Database, giveWay: () => Promise<void>): Promise<void> {
  for (const { name, columns } of await from.introspection.getTables()) {
    if (LEFT_OUT.has(name)) continue;
    const names = columns.map((column) => column.name);
    const most = Math.min(CHUNK, Math.floor(MOST_VALUES / names.length));
    for (let start = 0; ; start += most) {
      const rows = await readRows(from, name, names, { start, most });
      if (rows.length > 0) await insertRows(to, name, names, rows);
      if (rows.length < most) break;
      await giveWay();
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

async function readRows(
  db: Connection,
  table: string,
  columns: readonly string[],
  { start, most }: { readonly start: number; readonly most: number },
): Promise<readonly Row[]> {
  const all = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } = await sql<Row>`
    select ${all} from ${sql.table(table)} order by ${all} limit ${most} offset ${start}`.execute(db);
  return rows;
}

async function insertRows(
  db: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`));
  await sql`insert into ${sql.table(table)} (${names}) values ${values}`.execute(db);
}
