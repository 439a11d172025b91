/** What a backfill has touched and nobody has decided yet: held back until everything of the past is taken in. */
import type { Connection } from './store.ts';

export type HeldWork = 'deals' | 'companies';

const CHUNK = 500;

export async function holdWork(db: Connection, what: HeldWork, ids: readonly string[]): Promise<void> {
  const sorted = [...new Set(ids)].sort();
  for (let start = 0; start < sorted.length; start += CHUNK) {
    await db
      .insertInto('backfill_work')
      .values(sorted.slice(start, start + CHUNK).map((id) => ({ what, id })))
      .onConflict((conflict) => conflict.columns(['what', 'id']).doNothing())
      .execute();
  }
}

/** Takes out the first of them; in the transaction that has them decided. Empty: none is left. */
export async function releaseWork(db: Connection, what: HeldWork, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('backfill_work')
    .select('id')
    .where('what', '=', what)
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await db.deleteFrom('backfill_work').where('what', '=', what).where('id', 'in', ids).execute();
  return ids;
}

export async function countHeld(db: Connection): Promise<number> {
  const row = await db
    .selectFrom('backfill_work')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .executeTakeFirstOrThrow();
  return Number(row.held);
}
