/**
 * The forecast tried on the past (R156): at earlier moments, with what was known then, on deals that were open then and
 * have ended since. Beside it a forecast by stage alone, and the one that counts people as leads.
 */
import type { Composition, PastOpportunity } from './composition.ts';
import { estimateFrom } from './win-rate.ts';

/** Fewer opportunities than this tell nothing of an error; the same figure as for a hint in the other reports. */
export const LEAST_TESTED = 20;

/** A deal that was open at `at`, as it stood then, and how it ended. */
export interface TestedOpportunity extends Composition {
  readonly dealId: string;
  readonly at: number;
  readonly won: boolean;
}

export const METHODS = ['group', 'stage', 'lead'] as const;
export type Method = (typeof METHODS)[number];

export interface MethodResult {
  /** Won deals it expected. */
  readonly expected: number;
  /**
   * Mean of the squared differences between chance and end (Brier score): 0 is always right, 0.25 what a coin gives.
   * `null`: too few to say.
   */
  readonly error: number | null;
}

export interface BacktestResult {
  /** `null`: all moments together. */
  readonly at: number | null;
  /** Deals that had closed by then; `null` for all moments together. */
  readonly learntFrom: number | null;
  readonly tested: number;
  readonly won: number;
  /** `null`: too few had closed by then to say anything. */
  readonly methods: Readonly<Record<Method, MethodResult>> | null;
}

interface Judged {
  readonly won: boolean;
  readonly chances: Readonly<Record<Method, number>>;
}

/** One result per moment, in the order given, and one for all of them at the end. */
export function backtest(
  past: readonly PastOpportunity[],
  tested: readonly TestedOpportunity[],
  moments: readonly number[],
): BacktestResult[] {
  const all: Judged[] = [];
  const results = moments.map((at): BacktestResult => {
    const known = past.filter(({ closedAt }) => closedAt <= at);
    const mine = tested.filter((each) => each.at === at).sort((a, b) => (a.dealId < b.dealId ? -1 : 1));
    const judged = judge(known, mine);
    all.push(...(judged ?? []));
    const won = mine.filter((each) => each.won).length;
    return {
      at,
      learntFrom: known.length,
      tested: mine.length,
      won,
      methods: judged === null ? null : sumUp(judged),
    };
  });
  const won = all.filter((each) => each.won).length;
  const methods = all.length === 0 ? null : sumUp(all);
  return [...results, { at: null, learntFrom: null, tested: all.length, won, methods }];
}

/** Each tested opportunity with the chance each method gave it; `null`: too few had closed. */
function judge(known: readonly PastOpportunity[], tested: readonly TestedOpportunity[]): Judged[] | null {
  const estimate = estimateFrom(known);
  if (estimate === null) return null;
  const people = known.reduce((sum, { members }) => sum + members, 0);
  const perLead = people === 0 ? 0 : known.filter(({ won }) => won).length / people;
  return tested.map((each) => {
    const { base, byStage, chance } = estimate(each);
    const lead = Math.min(1, each.members * perLead);
    return { won: each.won, chances: { group: chance / 1000, stage: (base + byStage) / 1000, lead } };
  });
}

function sumUp(judged: readonly Judged[]): Record<Method, MethodResult> {
  const of = (method: Method): MethodResult => {
    const expected = judged.reduce((sum, { chances }) => sum + chances[method], 0);
    const squares = judged.reduce((sum, { won, chances }) => sum + (chances[method] - Number(won)) ** 2, 0);
    return { expected, error: judged.length < LEAST_TESTED ? null : squares / judged.length };
  };
  return { group: of('group'), stage: of('stage'), lead: of('lead') };
}
