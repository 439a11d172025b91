import type { Report } from '../domain/reports/report.ts';
import { reportStanceChanges } from '../domain/reports/stance-changes.ts';
import { stanceSteps, type StanceStep } from '../domain/stance-history.ts';
import { decideCompanies, listCompaniesOfDeals } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readStanceChanges(context: ReportContext): Promise<Report> {
  const steps: StanceStep[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompaniesOfDeals(context)))
    steps.push(...stanceSteps(facts, [...decision.opportunities, ...decision.closed], context.now));
  return reportStanceChanges(steps, context.language);
}
