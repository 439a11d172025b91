/**
 * Contacts that belong to no company: no decision speaks of them, so they are listed by themselves, and leave the
 * list as soon as a company is known.
 */
import { contactQuality } from '../domain/data-quality.ts';
import { companiesByDomain } from '../facts/load-companies.ts';
import { toContact } from '../facts/load-contacts.ts';
import { recordContactQuality } from '../facts/records.ts';
import type { Connection } from '../facts/store.ts';
import { dueReadings, finishReadings, markToRead } from '../facts/work.ts';
import type { WorkerContext } from './context.ts';

const WAVE = 500;

/** Of these contacts, those whose record names no company. */
export async function withoutCompany(db: Connection, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('id', 'in', contactIds)
    .where('company_id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** The mail domains these companies stand for. */
export async function domainsOf(db: Connection, companyIds: readonly string[]): Promise<string[]> {
  if (companyIds.length === 0) return [];
  const rows = await db
    .selectFrom('company')
    .select('domain')
    .where('id', 'in', companyIds)
    .where('domain', 'is not', null)
    .execute();
  return rows.flatMap(({ domain }) => domain ?? []);
}

/**
 * Has contacts looked at that had no company before or have none now, and those whose mail domain a company
 * stands or stood for; needs no HubSpot.
 */
export async function requestAssessment(
  db: Connection,
  { contacts, domains }: { readonly contacts: readonly string[]; readonly domains: readonly string[] },
  now: number,
): Promise<void> {
  await markToRead(db, 'contact_quality', contacts, now);
  await markToRead(db, 'domain_quality', domains, now);
}

/** Answers how many requests were done. */
export async function assessContacts(context: WorkerContext): Promise<number> {
  const { store, compiled, now } = context;
  const domains = await dueReadings(store.db, 'domain_quality', now(), WAVE);
  if (domains.length > 0) {
    const ownable = domains.map(({ id }) => id).filter((domain) => !compiled.mail.isFreeMail(domain));
    await store.db.transaction().execute(async (trx) => {
      await markToRead(trx, 'contact_quality', await contactsOfDomains(trx, ownable), now());
      await finishReadings(trx, 'domain_quality', domains);
    });
  }
  const due = await dueReadings(store.db, 'contact_quality', now(), WAVE);
  if (due.length > 0) {
    await store.db.transaction().execute(async (trx) => {
      await assess(
        trx,
        context,
        due.map(({ id }) => id),
      );
      await finishReadings(trx, 'contact_quality', due);
    });
  }
  return domains.length + due.length;
}

async function contactsOfDomains(db: Connection, domains: readonly string[]): Promise<string[]> {
  if (domains.length === 0) return [];
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('company_id', 'is', null)
    .where('domain', 'in', domains)
    .execute();
  return rows.map(({ id }) => id);
}

async function assess(db: Connection, { compiled }: WorkerContext, ids: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'properties', 'company_id', 'domain', 'created_at'])
    .where('id', 'in', ids)
    .where('archived', '=', 0)
    .where('read_at', 'is not', null)
    .where('company_id', 'is', null)
    .execute();
  const domains = rows.flatMap(({ domain }) =>
    domain === null || compiled.mail.isFreeMail(domain) ? [] : [domain],
  );
  const owners = await companiesByDomain(db, [...new Set(domains)]);
  const homeless = rows.filter(({ domain }) => domain === null || !owners.has(domain));
  await recordContactQuality(
    db,
    ids,
    homeless.flatMap((row) => contactQuality(toContact(row).contact, compiled)),
  );
}
