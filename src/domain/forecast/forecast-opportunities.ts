/** The forecast on opportunities: of each open one its chance, and what is to be expected of all (R154, R155). */
import { partOfMoney, sumMoney } from '../money.ts';
import type { Composition } from './composition.ts';
import type { LeadCounts } from './lead-view.ts';
import type { WinEstimate } from './win-rate.ts';
import type { Counted } from './win-rates.ts';

export interface OpenOpportunity extends Composition {
  readonly dealId: string;
  readonly name: string | null;
  readonly solution: string;
  /** Hundredths of `currency`; `null`: nobody said. */
  readonly amount: number | null;
  /** ISO 4217; `null`: the portal's own. */
  readonly currency: string | null;
}

export interface ForecastLine extends OpenOpportunity {
  /** `null`: too few closed deals to say. */
  readonly estimate: WinEstimate | null;
  /** The amount times the chance, in hundredths. */
  readonly expected: number | null;
}

export interface Forecast {
  readonly lines: readonly ForecastLine[];
  /** Closed deals the chances rest on. */
  readonly closed: Counted;
  readonly leads: LeadCounts;
}

export function forecastOpportunities(
  open: readonly OpenOpportunity[],
  estimate: ((subject: Composition) => WinEstimate) | null,
): ForecastLine[] {
  return open.map((each) => {
    const found = estimate?.(each) ?? null;
    const { amount } = each;
    const expected = found === null || amount === null ? null : partOfMoney(amount, found.chance);
    return { ...each, estimate: found, expected };
  });
}

export interface ForecastTotal {
  readonly opportunities: number;
  /** Tenths of a percent summed: 1000 are one deal; `null`: too few closed deals to say. */
  readonly expectedWins: number | null;
  /** By currency, in hundredths: exactly the sum of the lines. */
  readonly expectedMoney: ReadonlyMap<string, number>;
}

export function totalOf(lines: readonly ForecastLine[]): ForecastTotal {
  const known = lines.flatMap(({ estimate }) => (estimate === null ? [] : [estimate.chance]));
  return {
    opportunities: lines.length,
    expectedWins: known.length < lines.length ? null : known.reduce((sum, chance) => sum + chance, 0),
    expectedMoney: sumMoney(lines.map(({ expected, currency }) => ({ amount: expected, currency }))),
  };
}

/** In the sales pipeline; all others are early and stand outside HubSpot's own forecast (R50). */
export function isInSalesPipeline({ stage }: Pick<Composition, 'stage'>): boolean {
  return stage === 'pipeline' || stage === 'late_pipeline';
}
