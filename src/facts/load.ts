/** Reads everything a decision needs of many companies, in a fixed number of queries. */
import type { MailDomains } from '../domain/company.ts';
import type {
  Company,
  CompanyFacts,
  Contact,
  Deal,
  Interaction,
  InteractionSource,
  LedgerEntry,
  Pair,
} from '../domain/types.ts';
import type { BantLetter, Flag, InteractionKind, Role } from '../domain/vocabulary.ts';
import { valueOf, type Stamped } from './mirror.ts';
import { readPairs, type PairRow } from './pairs.ts';
import type { Connection } from './store.ts';

export interface LoadedCompany {
  readonly facts: CompanyFacts;
  /** What HubSpot holds, as far as this app knows, for comparing before writing. */
  readonly held: Held;
}

export interface Held {
  readonly deals: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly contacts: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly pairs: ReadonlyMap<string, readonly PairRow[]>;
}

/**
 * Companies whose picture is not complete yet (something is still to be read) are left out: deciding on half
 * of the facts could make a second deal.
 */
export async function loadCompanies(
  db: Connection,
  ids: readonly string[],
  mail: MailDomains,
): Promise<LoadedCompany[]> {
  if (ids.length === 0) return [];
  const companies = await completeCompanies(db, ids);
  if (companies.length === 0) return [];
  const domains = await ownersOfDomains(db, companies, mail);
  const companyIds = companies.map(({ id }) => id);
  const links = await db
    .selectFrom('deal_company')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .execute();
  const deals = await readDeals(db, [...new Set(links.map(({ deal_id }) => deal_id))]);
  const contacts = await readContacts(
    db,
    companyIds,
    [...domains.keys()],
    [...deals.values()].flatMap((deal) => deal.pairs),
  );
  const people = [...contacts.keys()];
  const interactions = Map.groupBy(await readInteractions(db, people), ({ contactId }) => contactId);
  const ledger = await readLedger(db, companyIds);
  const said = await readFacts(db, [...deals.keys(), ...ledger.map(({ key }) => key)]);
  return companies.map((company) => {
    const dealIds = links.filter(({ company_id }) => company_id === company.id).map(({ deal_id }) => deal_id);
    const own = [...new Set(dealIds)].sort().flatMap((id) => deals.get(id) ?? []);
    const onDeals = new Set(own.flatMap((deal) => deal.pairs.map(({ contactId }) => contactId)));
    const mine = [...contacts.values()]
      .map((row) => ({ ...row, contact: withCompany(row.contact, row.domain, domains) }))
      .filter(({ contact }) => contact.companyId === company.id || onDeals.has(contact.id));
    const opportunities = new Set([...own.map(({ deal }) => deal.id), ...ledger.map(({ key }) => key)]);
    const about = <Fact extends { opportunity: string }>(all: readonly Fact[]): Fact[] =>
      all.filter(({ opportunity }) => opportunities.has(opportunity));
    return {
      facts: {
        company,
        contacts: mine.map(({ contact }) => contact),
        deals: own.map(({ deal }) => deal),
        ledger: ledger.filter(({ companyId }) => companyId === company.id),
        interactions: mine.flatMap(({ contact }) => interactions.get(contact.id) ?? []),
        roleFacts: about(said.roles),
        membershipFacts: about(said.memberships),
        stanceFacts: about(said.stances),
        qualificationFacts: about(said.qualifications),
        concernFacts: about(said.concerns),
      },
      held: {
        deals: new Map(own.map(({ deal, held }) => [deal.id, held])),
        contacts: new Map(mine.map(({ contact, held }) => [contact.id, held])),
        pairs: new Map(own.map(({ deal, rows }) => [deal.id, rows])),
      },
    };
  });
}

async function completeCompanies(db: Connection, ids: readonly string[]): Promise<Company[]> {
  const rows = await db
    .selectFrom('company')
    .select(['id', 'properties'])
    .where('id', 'in', ids)
    .where('archived', '=', 0)
    .where('read_at', 'is not', null)
    .where('deals_read_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('to_read')
            .innerJoin('deal_company', 'deal_company.deal_id', 'to_read.id')
            .select('to_read.id')
            .whereRef('deal_company.company_id', '=', 'company.id')
            .where('to_read.what', 'in', ['deals', 'deal_contacts']),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, properties }) => toCompany(id, JSON.parse(properties) as Stamped));
}

function toCompany(id: string, properties: Stamped): Company {
  const employees = Number(valueOf(properties, 'numberofemployees') ?? Number.NaN);
  return {
    id,
    name: valueOf(properties, 'name'),
    domain: valueOf(properties, 'domain'),
    employees: Number.isFinite(employees) ? employees : null,
    ownerId: valueOf(properties, 'hubspot_owner_id'),
    parentId: valueOf(properties, 'hs_parent_company_id'),
  };
}

/** Which of these companies a mail domain stands for: the oldest record where several carry the same. */
async function ownersOfDomains(
  db: Connection,
  companies: readonly Company[],
  mail: MailDomains,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('company')
    .select('domain')
    .where(
      'id',
      'in',
      companies.map(({ id }) => id),
    )
    .where('domain', 'is not', null)
    .execute();
  const domains = [...new Set(rows.flatMap(({ domain }) => domain ?? []))].filter(
    (domain) => !mail.isFreeMail(domain),
  );
  const owners = await companiesByDomain(db, domains);
  const wanted = new Set(companies.map(({ id }) => id));
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

function isLower(a: string, b: string): boolean {
  return a.length !== b.length ? a.length < b.length : a < b;
}

interface ContactRow {
  readonly contact: Contact;
  readonly domain: string | null;
  readonly held: Record<string, string | null>;
}

async function readContacts(
  db: Connection,
  companyIds: readonly string[],
  domains: readonly string[],
  pairs: readonly { readonly contactId: string }[],
): Promise<Map<string, ContactRow>> {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'properties', 'company_id', 'domain', 'created_at'])
    .where('archived', '=', 0)
    .where(({ or, and, eb }) =>
      or([
        eb('company_id', 'in', companyIds),
        ...(domains.length === 0 ? [] : [and([eb('company_id', 'is', null), eb('domain', 'in', domains)])]),
      ]),
    )
    .execute();
  const found = new Set(rows.map(({ id }) => id));
  const others = [...new Set(pairs.map(({ contactId }) => contactId))].filter((id) => !found.has(id));
  const outside =
    others.length === 0
      ? []
      : await db
          .selectFrom('contact')
          .select(['id', 'properties', 'company_id', 'domain', 'created_at'])
          .where('archived', '=', 0)
          .where('id', 'in', others)
          .execute();
  const all = [...rows, ...outside].sort((a, b) => (isLower(a.id, b.id) ? -1 : 1));
  return new Map(all.map((row) => [row.id, { ...toContact(row), domain: row.domain }]));
}

function toContact(row: {
  id: string;
  properties: string;
  company_id: string | null;
  created_at: number | null;
}): {
  contact: Contact;
  held: Record<string, string | null>;
} {
  const properties = JSON.parse(row.properties) as Stamped;
  const value = (name: string): string | null => valueOf(properties, name);
  return {
    contact: {
      id: row.id,
      email: value('email'),
      firstName: value('firstname'),
      lastName: value('lastname'),
      jobTitle: value('jobtitle'),
      companyId: row.company_id,
      ownerId: value('hubspot_owner_id'),
      hsRole: value('hs_role'),
      hsSeniority: value('hs_seniority'),
      hsBuyingRoles: (value('hs_buying_role') ?? '').split(';').filter(Boolean),
      createdAt: row.created_at,
    },
    held: plain(properties),
  };
}

function plain(properties: Stamped): Record<string, string | null> {
  return Object.fromEntries(Object.entries(properties).map(([name, [value]]) => [name, value]));
}

function withCompany(contact: Contact, domain: string | null, owners: ReadonlyMap<string, string>): Contact {
  if (contact.companyId !== null || domain === null) return contact;
  return { ...contact, companyId: owners.get(domain) ?? null };
}

interface DealRow {
  readonly deal: Deal;
  readonly pairs: readonly Pair[];
  readonly rows: readonly PairRow[];
  readonly held: Record<string, string | null>;
}

async function readDeals(db: Connection, ids: readonly string[]): Promise<Map<string, DealRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('deal')
    .selectAll()
    .where('id', 'in', ids)
    .where('read_at', 'is not', null)
    .execute();
  const pairs = Map.groupBy(await readPairs(db, ids), ({ dealId }) => dealId);
  const entries = Map.groupBy(
    await db.selectFrom('stage_entry').selectAll().where('deal_id', 'in', ids).orderBy('at').execute(),
    ({ deal_id }) => deal_id,
  );
  return new Map(
    rows.map((row) => {
      const properties = JSON.parse(row.properties) as Stamped;
      const mine = pairs.get(row.id) ?? [];
      const present = mine.filter((pair) => pair.present).map(toDomainPair);
      const deal: Deal = {
        id: row.id,
        name: valueOf(properties, 'dealname'),
        pipeline: valueOf(properties, 'pipeline'),
        dealStage: valueOf(properties, 'dealstage'),
        ownerId: valueOf(properties, 'hubspot_owner_id'),
        createdAt: row.created_at,
        closedAt: timeOf(valueOf(properties, 'closedate')),
        solution: valueOf(properties, 'bg_solution'),
        key: valueOf(properties, 'bg_key'),
        createdByApp: row.created_by_app === 1,
        movedByPerson: row.moved_by_person === 1,
        archived: row.archived === 1,
        pairs: present,
        stageEntries: (entries.get(row.id) ?? []).map(({ deal_stage, at }) => ({
          dealStage: deal_stage,
          at,
        })),
      };
      return [row.id, { deal, pairs: present, rows: mine, held: plain(properties) }];
    }),
  );
}

function toDomainPair({ contactId, labels, source, since }: PairRow): Pair {
  return { contactId, labels: labels as (Role | Flag)[], source, since };
}

function timeOf(value: string | null): number | null {
  if (value === null) return null;
  const at = /^\d+$/u.test(value) ? Number(value) : Date.parse(value);
  return Number.isFinite(at) ? at : null;
}

async function readInteractions(db: Connection, contactIds: readonly string[]): Promise<Interaction[]> {
  const all: Interaction[] = [];
  for (let start = 0; start < contactIds.length; start += 1000) {
    const rows = await db
      .selectFrom('interaction')
      .selectAll()
      .where('contact_id', 'in', contactIds.slice(start, start + 1000))
      .orderBy('at')
      .orderBy('id')
      .execute();
    for (const row of rows) {
      all.push({
        id: row.id,
        contactId: row.contact_id,
        at: row.at,
        source: row.source as InteractionSource,
        content: row.content,
        solution: row.solution,
        kind: row.kind as InteractionKind | null,
      });
    }
  }
  return all;
}

async function readLedger(db: Connection, companyIds: readonly string[]): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('opportunity')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    companyId: row.company_id,
    solution: row.solution,
    cycle: row.cycle,
    state: row.state as LedgerEntry['state'],
    dealId: row.deal_id,
    detectedAt: row.detected_at,
    signalsSpentUntil: row.signals_spent_until,
  }));
}

async function readFacts(db: Connection, opportunities: readonly string[]) {
  if (opportunities.length === 0)
    return { roles: [], memberships: [], stances: [], qualifications: [], concerns: [] };
  const base = <Row extends { opportunity: string; contact_id: string; at: number; by: string | null }>(
    row: Row,
  ) => ({
    opportunity: row.opportunity,
    contactId: row.contact_id,
    at: row.at,
    by: row.by,
  });
  const roles = await db
    .selectFrom('role_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const memberships = await db
    .selectFrom('membership_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const stances = await db
    .selectFrom('stance_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const letters = await db
    .selectFrom('qualification_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const concerns = await db
    .selectFrom('concern_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return {
    roles: roles.map((row) => ({
      ...base(row),
      label: row.label as Role | Flag,
      holds: row.holds === 1,
      source: row.source as 'person' | 'hubspot_label',
    })),
    memberships: memberships.map((row) => ({ ...base(row), member: row.member === 1, reason: row.reason })),
    stances: stances.map((row) => ({
      ...base(row),
      stance: row.stance as 'supporter' | 'neutral' | 'sceptic' | 'opponent',
    })),
    qualifications: letters.map((row) => ({ ...base(row), letter: row.letter as BantLetter })),
    concerns: concerns.map((row) => ({
      ...base(row),
      id: row.concern,
      category: row.category,
      state: row.state as 'open' | 'answered' | 'accepted',
    })),
  };
}
