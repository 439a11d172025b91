/** The ledger of opportunities: a line is written before HubSpot is asked for a deal (exactly once by key). */
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
  await db
    .updateTable('opportunity')
    .set({ state: 'deleted', signals_spent_until: at })
    .where('deal_id', 'in', dealIds)
    .where('state', '!=', 'deleted')
    .execute();
}

/** A person restored the deal from the recycle bin. */
export async function markRestored(db: Connection, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
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
