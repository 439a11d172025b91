/** Work that one process at a time does every so often, however many share the store. */
import type { Connection } from './store.ts';

export interface Turn {
  readonly name: string;
  /** Of the process that asks. */
  readonly lease: string;
  readonly leaseMs: number;
  readonly now: number;
}

/** Takes the turn if nobody has it and the last one ended `every` milliseconds ago; answers whether it did. */
export async function takeTurn(db: Connection, turn: Turn, every: number): Promise<boolean> {
  const { name, lease, leaseMs, now } = turn;
  const held = { lease, leased_until: now + leaseMs };
  const taken = await db
    .insertInto('turn')
    .values({ name, ...held, done_at: 0 })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet(held)
        .where('turn.leased_until', '<=', now)
        .where('turn.done_at', '<=', now - every),
    )
    .returning('lease')
    .executeTakeFirst();
  return taken?.lease === lease;
}

/** Keeps the turn for longer; answers whether it is still one's own. */
export async function keepTurn(db: Connection, { name, lease, leaseMs, now }: Turn): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('turn')
    .set({ leased_until: now + leaseMs })
    .where('name', '=', name)
    .where('lease', '=', lease)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1;
}

/** Gives the turn back. `doneAt`: when it was done, `null` where it was not. */
export async function endTurn(
  db: Connection,
  { name, lease }: Pick<Turn, 'name' | 'lease'>,
  doneAt: number | null,
): Promise<void> {
  await db
    .updateTable('turn')
    .set({ lease: null, leased_until: 0, ...(doneAt === null ? {} : { done_at: doneAt }) })
    .where('name', '=', name)
    .where('lease', '=', lease)
    .execute();
}

/** The earliest moment at which anybody may take the turn, in milliseconds since 1970. */
export async function whenTurn(db: Connection, name: string, every: number): Promise<number> {
  const row = await db.selectFrom('turn').selectAll().where('name', '=', name).executeTakeFirst();
  if (row === undefined) return 0;
  return Math.max(Number(row.leased_until), Number(row.done_at) + every);
}
