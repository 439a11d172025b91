import type { Report } from '../domain/reports/report.ts';
import { reportTemplateSuggestion, type ClosedDeal } from '../domain/reports/template-suggestion.ts';
import { outcomeOf } from '../domain/stage.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import { groupAtClose } from './read-deal-records.ts';
import type { ReportContext } from './report-context.ts';

export async function readTemplateSuggestion(context: ReportContext): Promise<Report> {
  const { compiled, language } = context;
  const deals: ClosedDeal[] = [];
  for await (const { facts } of decideCompanies(context, await listCompanies(context)))
    deals.push(...closedDealsOf(facts, context));
  return reportTemplateSuggestion(deals, compiled.rules.solutions, language);
}

/** Each closed deal as it would have been decided at its close: what people read since then was not part of it. */
function closedDealsOf(facts: CompanyFacts, context: ReportContext): ClosedDeal[] {
  return facts.deals.flatMap((deal) => {
    const outcome = outcomeOf(deal, context.compiled.rules.stages);
    if (outcome === null || deal.archived) return [];
    const group = groupAtClose(facts, deal, context);
    if (group === undefined) return [];
    const members = group.members.map(({ roles, department }) => ({ roles, department }));
    return [{ solution: group.solution, outcome, members }];
  });
}
