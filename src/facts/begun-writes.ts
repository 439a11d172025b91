/**
 * Deals and contacts whose properties are being written. A row that outlives its write tells that nobody knows what
 * HubSpot holds now: the process died, or the answer was lost, after the request had gone.
 */
import type { Connection } from './store.ts';

export type Written = 'deal' | 'contact';

const CHUNK = 500;

const nameOf = (object: Written, id: string): string => `${object}:${id}`;

/** Before the request goes. */
export async function beginWrites(
  db: Connection,
  object: Written,
  objectIds: readonly string[],
): Promise<void> {
  const rows = [...new Set(objectIds)].map((id) => ({ id: nameOf(object, id), object, object_id: id }));
  for (let start = 0; start < rows.length; start += CHUNK)
    await db
      .insertInto('begun_write')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
}

/** Once HubSpot has answered, or was asked again. */
export async function endWrites(
  db: Connection,
  object: Written,
  objectIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < objectIds.length; start += CHUNK)
    await db
      .deleteFrom('begun_write')
      .where(
        'id',
        'in',
        objectIds.slice(start, start + CHUNK).map((id) => nameOf(object, id)),
      )
      .execute();
}

/** All that were begun, by kind; none, as a rule. */
export async function listBegun(db: Connection): Promise<Record<Written, string[]>> {
  const rows = await db.selectFrom('begun_write').select(['object', 'object_id']).execute();
  const idsOf = (object: Written): string[] =>
    rows.flatMap((row) => (row.object === object ? [row.object_id] : []));
  return { deal: idsOf('deal'), contact: idsOf('contact') };
}
