/** The companies that a file names, by id or domain: in the mirror first, in HubSpot for those it does not hold. */
import { companiesByDomain, completeCompanies, isLower } from '../facts/load-companies.ts';
import { normalizeDomain } from '../domain/company.ts';
import type { WorkerContext } from '../worker/context.ts';
import { quote } from './read-cells.ts';
import type { Fault, FileRow } from './read-file.ts';

export interface PlacedRow extends FileRow {
  readonly companyId: string;
}

export interface PlacedRows {
  readonly rows: readonly PlacedRow[];
  readonly faults: readonly Fault[];
}

/** Domains become ids; whether an id is of a live company is found out by reading it. */
export async function placeRows(
  { store, gateway, compiled }: WorkerContext,
  rows: readonly FileRow[],
): Promise<PlacedRows> {
  const asked = new Set(rows.flatMap(({ company }) => (company.by === 'domain' ? [company.domain] : [])));
  const free = new Set([...asked].filter((domain) => compiled.mail.isFreeMail(domain)));
  const domains = [...asked].filter((domain) => !free.has(domain)).sort();
  const owners = await companiesByDomain(store.db, domains);
  const unknown = domains.filter((domain) => !owners.has(domain));
  const found = unknown.length === 0 ? [] : await gateway.findCompanies(unknown);
  for (const { id, domain: held } of found) {
    const domain = normalizeDomain(held) ?? '';
    const known = owners.get(domain);
    // As everywhere: of several companies with one domain the oldest record.
    if (known === undefined || isLower(id, known)) owners.set(domain, id);
  }
  const placed: PlacedRow[] = [];
  const faults: Fault[] = [];
  for (const row of rows) {
    const { company, line } = row;
    const companyId = company.by === 'id' ? company.id : owners.get(company.domain);
    if (companyId !== undefined) placed.push({ ...row, companyId });
    else if (company.by === 'domain') {
      const expected = free.has(company.domain)
        ? 'the domain of one company; this one gives mailboxes to everybody'
        : 'the domain of a company in HubSpot; one made just now is found by its company_id only';
      faults.push({ line, column: 'domain', found: quote(company.domain), expected });
    }
  }
  return { rows: placed, faults };
}

/** Of these companies, those whose picture the mirror holds completely. */
export async function listComplete({ store }: WorkerContext, ids: readonly string[]): Promise<Set<string>> {
  const complete = new Set<string>();
  for (let start = 0; start < ids.length; start += CHUNK)
    for (const { company } of await completeCompanies(store.db, ids.slice(start, start + CHUNK)))
      complete.add(company.id);
  return complete;
}

const CHUNK = 1000;
