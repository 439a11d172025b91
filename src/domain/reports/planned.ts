/** A planned opportunity beside what has become of it: what every report on target accounts is made of. */
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, CompanyDecision, Member } from '../opportunity.ts';
import type { Solution } from '../rule-set.ts';
import { statusOf, type TargetStatus } from '../target.ts';
import type { Company, CompanyFacts, Contact, Deal, Target } from '../types.ts';
import type { Role } from '../vocabulary.ts';

export interface PlannedOpportunity {
  readonly company: Pick<Company, 'id' | 'name'>;
  readonly target: Target;
  readonly solution: Solution;
  readonly status: TargetStatus;
  readonly group: BuyingGroup | null;
  readonly deal: Deal | null;
  readonly roles: readonly RoleNeed[];
  /** People of the company whom the mirror knows. */
  readonly colleagues: readonly Contact[];
}

/** People of one role: needed, and how many of them are known and engaged; never more than are needed. */
export interface RoleNeed {
  readonly role: Role;
  readonly needed: number;
  readonly identified: number;
  readonly engaged: number;
}

/** Plans of solutions that the rules know no more are left out. */
export function plannedOf(
  facts: CompanyFacts,
  decision: Pick<CompanyDecision, 'opportunities' | 'closed'>,
  compiled: CompiledRules,
): PlannedOpportunity[] {
  const groups = [...decision.opportunities, ...decision.closed];
  return facts.targets.flatMap((target): PlannedOpportunity[] => {
    const solution = compiled.solution(target.solution);
    if (solution === null) return [];
    const group = target.key === null ? null : (groups.find(({ key }) => key === target.key) ?? null);
    const entry = facts.ledger.find(({ key }) => key === target.key) ?? null;
    // The deal is another company's to shape, and counted in full there.
    const elsewhere = target.key !== null && !target.key.startsWith(`${facts.company.id}:`);
    return [
      {
        company: facts.company,
        target,
        solution,
        status: elsewhere ? 'live' : statusOf(target, solution, compiled.rules.settings, group, entry),
        group,
        deal: facts.deals.find(({ id }) => id === group?.dealId) ?? null,
        roles: target.profile.map(({ role, count }) => needOf(role, count, group?.members ?? [])),
        colleagues: facts.contacts.filter(({ companyId }) => companyId === facts.company.id),
      },
    ];
  });
}

function needOf(role: Role, needed: number, members: readonly Member[]): RoleNeed {
  const holders = members.filter(({ roles }) => roles.includes(role));
  const people = (all: readonly Member[]): number =>
    Math.min(needed, new Set(all.map(({ person }) => person)).size);
  return {
    role,
    needed,
    identified: people(holders),
    engaged: people(holders.filter(({ active }) => active)),
  };
}

export interface PeopleSum {
  readonly needed: number;
  readonly identified: number;
  readonly engaged: number;
}

export function sumPeople(roles: readonly RoleNeed[]): PeopleSum {
  const sum = (of: (each: RoleNeed) => number): number => roles.reduce((all, each) => all + of(each), 0);
  return {
    needed: sum((each) => each.needed),
    identified: sum((each) => each.identified),
    engaged: sum((each) => each.engaged),
  };
}

/** A deal that is closed, or that a person deleted, needs nobody any more. */
export function isOpenPlan({ status }: Pick<PlannedOpportunity, 'status'>): boolean {
  return status !== 'closed' && status !== 'deleted';
}
