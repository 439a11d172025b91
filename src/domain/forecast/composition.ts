/**
 * What a forecast looks at in an opportunity: how many people are known, how much of the role template they cover, and
 * how far the opportunity has come (R155). Each in few bands, so that each band has enough past deals to say something.
 */
import type { BuyingGroup } from '../opportunity.ts';
import type { StageRules } from '../rule-set.ts';
import type { Deal } from '../types.ts';
import { STAGES, type Stage } from '../vocabulary.ts';

/** The waterfall's stages; a deal in a risk or late stage of `stages.yaml` is told apart from the rest of the pipeline. */
export const FORECAST_STAGES = [
  ...(STAGES.filter((stage) => stage !== 'closed') as Exclude<Stage, 'closed'>[]),
  'late_pipeline',
] as const;
export type ForecastStage = (typeof FORECAST_STAGES)[number];

export interface Composition {
  readonly stage: ForecastStage;
  /** People, as on the card. */
  readonly members: number;
  /** Percent of the weighted role template that was identified, 0 to 100. */
  readonly coverage: number;
}

/** One closed deal, as it stood at `at`, while it was open. Times in milliseconds since 1970. */
export interface PastOpportunity extends Composition {
  readonly dealId: string;
  readonly won: boolean;
  readonly at: number;
  readonly closedAt: number;
}

/** First member count of each band: nobody else yet, a few, and more than most rooms hold. */
const SIZES = [0, 2, 4, 6] as const;
/** First percent of each band, as in the report on the length of deals. */
const COVERAGES = [0, 25, 50, 75] as const;

/** `null`: the group's deal is closed. */
export function compositionOf(
  { stage, numbers }: Pick<BuyingGroup, 'stage' | 'numbers'>,
  { dealStage }: Pick<Deal, 'dealStage'>,
  { riskStages, lateStages }: Pick<StageRules, 'riskStages' | 'lateStages'>,
): Composition | null {
  if (stage === 'closed') return null;
  const isLate = stage === 'pipeline' && [...riskStages, ...lateStages].includes(dealStage ?? '');
  return {
    stage: isLate ? 'late_pipeline' : stage,
    members: numbers.memberCount,
    coverage: numbers.coverage.identified,
  };
}

/** `2–3`, `6+`. */
export function sizeBand({ members }: Pick<Composition, 'members'>): string {
  return bandOf(members, SIZES);
}

/** `50–74`, `75+`. */
export function coverageBand({ coverage }: Pick<Composition, 'coverage'>): string {
  return bandOf(coverage, COVERAGES);
}

function bandOf(value: number, starts: readonly number[]): string {
  const n = starts.findLastIndex((start) => value >= start);
  const [from = 0, next] = [starts[n], starts[n + 1]];
  return next === undefined ? `${from}+` : `${from}–${next - 1}`;
}
