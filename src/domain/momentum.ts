/** Activity of the last 7 × 24 h against the 7 days before (R70, R72). */
import { DAY, isMeaningful } from './engagement.ts';
import type { ScoringRules } from './rule-set.ts';
import type { ReadInteraction } from './types.ts';
import type { Momentum, Threading } from './vocabulary.ts';

const WEEK = 7 * DAY;

export interface Week {
  /** Interactions of every kind but e-mail opens. */
  readonly interactions: number;
  /** People with a meaningful interaction. */
  readonly activeMembers: number;
}

export interface MomentumReading {
  readonly momentum: Momentum;
  readonly last: Week;
  readonly before: Week;
}

interface Attributed extends ReadInteraction {
  readonly person: string;
}

function countWeek(interactions: readonly Attributed[], scoring: ScoringRules): Week {
  const people = interactions.filter((each) => isMeaningful(each, scoring)).map(({ person }) => person);
  return {
    interactions: interactions.filter(({ kind }) => kind !== 'email_open').length,
    activeMembers: new Set(people).size,
  };
}

/** An interaction exactly 7 × 24 h old belongs to the last week. */
export function readMomentum(
  interactions: readonly Attributed[],
  scoring: ScoringRules,
  now: number,
): MomentumReading {
  const happened = interactions.filter(({ at }) => at <= now);
  const last = countWeek(
    happened.filter(({ at }) => at >= now - WEEK),
    scoring,
  );
  const before = countWeek(
    happened.filter(({ at }) => at >= now - 2 * WEEK && at < now - WEEK),
    scoring,
  );
  return { momentum: compareWeeks(last, before, scoring.momentumPercent), last, before };
}

/** People first: one more active person is worth more than any number of clicks. */
function compareWeeks(last: Week, before: Week, percent: number): Momentum {
  if (last.activeMembers !== before.activeMembers)
    return last.activeMembers > before.activeMembers ? 'up' : 'down';
  const change = last.interactions - before.interactions;
  const needed = (before.interactions * percent) / 100;
  if (change === 0 || Math.abs(change) < needed) return 'flat';
  return change > 0 ? 'up' : 'down';
}

/** How many active people the deal hangs on: one is a risk, two are thin (R7). */
export function threadingOf(activeMembers: number): Threading {
  if (activeMembers === 0) return 'none';
  if (activeMembers === 1) return 'single';
  return activeMembers === 2 ? 'thin' : 'multi';
}
