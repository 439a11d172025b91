/** Readers of contacts and companies. */
import { withoutKnownFamily } from '../facts/families.ts';
import { findUnread } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import { claimWaiting } from '../facts/waiting-events.ts';
import { finishReadings, markDirty, markToRead, type DueReading, type PortalReading } from '../facts/work.ts';
import type { ReadResult } from '../hubspot/gateway.ts';
import { domainsOf, requestAssessment, withoutCompany } from './contact-quality.ts';
import { MERGED_IDS } from './mirrored-properties.ts';
import { rehomeMergedCompanies, withoutMergedIds } from './missed-merges.ts';
import { idsOf, type ReadContext } from './read-context.ts';
import { storeObjects } from './store-objects.ts';
import { companiesOfContacts, touchCompanies } from './touched-companies.ts';

export async function readContacts(
  context: ReadContext,
  due: readonly DueReading[],
  what: PortalReading,
): Promise<void> {
  const { db, gateway } = context;
  const ids = idsOf(due);
  const answer = await gateway.readObjects('contacts', ids, context.contactProperties);
  const now = context.now();
  await db.transaction().execute(async (trx) => {
    const { companies } = await takeInContacts(trx, ids, answer, now);
    if (what === 'contacts') await touchCompanies(trx, companies, now);
    else await markDirty(trx, await known(trx, companies), now);
    await finishReadings(trx, what, due);
  });
}

/**
 * Contacts as HubSpot holds them now. Answers the companies they concern, before and after, and the contacts for whom
 * events had waited.
 */
export async function takeInContacts(
  db: Connection,
  ids: readonly string[],
  answer: ReadResult,
  now: number,
): Promise<{ companies: string[]; claimed: string[] }> {
  const before = await companiesOfContacts(db, ids);
  const homeless = await withoutCompany(db, ids);
  await storeObjects(db, 'contact', answer, now);
  await rereadDealsOfRestored(db, answer, now);
  const claimed = await claimWaiting(db, ids);
  const contacts = [...homeless, ...(await withoutCompany(db, ids))];
  await requestAssessment(db, { contacts, domains: [] }, now);
  return { companies: [...new Set([...before, ...(await companiesOfContacts(db, ids))])], claimed };
}

/** Whoever is out of the recycle bin may be on their deals again. */
async function rereadDealsOfRestored(db: Connection, { found }: ReadResult, now: number): Promise<void> {
  if (found.length === 0) return;
  const asleep = await db
    .selectFrom('pair')
    .select('deal_id')
    .distinct()
    .where(
      'contact_id',
      'in',
      found.map(({ id }) => id),
    )
    .where('present', '=', 0)
    .where('intended', 'is', null)
    .execute();
  await markToRead(
    db,
    'deal_contacts',
    asleep.map(({ deal_id }) => deal_id),
    now,
  );
}

/** An address nobody has stays with its events: they go to whoever gets it later. */
export async function readContactsByEmail(
  { db, gateway, contactProperties, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const { found } = await gateway.readObjectsBy('contacts', 'email', idsOf(due), contactProperties);
  const now = clock();
  await db.transaction().execute(async (trx) => {
    await storeObjects(trx, 'contact', { found, missing: [] }, now);
    const ids = found.map(({ id }) => id);
    await claimWaiting(trx, ids);
    await touchCompanies(trx, await companiesOfContacts(trx, ids), now);
    await finishReadings(trx, 'contact_emails', due);
  });
}

/** Companies the mirror holds already; the others of a contact seen on a deal are left alone. */
async function known(db: Connection, companies: readonly string[]): Promise<string[]> {
  const unread = new Set(await findUnread(db, 'company', companies));
  return companies.filter((id) => !unread.has(id));
}

export async function readCompanies(
  { db, gateway, companyProperties, mail, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const ids = idsOf(due);
  const answer = await gateway.readObjects('companies', ids, [...companyProperties, MERGED_IDS]);
  const now = clock();
  await db.transaction().execute(async (trx) => {
    await takeInCompanies(trx, ids, answer, now);
    if (mail.familiesJoin) await markToRead(trx, 'company_families', await withoutKnownFamily(trx, ids), now);
    await markDirty(trx, ids, now);
    await finishReadings(trx, 'companies', due);
  });
}

/** Companies as HubSpot holds them now. */
export async function takeInCompanies(
  db: Connection,
  ids: readonly string[],
  answer: ReadResult,
  now: number,
): Promise<void> {
  const before = await domainsOf(db, ids);
  await rehomeMergedCompanies(db, answer.found, now);
  await storeObjects(db, 'company', { ...answer, found: answer.found.map(withoutMergedIds) }, now);
  const domains = [...before, ...(await domainsOf(db, ids))];
  await requestAssessment(db, { contacts: [], domains }, now);
}
