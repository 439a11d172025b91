/**
 * The chance of winning an opportunity, out of our own closed deals and nothing else: the rate of all of them, then of
 * those in the same stage, then of those of the same size among them, then of those of the same coverage among these.
 * Each narrower rate is drawn towards the wider one, the more so the fewer deals it rests on. So what each input
 * contributes is a difference of two rates, the differences sum up to the estimate, and each rate opens to its counts.
 */
import { coverageBand, sizeBand, type Composition, type PastOpportunity } from './composition.ts';
import type { Counted, WinRates } from './win-rates.ts';

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

/** `null`: too few closed deals to say anything. */
export function countWinRates(past: readonly PastOpportunity[]): WinRates | null {
  const all = countOutcomes(past);
  if (!isEnough(all)) return null;
  const bands = Object.entries(Object.groupBy(past.flatMap(bandsOf), ({ band }) => band));
  return {
    all,
    bands: Object.fromEntries(
      bands.map(([band, mine = []]) => [band, countOutcomes(mine.map(({ deal }) => deal))]),
    ),
  };
}

function bandsOf(deal: PastOpportunity): { readonly band: string; readonly deal: PastOpportunity }[] {
  return Object.values(nameBands(deal)).map((band) => ({ band, deal }));
}

/** Each narrower than the one before. */
function nameBands(subject: Composition): Record<'stage' | 'size' | 'coverage', string> {
  const { stage } = subject;
  const size = `${stage}|${sizeBand(subject)}`;
  return { stage, size, coverage: `${size}|${coverageBand(subject)}` };
}

const NONE: Counted = { deals: 0, won: 0 };

export function estimateBy({ all, bands }: WinRates, subject: Composition): WinEstimate {
  const names = nameBands(subject);
  return estimate({
    all,
    stage: bands[names.stage] ?? NONE,
    size: bands[names.size] ?? NONE,
    coverage: bands[names.coverage] ?? NONE,
  });
}

/** `null`: too few closed deals to say. */
export function estimateFrom(
  past: readonly PastOpportunity[],
): ((subject: Composition) => WinEstimate) | null {
  const rates = countWinRates(past);
  return rates === null ? null : (subject) => estimateBy(rates, subject);
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

/** Whole percent, as the deal shows it. */
export function percentOf({ chance }: Pick<WinEstimate, 'chance'>): number {
  return Math.round(chance / 10);
}
