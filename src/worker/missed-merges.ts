/** Merges of contacts of which no webhook told yet, read off the records that live on. */
import { rehome, survivorsOf } from '../facts/events.ts';
import type { Connection } from '../facts/store.ts';
import type { HubSpotObject } from '../hubspot/gateway.ts';

/** HubSpot's list of the records that were merged into this one, separated by semicolons. */
export const MERGED_IDS = 'hs_merged_object_ids';

export function withoutMergedIds<Read extends HubSpotObject>(object: Read): Read {
  const kept = Object.entries(object.properties).filter(([name]) => name !== MERGED_IDS);
  return { ...object, properties: Object.fromEntries(kept) };
}

/** What merged contacts did is their survivor's, also where no webhook told of it; answers these survivors. */
export async function rehomeMissed(
  db: Connection,
  found: readonly Pick<HubSpotObject, 'id' | 'properties'>[],
): Promise<string[]> {
  const survivors: string[] = [];
  for (const { id, properties } of found) {
    const merged = (properties[MERGED_IDS] ?? '').split(';').filter((each) => /^\d+$/u.test(each));
    const known = await survivorsOf(db, merged);
    const missed = merged.filter((each) => each !== id && !known.has(each));
    if (missed.length === 0) continue;
    await rehome(db, missed, id);
    survivors.push(id);
  }
  return survivors;
}
