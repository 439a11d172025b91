/**
 * One page of objects that changed: what follows from it is durable together with the note that it was seen. What is
 * as the mirror holds it, own writes above all, leads to no decision: else each would lead to the next.
 */
import { noteSeen, type Change } from '../facts/cursors.ts';
import { withoutErased } from '../facts/erased.ts';
import { addInteractions, findNewInteractions } from '../facts/interactions.ts';
import type { Connection } from '../facts/store.ts';
import { markDirty, markToRead, type Engagement } from '../facts/work.ts';
import type { ObjectWithHistory } from '../hubspot/gateway.ts';
import type { Interaction } from '../domain/types.ts';
import { readContextOf, type PortalView, type WorkerContext } from './context.ts';
import { findDiffering } from './differing.ts';
import {
  companyProperties,
  contactProperties,
  MERGED_IDS,
  READ_OF_DEALS,
  SIGNAL_PROPERTIES,
} from './mirrored-properties.ts';
import { rehomeMissed, withoutMergedIds } from './missed-merges.ts';
import { takeInDeals } from './read-deals.ts';
import { takeInCompanies, takeInContacts } from './read-people.ts';
import { toSignal } from './signals.ts';
import { companiesOfContacts, companiesOfDeals, touchCompanies } from './touched-companies.ts';

export interface PageContext {
  readonly context: WorkerContext;
  readonly view: PortalView;
}

/** What follows from a page of contacts, in the transaction that makes it durable. */
export interface PageEnds {
  readonly touch: (db: Connection, companyIds: readonly string[], now: number) => Promise<void>;
  /** `interactions`: how many of them were new. */
  readonly note: (db: Connection, seen: readonly Change[], interactions: number) => Promise<void>;
}

const DECIDE_AT_ONCE: PageEnds = {
  touch: touchCompanies,
  note: (db, seen) => noteSeen(db, 'contacts', seen),
};

/** Their records are read with their people, as after an event that tells no more than an id. */
export async function takeInActivities(
  { context: { store, now } }: PageContext,
  type: Engagement,
  changes: readonly Change[],
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    await markToRead(trx, type, idsOf(changes), now());
    await noteSeen(trx, type, changes);
  });
}

export async function takeInChangedCompanies(
  { context: { store, gateway, compiled, now: clock } }: PageContext,
  changes: readonly Change[],
): Promise<void> {
  const ids = idsOf(changes);
  const properties = companyProperties(compiled.rules);
  const answer = await gateway.readObjects('companies', ids, [...properties, MERGED_IDS]);
  const now = clock();
  await store.db.transaction().execute(async (trx) => {
    const differing = await findDiffering(trx, 'company', answer, properties);
    await takeInCompanies(trx, ids, answer, now);
    await markToRead(trx, 'company_deals', differing, now);
    await markToRead(trx, 'company_families', differing, now);
    await markDirty(trx, differing, now);
    await noteSeen(trx, 'companies', changes);
  });
}

export async function takeInChangedDeals(
  { context, view }: PageContext,
  changes: readonly Change[],
): Promise<void> {
  const { store, gateway } = context;
  const answer = await gateway.readObjects('deals', idsOf(changes), READ_OF_DEALS);
  const now = context.now();
  await store.db.transaction().execute(async (trx) => {
    const differing = await findDiffering(trx, 'deal', answer);
    await takeInDeals(trx, answer, readContextOf(context, view).ownStages, now);
    await markToRead(trx, 'deal_contacts', differing, now);
    await markToRead(trx, 'deal_companies', differing, now);
    await touchCompanies(trx, await companiesOfDeals(trx, differing), now);
    await noteSeen(trx, 'deals', changes);
  });
}

/**
 * Reads contacts with what they did at `since` (milliseconds since 1970) or later; answers how many interactions were
 * new.
 */
export async function takeInChangedContacts(
  { context: { store, gateway, compiled, now: clock } }: Pick<PageContext, 'context'>,
  told: readonly Change[],
  since: number,
  { touch, note }: PageEnds = DECIDE_AT_ONCE,
): Promise<number> {
  const changes = await withoutErased(store.db, told, ({ id }) => id);
  const ids = idsOf(changes);
  const signals = Object.keys(SIGNAL_PROPERTIES);
  const properties = contactProperties(compiled.rules);
  const read = await gateway.readHistory('contacts', ids, [...properties, MERGED_IDS], signals);
  const answer = { ...read, found: read.found.map(withoutMergedIds) };
  const now = clock();
  return store.db.transaction().execute(async (trx) => {
    const survivors = await rehomeMissed(trx, read.found);
    const differing = await findDiffering(trx, 'contact', answer, properties);
    const before = await companiesOfContacts(trx, differing);
    const { claimed } = await takeInContacts(trx, ids, answer, now);
    const told = answer.found.flatMap((contact) => signalsSince(contact, since));
    const missed = await findNewInteractions(trx, told);
    await addInteractions(trx, missed);
    const moved = [...survivors, ...differing, ...claimed, ...missed.map(({ contactId }) => contactId)];
    const after = await companiesOfContacts(trx, [...new Set(moved)]);
    await touch(trx, [...new Set([...before, ...after])], now);
    await note(trx, await withoutErased(trx, changes, ({ id }) => id), missed.length);
    return missed.length;
  });
}

function idsOf(changes: readonly Change[]): string[] {
  return changes.map(({ id }) => id);
}

function signalsSince({ id, history }: ObjectWithHistory, since: number): Interaction[] {
  return Object.entries(history).flatMap(([property, values]) =>
    values
      .filter(({ at }) => at >= since)
      .flatMap(({ value, at }) => {
        // PostgreSQL keeps no NUL in text; events are read without it, too.
        const change = { contactId: id, property, value: value.replaceAll('\0', ''), at };
        return toSignal(change) ?? [];
      }),
  );
}
