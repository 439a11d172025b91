/** Whether there is anything to tell or to make; asked after every decision, so it costs two look-ups in an index. */
import type { Connection } from '../../facts/store.ts';

/** `open`: owners may be told something now. */
export async function isAnythingDue(db: Connection, now: number, open: boolean): Promise<boolean> {
  const task = await db
    .selectFrom('task')
    .select('id')
    .where('state', 'in', ['wanted', 'making'])
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  if (task !== undefined) return true;
  if (!open) return false;
  const alert = await db
    .selectFrom('alert')
    .select('id')
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return alert !== undefined;
}
