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
    const calls = (JSON.parse(row.calls) as number[]).filter((at) => at > now - limit.windowMs && at <= now);
    const oldest = calls[calls.length - limit.calls];
    if (oldest !== undefined) return oldest + limit.windowMs - now;
    calls.push(now);
    await trx
      .updateTable('call_budget')
      .set({ calls: JSON.stringify(calls) })
      .where('bucket', '=', bucket)
      .execute();
    return 0;
  });
}
