/** What could not be processed: parked deliveries, and events that mean nothing here. */
import type { Connection } from './store.ts';

export interface DeadLetter {
  readonly id: string;
  /** A refused event was well signed, but this version does not know what it means. */
  readonly kind: 'parked' | 'refused';
  /** `hubspot`, `events_api` or `workflow`. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly attempts: number;
  /** Kind of the error, or reason of the refusal; never a value. */
  readonly cause: string;
}

/** The oldest first, parked deliveries before refused events. */
export async function listDeadLetters(db: Connection): Promise<DeadLetter[]> {
  const parked = await db
    .selectFrom('delivery')
    .select(['id', 'source', 'received_at', 'attempts', 'error'])
    .where('state', '=', 'parked')
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const refused = await db
    .selectFrom('refused_event')
    .select(['key', 'reason', 'at'])
    .orderBy('at')
    .orderBy('key')
    .execute();
  return [
    ...parked.map((row) => ({
      id: row.id,
      kind: 'parked' as const,
      source: row.source,
      at: Number(row.received_at),
      attempts: row.attempts,
      cause: row.error ?? 'unknown',
    })),
    ...refused.map((row) => ({
      id: row.key,
      kind: 'refused' as const,
      source: 'hubspot',
      at: Number(row.at),
      attempts: 1,
      cause: row.reason,
    })),
  ];
}

/** As it was stored; it may hold names and addresses. `null`: it is not there any more. */
export async function readBody(db: Connection, { id, kind }: DeadLetter): Promise<string | null> {
  const row =
    kind === 'parked'
      ? await db.selectFrom('delivery').select('body').where('id', '=', id).executeTakeFirst()
      : await db.selectFrom('refused_event').select('body').where('key', '=', id).executeTakeFirst();
  return row?.body ?? null;
}

/** Due at once, with all its attempts before it. Answers whether it was still there. */
export async function retryDeadLetter(db: Connection, letter: DeadLetter, now: number): Promise<boolean> {
  const fresh = { state: 'pending', attempts: 0, due_at: now, lease: null, leased_until: 0, error: null };
  if (letter.kind === 'parked') {
    const { numUpdatedRows } = await db
      .updateTable('delivery')
      .set(fresh)
      .where('id', '=', letter.id)
      .where('state', '=', 'parked')
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows) === 1;
  }
  const row = await db
    .deleteFrom('refused_event')
    .where('key', '=', letter.id)
    .returning('body')
    .executeTakeFirst();
  if (row === undefined) return false;
  // One event of a delivery that was taken in otherwise: it comes again alone.
  await db
    .insertInto('delivery')
    .values({ id: letter.id, source: 'hubspot', body: `[${row.body}]`, received_at: letter.at, ...fresh })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return true;
}

export async function dropDeadLetter(db: Connection, { id, kind }: DeadLetter): Promise<boolean> {
  const { numDeletedRows } =
    kind === 'parked'
      ? await db
          .deleteFrom('delivery')
          .where('id', '=', id)
          .where('state', '=', 'parked')
          .executeTakeFirstOrThrow()
      : await db.deleteFrom('refused_event').where('key', '=', id).executeTakeFirstOrThrow();
  return Number(numDeletedRows) === 1;
}
