/** Deletions and merges that change who is on a deal, though nobody did anything to the deal. */
import { readPairs } from '../facts/pairs.ts';
import type { Connection } from '../facts/store.ts';
import type { AssociationsOf } from '../hubspot/gateway.ts';
import { MERGED_IDS, READ_OF_DEALS } from './mirrored-properties.ts';
import { rehomeMergedDeals, rehomeMissed } from './missed-merges.ts';
import type { ReadContext } from './read-context.ts';
import { seenPairs, takeInDeals } from './read-deals.ts';
import { storeObjects } from './store-objects.ts';

/**
 * A deal in the recycle bin shows nobody, and comes back with everybody: nobody took them off. An empty answer for a
 * deal that had people is therefore doubted; no webhook need have told of the deletion.
 */
export async function findDeleted(
  { db, gateway, ownStages, now }: ReadContext,
  answers: readonly AssociationsOf[],
): Promise<Set<string>> {
  const empty = answers.flatMap(({ fromId, to }) => (to.length === 0 ? [fromId] : []));
  const known = await readPairs(db, empty);
  const doubtful = [...new Set(known.flatMap(({ present, dealId }) => (present ? [dealId] : [])))];
  if (doubtful.length === 0) return new Set();
  const answer = await gateway.readObjects('deals', doubtful, READ_OF_DEALS);
  await db.transaction().execute((trx) => takeInDeals(trx, answer, ownStages, now()));
  return new Set(answer.missing);
}

/**
 * A contact that was deleted or merged left its deals by nobody's hand, and no webhook need have told of it. Into whom
 * it was merged stands on the people who are there.
 */
export async function rereadLeavers(
  { db, gateway, now }: ReadContext,
  answers: readonly AssociationsOf[],
): Promise<void> {
  const there = new Set(answers.flatMap(({ fromId, to }) => to.map(({ id }) => `${fromId}:${id}`)));
  const known = await readPairs(
    db,
    answers.map(({ fromId }) => fromId),
  );
  const left = known.filter(
    ({ present, dealId, contactId }) => present && !there.has(`${dealId}:${contactId}`),
  );
  if (left.length === 0) return;
  const ids = new Set(left.map(({ contactId }) => contactId));
  const deals = new Set(left.map(({ dealId }) => dealId));
  const others = answers
    .filter(({ fromId }) => deals.has(fromId))
    .flatMap(({ to }) => to.map(({ id }) => id));
  const { found, missing } = await gateway.readObjects(
    'contacts',
    [...new Set([...ids, ...others])],
    [MERGED_IDS],
  );
  const gone = missing.filter((id) => ids.has(id));
  if (gone.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await storeObjects(trx, 'contact', { found: [], missing: gone }, now());
    await rehomeMissed(trx, found);
  });
}

/** People and labels that came by a merge of deals are nobody's word; HubSpot is asked before they are taken for it. */
export async function rehomeMissedDeals(
  { db, gateway, labelOf }: ReadContext,
  answers: readonly AssociationsOf[],
): Promise<void> {
  const ids = answers.map(({ fromId }) => fromId);
  const known = Map.groupBy(await readPairs(db, ids), ({ dealId }) => dealId);
  const grown = answers.filter((answer) => {
    const pairs = known.get(answer.fromId) ?? [];
    return seenPairs(answer, labelOf).some(({ contactId, labels }) => {
      const pair = pairs.find((each) => each.contactId === contactId);
      const held = new Set([...(pair?.labels ?? []), ...(pair?.intended ?? [])]);
      return pair === undefined || labels.some((label) => !held.has(label));
    });
  });
  const read = await findRead(
    db,
    grown.map(({ fromId }) => fromId),
  );
  if (read.length === 0) return;
  const { found } = await gateway.readObjects('deals', read, [MERGED_IDS]);
  await db.transaction().execute((trx) => rehomeMergedDeals(trx, found));
}

/** Of these deals, those whose people were read before: what is new on any other says nothing anyway. */
async function findRead(db: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('deal')
    .select('id')
    .where('id', 'in', ids)
    .where('pairs_read_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}
