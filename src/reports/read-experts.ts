import { openConcernsOf, readExperts } from '../domain/experts.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import { reportExperts, type DealConcern } from '../domain/reports/experts.ts';
import type { Report } from '../domain/reports/report.ts';
import type { ExpertFact } from '../domain/types.ts';
import { listExpertFacts } from '../facts/experts.ts';
import { decideCompanies, listCompaniesOfDeals } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readExpertsReport(context: ReportContext): Promise<Report> {
  const concerns: DealConcern[] = [];
  const findConcerns = await readConcernFinder(context);
  for await (const { decision } of decideCompanies(context, await listCompaniesOfDeals(context)))
    concerns.push(...decision.opportunities.flatMap(findConcerns));
  return reportExperts(concerns, context.compiled.rules.settings, context.language);
}

/** Answers the open concerns of a group with a deal, each with its expert; one query for all groups. */
export async function readConcernFinder({
  db,
  compiled,
  now,
}: ReportContext): Promise<(group: BuyingGroup) => DealConcern[]> {
  const said = (await listExpertFacts(db)).filter(({ at }) => at <= now);
  const byOpportunity = Map.groupBy(said, ({ opportunity }) => opportunity);
  return (group) => {
    const { key, dealId } = group;
    if (dealId === null) return [];
    const facts: ExpertFact[] = [key, dealId].flatMap((id) => byOpportunity.get(id) ?? []);
    const expertOf = readExperts(facts, group, compiled.rules.settings.experts);
    return openConcernsOf(group, expertOf).map((each) => ({ ...each, dealId }));
  };
}
