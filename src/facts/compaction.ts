/**
 * Deleted rows leave traces in a database's files. After an erasure the store is compacted, soon but not at once, so that
 * many erasures share one: what it costs grows with the size of the store.
 */
import type { Connection, Store } from './store.ts';

/** Well within the hour that is promised. */
export const COMPACT_AFTER_MS = 20 * 60_000;
const DUE = 'compaction_due_at';
const LATEST = 'erased_last_at';

/** In the transaction of an erasure. */
export async function requestCompaction(db: Connection, now: number): Promise<void> {
  await db
    .insertInto('counter')
    .values({ name: DUE, value: now + COMPACT_AFTER_MS })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  await db
    .insertInto('counter')
    .values({ name: LATEST, value: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: now }))
    .execute();
}

/** In milliseconds since 1970; `null`: nobody was erased since the last one. */
export async function whenCompaction(db: Connection): Promise<number | null> {
  const row = await db.selectFrom('counter').select('value').where('name', '=', DUE).executeTakeFirst();
  return row === undefined ? null : Number(row.value);
}

/** An erasure that comes while it runs asks for the next one. */
export async function compactStore(store: Store, now: number): Promise<void> {
  const latest = await store.db
    .selectFrom('counter')
    .select('value')
    .where('name', '=', LATEST)
    .executeTakeFirst();
  await store.compact();
  if (latest === undefined || Number(latest.value) >= now) return;
  await store.db
    .deleteFrom('counter')
    .where('name', '=', DUE)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('counter as later')
            .select('later.name')
            .where('later.name', '=', LATEST)
            .where('later.value', '>=', now),
        ),
      ),
    )
    .execute();
}

/** A full disk or a long report may stand in the way; the work of the store must not wait for it. */
const RETRY_MS = 5 * 60_000;

/** What stood in the way is not thrown: it is tried again later. */
export async function compactIfDue(store: Store, now: number): Promise<'not_due' | 'done' | 'failed'> {
  const due = await whenCompaction(store.db);
  if (due === null || due > now) return 'not_due';
  try {
    await compactStore(store, now);
    return 'done';
  } catch {
    await store.db
      .updateTable('counter')
      .set({ value: now + RETRY_MS })
      .where('name', '=', DUE)
      .execute();
    return 'failed';
  }
}
