/**
 * Priority: band first, then score. Bands make it impossible that one busy person outranks three roles, at
 * any weights (R76, R79): an invariant, not a tuning.
 */
import type { Role } from './vocabulary.ts';

export const MAX_BAND = 3;

export interface ActivePerson {
  readonly person: string;
  /** Roles that are written for this person; empty when unknown. */
  readonly roles: readonly Role[];
}

/** Pairs each required role with a different person, as many as possible (augmenting paths). */
export function matchRoles(
  required: readonly Role[],
  people: readonly ActivePerson[],
): ReadonlyMap<Role, string> {
  const holder = new Map<string, Role>();
  const ordered = [...people].sort((a, b) => (a.person < b.person ? -1 : 1));
  const place = (role: Role, tried: Set<string>): boolean => {
    for (const { person, roles } of ordered) {
      if (!roles.includes(role) || tried.has(person)) continue;
      tried.add(person);
      const occupied = holder.get(person);
      if (occupied !== undefined && !place(occupied, tried)) continue;
      holder.set(person, role);
      return true;
    }
    return false;
  };
  for (const role of required) place(role, new Set());
  return new Map([...holder].map(([person, role]) => [role, person]));
}

export interface Band {
  /** 0 to 3. */
  readonly band: number;
  readonly matched: ReadonlyMap<Role, string>;
  readonly activePeople: number;
  /** Active people of unknown role lift the band by at most one, together. */
  readonly unknownCounted: boolean;
  /** The band is 2 only because two or more people are active. */
  readonly liftedToTwo: boolean;
}

export function bandOf(required: readonly Role[], people: readonly ActivePerson[]): Band {
  const matched = matchRoles(required, people);
  const unknownCounted = people.some(({ roles }) => roles.length === 0);
  const byRoles = matched.size + (unknownCounted ? 1 : 0);
  const floor = people.length >= 2 ? 2 : 0;
  return {
    band: Math.min(MAX_BAND, Math.max(byRoles, floor)),
    matched,
    activePeople: people.length,
    unknownCounted,
    liftedToTwo: byRoles < floor,
  };
}

/** Sorts as the product ranks: `1000 × band + score`, the score at most 999.9. */
export function priorityOf(band: number, score: number): number {
  return Math.round((1000 * band + score) * 10) / 10;
}
