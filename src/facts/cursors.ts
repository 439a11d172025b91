/** How far the reconciliation has come: up to when each kind of object was asked for, and what was seen since. */
import type { Connection } from './store.ts';

/** Milliseconds since 1970; `null`: never asked. */
export async function readCursor(db: Connection, what: string): Promise<number | null> {
  const row = await db.selectFrom('cursor').select('at').where('what', '=', what).executeTakeFirst();
  return row === undefined ? null : Number(row.at);
}

/** Where there is none yet, begins now; what stands there stays. */
export async function startCursors(db: Connection, kinds: readonly string[], now: number): Promise<void> {
  await db
    .insertInto('cursor')
    .values(kinds.map((what) => ({ what, at: now })))
    .onConflict((conflict) => conflict.column('what').doNothing())
    .execute();
}

/** Everything up to `at` is durable; what was seen before `forgetBefore` cannot be found again. */
export async function advanceCursor(
  db: Connection,
  what: string,
  at: number,
  forgetBefore: number,
): Promise<void> {
  await db
    .insertInto('cursor')
    .values({ what, at })
    .onConflict((conflict) => conflict.column('what').doUpdateSet({ at }))
    .execute();
  await db.deleteFrom('seen_change').where('what', '=', what).where('at', '<', forgetBefore).execute();
}

/** An object and the moment of its last change, in milliseconds since 1970. */
export interface Change {
  readonly id: string;
  readonly updatedAt: number;
}

/** Of these changes, those that were not seen yet. */
export async function unseenChanges(
  db: Connection,
  what: string,
  changes: readonly Change[],
): Promise<Change[]> {
  if (changes.length === 0) return [];
  const ids = changes.map(({ id }) => id);
  const rows = await db
    .selectFrom('seen_change')
    .select(['id', 'at'])
    .where('what', '=', what)
    .where('id', 'in', ids)
    .execute();
  const seen = new Map(rows.map(({ id, at }) => [id, Number(at)]));
  return changes.filter(({ id, updatedAt }) => seen.get(id) !== updatedAt);
}

/** In the transaction that makes them durable, so that a run that was cut off does not begin anew. */
export async function noteSeen(db: Connection, what: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insertInto('seen_change')
    .values(changes.map(({ id, updatedAt }) => ({ what, id, at: updatedAt })))
    .onConflict((conflict) =>
      conflict.columns(['what', 'id']).doUpdateSet((eb) => ({ at: eb.ref('excluded.at') })),
    )
    .execute();
}
