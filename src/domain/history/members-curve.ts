/** How many members are engaged when a deal comes to each stage, and whether the group grows as it should (R150 to R152). */
import { mean } from '../reports/statistics.ts';
import type { MembersCurveSettings } from '../rule-set.ts';
import { ROLES, STAGES, type Role } from '../vocabulary.ts';
import { momentOf, type DealHistory, type StageMoment } from './deal-history.ts';

export const CURVE_STAGES = ['made', ...STAGES] as const satisfies readonly StageMoment['stage'][];
/** From the making of the deal by way of the hand-off to sales to the close. */
export const CHECKPOINTS = ['made', 'pipeline', 'closed'] as const satisfies readonly StageMoment['stage'][];

/** A verdict on fewer deals would change with each one that closes. */
export const LEAST_FOR_VERDICT = 10;

export const VERDICTS = ['too_few', 'healthy', 'under_invested', 'mixed'] as const;
export type CurveVerdict = (typeof VERDICTS)[number];

export interface CurvePoint {
  readonly stage: (typeof CURVE_STAGES)[number];
  /** Deals that came there. */
  readonly deals: number;
  /** Engaged members on average at the entry. */
  readonly engaged: number;
}

export interface MembersCurve {
  /** Stages that a deal came to, in their order. */
  readonly points: readonly CurvePoint[];
  /** Closed deals that passed all checkpoints one after the other: the verdict is about the same deals throughout. */
  readonly judged: number;
  /** Average of the judged at each checkpoint; empty without any. */
  readonly checkpoints: readonly number[];
  /** Percent from checkpoint to checkpoint; `null`: from nobody, so that no percentage can be told. */
  readonly rises: readonly (number | null)[];
  readonly verdict: CurveVerdict;
  /** Required roles nobody held when the judged deals came to sales, the most frequent first. */
  readonly missing: readonly { readonly role: Role; readonly deals: number }[];
}

/** `histories`: of one solution. */
export function readCurve(histories: readonly DealHistory[], settings: MembersCurveSettings): MembersCurve {
  const judged = histories.map(checkpointsOf).filter((passed) => passed !== null);
  // Sums of whole people: a rise of exactly the wanted percentage is not lost to rounding.
  const sums = CHECKPOINTS.map((_, n) => judged.reduce((sum, each) => sum + (each[n]?.engaged ?? 0), 0));
  const checkpoints = judged.length === 0 ? [] : sums.map((sum) => sum / judged.length);
  const rises = judged.length === 0 ? [] : sums.slice(1).map((sum, n) => riseOf(sums[n] ?? 0, sum));
  return {
    points: CURVE_STAGES.flatMap((stage) => pointAt(stage, histories) ?? []),
    judged: judged.length,
    checkpoints,
    rises,
    verdict: judged.length < LEAST_FOR_VERDICT ? 'too_few' : judge(checkpoints, rises, settings),
    missing: countMissing(judged),
  };
}

/** `null`: the deal did not pass them all, or was made in the pipeline, so that it had no beginning of its own. */
function checkpointsOf(history: DealHistory): StageMoment[] | null {
  const passed = CHECKPOINTS.flatMap((stage) => momentOf(history, stage) ?? []);
  const [made, pipeline, closed] = passed;
  if (made === undefined || pipeline === undefined || closed === undefined) return null;
  return made.at < pipeline.at && pipeline.at <= closed.at ? passed : null;
}

function pointAt(stage: CurvePoint['stage'], histories: readonly DealHistory[]): CurvePoint | null {
  const moments = histories.flatMap((history) => momentOf(history, stage) ?? []);
  const engaged = mean(moments.map((moment) => moment.engaged));
  return engaged === null ? null : { stage, deals: moments.length, engaged };
}

function riseOf(before: number, after: number): number | null {
  return before === 0 ? null : (100 * (after - before)) / before;
}

/** Flat: no step rises enough. Low: too few when it comes to sales. From nobody to somebody is a rise. */
function judge(
  checkpoints: readonly number[],
  rises: readonly (number | null)[],
  { risePercent, leastAtHandoff }: MembersCurveSettings,
): CurveVerdict {
  const rose = rises.map(
    (rise, n) => (rise ?? ((checkpoints[n + 1] ?? 0) > 0 ? Infinity : 0)) >= risePercent,
  );
  const high = (checkpoints[1] ?? 0) >= leastAtHandoff;
  if (high && rose.every(Boolean)) return 'healthy';
  return !high && !rose.some(Boolean) ? 'under_invested' : 'mixed';
}

function countMissing(judged: readonly (readonly StageMoment[])[]): MembersCurve['missing'] {
  return ROLES.map((role) => ({
    role,
    deals: judged.filter(([, handoff]) => handoff?.missing.includes(role) === true).length,
  }))
    .filter(({ deals }) => deals > 0)
    .sort((a, b) => b.deals - a.deals);
}
