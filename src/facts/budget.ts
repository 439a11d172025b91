/**
 * The account's call budgets, shared by all processes through one row per bucket: the moments of the last
 * calls, so that no window of the budget's length ever holds more than allowed (P25).
 */
import type { Database } from './store.ts';

export interface BucketLimit {
  readonly calls: number;
  readonly windowMs: number;
}

/** Answers 0 and counts the call, or says how many milliseconds to wait. */
export async function takeCall(
  db: Database,
  bucket: string,
  limit: BucketLimit,
  now: number,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    // The write comes first: on PostgreSQL it locks the row, on SQLite it takes the writer's place.
    await trx
      .insertInto('call_budget')
      .values({ bucket, calls: '[]' })
      .onConflict((conflict) =>
        conflict.column('bucket').doUpdateSet((eb) => ({ bucket: eb.ref('excluded.bucket') })),
      )
      .execute();
    const row = await trx
      .selectFrom('call_budget')
      .select('calls')
      .where('bucket', '=', bucket)
      .executeTakeFirstOrThrow();
    const { at, kept, counted } = readCalls(JSON.parse(row.calls) as number[], limit, now);
    const oldest = counted[counted.length - limit.calls];
    if (oldest !== undefined) return oldest + limit.windowMs - now;
    await trx
      .updateTable('call_budget')
      .set({ calls: JSON.stringify([...kept, at]) })
      .where('bucket', '=', bucket)
      .execute();
    return 0;
  });
}

/** Calls further ahead than this are of a clock that was set back since, and mean nothing. */
const SET_BACK_MS = 60_000;

/**
 * Several takers get the row in another order than they looked at their clocks, and the clocks of two machines
 * differ: a call counts as made no earlier than the one before it, and calls are kept for a second window.
 */
function readCalls(calls: readonly number[], { windowMs }: BucketLimit, now: number) {
  const last = calls.at(-1) ?? now;
  const at = last > now && last - now <= SET_BACK_MS ? last : now;
  const known = calls.filter((call) => call <= at);
  return {
    at,
    kept: known.filter((call) => call > now - 2 * windowMs),
    counted: known.filter((call) => call > now - windowMs),
  };
}
