/** Companies of the mirror, and which of them an e-mail domain stands for. */
import type { MailDomains } from '../domain/company.ts';
import type { Company } from '../domain/types.ts';
import { valueOf, type Stamped } from './mirror.ts';
import type { Connection } from './store.ts';

export interface CompleteCompany {
  readonly company: Company;
  /** As it is compared with the domains of addresses. */
  readonly domain: string | null;
}

/** What a company's picture waits for, of each of its deals. */
const DEAL_READINGS = ['deals', 'deal_contacts'] as const;

/**
 * - `current`: nothing of it is still to be read. Whoever writes to HubSpot needs this: half of the facts could make a
 *   second deal.
 * - `last_known`: all of it was read once, and is shown as it was while some of it is read again.
 */
export type Picture = 'current' | 'last_known';

export async function completeCompanies(
  db: Connection,
  ids: readonly string[],
  picture: Picture = 'current',
): Promise<readonly CompleteCompany[]> {
  const unread = picture === 'current' ? [] : (['deal.read_at', 'deal.pairs_read_at'] as const);
  const rows = await db
    .selectFrom('company')
    .select(['id', 'properties', 'domain'])
    .where('id', 'in', ids)
    .where('archived', '=', 0)
    .where('read_at', 'is not', null)
    .where('deals_read_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('to_read')
            .innerJoin('deal_company', 'deal_company.deal_id', 'to_read.id')
            .leftJoin('deal', 'deal.id', 'to_read.id')
            .select('to_read.id')
            .whereRef('deal_company.company_id', '=', 'company.id')
            .where('to_read.what', 'in', DEAL_READINGS)
            .$if(unread.length > 0, (query) =>
              query.where((each) => each.or(unread.map((column) => each(column, 'is', null)))),
            ),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, properties, domain }) => ({
    company: toCompany(id, JSON.parse(properties) as Stamped),
    domain,
  }));
}

/** The mirror holds it, or is about to: what is not complete of it is being read. */
export async function isKnownCompany(db: Connection, id: string): Promise<boolean> {
  const row = await db.selectFrom('company').select('archived').where('id', '=', id).executeTakeFirst();
  if (row !== undefined) return row.archived === 0;
  const due = await db
    .selectFrom('to_read')
    .select('id')
    .where('what', '=', 'companies')
    .where('id', '=', id)
    .executeTakeFirst();
  return due !== undefined;
}

/** What stands on one of its deals is read again, so that its picture may change in a moment. */
export async function isBeingRead(db: Connection, companyId: string): Promise<boolean> {
  const due = await db
    .selectFrom('to_read')
    .innerJoin('deal_company', 'deal_company.deal_id', 'to_read.id')
    .select('to_read.id')
    .where('deal_company.company_id', '=', companyId)
    .where('to_read.what', 'in', DEAL_READINGS)
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

export function toCompany(id: string, properties: Stamped): Company {
  const employees = Number(valueOf(properties, 'numberofemployees') ?? Number.NaN);
  return {
    id,
    name: valueOf(properties, 'name'),
    domain: valueOf(properties, 'domain'),
    employees: Number.isFinite(employees) ? employees : null,
    ownerId: valueOf(properties, 'hubspot_owner_id'),
    parentId: valueOf(properties, 'hs_parent_company_id'),
    ...furtherFields(properties),
  };
}

/** Properties every company is read with; any other one is there because the rules name it. */
const STANDARD = new Set(['name', 'domain', 'numberofemployees', 'hubspot_owner_id', 'hs_parent_company_id']);

function furtherFields(properties: Stamped): Pick<Company, 'fields'> {
  const found = Object.entries(properties).flatMap(([name, [value]]) =>
    value === null || STANDARD.has(name) ? [] : [[name, value] as const],
  );
  return found.length === 0 ? {} : { fields: Object.fromEntries(found) };
}

/** Which of these companies a mail domain stands for: the oldest record where several carry the same. */
export async function ownersOfDomains(
  db: Connection,
  complete: readonly CompleteCompany[],
  mail: MailDomains,
): Promise<Map<string, string>> {
  const domains = [...new Set(complete.flatMap(({ domain }) => domain ?? []))].filter(
    (domain) => !mail.isFreeMail(domain),
  );
  const owners = await companiesByDomain(db, domains);
  const wanted = new Set(complete.map(({ company }) => company.id));
  return new Map([...owners].filter(([, id]) => wanted.has(id)));
}

/** The company each domain stands for: of several, the one with the lowest id. */
export async function companiesByDomain(
  db: Connection,
  domains: readonly string[],
): Promise<Map<string, string>> {
  if (domains.length === 0) return new Map();
  const rows = await db
    .selectFrom('company')
    .select(['id', 'domain'])
    .where('domain', 'in', domains)
    .where('archived', '=', 0)
    .execute();
  const owners = new Map<string, string>();
  for (const { id, domain } of rows) {
    const known = owners.get(domain ?? '');
    if (domain !== null && (known === undefined || isLower(id, known))) owners.set(domain, id);
  }
  return owners;
}

/** HubSpot's ids are numbers as text: the shorter one is the lower, and so the older record. */
export function isLower(a: string, b: string): boolean {
  return a.length !== b.length ? a.length < b.length : a < b;
}
