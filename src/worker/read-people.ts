/** Readers of contacts and companies. */
import { findUnread } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import { claimWaiting } from '../facts/waiting-events.ts';
import { finishReadings, markDirty, type DueReading, type PortalReading } from '../facts/work.ts';
import { domainsOf, requestAssessment, withoutCompany } from './contact-quality.ts';
import { READ_PROPERTIES } from './mirrored-properties.ts';
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
  const answer = await gateway.readObjects('contacts', ids, READ_PROPERTIES.contact);
  const now = context.now();
  await db.transaction().execute(async (trx) => {
    const before = await companiesOfContacts(trx, ids);
    const homeless = await withoutCompany(trx, ids);
    await storeObjects(trx, 'contact', answer, now);
    await claimWaiting(trx, ids);
    const contacts = [...homeless, ...(await withoutCompany(trx, ids))];
    await requestAssessment(trx, { contacts, domains: [] }, now);
    const companies = [...new Set([...before, ...(await companiesOfContacts(trx, ids))])];
    if (what === 'contacts') await touchCompanies(trx, companies, now);
    else await markDirty(trx, await known(trx, companies), now);
    await finishReadings(trx, what, due);
  });
}

/** An address nobody has stays with its events: they go to whoever gets it later. */
export async function readContactsByEmail(
  { db, gateway, now: clock }: ReadContext,
  due: readonly DueReading[],
): Promise<void> {
  const { found } = await gateway.readObjectsBy('contacts', 'email', idsOf(due), READ_PROPERTIES.contact);
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
