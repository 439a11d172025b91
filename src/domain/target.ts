/**
 * Planned opportunities of the operating model `full`: which approvals one needs, whether its deal may be made, and
 * how far it has come (R56, R122).
 */
import type { BuyingGroup, CompanyDecision } from './opportunity.ts';
import type { RuleSet, Settings, Solution, StageRules, TemplateRole } from './rule-set.ts';
import { outcomeOf } from './stage.ts';
import type { CompanyFacts, Deal, LedgerEntry, Target, TargetRole } from './types.ts';
import type { TargetSide } from './vocabulary.ts';

/**
 * - `planned`, `approved_by_marketing`, `approved_by_sales`: an approval is missing still.
 * - `approved`: the deal is about to be made, or the solution is not `full` any more.
 * - `created`: the deal is there, and nobody is in it. `live`: somebody is, or a person moved it.
 * - `deleted`: a person deleted the deal. `closed`: the deal is won or lost.
 */
export const TARGET_STATUSES = [
  'planned',
  'approved_by_marketing',
  'approved_by_sales',
  'approved',
  'created',
  'live',
  'closed',
  'deleted',
  'undone',
] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

/** The sides that have to approve a plan of this solution: its own list, else that of the installation. */
export function neededApprovals(
  solution: Pick<Solution, 'targetApprovals'>,
  settings: Pick<Settings, 'targets'>,
): readonly TargetSide[] {
  return solution.targetApprovals ?? settings.targets.approvals;
}

export function missingApprovals(
  target: Pick<Target, 'approvals'>,
  solution: Pick<Solution, 'targetApprovals'>,
  settings: Pick<Settings, 'targets'>,
): TargetSide[] {
  return neededApprovals(solution, settings).filter((side) => !target.approvals.includes(side));
}

/** A plan whose deal may be made now, or which joins the one that is open; each gives one deal at most. */
export function readyTarget(
  { targets }: Pick<CompanyFacts, 'targets'>,
  solution: Solution,
  settings: Pick<Settings, 'targets'>,
): Target | null {
  if (solution.operatingModel !== 'full') return null;
  const open = targets.filter((each) => each.solution === solution.id && each.key === null);
  return open.find((each) => missingApprovals(each, solution, settings).length === 0) ?? null;
}

/** `group`: the opportunity the plan became or joined; `entry`: its line of the ledger. */
export function statusOf(
  target: Target,
  solution: Solution,
  settings: Pick<Settings, 'targets'>,
  group: Pick<BuyingGroup, 'stage' | 'numbers'> | null,
  entry: Pick<LedgerEntry, 'state'> | null,
): TargetStatus {
  if (target.key !== null) {
    if (group === null) return entry?.state === 'creating' ? 'approved' : 'deleted';
    if (group.stage === 'closed') return 'closed';
    return group.stage === 'target' && group.numbers.memberCount === 0 ? 'created' : 'live';
  }
  const missing = missingApprovals(target, solution, settings);
  if (missing.length === 0) return 'approved';
  if (target.approvals.includes('marketing')) return 'approved_by_marketing';
  return target.approvals.includes('sales') ? 'approved_by_sales' : 'planned';
}

/** Whom a purchase usually needs: the required roles of the template (R124). */
export function profileOf(template: readonly TemplateRole[]): TargetRole[] {
  return template.filter(({ required }) => required).map(({ role, count }) => ({ role, count }));
}

export interface PlanBinding {
  readonly id: string;
  readonly key: string;
  readonly origin: NonNullable<Target['origin']>;
}

/** The opportunities that plans become by this decision: those made for them, and those that are open already. */
export function bindPlans(
  facts: CompanyFacts,
  { opportunities }: Pick<CompanyDecision, 'opportunities'>,
  { solutions, settings, stages }: Pick<RuleSet, 'solutions' | 'settings' | 'stages'>,
): PlanBinding[] {
  if (facts.targets.length === 0) return [];
  return solutions.flatMap((solution) => {
    const target = readyTarget(facts, solution, settings);
    if (target === null) return [];
    const group = opportunities.find((each) => each.solution === solution.id);
    if (group === undefined) {
      const key = keyElsewhere(facts, solution, stages);
      return key === null ? [] : [{ id: target.id, key, origin: 'joined' }];
    }
    return [{ id: target.id, key: group.key, origin: group.row === 'planned_target' ? 'created' : 'joined' }];
  });
}

/** A deal of several companies is shaped by one of them; a plan of another one joins it all the same. */
export function openElsewhere(
  facts: CompanyFacts,
  solution: Pick<Solution, 'id'>,
  stages: StageRules,
): Deal | null {
  const open = facts.deals.filter(
    (deal) => !deal.archived && deal.solution === solution.id && outcomeOf(deal, stages) === null,
  );
  return open.find(({ homeCompanyId }) => homeCompanyId !== facts.company.id) ?? null;
}

function keyElsewhere(facts: CompanyFacts, solution: Solution, stages: StageRules): string | null {
  const deal = openElsewhere(facts, solution, stages);
  return deal === null ? null : (deal.key ?? `${deal.homeCompanyId}:${solution.id}:deal-${deal.id}`);
}
