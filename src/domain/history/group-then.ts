/** The group of one deal as it stood at a moment that is past. */
import { factsAsOf } from '../as-of.ts';
import type { CompiledRules } from '../compile.ts';
import { decideCompany } from '../decide.ts';
import type { BuyingGroup } from '../opportunity.ts';
import type { CompanyFacts, Deal } from '../types.ts';

/** `null`: the deal was not there yet, or is another company's. */
export function groupThen(
  facts: CompanyFacts,
  dealId: string,
  compiled: CompiledRules,
  at: number,
): BuyingGroup | null {
  const { opportunities, closed } = decideCompany(factsAsOf(facts, at), compiled, at);
  return [...opportunities, ...closed].find((group) => group.dealId === dealId) ?? null;
}

/**
 * Whoever was first seen on a deal after its close was on it before, as far as anybody knows: this app began to watch
 * later. Without this the deals of a portal's past would have no people.
 */
export function withUnseenPairs(facts: CompanyFacts, deal: Deal, closedAt: number | null): CompanyFacts {
  if (closedAt === null) return facts;
  const pairs = deal.pairs.map((pair) =>
    pair.since !== null && pair.since > closedAt ? { ...pair, since: null } : pair,
  );
  return { ...facts, deals: facts.deals.map((each) => (each.id === deal.id ? { ...each, pairs } : each)) };
}
