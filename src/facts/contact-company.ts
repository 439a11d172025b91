/** A contact of the mirror with the companies whose decisions concern it: its own, and those of its deals. */
import type { MailDomains } from '../domain/company.ts';
import type { Contact } from '../domain/types.ts';
import { withHeads } from './families.ts';
import { companiesByDomain } from './load-companies.ts';
import { toContact } from './load-contacts.ts';
import type { Connection } from './store.ts';

export interface ContactPlace {
  readonly contact: Contact;
  readonly companyIds: readonly string[];
}

/** `null`: unknown, deleted, or merged into another. */
export async function loadContactCompany(
  db: Connection,
  contactId: string,
  mail: MailDomains,
): Promise<ContactPlace | null> {
  const row = await db
    .selectFrom('contact')
    .select(['id', 'properties', 'company_id', 'domain', 'created_at'])
    .where('id', '=', contactId)
    .where('archived', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { contact } = toContact(row);
  const byDomain =
    contact.companyId === null && row.domain !== null && !mail.isFreeMail(row.domain)
      ? ((await companiesByDomain(db, [row.domain])).get(row.domain) ?? null)
      : null;
  const companyId = contact.companyId ?? byDomain;
  const links = await db
    .selectFrom('pair')
    .innerJoin('deal_company', 'deal_company.deal_id', 'pair.deal_id')
    .select('deal_company.company_id')
    .where('pair.contact_id', '=', contactId)
    .where('pair.present', '=', 1)
    .execute();
  const ids = [...(companyId === null ? [] : [companyId]), ...links.map(({ company_id }) => company_id)];
  return { contact: { ...contact, companyId }, companyIds: await withHeads(db, [...new Set(ids)]) };
}
