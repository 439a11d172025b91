/** How far the reading of a portal's past has come; one row per portal, rules and day from which on it is read. */
import type { BackfillTable } from './schema-backfill.ts';
import type { Connection } from './store.ts';

export interface BackfillName {
  readonly portalId: string;
  readonly rulesVersion: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** What was counted, by name; whatever was not met is absent. */
export type BackfillCounts = Readonly<Record<string, number>>;

export interface BackfillState {
  readonly since: number;
  readonly rehearsedAt: number | null;
  readonly startedAt: number | null;
  readonly doneAt: number | null;
  readonly step: string;
  readonly afterId: string | null;
  readonly counts: BackfillCounts;
}

/** Where a walk stands: its step, and the id after which it goes on. */
export interface Place {
  readonly step: string;
  readonly afterId: string | null;
}

/** Another process has taken this backfill over; what this one did until then stays done. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';

  constructor() {
    super('Another backfill of this store was started and goes on with it.');
  }
}

export async function readBackfill(db: Connection, name: BackfillName): Promise<BackfillState | null> {
  const row = await db.selectFrom('backfill').selectAll().where('id', '=', idOf(name)).executeTakeFirst();
  return row === undefined ? null : toState(row);
}

/** The one of this portal and these rules that was rehearsed last, whatever its day; `null`: there is none. */
export async function findRehearsed(
  db: Connection,
  { portalId, rulesVersion }: Omit<BackfillName, 'since'>,
): Promise<BackfillState | null> {
  const rows = await db
    .selectFrom('backfill')
    .selectAll()
    .where('rehearsed_at', 'is not', null)
    .orderBy('rehearsed_at', 'desc')
    .execute();
  const mine = rows.find(({ id, since }) => id === idOf({ portalId, rulesVersion, since }));
  return mine === undefined ? null : toState(mine);
}

/** A dry run ended: from now on the backfill may be carried out. */
export async function noteRehearsal(db: Connection, name: BackfillName, now: number): Promise<void> {
  await db
    .insertInto('backfill')
    .values({ ...emptyRow(name), rehearsed_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ rehearsed_at: now }))
    .execute();
}

export interface BackfillStart {
  readonly lease: string;
  readonly now: number;
  /** The first step, for one that begins anew. */
  readonly step: string;
}

/** Takes it over, wherever it stands; one that was done begins anew. Answers where it goes on. */
export async function startBackfill(
  db: Connection,
  name: BackfillName,
  { lease, now, step }: BackfillStart,
): Promise<BackfillState> {
  const known = await readBackfill(db, name);
  const goesOn = known !== null && known.startedAt !== null && known.doneAt === null;
  const anew = { started_at: now, done_at: null, step, after_id: null, counts: '{}' };
  const row = { lease, seen_at: now, ...(goesOn ? {} : anew) };
  await db
    .insertInto('backfill')
    .values({ ...emptyRow(name), ...anew, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  const started = await readBackfill(db, name);
  if (started === null) throw new Error('a row that was just written is not there');
  return started;
}

/**
 * In the transaction that makes a page durable, so that no page counts twice and none is left out.
 *
 * @throws TakenOver when the lease is another's
 */
export async function keepPlace(
  db: Connection,
  name: BackfillName,
  lease: string,
  place: Place & { readonly counts: BackfillCounts; readonly now: number },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('backfill')
    .set({
      step: place.step,
      after_id: place.afterId,
      counts: JSON.stringify(place.counts),
      seen_at: place.now,
    })
    .where('id', '=', idOf(name))
    .where('lease', '=', lease)
    .executeTakeFirstOrThrow();
  if (Number(numUpdatedRows) === 0) throw new TakenOver();
}

export async function finishBackfill(
  db: Connection,
  name: BackfillName,
  lease: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('backfill')
    .set({ done_at: now, seen_at: now, lease: null })
    .where('id', '=', idOf(name))
    .where('lease', '=', lease)
    .execute();
}

/**
 * When the backfill began that made headway at `after` (milliseconds since 1970) or later; `null`: there is none.
 */
export async function whenUnderWay(db: Connection, after: number): Promise<number | null> {
  const row = await db
    .selectFrom('backfill')
    .select(({ fn }) => fn.min('started_at').as('at'))
    .where('seen_at', '>=', after)
    .executeTakeFirst();
  return row?.at ?? null;
}

function idOf({ portalId, rulesVersion, since }: BackfillName): string {
  return [portalId, rulesVersion, since].join(':');
}

function emptyRow(name: BackfillName): BackfillTable {
  const never = { rehearsed_at: null, started_at: null, seen_at: null, done_at: null, lease: null };
  return { id: idOf(name), since: name.since, ...never, step: '', after_id: null, counts: '{}' };
}

function toState(row: BackfillTable): BackfillState {
  return {
    since: row.since,
    rehearsedAt: row.rehearsed_at,
    startedAt: row.started_at,
    doneAt: row.done_at,
    step: row.step,
    afterId: row.after_id,
    counts: JSON.parse(row.counts) as BackfillCounts,
  };
}
