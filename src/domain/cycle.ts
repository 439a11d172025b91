/** Which purchase of one solution by one company this is, and its key. */
import type { Solution } from './rule-set.ts';
import type { Situation } from './situation.ts';

export function keyOf(situation: Situation, solution: Solution, cycle: number): string {
  return `${situation.facts.company.id}:${solution.id}:${cycle}`;
}

/** One more than the highest cycle that the ledger or any deal of the company names. */
export function nextCycle(situation: Situation, solution: Solution): number {
  const inLedger = situation.facts.ledger
    .filter((each) => each.solution === solution.id)
    .map(({ cycle }) => cycle);
  const inKeys = situation.facts.deals.flatMap(({ key }) => {
    const parts = key?.split(':') ?? [];
    return parts[1] === solution.id && /^\d+$/u.test(parts[2] ?? '') ? [Number(parts[2])] : [];
  });
  return Math.max(0, ...inLedger, ...inKeys) + 1;
}

/** The key that the next purchase of a solution by this company will get. */
export function nextKeyOf(situation: Situation, solution: string): string | null {
  const known = situation.compiled.solution(solution);
  return known === null ? null : keyOf(situation, known, nextCycle(situation, known));
}
