/** The ledger of opportunities: a line is written before HubSpot is asked for a deal (exactly once by key). */
import { valueOf, type Stamped } from './mirror.ts';
import type { Connection } from './store.ts';

export interface NewOpportunity {
  readonly key: string;
  readonly companyId: string;
  readonly solution: string;
  readonly cycle: number;
  readonly detectedAt: number | null;
}

/** Announces deals that are about to be created; a line that is there stays as it is. */
export async function announceOpportunities(
  db: Connection,
  opportunities: readonly NewOpportunity[],
): Promise<void> {
  if (opportunities.length === 0) return;
  await db
    .insertInto('opportunity')
    .values(
      opportunities.map((each) => ({
        key: each.key,
        company_id: each.companyId,
        solution: each.solution,
        cycle: each.cycle,
        state: 'creating',
        deal_id: null,
        detected_at: each.detectedAt,
        signals_spent_until: null,
      })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

export async function confirmOpportunity(db: Connection, key: string, dealId: string): Promise<void> {
  await db
    .updateTable('opportunity')
    .set({ state: 'open', deal_id: dealId })
    .where('key', '=', key)
    .execute();
}

/** A late arrival may show that the group formed earlier; never later. */
export async function rememberDetection(db: Connection, key: string, detectedAt: number): Promise<void> {
  await db
    .updateTable('opportunity')
    .set({ detected_at: detectedAt })
    .where('key', '=', key)
    .where((eb) => eb.or([eb('detected_at', 'is', null), eb('detected_at', '>', detectedAt)]))
    .execute();
}

/** A person deleted the deal: its signals are spent, it will be proposed but not created again. */
export async function markDeleted(db: Connection, dealIds: readonly string[], at: number): Promise<void> {
  if (dealIds.length === 0) return;
  await enterForeign(db, dealIds);
  await db
    .updateTable('opportunity')
    .set({ state: 'deleted', signals_spent_until: at })
    .where('deal_id', 'in', dealIds)
    .where('state', '!=', 'deleted')
    .execute();
}

/**
 * HubSpot tells when. A later deletion of a deal that is known as deleted shows that it was restored in between: what was
 * done until then is spent as well.
 */
export async function noteDeletion(db: Connection, dealId: string, at: number): Promise<void> {
  await markDeleted(db, [dealId], at);
  await db
    .updateTable('opportunity')
    .set({ signals_spent_until: at })
    .where('deal_id', '=', dealId)
    .where('state', '=', 'deleted')
    .where('signals_spent_until', '<', at)
    .execute();
}

/** Two deals were merged into a third: the one that carries a line's key is the line's deal. */
export async function followKeys(
  db: Connection,
  deals: readonly { readonly id: string; readonly key: string | null | undefined }[],
): Promise<void> {
  for (const { id, key } of deals) {
    if (key === null || key === undefined) continue;
    await db
      .updateTable('opportunity')
      .set({ deal_id: id, state: 'open', signals_spent_until: null })
      .where('key', '=', key)
      .where('deal_id', 'is not', null)
      .where('deal_id', '!=', id)
      .execute();
  }
}

/** The cycle of deals that people made: before the first of ours. */
const FOREIGN_CYCLE = 0;

/** A deal that people made has no line until it is deleted; without one its signals would make a new deal at once. */
async function enterForeign(db: Connection, dealIds: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('deal_company')
    .innerJoin('deal', 'deal.id', 'deal_company.deal_id')
    .select(['deal.id', 'deal.properties', 'deal_company.company_id'])
    .where('deal.id', 'in', dealIds)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('opportunity').select('key').whereRef('opportunity.deal_id', '=', 'deal.id'))),
    )
    .execute();
  for (const { id, properties, company_id } of rows) {
    const solution = valueOf(JSON.parse(properties) as Stamped, 'bg_solution');
    if (solution === null) continue;
    await db
      .insertInto('opportunity')
      .values({
        key: `${company_id}:${solution}:deal-${id}`,
        company_id,
        solution,
        cycle: FOREIGN_CYCLE,
        state: 'open',
        deal_id: id,
        detected_at: null,
        signals_spent_until: null,
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

/** A person restored the deal from the recycle bin. */
export async function markRestored(db: Connection, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
  await db
    .deleteFrom('opportunity')
    .where('deal_id', 'in', dealIds)
    .where('cycle', '=', FOREIGN_CYCLE)
    .execute();
  await db
    .updateTable('opportunity')
    .set({ state: 'open', signals_spent_until: null })
    .where('deal_id', 'in', dealIds)
    .where('state', '=', 'deleted')
    .execute();
}

/** Of these keys, those whose deal HubSpot was or will be asked for. */
export async function creatingKeys(db: Connection, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('opportunity')
    .select('key')
    .where('key', 'in', keys)
    .where('state', '=', 'creating')
    .execute();
  return new Set(rows.map(({ key }) => key));
}
