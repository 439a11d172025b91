/** What the portal lacked is back: the values that could not be written meanwhile are found and written. */
import type { Connection } from '../facts/store.ts';
import { markDirty, markToRead } from '../facts/work.ts';
import type { Gap, WorkerParts } from './context.ts';

/** By these a deal is ours; forgetting them would look like a person who emptied them. */
const KEPT: ReadonlySet<string> = new Set(['bg_key', 'bg_solution']);
const CHUNK = 500;

/**
 * HubSpot may have brought a property back with its old values or without any, so the mirror forgets what it held and
 * the records are read again. Every company with a deal, or with one that could not be made, is decided again.
 */
export async function lookAgain({ store, now, log }: WorkerParts, closed: readonly Gap[]): Promise<void> {
  log.info({ gaps: closed.map(({ what }) => what) }, 'the portal has again what it lacked');
  await store.db.transaction().execute(async (trx) => {
    for (const type of ['deal', 'contact'] as const) {
      const names = closed.flatMap(({ kind, what }) =>
        kind !== 'label' && what.startsWith(`${type}s.`) ? [what.slice(type.length + 2)] : [],
      );
      const forgotten = await forgetValues(trx, type, new Set(names.filter((name) => !KEPT.has(name))));
      await markToRead(trx, type === 'deal' ? 'deals' : 'pair_contacts', forgotten, now());
    }
    await markDirty(trx, await companiesWithOpportunities(trx), now());
  });
}

/** Answers the ids of the live records that had any of the values. */
async function forgetValues(
  db: Connection,
  type: 'deal' | 'contact',
  names: ReadonlySet<string>,
): Promise<string[]> {
  if (names.size === 0) return [];
  const forgotten: string[] = [];
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom(type)
      .select(['id', 'properties'])
      .where('archived', '=', 0)
      .where('id', '>', last)
      .orderBy('id')
      .limit(CHUNK)
      .execute();
    for (const { id, properties } of rows) {
      const held = Object.entries(JSON.parse(properties) as Record<string, unknown>);
      const kept = held.filter(([name]) => !names.has(name));
      if (kept.length === held.length) continue;
      await db
        .updateTable(type)
        .set({ properties: JSON.stringify(Object.fromEntries(kept)) })
        .where('id', '=', id)
        .execute();
      forgotten.push(id);
    }
    const end = rows.at(-1);
    if (rows.length < CHUNK || end === undefined) return forgotten;
    last = end.id;
  }
}

async function companiesWithOpportunities(db: Connection): Promise<string[]> {
  const linked = await db
    .selectFrom('deal_company')
    .innerJoin('deal', 'deal.id', 'deal_company.deal_id')
    .select('deal_company.company_id')
    .distinct()
    .where('deal.archived', '=', 0)
    .execute();
  const announced = await db.selectFrom('opportunity').select('company_id').distinct().execute();
  return [...linked, ...announced].map(({ company_id }) => company_id);
}
