/** Every deal with a known solution, once: reports over many deals are made from these. */
import { decideCompany } from '../domain/decide.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { DealRecord } from '../domain/reports/deal-record.ts';
import { closedAtOf } from '../domain/situation.ts';
import { outcomeOf } from '../domain/stage.ts';
import type { CompanyFacts, Deal } from '../domain/types.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readDealRecords(context: ReportContext): Promise<DealRecord[]> {
  const records: DealRecord[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompanies(context)))
    for (const deal of facts.deals) {
      if (deal.archived || deal.homeCompanyId !== facts.company.id) continue;
      const outcome = outcomeOf(deal, context.compiled.rules.stages);
      const group =
        outcome === null
          ? decision.opportunities.find(({ dealId }) => dealId === deal.id)
          : groupAtClose(facts, deal, context);
      if (group !== undefined) records.push(toRecord(deal, outcome, group, context.now));
    }
  return records.sort((a, b) => (a.dealId < b.dealId ? -1 : 1));
}

/** What people read since then was no part of it. */
export function groupAtClose(
  facts: CompanyFacts,
  deal: Deal,
  { compiled, now }: Pick<ReportContext, 'compiled' | 'now'>,
): BuyingGroup | undefined {
  return decideCompany(facts, compiled, closedAtOf(deal, now)).closed.find(
    ({ dealId }) => dealId === deal.id,
  );
}

function toRecord(deal: Deal, outcome: DealRecord['outcome'], group: BuyingGroup, now: number): DealRecord {
  return {
    dealId: deal.id,
    name: deal.name,
    companyId: group.companyId,
    solution: group.solution,
    ownerId: deal.ownerId,
    createdAt: deal.createdAt,
    closedAt: outcome === null ? null : closedAtOf(deal, now),
    outcome,
    members: group.numbers.memberCount,
    engagedMembers: group.numbers.engagedMemberCount,
    departments: group.numbers.departments,
    coverage: group.numbers.coverage.identified,
  };
}
