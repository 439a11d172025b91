/** Which roles use to turn up late in our own past deals of a solution (R87): told by association, never as a cause. */
import type { Role } from './vocabulary.ts';

/** One person of a closed deal, with the roles that stood on the pair. */
export interface PastMember {
  readonly dealId: string;
  readonly roles: readonly Role[];
  /** The deal stood in a risk or late stage when this person came to it. */
  readonly late: boolean;
}

export interface LateRole {
  /** Closed deals in which somebody held the role. */
  readonly deals: number;
  /** Of these, deals in which nobody held it before the risk stages. */
  readonly late: number;
}

/** Fewer closed deals than this tell nothing; the same figure as for a hint in the reports. */
export const FEWEST_DEALS = 20;

export function readLateRoles(past: readonly PastMember[]): ReadonlyMap<Role, LateRole> {
  const byRole = new Map<Role, Map<string, boolean>>();
  for (const { dealId, roles, late } of past) {
    for (const role of roles) {
      const deals = byRole.get(role) ?? new Map<string, boolean>();
      // Late only where everybody who held the role came late.
      deals.set(dealId, (deals.get(dealId) ?? true) && late);
      byRole.set(role, deals);
    }
  }
  return new Map(
    [...byRole]
      .filter(([, deals]) => deals.size >= FEWEST_DEALS)
      .map(([role, deals]) => [
        role,
        { deals: deals.size, late: [...deals.values()].filter(Boolean).length },
      ]),
  );
}
