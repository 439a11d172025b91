/** Which records of an answer are not as the mirror holds them: of all others nothing has to be decided again. */
import { parseTime } from '../domain/time.ts';
import { valueOf, type Mirrored, type Stamped } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import type { HubSpotObject, ReadResult } from '../hubspot/gateway.ts';
import { READ_PROPERTIES } from './mirrored-properties.ts';

/** To be asked before the answer is stored. `read`: the properties that were asked for. */
export async function findDiffering(
  db: Connection,
  type: Mirrored,
  { found, missing }: ReadResult,
  read: readonly string[] = READ_PROPERTIES[type],
): Promise<string[]> {
  const ids = [...found.map(({ id }) => id), ...missing];
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(type)
    .select(['id', 'properties', 'archived', 'read_at'])
    .where('id', 'in', ids)
    .execute();
  const known = new Map(
    rows.flatMap((row) => (row.read_at === null || row.archived === 1 ? [] : [[row.id, row.properties]])),
  );
  const changed = found.filter((object) => {
    const properties = known.get(object.id);
    return properties === undefined || !isHeld(read, object, JSON.parse(properties) as Stamped);
  });
  return [...changed.map(({ id }) => id), ...missing.filter((id) => known.has(id))];
}

/** HubSpot answers some properties unasked, the time of the last change among them. */
function isHeld(read: readonly string[], { properties }: HubSpotObject, held: Stamped): boolean {
  return read.every((name) => isSame(properties[name] ?? null, valueOf(held, name)));
}

/** Moments come in milliseconds or in ISO 8601, by whoever tells of them. */
function isSame(told: string | null, held: string | null): boolean {
  if (told === held) return true;
  const moment = parseTime(told);
  return moment !== null && moment === parseTime(held);
}
