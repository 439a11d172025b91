/** What people said of who belongs to an opportunity. */
import type { Situation } from './situation.ts';
import type { MembershipFact } from './said-facts.ts';

/** The latest word of a person on each contact. */
export function latestMembership(
  situation: Situation,
  opportunities: readonly string[],
): Map<string, MembershipFact> {
  const latest = new Map<string, MembershipFact>();
  for (const fact of situation.facts.membershipFacts) {
    if (!opportunities.includes(fact.opportunity)) continue;
    const known = latest.get(fact.contactId);
    // Of two at one moment `member` holds: a wrong member is seen and taken off, a wrong absence is not seen.
    const newer = known === undefined || fact.at > known.at || (fact.at === known.at && fact.member);
    if (newer) latest.set(fact.contactId, fact);
  }
  return latest;
}
