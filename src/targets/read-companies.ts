/**
 * Companies the mirror does not hold completely: they, their deals and who works there are read from HubSpot, across
 * all of them, and kept only when the plan is carried out.
 */
import type { CompanyFacts, Deal } from '../domain/types.ts';
import { parseMoney } from '../domain/money.ts';
import { parseTime } from '../domain/time.ts';
import { linkDeals } from '../facts/deals.ts';
import { toCompany } from '../facts/load-companies.ts';
import { readLedger } from '../facts/load-deals.ts';
import { findUnread } from '../facts/mirror.ts';
import { markToRead } from '../facts/work.ts';
import type { AssociationsOf, HubSpotObject, ReadResult } from '../hubspot/gateway.ts';
import type { PortalView, WorkerContext } from '../worker/context.ts';
import { MERGED_IDS, READ_OF_DEALS, READ_PROPERTIES } from '../worker/mirrored-properties.ts';
import { takeInDeals } from '../worker/read-deals.ts';
import { takeInCompanies } from '../worker/read-people.ts';

export interface ReadCompanies {
  readonly companies: ReadResult;
  readonly deals: ReadResult;
  readonly dealsOf: readonly AssociationsOf[];
  readonly peopleOf: readonly AssociationsOf[];
}

const NOTHING: ReadResult = { found: [], missing: [] };

/** A call per 100 companies and per 100 deals, and two per 1,000 companies for what belongs to them. */
export async function readCompanies(
  { gateway }: WorkerContext,
  ids: readonly string[],
): Promise<ReadCompanies> {
  if (ids.length === 0) return { companies: NOTHING, deals: NOTHING, dealsOf: [], peopleOf: [] };
  const companies = await gateway.readObjects('companies', ids, [...READ_PROPERTIES.company, MERGED_IDS]);
  const live = companies.found.map(({ id }) => id);
  if (live.length === 0) return { companies, deals: NOTHING, dealsOf: [], peopleOf: [] };
  const dealsOf = await gateway.readAssociations('companies', 'deals', live);
  const peopleOf = await gateway.readAssociations('companies', 'contacts', live);
  const dealIds = [...new Set(dealsOf.flatMap(({ to }) => to.map(({ id }) => id)))];
  const deals = dealIds.length === 0 ? NOTHING : await gateway.readObjects('deals', dealIds, READ_OF_DEALS);
  return { companies, deals, dealsOf, peopleOf };
}

/**
 * Of companies that the mirror holds, those that have a deal it has not heard of: a rep made it just now, or the webhook
 * was lost. One call per 1,000.
 */
export async function listOutdated(
  { store, gateway }: WorkerContext,
  companyIds: readonly string[],
): Promise<string[]> {
  if (companyIds.length === 0) return [];
  const answers = await gateway.readAssociations('companies', 'deals', companyIds);
  const links = await store.db
    .selectFrom('deal_company')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .execute();
  const known = new Set(links.map(({ deal_id, company_id }) => `${company_id}:${deal_id}`));
  return answers
    .filter(({ fromId, to }) => to.some(({ id }) => !known.has(`${fromId}:${id}`)))
    .map(({ fromId }) => fromId);
}

/** As much of the facts as tells whether an opportunity is open. */
export async function toFacts(
  { store }: WorkerContext,
  { companies, deals, dealsOf }: ReadCompanies,
): Promise<CompanyFacts[]> {
  const ids = companies.found.map(({ id }) => id);
  const ledger = ids.length === 0 ? [] : await readLedger(store.db, ids);
  const byId = new Map(deals.found.map((deal) => [deal.id, deal]));
  const owned = new Map(
    dealsOf.map(({ fromId, to }) => [fromId, to.flatMap(({ id }) => byId.get(id) ?? [])]),
  );
  return companies.found.map(({ id, properties }) => ({
    company: toCompany(
      id,
      Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, [value, 0]])),
    ),
    contacts: [],
    deals: (owned.get(id) ?? []).map((deal) => toDeal(deal, id)),
    ledger: ledger.filter(({ companyId }) => companyId === id),
    interactions: [],
    roleFacts: [],
    membershipFacts: [],
    stanceFacts: [],
    qualificationFacts: [],
    concernFacts: [],
    presenceFacts: [],
    proposalAnswers: [],
    targets: [],
    handoffFacts: [],
    reviewAnswers: [],
  }));
}

function toDeal({ id, properties, createdAt }: HubSpotObject, homeCompanyId: string): Deal {
  const value = (name: string): string | null => properties[name] ?? null;
  return {
    id,
    name: value('dealname'),
    pipeline: value('pipeline'),
    dealStage: value('dealstage'),
    ownerId: value('hubspot_owner_id'),
    createdAt,
    closedAt: parseTime(value('closedate')),
    solution: value('bg_solution'),
    solutionGiven: value('bg_key') !== null,
    key: value('bg_key'),
    createdByApp: value('bg_key') !== null,
    movedByPerson: true,
    archived: false,
    homeCompanyId,
    amount: parseMoney(value('amount')),
    currency: value('deal_currency_code'),
    pairs: [],
    stageEntries: [],
  };
}

/**
 * What was read becomes the mirror, as if webhooks had told of it. People are read as those seen on deals are: the
 * other companies of a consultant are not followed.
 */
export async function keepCompanies(
  { store, now }: WorkerContext,
  { portal }: PortalView,
  { companies, deals, dealsOf, peopleOf }: ReadCompanies,
): Promise<void> {
  const ids = companies.found.map(({ id }) => id);
  if (ids.length === 0) return;
  const at = now();
  const idsOf = (lists: readonly AssociationsOf[]): string[] => [
    ...new Set(lists.flatMap(({ to }) => to.map(({ id }) => id))),
  ];
  await store.db.transaction().execute(async (trx) => {
    await takeInCompanies(trx, ids, { found: companies.found, missing: [] }, at);
    await linkDeals(
      trx,
      dealsOf.map(({ fromId, to }) => ({ companyId: fromId, dealIds: to.map(({ id }) => id) })),
    );
    for (let start = 0; start < ids.length; start += CHUNK)
      await trx
        .updateTable('company')
        .set({ deals_read_at: at })
        .where('id', 'in', ids.slice(start, start + CHUNK))
        .execute();
    await takeInDeals(trx, deals, new Set(portal.stageIds), at);
    await markToRead(trx, 'deal_contacts', idsOf(dealsOf), at);
    await markToRead(trx, 'pair_contacts', await findUnread(trx, 'contact', idsOf(peopleOf)), at);
  });
}

const CHUNK = 500;
