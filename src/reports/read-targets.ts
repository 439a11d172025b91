/** Reports on planned opportunities: the list with its sums, the matrix, the audience. */
import type { BuyingGroup } from '../domain/opportunity.ts';
import { reportAudience } from '../domain/reports/audience.ts';
import { plannedOf, type PlannedOpportunity } from '../domain/reports/planned.ts';
import type { Report } from '../domain/reports/report.ts';
import { reportTargets } from '../domain/reports/targets.ts';
import { reportWhitespace, type Account } from '../domain/reports/whitespace.ts';
import { decideCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readTargetsReport(context: ReportContext): Promise<Report> {
  return reportTargets(await readPlanned(context), context.language);
}

export async function readAudience(context: ReportContext): Promise<Report> {
  return reportAudience(await readPlanned(context), context.compiled, context.now, context.language);
}

export async function readWhitespace(context: ReportContext): Promise<Report> {
  const { compiled, language } = context;
  const accounts: Account[] = [];
  for await (const { facts, decision } of decideCompanies(context, await companiesWithDeals(context))) {
    const open: BuyingGroup[] = decision.opportunities.filter(({ dealId }) => dealId !== null);
    const planned = plannedOf(facts, decision, compiled);
    if (planned.length > 0 || open.length > 0) accounts.push({ company: facts.company, planned, open });
  }
  return reportWhitespace(accounts, compiled.rules.solutions, language);
}

async function readPlanned(context: ReportContext): Promise<PlannedOpportunity[]> {
  const rows = await context.db
    .selectFrom('target')
    .select('company_id')
    .distinct()
    .where('undone_at', 'is', null)
    .orderBy('company_id')
    .execute();
  const ids = rows.map(({ company_id }) => company_id);
  const planned: PlannedOpportunity[] = [];
  for await (const { facts, decision } of decideCompanies(context, ids))
    planned.push(...plannedOf(facts, decision, context.compiled));
  return planned;
}

/** Companies that stand on a deal or in a plan; of others there is nothing to tell. */
export async function companiesWithDeals({ db }: ReportContext): Promise<string[]> {
  const rows = await db
    .selectFrom('deal_company')
    .select('company_id')
    .union(db.selectFrom('target').select('company_id').where('undone_at', 'is', null))
    .execute();
  return rows.map(({ company_id }) => company_id).sort();
}
