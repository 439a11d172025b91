/**
 * The group of a purchase that was won: it survives the close. A renewal or a further purchase of the same solution
 * begins with it, and so does the first purchase of another one; everybody is to be confirmed anew (R167).
 */
import type { LegacyMark } from './legacy.ts';
import { latestPresence } from './member.ts';
import { latestMembership } from './said-membership.ts';
import type { Situation } from './situation.ts';
import type { Deal } from './types.ts';
import { ROLES, type Role } from './vocabulary.ts';

export interface FormerGroup {
  readonly dealId: string;
  /** What was bought then. */
  readonly solution: string;
  /** Roles that stood on the former deal, by contact. */
  readonly people: ReadonlyMap<string, readonly Role[]>;
}

/** The latest purchase won up to `before`: of this solution, else of any other; `null`: no customer yet. */
export function formerGroup(situation: Situation, solution: string, before: number): FormerGroup | null {
  const won = situation.closed
    .filter((each) => each.outcome === 'won' && each.closedAt <= before)
    .sort((a, b) => b.closedAt - a.closedAt);
  const found = won.find((each) => each.solution === solution) ?? won[0];
  if (found === undefined) return null;
  return {
    dealId: found.deal.id,
    solution: found.solution,
    people: new Map(stayed(situation, found.deal).map(({ contactId, roles }) => [contactId, roles])),
  };
}

/** Whoever was taken off or has left since is not brought along. */
function stayed(situation: Situation, deal: Deal): { contactId: string; roles: Role[] }[] {
  const opportunities = deal.key === null ? [deal.id] : [deal.key, deal.id];
  const said = latestMembership(situation, opportunities);
  const left = leavers(situation, opportunities);
  return deal.pairs
    .filter(({ contactId }) => said.get(contactId)?.member !== false && !left.has(contactId))
    .map(({ contactId, labels }) => ({ contactId, roles: ROLES.filter((role) => labels.includes(role)) }));
}

function leavers(situation: Situation, opportunities: readonly string[]): ReadonlySet<string> {
  const facts = situation.facts.presenceFacts.filter((each) => opportunities.includes(each.opportunity));
  const byContact = [...Map.groupBy(facts, ({ contactId }) => contactId)];
  return new Set(
    byContact.flatMap(([contactId, mine]) => (latestPresence(mine) === 'left' ? [contactId] : [])),
  );
}

/** Proposes the role of then, and never decides alone: people change their parts. */
export const FORMER_RULE = 'former_purchase';

export function marksOfFormer(former: FormerGroup | null, contactId: string): LegacyMark[] {
  const roles = former?.people.get(contactId) ?? [];
  return roles.map((means) => ({ rule: FORMER_RULE, field: 'deal', text: former?.dealId ?? '', means }));
}
