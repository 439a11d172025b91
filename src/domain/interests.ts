/** What the departments of one company are interested in: where several meet on one solution, needs overlap (R170). */
import { interactionsOf, showsInterest, type Situation } from './situation.ts';
import { personOf } from './company.ts';
import type { Department } from './vocabulary.ts';

export interface Interest {
  readonly solution: string;
  /** `null`: the titles of these people tell none. */
  readonly department: Department | null;
  /** Two records of one person count once. */
  readonly people: number;
  readonly interactions: number;
  readonly lastAt: number;
  /** The company has bought this solution. */
  readonly bought: boolean;
}

export interface CompanyInterests {
  readonly customer: boolean;
  /** By solution in the order of the rules, the busiest department first. */
  readonly interests: readonly Interest[];
  /** Solutions that two departments or more look at. */
  readonly shared: readonly string[];
}

/** Everything there is, however old: a customer's past interest is part of the picture. */
export function readInterests(situation: Situation): CompanyInterests {
  const { compiled, closed } = situation;
  const bought = new Set(closed.filter(({ outcome }) => outcome === 'won').map(({ solution }) => solution));
  const touches = situation.colleagues.flatMap((contact) => {
    const department = compiled.readTitle(contact.jobTitle).departments[0] ?? null;
    return interactionsOf(situation, contact.id)
      .filter(showsInterest)
      .map(({ solution, at }) => ({ solution, at, department, person: personOf(contact) }));
  });
  const interests = compiled.rules.solutions.flatMap(({ id }) => {
    const mine = touches.filter(({ solution }) => solution === id);
    return [...Map.groupBy(mine, ({ department }) => department)]
      .map(([department, found]) => ({
        solution: id,
        department,
        people: new Set(found.map(({ person }) => person)).size,
        interactions: found.length,
        lastAt: Math.max(...found.map(({ at }) => at)),
        bought: bought.has(id),
      }))
      .sort(
        (a, b) => b.interactions - a.interactions || ((a.department ?? '~') < (b.department ?? '~') ? -1 : 1),
      );
  });
  const shared = compiled.rules.solutions
    .map(({ id }) => id)
    .filter((id) => interests.filter((each) => each.solution === id && each.department !== null).length >= 2);
  return { customer: bought.size > 0, interests, shared };
}
