/** Deals in the mirror: their companies, their stages, and whose hand moved them. */
import type { Connection } from './store.ts';

async function insertLinks(
  db: Connection,
  links: readonly { deal_id: string; company_id: string }[],
): Promise<void> {
  for (let start = 0; start < links.length; start += 500) {
    await db
      .insertInto('deal_company')
      .values(links.slice(start, start + 500))
      .onConflict((conflict) => conflict.columns(['deal_id', 'company_id']).doNothing())
      .execute();
  }
}

/** All deals of each company, as HubSpot holds them now. */
export async function linkDeals(
  db: Connection,
  companies: readonly { companyId: string; dealIds: readonly string[] }[],
): Promise<void> {
  const ids = companies.map(({ companyId }) => companyId);
  if (ids.length === 0) return;
  await db.deleteFrom('deal_company').where('company_id', 'in', ids).execute();
  await insertLinks(
    db,
    companies.flatMap(({ companyId, dealIds }) =>
      dealIds.map((deal_id) => ({ deal_id, company_id: companyId })),
    ),
  );
}

/** All companies of each deal, as HubSpot holds them now. */
export async function linkCompanies(
  db: Connection,
  deals: readonly { dealId: string; companyIds: readonly string[] }[],
): Promise<void> {
  const ids = deals.map(({ dealId }) => dealId);
  if (ids.length === 0) return;
  await db.deleteFrom('deal_company').where('deal_id', 'in', ids).execute();
  await insertLinks(
    db,
    deals.flatMap(({ dealId, companyIds }) =>
      companyIds.map((company_id) => ({ deal_id: dealId, company_id })),
    ),
  );
}

export interface DealRead {
  readonly id: string;
  /** `undefined`: the answer did not tell. */
  readonly key: string | null | undefined;
  readonly dealStage: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * Only this app sets `bg_key`, so a deal that carries one is ours. A stage that we never wrote, on such a deal,
 * is a person's; where the store lost what we wrote, any stage of our own pipeline counts as ours.
 */
export async function noteDealReads(
  db: Connection,
  deals: readonly DealRead[],
  ownStages: ReadonlySet<string>,
): Promise<void> {
  for (const { id, key, dealStage, createdAt, updatedAt } of deals) {
    const row = await db
      .selectFrom('deal')
      .select(['app_stages', 'moved_by_person'])
      .where('id', '=', id)
      .executeTakeFirst();
    const written = JSON.parse(row?.app_stages ?? '[]') as string[];
    const ours =
      dealStage === null || written.includes(dealStage) || (written.length === 0 && ownStages.has(dealStage));
    await db
      .updateTable('deal')
      .set({
        ...(key === undefined ? {} : { created_by_app: key === null ? 0 : 1 }),
        moved_by_person: ours ? (row?.moved_by_person ?? 0) : 1,
      })
      .where('id', '=', id)
      .execute();
    if (dealStage !== null) await noteStage(db, id, dealStage, createdAt, updatedAt);
  }
}

/** A read shows the stage but not since when: the first one known counts from the deal's creation. */
async function noteStage(
  db: Connection,
  dealId: string,
  dealStage: string,
  createdAt: number,
  updatedAt: number,
): Promise<void> {
  const last = await db
    .selectFrom('stage_entry')
    .select('deal_stage')
    .where('deal_id', '=', dealId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.deal_stage === dealStage) return;
  const at = last === undefined ? createdAt : updatedAt;
  await db
    .insertInto('stage_entry')
    .values({ deal_id: dealId, deal_stage: dealStage, at })
    .onConflict((conflict) => conflict.columns(['deal_id', 'at', 'deal_stage']).doNothing())
    .execute();
}

/** A solution stands on the deal: should it be empty later, a person emptied it. */
export async function noteOwnSolution(db: Connection, dealId: string): Promise<void> {
  await db.updateTable('deal').set({ solution_given: 1 }).where('id', '=', dealId).execute();
}

/** Before a stage is written: whatever comes back with it is ours. */
export async function noteOwnStage(db: Connection, dealId: string, dealStage: string): Promise<void> {
  const row = await db.selectFrom('deal').select('app_stages').where('id', '=', dealId).executeTakeFirst();
  const written = new Set(JSON.parse(row?.app_stages ?? '[]') as string[]);
  if (written.has(dealStage)) return;
  await db
    .updateTable('deal')
    .set({ app_stages: JSON.stringify([...written, dealStage]) })
    .where('id', '=', dealId)
    .execute();
}
