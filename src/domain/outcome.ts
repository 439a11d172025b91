/**
 * How an opportunity ended, kept once at its close: one outcome per opportunity, never one per person (R41), and for a
 * lost one the roles that were never engaged as its structured reason (R40).
 */
import type { CompiledRules } from './compile.ts';
import { decideCompany } from './decide.ts';
import type { BuyingGroup } from './opportunity.ts';
import { closedAtOf } from './situation.ts';
import { hasSpoken, outcomeOf } from './stage.ts';
import type { CompanyFacts, Deal } from './types.ts';
import { ROLES, type Role } from './vocabulary.ts';

export interface Outcome {
  readonly dealId: string;
  readonly key: string;
  readonly companyId: string;
  readonly solution: string;
  readonly outcome: 'won' | 'lost';
  readonly closedAt: number;
  /** When the deal was made; `null`: unknown. */
  readonly createdAt: number | null;
  readonly rulesVersion: string;
  /** Required roles of which nobody ever did anything meaningful or spoke with us. */
  readonly neverEngaged: readonly Role[];
  /** Those of them that nobody was known to hold. */
  readonly neverKnown: readonly Role[];
  readonly members: number;
  readonly engagedMembers: number;
  /** Percent. */
  readonly coverage: { readonly identified: number; readonly engaged: number; readonly validated: number };
}

/** `null`: open, of no solution, or nothing has told yet since when the stage holds. */
export function closeOf(deal: Deal, compiled: CompiledRules, now: number): number | null {
  const sells = deal.solution === null ? null : compiled.solution(deal.solution);
  if (sells === null || deal.archived || outcomeOf(deal, compiled.rules.stages) === null) return null;
  return deal.stageEntries.length === 0 && deal.closedAt === null ? null : closedAtOf(deal, now);
}

/** The deal as it stood at its close: what people read since then was no part of it. `null`: not this company's deal. */
export function readOutcome(
  facts: CompanyFacts,
  deal: Deal,
  compiled: CompiledRules,
  now: number,
): Outcome | null {
  const closedAt = closeOf(deal, compiled, now);
  if (closedAt === null) return null;
  const then = decideCompany(facts, compiled, closedAt);
  const group = then.closed.find(({ dealId }) => dealId === deal.id);
  if (group === undefined || group.outcome === null) return null;
  const { coverage } = group.numbers;
  return {
    dealId: deal.id,
    key: group.key,
    companyId: group.companyId,
    solution: group.solution,
    outcome: group.outcome,
    closedAt,
    createdAt: deal.createdAt,
    rulesVersion: compiled.rules.version,
    ...rolesLeftOut(group, compiled),
    members: group.numbers.memberCount,
    engagedMembers: group.numbers.engagedMemberCount,
    coverage: {
      identified: coverage.identified,
      engaged: coverage.engaged,
      validated: coverage.validated,
    },
  };
}

function rolesLeftOut(
  { members, solution }: BuyingGroup,
  compiled: CompiledRules,
): Pick<Outcome, 'neverEngaged' | 'neverKnown'> {
  const { meaningful } = compiled.rules.scoring;
  const template = compiled.solution(solution)?.template ?? [];
  const required = new Set(template.filter((each) => each.required).map(({ role }) => role));
  const held = new Set(members.flatMap(({ roles }) => roles));
  const engaged = new Set(
    members
      .filter(
        ({ interactions, direct }) =>
          direct || hasSpoken(interactions) || interactions.some(({ kind }) => meaningful.includes(kind)),
      )
      .flatMap(({ roles }) => roles),
  );
  const neverEngaged = ROLES.filter((role) => required.has(role) && !engaged.has(role));
  return { neverEngaged, neverKnown: neverEngaged.filter((role) => !held.has(role)) };
}
