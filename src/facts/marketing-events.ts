/** How far each marketing event was read, so that only what changed is read again and a cut reading goes on. */
import type { Connection } from './store.ts';

export interface EventReading {
  /** What told of the event when it was last read to the end; `null`: never. */
  readonly seen: string | null;
  /** Milliseconds since 1970; 0: never. */
  readonly readAt: number;
  /** A reading that was cut: what told of the event when it began, and where it goes on. */
  readonly cut: { readonly reading: string; readonly after: string } | null;
}

export async function readEventReadings(
  db: Connection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventReading>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('marketing_event').selectAll().where('id', 'in', ids).execute();
  return new Map(
    rows.map(({ id, seen, read_at: readAt, reading, after }) => {
      const cut = reading === null || after === null ? null : { reading, after };
      return [id, { seen, readAt: Number(readAt), cut }];
    }),
  );
}

/** One page is taken in; `after`: the next one. */
export async function noteEventPage(
  db: Connection,
  id: string,
  reading: string,
  after: string,
): Promise<void> {
  await db
    .insertInto('marketing_event')
    .values({ id, seen: null, read_at: 0, reading, after })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ reading, after }))
    .execute();
}

/** Read to the end; `seen`: what told of the event when the reading began. */
export async function noteEventRead(db: Connection, id: string, seen: string, now: number): Promise<void> {
  const done = { seen, read_at: now, reading: null, after: null };
  await db
    .insertInto('marketing_event')
    .values({ id, ...done })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(done))
    .execute();
}
