/** Everything the dashboard shows, in one pass over the companies: each number by the function of its own report. */
import { closedWithBlockers, type ClosedWithBlocker } from '../domain/found-blockers.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import { reportDashboard } from '../domain/reports/dashboard.ts';
import type { DealConcern } from '../domain/reports/experts.ts';
import type { Report } from '../domain/reports/report.ts';
import { stanceSteps, type StanceStep } from '../domain/stance-history.ts';
import { addDecision, emptyIndex } from '../domain/touches.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import { readConcernFinder } from './read-experts.ts';
import { addCompany, emptyBasis, readForecast } from './read-forecast.ts';
import { listDealHandoffs } from './read-handoffs.ts';
import { readTouches } from './read-touches.ts';
import type { ReportContext } from './report-context.ts';

export async function readDashboard(context: ReportContext): Promise<Report> {
  const { compiled, now, language } = context;
  const [index, basis] = [emptyIndex(), emptyBasis()];
  const open: BuyingGroup[] = [];
  const closed: ClosedWithBlocker[] = [];
  const steps: StanceStep[] = [];
  const concerns: DealConcern[] = [];
  const findConcerns = await readConcernFinder(context);
  for await (const company of decideCompanies(context, await listCompanies(context))) {
    const { facts, decision } = company;
    addDecision(index, decision);
    addCompany(basis, company, context);
    open.push(...decision.opportunities.filter(({ dealId }) => dealId !== null));
    closed.push(...closedWithBlockers(facts, decision.closed, compiled.rules.stages, now));
    concerns.push(...decision.opportunities.flatMap(findConcerns));
    steps.push(...stanceSteps(facts, [...decision.opportunities, ...decision.closed], now));
  }
  const [touches, handoffs, forecast] = [
    await readTouches(index, context),
    await listDealHandoffs(context),
    await readForecast(basis, context),
  ];
  return reportDashboard({ open, closed, steps, concerns, touches, handoffs, forecast }, now, language);
}
