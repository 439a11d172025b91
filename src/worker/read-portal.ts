/** Reads from HubSpot what the mirror lacks, in waves as large as the batches allow. */
import type { MailDomains } from '../domain/company.ts';
import { LABELS, type Label } from '../domain/vocabulary.ts';
import { markDeleted, markRestored } from '../facts/ledger.ts';
import { applyProperties, findUnread, markRead, timeOfRead, type Mirrored } from '../facts/mirror.ts';
import { takeInPairs, type SeenPair } from '../facts/pairs.ts';
import { linkDeals, noteDealReads, linkCompanies } from '../facts/deals.ts';
import {
  dueReadings,
  finishReadings,
  markDirty,
  markToRead,
  postponeReadings,
  type DueReading,
  type PortalReading,
} from '../facts/work.ts';
import type { Connection, Database } from '../facts/store.ts';
import { RefusedError } from '../hubspot/errors.ts';
import type { AssociationsOf, Gateway, HubSpotObject, ReadResult } from '../hubspot/gateway.ts';
import type { Log } from './context.ts';
import { readEngagements } from './read-engagements.ts';
import { READ_PROPERTIES } from './mirrored-properties.ts';
import { domainsOf, requestAssessment, withoutCompany } from './contact-quality.ts';
import { companiesOfContacts, companiesOfDeals, touchCompanies } from './touched-companies.ts';

export interface ReadContext {
  readonly db: Database;
  readonly gateway: Gateway;
  readonly mail: MailDomains;
  readonly now: () => number;
  readonly log: Log;
  /** Which label of ours an association type is; `null` for everything else. */
  readonly labelOf: (category: string, typeId: number) => Label | null;
  /** Stages of the pipeline this app creates deals in. */
  readonly ownStages: ReadonlySet<string>;
}

/** How many of one kind are read before their answers are stored. */
const WAVE = 1000;

/** Later kinds are asked for by what earlier ones bring, so that one round usually reads everything. */
const ORDER: readonly PortalReading[] = [
  'meetings',
  'calls',
  'emails',
  'communications',
  'contacts',
  'companies',
  'company_deals',
  'deals',
  'deal_companies',
  'deal_contacts',
  'pair_contacts',
];

/** Reads until nothing is due; answers how many readings were done. A failure of HubSpot's is thrown (P28). */
export async function readWhatIsDue(context: ReadContext): Promise<number> {
  let done = 0;
  for (;;) {
    const before = done;
    for (const what of ORDER) {
      const due = await dueReadings(context.db, what, context.now(), WAVE);
      if (due.length === 0) continue;
      await readIsolated(context, due, what);
      done += due.length;
    }
    if (done === before) return done;
  }
}

/**
 * One id that HubSpot refuses must not hold up the others: the wave is halved until it stands alone, and is then
 * asked for again later, ever more rarely. It is not taken for missing (P28).
 */
async function readIsolated(
  context: ReadContext,
  due: readonly DueReading[],
  what: PortalReading,
): Promise<void> {
  try {
    await READERS[what](context, due, what);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (due.length === 1) return postponeReadings(context.db, what, due, context.now());
    const half = Math.ceil(due.length / 2);
    await readIsolated(context, due.slice(0, half), what);
    await readIsolated(context, due.slice(half), what);
  }
}

type Reader = (context: ReadContext, due: readonly DueReading[], what: PortalReading) => Promise<void>;

const READERS: Readonly<Record<PortalReading, Reader>> = {
  meetings: (context, due) => readEngagements(context, due, 'meetings'),
  calls: (context, due) => readEngagements(context, due, 'calls'),
  emails: (context, due) => readEngagements(context, due, 'emails'),
  communications: (context, due) => readEngagements(context, due, 'communications'),
  contacts: readContacts,
  pair_contacts: readContacts,
  companies: readCompanies,
  company_deals: readDealsOfCompanies,
  deals: readDeals,
  deal_companies: readCompaniesOfDeals,
  deal_contacts: (context, due) => readPairsOf(context, due).then(() => undefined),
};

function idsOf(due: readonly DueReading[]): string[] {
  return due.map(({ id }) => id);
}

async function storeObjects(
  db: Connection,
  type: Mirrored,
  { found, missing }: ReadResult,
  now: number,
): Promise<void> {
  const changes = found.map(({ id, properties, updatedAt }) => ({
    id,
    properties,
    at: timeOfRead(updatedAt),
  }));
  await applyProperties(db, type, [...changes, ...missing.map((id) => ({ id, properties: {}, at: 0 }))]);
  await markRead(
    db,
    type,
    [
      ...found.map(({ id, createdAt, archived }) => ({ id, createdAt, archived })),
      ...missing.map((id) => ({ id, createdAt: null, archived: true })),
    ],
    now,
  );
}

async function readContacts(
  context: ReadContext,
  due: readonly DueReading[],
  what: PortalReading,
): Promise<void> {
  const { db, gateway } = context;
  const ids = idsOf(due);
  const answer = await gateway.readObjects('contacts', ids, READ_PROPERTIES.contact);
  const now = context.now();
  await db.transaction().execute(async (trx) => {
    const before = await companiesOfContacts(trx, ids);
    const homeless = await withoutCompany(trx, ids);
    await storeObjects(trx, 'contact', answer, now);
    const contacts = [...homeless, ...(await withoutCompany(trx, ids))];
    await requestAssessment(trx, { contacts, domains: [] }, now);
    const companies = [...new Set([...before, ...(await companiesOfContacts(trx, ids))])];
    if (what === 'contacts') await touchCompanies(trx, companies, now);
    else await markDirty(trx, await known(trx, companies), now);
    await finishReadings(trx, what, due);
  });
}

/** Companies the mirror holds already; the others of a contact seen on a deal are left alone. */
async function known(db: Connection, companies: readonly string[]): Promise<string[]> {
  const unread = new Set(await findUnread(db, 'company', companies));
  return companies.filter((id) => !unread.has(id));
}

async function readCompanies(
  { db, gateway, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const ids = idsOf(due);
  const answer = await gateway.readObjects('companies', ids, READ_PROPERTIES.company);
  const now = clock();
  await db.transaction().execute(async (trx) => {
    const before = await domainsOf(trx, ids);
    await storeObjects(trx, 'company', answer, now);
    const domains = [...before, ...(await domainsOf(trx, ids))];
    await requestAssessment(trx, { contacts: [], domains }, now);
    await markDirty(trx, ids, now);
    await finishReadings(trx, 'companies', due);
  });
}

async function readDealsOfCompanies(
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

async function readDeals(context: ReadContext, due: readonly DueReading[]): Promise<void> {
  const { db, gateway } = context;
  const answer = await gateway.readObjects('deals', idsOf(due), READ_PROPERTIES.deal);
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
  await storeObjects(db, 'deal', answer, now);
  await noteDealReads(db, answer.found.map(toDealRead), ownStages);
  await markDeleted(db, answer.missing, now);
  await markRestored(
    db,
    answer.found.map(({ id }) => id),
  );
}

function toDealRead({ id, properties, createdAt, updatedAt }: HubSpotObject) {
  return {
    id,
    key: properties.bg_key ?? null,
    dealStage: properties.dealstage ?? null,
    createdAt,
    updatedAt,
  };
}

async function readCompaniesOfDeals(
  { db, gateway, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const answers = await gateway.readAssociations('deals', 'companies', idsOf(due));
  const now = clock();
  await db.transaction().execute(async (trx) => {
    const before = await companiesOfDeals(trx, idsOf(due));
    const links = answers.map(({ fromId, to }) => ({ dealId: fromId, companyIds: to.map(({ id }) => id) }));
    await linkCompanies(trx, links);
    await touchCompanies(trx, [...before, ...links.flatMap(({ companyIds }) => companyIds)], now);
    await finishReadings(trx, 'deal_companies', due);
  });
}

/** Answers the deals whose pairs are not what the mirror held. */
export async function readPairsOf(context: ReadContext, due: readonly DueReading[]): Promise<Set<string>> {
  const { db, gateway } = context;
  const answers = await gateway.readAssociations('deals', 'contacts', idsOf(due));
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
      if (await takeInPairs(trx, answer.fromId, seen, !readBefore.has(answer.fromId), now))
        changed.add(answer.fromId);
    }
    const people = answers.flatMap(({ to }) => to.map(({ id }) => id));
    await markToRead(trx, 'pair_contacts', await findUnread(trx, 'contact', people), now);
    await markDirty(trx, await companiesOfDeals(trx, [...changed]), now);
    await finishReadings(trx, 'deal_contacts', due);
    return changed;
  });
}

function seenPairs({ to }: AssociationsOf, labelOf: ReadContext['labelOf']): SeenPair[] {
  return to.map(({ id, types }) => ({
    contactId: id,
    labels: types.flatMap(({ category, typeId }) => labelOf(category, typeId) ?? []),
    others: types
      .filter(({ category, typeId }) => labelOf(category, typeId) === null)
      .map(({ category, typeId }) => [category, typeId] as const),
  }));
}

export function labelReader(typeIds: Readonly<Partial<Record<Label, number>>>): ReadContext['labelOf'] {
  const byType = new Map(
    LABELS.flatMap((label) => (typeIds[label] === undefined ? [] : [[typeIds[label], label] as const])),
  );
  return (category, typeId) => (category === 'USER_DEFINED' ? (byType.get(typeId) ?? null) : null);
}
