/** Why a contact is where it is, from the mirror alone: the same pure decision over the same facts. */
import type { CompiledRules } from '../domain/compile.ts';
import { decideCompany } from '../domain/decide.ts';
import { explainContact, type ContactExplanation } from '../domain/explain-contact.ts';
import { withHeads } from '../facts/families.ts';
import { loadCompanies } from '../facts/load.ts';
import { companiesByDomain } from '../facts/load-companies.ts';
import { toContact } from '../facts/load-contacts.ts';
import type { Connection } from '../facts/store.ts';

/** `null`: the store does not know the contact. */
export async function readContactExplanation(
  db: Connection,
  compiled: CompiledRules,
  contactId: string,
  now: number,
): Promise<ContactExplanation | null> {
  const row = await db
    .selectFrom('contact')
    .select(['id', 'properties', 'company_id', 'domain', 'created_at'])
    .where('id', '=', contactId)
    .where('archived', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return null;
  const companyId = row.company_id ?? (await companyOfDomain(db, row.domain, compiled));
  const contact = { ...toContact(row).contact, companyId };
  const companies = [companyId, ...(await companiesOfDeals(db, contactId))].flatMap((id) => id ?? []);
  const concerned = await withHeads(db, [...new Set(companies)]);
  const loaded = await loadCompanies(db, concerned, compiled.mail, 'last_known');
  const decisions = loaded.map(({ facts }) => decideCompany(facts, compiled, now));
  return explainContact(contact, decisions, compiled, now);
}

async function companyOfDomain(
  db: Connection,
  domain: string | null,
  { mail }: CompiledRules,
): Promise<string | null> {
  if (domain === null || mail.isFreeMail(domain)) return null;
  return (await companiesByDomain(db, [domain])).get(domain) ?? null;
}

async function companiesOfDeals(db: Connection, contactId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('pair')
    .innerJoin('deal_company', 'deal_company.deal_id', 'pair.deal_id')
    .select('deal_company.company_id')
    .where('pair.contact_id', '=', contactId)
    .orderBy('deal_company.company_id')
    .execute();
  return rows.map(({ company_id }) => company_id);
}
