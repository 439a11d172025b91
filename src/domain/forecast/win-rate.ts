/**
 * The chance of winning an opportunity, out of our own closed deals and nothing else: the rate of all of them, then of
 * those in the same stage, then of those of the same size among them, then of those of the same coverage among these.
 * Each narrower rate is drawn towards the wider one, the more so the fewer deals it rests on. So what each input
 * contributes is a difference of two rates, the differences sum up to the estimate, and each rate opens to its counts.
 */
import { coverageBand, sizeBand, type Composition, type PastOpportunity } from './composition.ts';

/** Below so many won or lost deals no chance is given: the figures that a hint needs in the other reports. */
export const LEAST_WON = 20;
export const LEAST_LOST = 20;
/** From so many closed deals on it is a finding, before that a hint. */
export const LEAST_FOR_FINDING = 100;
/**
 * A narrower rate of so many deals counts as much as the wider one it is drawn towards. Ten, so that two or three lucky
 * deals move a chance by a few points only, and thirty say most of it themselves.
 */
const DRAWN_LIKE_DEALS = 10;

export interface Counted {
  readonly deals: number;
  readonly won: number;
}

export interface WinEstimate {
  /** Tenths of a percent, 0 to 1000: the rate of all closed deals. */
  readonly base: number;
  /** Tenths of a percentage point, of either sign. */
  readonly byStage: number;
  readonly bySize: number;
  readonly byCoverage: number;
  /** Tenths of a percent: exactly the sum of the four. */
  readonly chance: number;
  /** What each of the four rates rests on. */
  readonly rests: {
    readonly all: Counted;
    readonly stage: Counted;
    readonly size: Counted;
    readonly coverage: Counted;
  };
}

export function countOutcomes(past: readonly Pick<PastOpportunity, 'won'>[]): Counted {
  return { deals: past.length, won: past.filter(({ won }) => won).length };
}

export function isEnough({ deals, won }: Counted): boolean {
  return won >= LEAST_WON && deals - won >= LEAST_LOST;
}

/** `null`: too few closed deals to say. */
export function estimateFrom(
  past: readonly PastOpportunity[],
): ((subject: Composition) => WinEstimate) | null {
  const all = countOutcomes(past);
  if (!isEnough(all)) return null;
  const groups = {
    stage: groupBy(past, ({ stage }) => stage),
    size: groupBy(past, (each) => `${each.stage}|${sizeBand(each)}`),
    coverage: groupBy(past, (each) => `${each.stage}|${sizeBand(each)}|${coverageBand(each)}`),
  };
  return (subject) => {
    const size = `${subject.stage}|${sizeBand(subject)}`;
    return estimate({
      all,
      stage: groups.stage.get(subject.stage) ?? NONE,
      size: groups.size.get(size) ?? NONE,
      coverage: groups.coverage.get(`${size}|${coverageBand(subject)}`) ?? NONE,
    });
  };
}

const NONE: Counted = { deals: 0, won: 0 };

function groupBy(
  past: readonly PastOpportunity[],
  nameBand: (each: PastOpportunity) => string,
): ReadonlyMap<string, Counted> {
  return new Map([...Map.groupBy(past, nameBand)].map(([name, mine]) => [name, countOutcomes(mine)]));
}

function estimate(rests: WinEstimate['rests']): WinEstimate {
  const base = rests.all.won / rests.all.deals;
  const stage = drawTowards(base, rests.stage);
  const size = drawTowards(stage, rests.size);
  const coverage = drawTowards(size, rests.coverage);
  // The rates are rounded and not their differences: so the differences sum up exactly.
  const [p0, p1, p2, p3] = [tenths(base), tenths(stage), tenths(size), tenths(coverage)];
  return { base: p0, byStage: p1 - p0, bySize: p2 - p1, byCoverage: p3 - p2, chance: p3, rests };
}

function drawTowards(wider: number, { deals, won }: Counted): number {
  return (won + DRAWN_LIKE_DEALS * wider) / (deals + DRAWN_LIKE_DEALS);
}

function tenths(rate: number): number {
  return Math.round(1000 * rate);
}
