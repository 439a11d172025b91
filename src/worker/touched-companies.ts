/** Which companies a change concerns, and that they are decided again. */
import { companiesByDomain } from '../facts/load-companies.ts';
import { findUnread } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import { markDirty, markToRead } from '../facts/work.ts';

/** Makes companies dirty, and has those read that the mirror does not hold yet. */
export async function touchCompanies(db: Connection, ids: readonly string[], now: number): Promise<void> {
  const unread = await findUnread(db, 'company', ids);
  await markToRead(db, 'companies', unread, now);
  await markToRead(db, 'company_deals', unread, now);
  await markDirty(db, ids, now);
}

/** Primary company, else the one whose domain the e-mail address carries. */
export async function companiesOfContacts(db: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('contact')
    .select(['company_id', 'domain'])
    .where('id', 'in', ids)
    .execute();
  const domains = [
    ...new Set(rows.flatMap((row) => (row.company_id === null && row.domain !== null ? [row.domain] : []))),
  ];
  const owners = await companiesByDomain(db, domains);
  const onDeals = await db
    .selectFrom('pair')
    .innerJoin('deal_company', 'deal_company.deal_id', 'pair.deal_id')
    .select('deal_company.company_id')
    .distinct()
    .where('pair.contact_id', 'in', ids)
    .execute();
  return [
    ...new Set([
      ...rows.flatMap((row) => row.company_id ?? owners.get(row.domain ?? '') ?? []),
      ...onDeals.map((row) => row.company_id),
    ]),
  ];
}

export async function companiesOfDeals(db: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('deal_company')
    .select('company_id')
    .distinct()
    .where('deal_id', 'in', ids)
    .execute();
  return rows.map((row) => row.company_id);
}
