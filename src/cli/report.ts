/** `buying-groups report NAME`: read from the store, also while a server works on it. Ids only, no names. */
import type { Kysely } from 'kysely';
import { compileRuleSet } from '../app/compile.ts';
import { decideCompany } from '../domain/decide.ts';
import type { CompanyDecision } from '../domain/opportunity.ts';
import { reconcileContacts } from '../domain/reports/reconciliation.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { openForReading } from '../facts/inspect.ts';
import { loadCompanies } from '../facts/load.ts';
import type { Tables } from '../facts/schema.ts';
import { StoreError, type StoreLocation } from '../facts/store.ts';
import { printRows, type ReportFormat, type ReportRows } from './print-rows.ts';
import { UsageError } from './usage-error.ts';

export { REPORT_FORMATS, type ReportFormat } from './print-rows.ts';

interface ReportContext {
  readonly db: Kysely<Tables>;
  readonly rules: RuleSet;
  readonly now: number;
}

const REPORTS: Readonly<Record<string, (context: ReportContext) => Promise<ReportRows>>> = {
  'data-quality': reportDataQuality,
  contacts: reportContacts,
};
export const REPORT_NAMES = Object.keys(REPORTS);

export interface ReportOptions {
  readonly name: string;
  readonly format: ReportFormat;
  readonly location: StoreLocation;
  readonly rules: RuleSet;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly write: (text: string) => void;
}

export async function report({ name, format, location, rules, now, write }: ReportOptions): Promise<number> {
  const make = REPORTS[name];
  if (make === undefined)
    throw new UsageError(`report: got "${name}", expected one of ${REPORT_NAMES.join(', ')}`);
  const db = openForReading(location);
  if (db === null)
    throw new StoreError(
      `There is no store in ${location.dataDir} yet: start "buying-groups serve" first, or set DATA_DIR.`,
    );
  try {
    write(printRows(await make({ db, rules, now }), format));
    return 0;
  } finally {
    await db.destroy();
  }
}

/** What an admin should look at. */
async function reportDataQuality({ db }: ReportContext): Promise<ReportRows> {
  const items = await db
    .selectFrom('data_quality')
    .selectAll()
    .orderBy('code')
    .orderBy('object')
    .orderBy('id')
    .execute();
  const codes = Map.groupBy(items, ({ code }) => code);
  const counts = [...codes].map(([code, found]) => `${found.length} × ${code}`).join(', ');
  return {
    title: 'Data quality',
    columns: ['code', 'object', 'id', 'company', 'detail'],
    rows: items.map(({ code, object, id, company_id, detail }) => [code, object, id, company_id, detail]),
    summary: items.length === 0 ? 'Nothing to look at.' : `${items.length} to look at: ${counts}.`,
  };
}

/** Every contact in exactly one row: member of a deal, or in none with the reason (R131 to R134). */
async function reportContacts({ db, rules, now }: ReportContext): Promise<ReportRows> {
  const decisions = await decideAll({ db, rules, now });
  const contacts = await db
    .selectFrom('contact')
    .select(['id', 'company_id'])
    .where('archived', '=', 0)
    .orderBy('id')
    .execute();
  const { rows, totals } = reconcileContacts(
    decisions,
    contacts.map(({ id, company_id }) => ({ id, companyId: company_id })),
  );
  const reasons = Object.entries(totals.ungrouped).map(
    ([reason, n]) => `${n} ${reason.replaceAll('_', ' ')}`,
  );
  return {
    title: 'Contacts and opportunities',
    columns: ['contact', 'deal', 'reason'],
    rows: rows.map(({ contactId, dealId, reason }) => [contactId, dealId ?? '', reason]),
    summary: `${totals.contacts} contacts: ${totals.grouped} in ${totals.opportunities} ${totals.opportunities === 1 ? 'opportunity' : 'opportunities'}${reasons.length === 0 ? '' : `; in none: ${reasons.join(', ')}`}.`,
  };
}

/** So many companies at once: enough for few queries, few enough for little memory. */
const STEP = 50;

async function decideAll({ db, rules, now }: ReportContext): Promise<CompanyDecision[]> {
  const compiled = compileRuleSet(rules);
  const companies = await db
    .selectFrom('company')
    .select('id')
    .where('archived', '=', 0)
    .orderBy('id')
    .execute();
  const decisions: CompanyDecision[] = [];
  for (let start = 0; start < companies.length; start += STEP) {
    const ids = companies.slice(start, start + STEP).map(({ id }) => id);
    for (const { facts } of await loadCompanies(db, ids, compiled.mail))
      decisions.push(decideCompany(facts, compiled, now));
  }
  return decisions;
}
