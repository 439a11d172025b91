/** Merges of contacts, companies and deals of which no webhook told yet, read off the records that live on. */
import { rehome, survivorsOf } from '../facts/events.ts';
import { rehomeCompanies, rehomeDeals, type Merge } from '../facts/rehome.ts';
import type { Connection } from '../facts/store.ts';
import type { HubSpotObject } from '../hubspot/gateway.ts';
import { MERGED_IDS } from './mirrored-properties.ts';

type Survivor = Pick<HubSpotObject, 'id' | 'properties'>;

export function withoutMergedIds<Read extends HubSpotObject>(object: Read): Read {
  const kept = Object.entries(object.properties).filter(([name]) => name !== MERGED_IDS);
  return { ...object, properties: Object.fromEntries(kept) };
}

/** What merged contacts did is their survivor's, also where no webhook told of it; answers these survivors. */
export async function rehomeMissed(db: Connection, found: readonly Survivor[]): Promise<string[]> {
  const survivors: string[] = [];
  for (const survivor of found) {
    const merged = mergedInto(survivor);
    const known = await survivorsOf(db, merged);
    const missed = merged.filter((each) => !known.has(each));
    if (missed.length === 0) continue;
    await rehome(db, missed, survivor.id);
    survivors.push(survivor.id);
  }
  return survivors;
}

/** What people said of merged deals holds on their survivor; merges that are known already change nothing. */
export async function rehomeMergedDeals(db: Connection, found: readonly Survivor[]): Promise<void> {
  for (const merge of await findMissed(db, 'deal', found)) await rehomeDeals(db, merge);
}

/** Likewise of companies: their opportunities are the survivor's, which would else begin them anew. */
export async function rehomeMergedCompanies(
  db: Connection,
  found: readonly Survivor[],
  now: number,
): Promise<void> {
  for (const merge of await findMissed(db, 'company', found)) await rehomeCompanies(db, merge, now);
}

async function findMissed(
  db: Connection,
  type: 'deal' | 'company',
  found: readonly Survivor[],
): Promise<Merge[]> {
  const named = found.flatMap(mergedInto);
  if (named.length === 0) return [];
  const settled = await db
    .selectFrom(type)
    .select('id')
    .where('id', 'in', named)
    .where('merged_into', 'is not', null)
    .execute();
  const known = new Set(settled.map(({ id }) => id));
  return found.flatMap((survivor) => {
    const merged = mergedInto(survivor).filter((id) => !known.has(id));
    return merged.length > 0 ? [{ merged, survivor: survivor.id }] : [];
  });
}

function mergedInto({ id, properties }: Survivor): string[] {
  return (properties[MERGED_IDS] ?? '').split(';').filter((each) => /^\d+$/u.test(each) && each !== id);
}
