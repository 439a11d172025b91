/** What the members did, for the time line: per week, per interaction, newest first. */
import { decayedPoints, DAY } from './engagement.ts';
import type { Member } from './opportunity.ts';
import type { ScoringRules } from './rule-set.ts';
import type { ReadInteraction } from './types.ts';
import type { InteractionKind } from './vocabulary.ts';

const WEEK = 7 * DAY;
export const WEEKS_SHOWN = 12;
/** What a person scrolls through; the total says how many there are. */
export const INTERACTIONS_SHOWN = 50;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

export interface ActivityWeek {
  /** Monday, 00:00 UTC, in milliseconds. */
  readonly start: number;
  /** Every kind but e-mail opens, as in the counts over seven days (R70). */
  readonly interactions: number;
  readonly people: number;
}

export interface Activity {
  readonly weeks: readonly ActivityWeek[];
  readonly timeline: readonly {
    readonly at: number;
    readonly contactId: string;
    readonly kind: InteractionKind;
    readonly content: string | null;
    readonly rule: string | null;
    /** What it adds to the person's score today, before saturation (R115). */
    readonly points: number;
  }[];
  readonly total: number;
}

export function readActivity(members: readonly Member[], scoring: ScoringRules, now: number): Activity {
  const all = members
    .flatMap((member) => member.interactions.map((each) => ({ ...each, person: member.person })))
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  return {
    weeks: countWeeks(all, now),
    timeline: all.slice(0, INTERACTIONS_SHOWN).map((each) => ({
      at: each.at,
      contactId: each.contactId,
      kind: each.kind,
      content: each.content,
      rule: each.rule,
      points: Math.round(10 * decayedPoints(each, scoring, now)) / 10,
    })),
    total: all.length,
  };
}

function mondayOf(at: number): number {
  return Math.floor((at - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
}

function countWeeks(
  interactions: readonly (ReadInteraction & { readonly person: string })[],
  now: number,
): ActivityWeek[] {
  const current = mondayOf(now);
  return Array.from({ length: WEEKS_SHOWN }, (_, n) => {
    const start = current - (WEEKS_SHOWN - 1 - n) * WEEK;
    const mine = interactions.filter(
      ({ at, kind }) => kind !== 'email_open' && at >= start && at < start + WEEK,
    );
    return { start, interactions: mine.length, people: new Set(mine.map(({ person }) => person)).size };
  });
}
