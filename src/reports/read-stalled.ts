import { decideCompany } from '../domain/decide.ts';
import { DAY } from '../domain/engagement.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { Report } from '../domain/reports/report.ts';
import { reportStalled, type StalledDeal } from '../domain/reports/stalled.ts';
import { lastProgress } from '../domain/risks.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { closedAtOf } from '../domain/situation.ts';
import { outcomeOf } from '../domain/stage.ts';
import type { Deal } from '../domain/types.ts';
import { decideCompanies, listCompanies, type DecidedCompany } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readStalled(context: ReportContext): Promise<Report> {
  const { compiled, language } = context;
  const deals: StalledDeal[] = [];
  for await (const company of decideCompanies(context, await listCompanies(context)))
    deals.push(...openDeals(company), ...closedDeals(company, context));
  const { solutions, stages } = compiled.rules;
  return reportStalled(deals, solutions, stages.stalledDays, language);
}

function openDeals({ decision }: DecidedCompany): StalledDeal[] {
  return decision.opportunities
    .filter(({ dealId }) => dealId !== null)
    .map(({ solution, risks }) => ({
      solution,
      outcome: 'open',
      stalled: risks.some(({ risk }) => risk === 'stalled'),
    }));
}

/** Each as it stood at its close: who was active then, and in which stage it had been until then. */
function closedDeals({ facts }: DecidedCompany, { compiled, now }: ReportContext): StalledDeal[] {
  const { rules } = compiled;
  const { stages } = rules;
  return facts.deals.flatMap((deal): StalledDeal[] => {
    const outcome = outcomeOf(deal, stages);
    if (outcome === null || deal.archived) return [];
    const closedAt = closedAtOf(deal, now);
    const group = decideCompany(facts, compiled, closedAt).closed.find(({ dealId }) => dealId === deal.id);
    if (group === undefined) return [];
    const stood = standstill(deal, group, closedAt, rules);
    return [{ solution: group.solution, outcome, stalled: stood >= stages.stalledDays * DAY }];
  });
}

/** Milliseconds from the last progress to the close; the close itself is none. */
function standstill(deal: Deal, { members }: BuyingGroup, closedAt: number, rules: RuleSet): number {
  const closedStages = [...rules.stages.wonStages, ...rules.stages.lostStages];
  const stageEntries = deal.stageEntries.filter(({ dealStage }) => !closedStages.includes(dealStage));
  return closedAt - (lastProgress({ deal: { ...deal, stageEntries }, members, rules }) ?? closedAt);
}
