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

/**
 * Copies what decisions rest on, from either kind of store. `giveWay` is called between chunks. Rows that come
 * meanwhile may be missing.
 */
export async function copyStore(
  from: Connection,
  scratch: Database,
  giveWay: () => Promise<void>,
): Promise<void> {
  for (const { name, columns } of await scratch.introspection.getTables()) {
    if (LEFT_OUT.has(name)) continue;
    const table = { name, columns: columns.map((column) => column.name), key: await readKey(scratch, name) };
    const most = Math.min(CHUNK, Math.floor(MOST_VALUES / columns.length));
    for (let last: Row | undefined; ;) {
      const rows: readonly Row[] = await readRows(from, table, last, most);
      if (rows.length > 0) await insertRows(scratch, table, rows);
      if (rows.length < most) break;
      last = rows.at(-1);
      await giveWay();
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key, by which rows are read in order; every table has one. */
  readonly key: readonly string[];
}

/** Both kinds of store are made by the same migrations, and this one tells its keys. */
async function readKey(scratch: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(scratch);
  return rows.map(({ name }) => name);
}

function listNames(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function listValues(row: Row, columns: readonly string[]) {
  return sql`(${sql.join(columns.map((column) => row[column]))})`;
}

async function readRows(
  db: Connection,
  { name, columns, key }: Table,
  last: Row | undefined,
  most: number,
): Promise<readonly Row[]> {
  const after = last === undefined ? sql`` : sql`where (${listNames(key)}) > ${listValues(last, key)}`;
  const { rows } = await sql<Row>`
    select ${listNames(columns)} from ${sql.table(name)} ${after}
    order by ${listNames(key)} limit ${most}`.execute(db);
  return rows;
}

async function insertRows(db: Connection, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const values = sql.join(rows.map((row) => listValues(row, columns)));
  await sql`insert into ${sql.table(name)} (${listNames(columns)}) values ${values}
    on conflict do nothing`.execute(db);
}
