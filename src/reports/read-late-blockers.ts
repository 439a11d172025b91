import { closedWithBlockers, type ClosedWithBlocker } from '../domain/found-blockers.ts';
import { reportLateBlockers } from '../domain/reports/late-blockers.ts';
import type { Report } from '../domain/reports/report.ts';
import { decideCompanies, listCompaniesOfDeals } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readLateBlockers(context: ReportContext): Promise<Report> {
  const { solutions, stages } = context.compiled.rules;
  const deals: ClosedWithBlocker[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompaniesOfDeals(context)))
    deals.push(...closedWithBlockers(facts, decision.closed, stages, context.now));
  return reportLateBlockers(deals, new Map(solutions.map(({ id, name }) => [id, name])), context.language);
}
