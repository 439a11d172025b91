/** What grows without bound has an end: how long each kind is kept, and why so long. */
import type { Database } from './store.ts';

const DAY = 24 * 60 * 60_000;

/** Days each kind is kept. */
export const RETENTION_DAYS = {
  /** HubSpot repeats a delivery for 24 hours; a month covers people who replay by hand. */
  event_key: 30,
  /** Long enough for an admin to notice and ask. */
  refused_event: 30,
  /** Nothing older than 90 days counts; two years let reports compare this year with the last. */
  interaction: 730,
  /** Whoever has the address by then has it; after that the event points to nobody. */
  waiting_event: 90,
  /** Whoever was told of something is not told again; after two years it may be said once more. */
  alert: 730,
  task: 730,
  /** An automatic write can be looked up, and undone, for half a year. */
  write_log: 180,
  /** As long as the write that was taken back. */
  hold: 180,
} as const;

/** So many rows go at once, so that no transaction holds others up. */
const CHUNK = 5000;

const ID = {
  event_key: 'key',
  refused_event: 'key',
  interaction: 'id',
  write_log: 'id',
  waiting_event: 'id',
  alert: 'id',
  task: 'id',
  hold: 'id',
} as const;

/** Deletes what is too old; answers how many rows went. Call it again while it answers more than nothing. */
export async function forgetOld(db: Database, now: number): Promise<number> {
  let gone = 0;
  for (const table of Object.keys(ID) as (keyof typeof ID)[]) {
    const id = ID[table];
    const old = db
      .selectFrom(table)
      .select(id)
      .where('at', '<', now - RETENTION_DAYS[table] * DAY)
      .limit(CHUNK);
    const { numDeletedRows } = await db.deleteFrom(table).where(id, 'in', old).executeTakeFirstOrThrow();
    gone += Number(numDeletedRows);
  }
  return gone;
}

/**
 * Deletes deliveries that could not be taken in and that nobody tried again or dropped within so many days of their
 * arrival; answers how many. Their bodies hold names and addresses, so they must not stay for good.
 */
export async function forgetParked(db: Database, now: number, days: number): Promise<number> {
  const old = db
    .selectFrom('delivery')
    .select('id')
    .where('state', '=', 'parked')
    .where('received_at', '<', now - days * DAY)
    .limit(CHUNK);
  const { numDeletedRows } = await db.deleteFrom('delivery').where('id', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
