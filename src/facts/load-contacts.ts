/** Contacts of the mirror as the domain sees them, and what they did. */
import type { Contact, Interaction, InteractionSource } from '../domain/types.ts';
import type { InteractionKind } from '../domain/vocabulary.ts';
import { isLower } from './load-companies.ts';
import { plainProperties, valueOf, type Stamped } from './mirror.ts';
import type { Tables } from './schema.ts';
import type { Connection } from './store.ts';

export interface ContactRow {
  readonly contact: Contact;
  readonly domain: string | null;
  readonly held: Record<string, string | null>;
}

const COLUMNS = ['id', 'properties', 'company_id', 'domain', 'created_at'] as const;
type StoredContact = Pick<Tables['contact'], (typeof COLUMNS)[number]>;

/** People of these companies, and those whom a domain alone puts there. */
export function readColleagues(
  db: Connection,
  companyIds: readonly string[],
  domains: readonly string[],
): Promise<StoredContact[]> {
  return db
    .selectFrom('contact')
    .select(COLUMNS)
    .where('archived', '=', 0)
    .where(({ or, and, eb }) =>
      or([
        eb('company_id', 'in', companyIds),
        ...(domains.length === 0 ? [] : [and([eb('company_id', 'is', null), eb('domain', 'in', domains)])]),
      ]),
    )
    .execute();
}

/** The colleagues, and whoever else is on a deal. */
export async function addOutsiders(
  db: Connection,
  rows: readonly StoredContact[],
  pairs: readonly { readonly contactId: string }[],
): Promise<Map<string, ContactRow>> {
  const found = new Set(rows.map(({ id }) => id));
  const others = [...new Set(pairs.map(({ contactId }) => contactId))].filter((id) => !found.has(id));
  const outside =
    others.length === 0
      ? []
      : await db
          .selectFrom('contact')
          .select(COLUMNS)
          .where('archived', '=', 0)
          .where('id', 'in', others)
          .execute();
  const all = [...rows, ...outside].sort((a, b) => (isLower(a.id, b.id) ? -1 : 1));
  return new Map(all.map((row) => [row.id, { ...toContact(row), domain: row.domain }]));
}

/** A contact as the domain knows it, from its row of the mirror. */
export function toContact(row: {
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
      ...customFields(properties),
    },
    held: plainProperties(properties),
  };
}

/** Properties every contact is read with; any other one is there because the rules name it. */
const STANDARD = new Set([
  'email',
  'firstname',
  'lastname',
  'jobtitle',
  'associatedcompanyid',
  'hubspot_owner_id',
  'hs_role',
  'hs_seniority',
  'hs_buying_role',
]);

function customFields(properties: Stamped): Pick<Contact, 'fields'> {
  const found = Object.entries(properties).flatMap(([name, [value]]) =>
    value === null || STANDARD.has(name) || name.startsWith('bg_') ? [] : [[name, value] as const],
  );
  return found.length === 0 ? {} : { fields: Object.fromEntries(found) };
}

export function withCompany(
  contact: Contact,
  domain: string | null,
  owners: ReadonlyMap<string, string>,
): Contact {
  if (contact.companyId !== null || domain === null) return contact;
  return { ...contact, companyId: owners.get(domain) ?? null };
}

export async function readInteractions(
  db: Connection,
  contactIds: readonly string[],
): Promise<Interaction[]> {
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
