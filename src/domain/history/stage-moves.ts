/**
 * Stage moves of people's making and whether marketing touched members shortly before (R146). The base rate is how often
 * the same deals had such a touch behind them on any day: what is nearly always so precedes everything.
 */
import { DAY } from '../engagement.ts';
import { isMarketing } from './channel.ts';
import { touchesOf, type DealHistory } from './deal-history.ts';

export interface MoveStatistics {
  /** HubSpot's id of the stage that was entered. */
  readonly stage: string;
  readonly moves: number;
  /** Moves with a marketing touch within the days before. */
  readonly preceded: number;
  /** Days of these deals, each looked at once. */
  readonly days: number;
  /** Days with a marketing touch within the days before. */
  readonly daysPreceded: number;
}

/** A deal came to a stage by a person's hand. */
export interface Move {
  readonly stage: string;
  readonly at: number;
  readonly history: DealHistory;
  /** The last marketing touch before the move; `null`: none ever. */
  readonly lastTouchAt: number | null;
  /** That touch lies within the days before. */
  readonly preceded: boolean;
}

interface DayCount {
  readonly days: number;
  readonly daysPreceded: number;
}

/** `windowDays`: how long before a move a touch counts. `now`: the end of deals that are open. */
export function countMoves(
  histories: readonly DealHistory[],
  windowDays: number,
  now: number,
): MoveStatistics[] {
  const moves = histories.flatMap((history) => movesOf(history, windowDays));
  const days = new Map<DealHistory, DayCount>();
  for (const { history } of moves)
    if (!days.has(history)) days.set(history, countDays(history, windowDays, now));
  return [...Map.groupBy(moves, ({ stage }) => stage)].map(([stage, mine]) => ({
    stage,
    moves: mine.length,
    preceded: mine.filter(({ preceded }) => preceded).length,
    ...sumDays([...new Set(mine.map(({ history }) => history))], days),
  }));
}

/** Stages of the early pipeline follow from touches by rule, so that they would prove only themselves. */
export function movesOf(history: DealHistory, windowDays: number): Move[] {
  const touches = marketingTimes(history);
  const entries = history.stageEntries.filter(({ at }, n) => n > 0 || at > (history.createdAt ?? at));
  return entries
    .filter(({ dealStage }) => !dealStage.startsWith('bg_'))
    .map(({ dealStage, at }) => {
      const lastTouchAt = touches.findLast((touch) => touch < at) ?? null;
      const preceded = lastTouchAt !== null && lastTouchAt >= at - windowDays * DAY;
      return { stage: dealStage, at, history, lastTouchAt, preceded };
    });
}

function marketingTimes(history: DealHistory): number[] {
  return touchesOf(history)
    .filter(isMarketing)
    .map(({ at }) => at);
}

/** Every 24 hours from the making of the deal to its end. */
function countDays(history: DealHistory, windowDays: number, now: number): DayCount {
  const touches = marketingTimes(history);
  const start = history.createdAt ?? history.stageEntries[0]?.at ?? now;
  const end = history.closedAt ?? now;
  const days = Math.max(0, Math.floor((end - start) / DAY));
  let [daysPreceded, from, upTo] = [0, 0, 0];
  for (let day = 1; day <= days; day++) {
    const at = start + day * DAY;
    // Both ends of the window only move forward.
    while ((touches[upTo] ?? Infinity) < at) upTo += 1;
    while ((touches[from] ?? Infinity) < at - windowDays * DAY) from += 1;
    if (upTo > from) daysPreceded += 1;
  }
  return { days, daysPreceded };
}

function sumDays(histories: readonly DealHistory[], known: ReadonlyMap<DealHistory, DayCount>): DayCount {
  const counts = histories.flatMap((history) => known.get(history) ?? []);
  return {
    days: counts.reduce((sum, { days }) => sum + days, 0),
    daysPreceded: counts.reduce((sum, { daysPreceded }) => sum + daysPreceded, 0),
  };
}
