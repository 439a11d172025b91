/** What decisions would make of a portal, told before anything is made: the answer of a dry run. Pure. */
import type { CompiledRules } from './compile.ts';
import type { CompanyWrites } from './difference.ts';
import type { CompanyDecision, DecisionRow } from './opportunity.ts';
import { outcomeOf } from './stage.ts';
import type { CompanyFacts } from './types.ts';
import type { Localized } from './vocabulary.ts';

export interface PlannedDeal {
  readonly key: string;
  readonly row: DecisionRow;
  readonly people: number;
  /** Why, in words. */
  readonly reason: Localized;
}

export interface BackfillPlan {
  readonly companies: number;
  /** Groups that will have a deal. */
  readonly groups: number;
  /** People in them; somebody in two groups counts twice. */
  readonly people: number;
  /** Roles that will stand on them. */
  readonly roles: number;
  readonly created: readonly PlannedDeal[];
  /** Ids of open deals without a solution that are taken for one. */
  readonly adopted: readonly string[];
  /** Open deals that have a solution already. */
  readonly joined: number;
  /** Closed deals of a solution: what they led to is kept as history. */
  readonly closed: number;
  /** Closed deals of which nobody said what they sold. */
  readonly closedWithoutSolution: number;
  /** Groups that wait for a person, by row of the decision table. */
  readonly proposals: Readonly<Partial<Record<DecisionRow, number>>>;
  /** What would be written into HubSpot, new deals apart. */
  readonly writes: { readonly deals: number; readonly pairs: number; readonly contacts: number };
}

export const EMPTY_PLAN: BackfillPlan = {
  companies: 0,
  groups: 0,
  people: 0,
  roles: 0,
  created: [],
  adopted: [],
  joined: 0,
  closed: 0,
  closedWithoutSolution: 0,
  proposals: {},
  writes: { deals: 0, pairs: 0, contacts: 0 },
};

export interface DecidedCompany {
  readonly facts: CompanyFacts;
  readonly decision: CompanyDecision;
  readonly writes: CompanyWrites;
}

export function planOf({ facts, decision, writes }: DecidedCompany, { rules }: CompiledRules): BackfillPlan {
  const { opportunities, candidates, closed } = decision;
  const members = opportunities.flatMap((group) => group.members);
  const created = opportunities.filter(({ dealId }) => dealId === null);
  const adopted = opportunities.filter(({ row }) => row === 'adopt_the_deal_without_solution');
  const waiting = candidates.filter(({ row }) => row !== 'still_forming');
  return {
    companies: 1,
    groups: opportunities.length,
    people: members.length,
    roles: members.flatMap(({ roles }) => roles).length,
    created: created.map(({ key, row, reason, members }) => ({ key, row, reason, people: members.length })),
    adopted: adopted.flatMap(({ dealId }) => dealId ?? []),
    joined: opportunities.length - created.length - adopted.length,
    closed: closed.length,
    closedWithoutSolution: facts.deals.filter(
      (deal) =>
        deal.solution === null &&
        deal.homeCompanyId === facts.company.id &&
        outcomeOf(deal, rules.stages) !== null,
    ).length,
    proposals: countRows(waiting.map(({ row }) => row)),
    writes: {
      deals: writes.deals.length,
      pairs: writes.pairs.length,
      contacts: writes.contacts.length,
    },
  };
}

export function addPlans(a: BackfillPlan, b: BackfillPlan): BackfillPlan {
  return {
    companies: a.companies + b.companies,
    groups: a.groups + b.groups,
    people: a.people + b.people,
    roles: a.roles + b.roles,
    created: [...a.created, ...b.created],
    adopted: [...a.adopted, ...b.adopted],
    joined: a.joined + b.joined,
    closed: a.closed + b.closed,
    closedWithoutSolution: a.closedWithoutSolution + b.closedWithoutSolution,
    proposals: addCounts(a.proposals, b.proposals),
    writes: {
      deals: a.writes.deals + b.writes.deals,
      pairs: a.writes.pairs + b.writes.pairs,
      contacts: a.writes.contacts + b.writes.contacts,
    },
  };
}

type RowCounts = BackfillPlan['proposals'];

function countRows(rows: readonly DecisionRow[]): RowCounts {
  return rows.reduce<RowCounts>((counts, row) => addCounts(counts, { [row]: 1 }), {});
}

function addCounts(a: RowCounts, b: RowCounts): RowCounts {
  const rows = [...new Set([...Object.keys(a), ...Object.keys(b)])] as DecisionRow[];
  return Object.fromEntries(rows.map((row) => [row, (a[row] ?? 0) + (b[row] ?? 0)]));
}
