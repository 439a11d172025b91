/** All closed deals as they stood while they were open. */
import type { PastOpportunity } from '../domain/forecast/composition.ts';
import { closedLives, pastOpportunities } from '../domain/forecast/read-past.ts';
import { decideCompanies, listCompaniesOfDeals } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readPast(context: Omit<ReportContext, 'language'>): Promise<PastOpportunity[]> {
  const { compiled, now } = context;
  const past: PastOpportunity[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompaniesOfDeals(context)))
    past.push(...pastOpportunities(facts, closedLives(facts, decision.closed, compiled, now), compiled));
  return past;
}
