/** Closed deals as they stood while they were open: what a forecast can learn from without knowing the end. */
import { factsAsOf } from '../as-of.ts';
import type { CompiledRules } from '../compile.ts';
import { decideCompany } from '../decide.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { closedAtOf } from '../situation.ts';
import { outcomeOf } from '../stage.ts';
import type { CompanyFacts, Deal } from '../types.ts';
import { compositionOf, type Composition, type PastOpportunity } from './composition.ts';

/** A closed deal whose life is known; times in milliseconds since 1970. */
export interface ClosedLife {
  readonly deal: Deal;
  readonly won: boolean;
  readonly createdAt: number;
  readonly closedAt: number;
}

/** Of these closed groups. A deal that was first seen after its close tells nothing of what it was before. */
export function closedLives(
  { deals }: Pick<CompanyFacts, 'deals'>,
  closed: readonly Pick<BuyingGroup, 'dealId'>[],
  { rules }: CompiledRules,
  now: number,
): ClosedLife[] {
  return closed.flatMap(({ dealId }): ClosedLife[] => {
    const deal = deals.find(({ id }) => id === dealId);
    const outcome = deal === undefined ? null : outcomeOf(deal, rules.stages);
    if (deal === undefined || outcome === null || deal.createdAt === null) return [];
    const closedAt = closedAtOf(deal, now);
    const seen = deal.pairs.length === 0 || deal.pairs.some(({ since }) => (since ?? 0) < closedAt);
    if (!seen || closedAt <= deal.createdAt) return [];
    return [{ deal, won: outcome === 'won', createdAt: deal.createdAt, closedAt }];
  });
}

/**
 * Half way between creation and close: an open deal that is looked at today stands, on average, in the middle of its
 * life. One moment per deal, so that long deals do not count more often than short ones.
 */
export function pastOpportunities(
  facts: CompanyFacts,
  lives: readonly ClosedLife[],
  compiled: CompiledRules,
): PastOpportunity[] {
  return lives.flatMap(({ deal, won, createdAt, closedAt }) => {
    const at = Math.floor((createdAt + closedAt) / 2);
    const composition = compositionAt(facts, deal.id, compiled, at);
    return composition === null ? [] : [{ ...composition, dealId: deal.id, won, at, closedAt }];
  });
}

/** `null`: the opportunity was not open then, or not this company's to decide. */
export function compositionAt(
  facts: CompanyFacts,
  dealId: string,
  compiled: CompiledRules,
  at: number,
): Composition | null {
  const then = factsAsOf(facts, at);
  const deal = then.deals.find(({ id }) => id === dealId);
  const group = decideCompany(then, compiled, at).opportunities.find((each) => each.dealId === dealId);
  return deal === undefined || group === undefined ? null : compositionOf(group, deal, compiled.rules.stages);
}
