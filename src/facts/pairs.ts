/**
 * Deal-contact pairs as HubSpot holds them against what this app wrote. What differs was done by a person,
 * whether or not a webhook told of it, and becomes a fact of the highest rank.
 */
import {
  addMembershipFacts,
  addRoleFacts,
  type NewMembershipFact,
  type NewRoleFact,
} from './interactions.ts';
import { withoutErased } from './erased.ts';
import { comparePairs, type PairComparison, type Vanished } from './compare-pairs.ts';
import type { PairTable } from './schema-mirror.ts';
import type { Connection } from './store.ts';

/** One pair as HubSpot holds it now. */
export interface SeenPair {
  readonly contactId: string;
  /** Labels of ours. */
  readonly labels: readonly string[];
  /** All other association types, `[category, typeId]`. */
  readonly others: readonly (readonly [string, number])[];
}

/** Not `present` and nothing `intended`: the contact is in the recycle bin, and this is what it had on the deal. */
export interface PairRow {
  readonly dealId: string;
  readonly contactId: string;
  readonly labels: readonly string[];
  readonly others: readonly (readonly [string, number])[];
  readonly intended: readonly string[] | null;
  readonly present: boolean;
  readonly source: 'app' | 'person';
  readonly since: number;
}

export async function readPairs(db: Connection, dealIds: readonly string[]): Promise<PairRow[]> {
  if (dealIds.length === 0) return [];
  const rows = await db
    .selectFrom('pair')
    .selectAll()
    .where('deal_id', 'in', dealIds)
    .orderBy('deal_id')
    .orderBy('contact_id')
    .execute();
  return rows.map(toPair);
}

function toPair(row: PairTable): PairRow {
  return {
    dealId: row.deal_id,
    contactId: row.contact_id,
    labels: JSON.parse(row.labels) as string[],
    others: JSON.parse(row.others) as [string, number][],
    intended: row.intended === null ? null : (JSON.parse(row.intended) as string[]),
    present: row.present === 1,
    source: row.source === 'app' ? 'app' : 'person',
    since: row.since,
  };
}

/** Whether what is about to be written may still arrive: then it is not forgotten, or its coming would look like a person's. */
export type OwnWrites = 'ended' | 'perhaps_under_way';

/**
 * Takes in all pairs of one deal as read from HubSpot. `firstReading`: the deal was not read before, so labels found on it
 * are of unknown origin and count as HubSpot's, not as a person's contradiction; unless its people are known from deals
 * that were merged into it.
 * `lostLabels` are those the portal no longer has: nobody took them off this pair. Answers whether anything changed.
 */
export async function takeInPairs(
  db: Connection,
  dealId: string,
  given: readonly SeenPair[],
  firstReading: boolean,
  now: number,
  {
    lostLabels = new Set<string>(),
    ownWrites = 'ended',
  }: { readonly lostLabels?: ReadonlySet<string>; readonly ownWrites?: OwnWrites } = {},
): Promise<boolean> {
  // HubSpot may show somebody who was erased for a while yet, or for good where it did not erase them itself.
  const seen = await withoutErased(db, given, ({ contactId }) => contactId);
  const known = await readPairs(db, [dealId]);
  const gone = await readVanished(db, known, seen);
  const before = withoutLabels(known, lostLabels);
  const difference = comparePairs({
    dealId,
    known: before,
    seen,
    gone,
    firstReading: firstReading && known.length === 0,
    now,
  });
  await addRoleFacts(db, difference.roles);
  await addMembershipFacts(db, difference.memberships);
  await addMembershipFacts(db, await findReturned(db, dealId, difference.roles));
  await replacePairs(db, { dealId, known, seen, gone }, now, ownWrites);
  await db.updateTable('deal').set({ pairs_read_at: now }).where('id', '=', dealId).execute();
  return difference.roles.length + difference.memberships.length > 0 || !sameAsKnown(known, seen);
}

/** Whoever gives a label to somebody who was dismissed wants them back. */
async function findReturned(
  db: Connection,
  dealId: string,
  roles: readonly NewRoleFact[],
): Promise<NewMembershipFact[]> {
  const labelled = roles.filter(({ holds, source }) => holds && source === 'person');
  const returned = new Map<string, NewMembershipFact>();
  for (const { opportunity, contactId, at, by } of labelled) {
    const latest = await db
      .selectFrom('membership_fact')
      .select('member')
      .where('opportunity', '=', dealId)
      .where('contact_id', '=', contactId)
      .where('withdrawn', '=', 0)
      .orderBy('at', 'desc')
      .orderBy('member', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (latest?.member !== 0) continue;
    returned.set(contactId, { opportunity, contactId, member: true, at, by, reason: 'labelled in HubSpot' });
  }
  return [...returned.values()];
}

function withoutLabels(known: readonly PairRow[], lost: ReadonlySet<string>): readonly PairRow[] {
  if (lost.size === 0) return known;
  return known.map((pair) => ({ ...pair, labels: pair.labels.filter((label) => !lost.has(label)) }));
}

/** Contacts that left their pairs because they were deleted or merged, with the survivor where it is known: no act of a person on the deal. */
async function readVanished(
  db: Connection,
  known: readonly PairRow[],
  seen: readonly SeenPair[],
): Promise<Vanished> {
  const there = new Set(seen.map(({ contactId }) => contactId));
  const left = known.filter(({ contactId }) => !there.has(contactId)).map(({ contactId }) => contactId);
  if (left.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'merged_into'])
    .where('id', 'in', left)
    .where('archived', '=', 1)
    .execute();
  return new Map(rows.map(({ id, merged_into }) => [id, merged_into]));
}

function sameAsKnown(known: readonly PairRow[], seen: readonly SeenPair[]): boolean {
  const text = (contactId: string, labels: readonly string[]): string =>
    `${contactId}:${[...labels].sort().join(',')}`;
  const before = known.filter(({ present }) => present).map((pair) => text(pair.contactId, pair.labels));
  const after = seen.map((pair) => text(pair.contactId, pair.labels));
  return before.sort().join(';') === after.sort().join(';');
}

async function replacePairs(
  db: Connection,
  { dealId, known, seen, gone }: Pick<PairComparison, 'dealId' | 'known' | 'seen' | 'gone'>,
  now: number,
  ownWrites: OwnWrites,
): Promise<void> {
  const before = new Map(known.map((pair) => [pair.contactId, pair]));
  const there = new Set(seen.map(({ contactId }) => contactId));
  const awaited = (pair: PairRow | undefined): boolean =>
    ownWrites === 'perhaps_under_way' && pair !== undefined && pair.intended !== null;
  const unseen = known.filter(({ contactId }) => !there.has(contactId));
  // A contact in the recycle bin comes back with its labels: what differs then was done by a person.
  const asleep = unseen.filter(({ contactId }) => gone.get(contactId) === null);
  const coming = unseen.filter((pair) => awaited(pair) && !pair.present);
  const kept = [...asleep, ...coming].map(({ contactId }) => contactId);
  await db
    .deleteFrom('pair')
    .where('deal_id', '=', dealId)
    .$if(kept.length > 0, (query) => query.where('contact_id', 'not in', kept))
    .execute();
  if (asleep.length > 0)
    await db
      .updateTable('pair')
      .set({ present: 0, intended: null })
      .where('deal_id', '=', dealId)
      .where(
        'contact_id',
        'in',
        asleep.map(({ contactId }) => contactId),
      )
      .execute();
  const rows = seen.map(({ contactId, labels, others }): PairTable => {
    const pair = before.get(contactId);
    return {
      deal_id: dealId,
      contact_id: contactId,
      labels: JSON.stringify([...labels].sort()),
      others: JSON.stringify(others),
      intended: awaited(pair) ? JSON.stringify(pair?.intended) : null,
      present: 1,
      source: pair?.source ?? 'person',
      since: pair?.since ?? now,
    };
  });
  for (let start = 0; start < rows.length; start += 500) {
    await db
      .insertInto('pair')
      .values(rows.slice(start, start + 500))
      .execute();
  }
}

export interface IntendedPair {
  readonly dealId: string;
  readonly contactId: string;
  readonly labels: readonly string[];
}

/** Before HubSpot is called: what comes back with these labels is ours, even when the answer was lost. */
export async function intendPairs(
  db: Connection,
  pairs: readonly IntendedPair[],
  now: number,
): Promise<void> {
  for (const { dealId, contactId, labels } of pairs) {
    const intended = JSON.stringify([...labels].sort());
    await db
      .insertInto('pair')
      .values({
        deal_id: dealId,
        contact_id: contactId,
        labels: '[]',
        others: '[]',
        intended,
        present: 0,
        source: 'app',
        since: now,
      })
      .onConflict((conflict) => conflict.columns(['deal_id', 'contact_id']).doUpdateSet({ intended }))
      .execute();
  }
}

/** HubSpot has applied what was intended. */
export async function confirmPairs(db: Connection, pairs: readonly IntendedPair[]): Promise<void> {
  for (const { dealId, contactId, labels } of pairs) {
    await db
      .updateTable('pair')
      .set({ labels: JSON.stringify([...labels].sort()), intended: null, present: 1 })
      .where('deal_id', '=', dealId)
      .where('contact_id', '=', contactId)
      .execute();
  }
}
