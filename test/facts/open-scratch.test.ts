import { sql } from 'kysely';
import { copyStore, openScratch } from '../../src/facts/open-scratch.ts';
import type { Database } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_795_000_000_000;
/** More than one chunk. */
const MANY = 2_345;

async function fill(db: Database): Promise<void> {
  for (let start = 0; start < MANY; start += 500) {
    const numbers = Array.from({ length: Math.min(500, MANY - start) }, (_, n) => start + n);
    await db
      .insertInto('interaction')
      .values(
        numbers.map((n) => ({
          id: `i${n}`,
          contact_id: String(n % 7),
          at: NOW + n,
          source: 'page',
          content: n % 2 === 0 ? null : `/hr/${n}`,
          solution: null,
          kind: null,
        })),
      )
      .execute();
    await db
      .insertInto('deal_company')
      .values(numbers.map((n) => ({ deal_id: String(n % 3), company_id: String(n) })))
      .execute();
  }
  await db
    .insertInto('delivery')
    .values({
      id: 'd',
      source: 'hubspot',
      body: '[]',
      received_at: NOW,
      state: 'pending',
      attempts: 0,
      due_at: NOW,
      lease: null,
      leased_until: 0,
      error: null,
    })
    .execute();
}

async function readAll(db: Database, table: 'interaction' | 'deal_company'): Promise<string[]> {
  const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
  return rows.map((row) => JSON.stringify(row)).sort();
}

describeEachStore('a scratch store', (open) => {
  test('holds what decisions rest on, row by row, and nothing of the inbox', async () => {
    const { db } = open();
    await fill(db);
    const scratch = await openScratch();
    let pauses = 0;
    await copyStore(db, scratch.db, () => Promise.resolve(void (pauses += 1)));
    for (const table of ['interaction', 'deal_company'] as const) {
      const copied = await readAll(scratch.db, table);
      expect(copied).toHaveLength(MANY);
      expect(copied).toEqual(await readAll(db, table));
    }
    expect(pauses).toBeGreaterThanOrEqual(4);
    expect(await scratch.db.selectFrom('delivery').selectAll().execute()).toEqual([]);
    await scratch.close();
  });
});

test('every table has a primary key, by which a scratch store is filled', async () => {
  const scratch = await openScratch();
  const tables = await scratch.db.introspection.getTables();
  for (const { name } of tables) {
    const { rows } = await sql`select name from pragma_table_info(${name}) where pk > 0`.execute(scratch.db);
    expect([name, rows.length > 0]).toEqual([name, true]);
  }
  expect(tables.length).toBeGreaterThan(30);
  await scratch.close();
});
