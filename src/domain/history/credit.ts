/**
 * A won deal's value, spread over all touches of all members (R138): nobody is left out for not having been first (R137).
 * Several models, since none is the truth; the parts of each sum to the amount of the deal to the cent.
 */
import { splitMoney } from '../money.ts';
import type { ScoringRules } from '../rule-set.ts';
import { touchesOf, type DealHistory, type Touch } from './deal-history.ts';

/**
 * - `even`: each touch the same.
 * - `people`: each person the same, spread evenly over that person's touches.
 * - `points`: each touch by the points of its kind in `scoring.yaml`; where no kind has any, as `even`.
 * - `first`: all to the first touch, as a view of single leads has it; to compare with.
 */
export const CREDIT_MODELS = ['even', 'people', 'points', 'first'] as const;
export type CreditModel = (typeof CREDIT_MODELS)[number];

/** Hundredths by model. */
export type Credit = Readonly<Record<CreditModel, number>>;

export interface CreditedTouch extends Touch {
  readonly dealId: string;
  readonly currency: string | null;
  readonly credit: Credit;
}

export const NO_CREDIT: Credit = { even: 0, people: 0, points: 0, first: 0 };

/** Oldest first; none where the deal was not won, has no amount or nobody touched anything. */
export function creditTouches(history: DealHistory, scoring: Pick<ScoringRules, 'points'>): CreditedTouch[] {
  const { amount, outcome, dealId, currency } = history;
  const touches = touchesOf(history);
  if (outcome !== 'won' || amount === null || touches.length === 0) return [];
  const split = {
    even: splitMoney(
      amount,
      touches.map(() => 1),
    ),
    people: splitByPeople(amount, touches),
    points: splitMoney(amount, pointsOf(touches, scoring)),
    first: touches.map((_, n) => (n === 0 ? amount : 0)),
  };
  return touches.map((touch, n) => ({
    ...touch,
    dealId,
    currency,
    credit: {
      even: split.even[n] ?? 0,
      people: split.people[n] ?? 0,
      points: split.points[n] ?? 0,
      first: split.first[n] ?? 0,
    },
  }));
}

/** People in the order of their first touch: it decides who gets the cent that is left over. */
function splitByPeople(amount: number, touches: readonly Touch[]): number[] {
  const byPerson = Map.groupBy(touches, ({ person }) => person);
  const shares = splitMoney(
    amount,
    [...byPerson].map(() => 1),
  );
  const parts = new Map(
    [...byPerson.values()].flatMap((mine, n) => {
      const split = splitMoney(
        shares[n] ?? 0,
        mine.map(() => 1),
      );
      return mine.map(({ id }, k) => [id, split[k] ?? 0] as const);
    }),
  );
  return touches.map(({ id }) => parts.get(id) ?? 0);
}

/** Points may have decimals, weights may not: a thousandth of a point is as fine as anybody writes. */
function pointsOf(touches: readonly Touch[], { points }: Pick<ScoringRules, 'points'>): number[] {
  const weights = touches.map(({ kind }) => Math.round(1000 * Math.max(0, points[kind])));
  return weights.some((weight) => weight > 0) ? weights : touches.map(() => 1);
}

export function sumCredit(credits: readonly Credit[]): Credit {
  return credits.reduce<Credit>(
    (sum, each) => ({
      even: sum.even + each.even,
      people: sum.people + each.people,
      points: sum.points + each.points,
      first: sum.first + each.first,
    }),
    NO_CREDIT,
  );
}
