/** Readers of deals, and of who and what stands beside them. */
import { linkCompanies, linkDeals, noteDealReads } from '../facts/deals.ts';
import { erasedContacts } from '../facts/erased.ts';
import { followKeys, markDeleted, markRestored } from '../facts/ledger.ts';
import { findUnread } from '../facts/mirror.ts';
import { readPairs, takeInPairs, type OwnWrites, type SeenPair } from '../facts/pairs.ts';
import type { Connection } from '../facts/store.ts';
import { finishReadings, markDirty, markToRead, type DueReading } from '../facts/work.ts';
import type { AssociationsOf, HubSpotObject, ReadResult } from '../hubspot/gateway.ts';
import { READ_OF_DEALS } from './mirrored-properties.ts';
import { rehomeMergedDeals, withoutMergedIds } from './missed-merges.ts';
import { idsOf, type ReadContext } from './read-context.ts';
import { storeObjects } from './store-objects.ts';
import { companiesOfDeals, touchCompanies } from './touched-companies.ts';
import { findDeleted, rehomeMissedDeals, rereadLeavers } from './vanished-records.ts';

export async function readDealsOfCompanies(
  { db, gateway, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const answers = await gateway.readAssociations('companies', 'deals', idsOf(due));
  const now = clock();
  await db.transaction().execute(async (trx) => {
    await linkDeals(
      trx,
      answers.map(({ fromId, to }) => ({ companyId: fromId, dealIds: to.map(({ id }) => id) })),
    );
    await trx.updateTable('company').set({ deals_read_at: now }).where('id', 'in', idsOf(due)).execute();
    const unread = await findUnread(
      trx,
      'deal',
      answers.flatMap(({ to }) => to.map(({ id }) => id)),
    );
    await markToRead(trx, 'deals', unread, now);
    await markToRead(trx, 'deal_contacts', unread, now);
    await markDirty(trx, idsOf(due), now);
    await finishReadings(trx, 'company_deals', due);
  });
}

export async function readDeals(context: ReadContext, due: readonly DueReading[]): Promise<void> {
  const { db, gateway } = context;
  const answer = await gateway.readObjects('deals', idsOf(due), READ_OF_DEALS);
  const now = context.now();
  await db.transaction().execute(async (trx) => {
    await takeInDeals(trx, answer, context.ownStages, now);
    await touchCompanies(trx, await companiesOfDeals(trx, idsOf(due)), now);
    await finishReadings(trx, 'deals', due);
  });
}

/** Deals as HubSpot holds them now, be it from a read or as the answer to a write of ours. */
export async function takeInDeals(
  db: Connection,
  answer: ReadResult,
  ownStages: ReadonlySet<string>,
  now: number,
): Promise<void> {
  await rehomeMergedDeals(db, answer.found);
  const kept = answer.found.map(withoutMergedIds);
  await storeObjects(db, 'deal', { found: kept, missing: answer.missing }, now);
  await noteDealReads(db, answer.found.map(toDealRead), ownStages);
  await followKeys(db, answer.found.map(toDealRead));
  await markDeleted(db, answer.missing, now);
  await markRestored(
    db,
    answer.found.map(({ id }) => id),
  );
}

function toDealRead({ id, properties, createdAt, updatedAt }: HubSpotObject) {
  return {
    id,
    // Left out of the answer, the property itself is gone for now: nothing is known of the key.
    key: properties.bg_key,
    dealStage: properties.dealstage ?? null,
    createdAt,
    updatedAt,
  };
}

export async function readCompaniesOfDeals(
  { db, gateway, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const answers = await gateway.readAssociations('deals', 'companies', idsOf(due));
  const now = clock();
  await db.transaction().execute(async (trx) => {
    const before = await companiesOfEach(trx, idsOf(due));
    const links = answers.map(({ fromId, to }) => ({ dealId: fromId, companyIds: to.map(({ id }) => id) }));
    await linkCompanies(trx, links);
    const moved = links.filter(({ dealId, companyIds }) => !isSameSet(before.get(dealId) ?? [], companyIds));
    const left = moved.flatMap(({ dealId }) => before.get(dealId) ?? []);
    await touchCompanies(trx, [...left, ...moved.flatMap(({ companyIds }) => companyIds)], now);
    await finishReadings(trx, 'deal_companies', due);
  });
}

async function companiesOfEach(db: Connection, dealIds: readonly string[]): Promise<Map<string, string[]>> {
  const links = await db.selectFrom('deal_company').selectAll().where('deal_id', 'in', dealIds).execute();
  const byDeal = Map.groupBy(links, ({ deal_id }) => deal_id);
  return new Map([...byDeal].map(([id, rows]) => [id, rows.map(({ company_id }) => company_id)]));
}

function isSameSet(known: readonly string[], told: readonly string[]): boolean {
  return known.length === told.length && told.every((id) => known.includes(id));
}

/**
 * Answers the deals whose pairs are not what the mirror held. Only who holds the deal's company knows that no write of
 * ours is under way.
 */
export async function readPairsOf(
  context: ReadContext,
  due: readonly DueReading[],
  ownWrites: OwnWrites = 'perhaps_under_way',
): Promise<Set<string>> {
  const { db, gateway } = context;
  const read = await gateway.readAssociations('deals', 'contacts', idsOf(due));
  const deleted = await findDeleted(context, read);
  const answers = read.filter(({ fromId }) => !deleted.has(fromId));
  await rereadLeavers(context, answers);
  await rehomeMissedDeals(context, answers);
  const lost = await findLostLabels(context, answers);
  const now = context.now();
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('deal')
      .select(['id', 'pairs_read_at'])
      .where('id', 'in', idsOf(due))
      .execute();
    const readBefore = new Set(rows.filter((row) => row.pairs_read_at !== null).map(({ id }) => id));
    const changed = new Set<string>();
    for (const answer of answers) {
      const seen = seenPairs(answer, context.labelOf);
      const firstReading = !readBefore.has(answer.fromId);
      if (await takeInPairs(trx, answer.fromId, seen, firstReading, now, { lostLabels: lost, ownWrites }))
        changed.add(answer.fromId);
    }
    const people = answers.flatMap(({ to }) => to.map(({ id }) => id));
    const gone = await erasedContacts(trx, people);
    const alive = people.filter((id) => !gone.has(id));
    await markToRead(trx, 'pair_contacts', await findUnread(trx, 'contact', alive), now);
    await markDirty(trx, await companiesOfDeals(trx, [...changed]), now);
    await finishReadings(trx, 'deal_contacts', due);
    return changed;
  });
}

/**
 * An administrator who deletes a label takes it off every pair, and that is nobody's word about a person. One call,
 * made only where labels are missing.
 */
async function findLostLabels(
  { db, gateway, labelOf, doubtView }: ReadContext,
  answers: readonly AssociationsOf[],
): Promise<Set<string>> {
  const seen = new Map(
    answers.flatMap((answer) =>
      seenPairs(answer, labelOf).map((pair) => [`${answer.fromId}:${pair.contactId}`, pair.labels] as const),
    ),
  );
  const known = await readPairs(
    db,
    answers.map(({ fromId }) => fromId),
  );
  const missing = known.flatMap(({ dealId, contactId, present, labels }) => {
    const left = seen.get(`${dealId}:${contactId}`);
    return present && left !== undefined ? labels.filter((label) => !left.includes(label)) : [];
  });
  if (missing.length === 0) return new Set();
  const labels = await gateway.listLabels('deals', 'contacts');
  const there = new Set<string | null>(labels.map(({ category, typeId }) => labelOf(category, typeId)));
  const lost = new Set(missing.filter((label) => !there.has(label)));
  if (lost.size > 0) doubtView?.();
  return lost;
}

export function seenPairs({ to }: AssociationsOf, labelOf: ReadContext['labelOf']): SeenPair[] {
  return to.map(({ id, types }) => ({
    contactId: id,
    labels: types.flatMap(({ category, typeId }) => labelOf(category, typeId) ?? []),
    others: types
      .filter(({ category, typeId }) => labelOf(category, typeId) === null)
      .map(({ category, typeId }) => [category, typeId] as const),
  }));
}
