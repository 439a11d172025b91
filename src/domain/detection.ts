/**
 * Does a group form? On one solution, within the window: enough people of enough departments, or enough
 * people at all; a raised hand needs fewer. One very active person never fires (R44, R62 to R64).
 */
import { DAY } from './engagement.ts';
import type { DetectionRules } from './rule-set.ts';
import type { ReadInteraction } from './types.ts';
import type { Department } from './vocabulary.ts';

export interface DetectionSignal extends ReadInteraction {
  readonly person: string;
  /** Primary department of the person; `null` and `other` count as people, not as a department. */
  readonly department: Department | null;
}

export type DetectionRuleName = 'people_and_departments' | 'people' | 'raised_hand';

export interface Detection {
  readonly fired: boolean;
  /** When the rule first held within the window that ends now. */
  readonly at: number | null;
  readonly rule: DetectionRuleName | null;
  readonly people: readonly string[];
  readonly departments: readonly Department[];
  readonly raisedHand: boolean;
  /** Ids of the interactions it rests on. */
  readonly signals: readonly string[];
}

/** An opened e-mail is no interest; anything else on the solution's content is, weak as it may be alone (R64). */
function isSignal(interaction: ReadInteraction): boolean {
  return interaction.kind !== 'email_open';
}

function ruleThatHolds(window: readonly DetectionSignal[], rules: DetectionRules): DetectionRuleName | null {
  const people = new Set(window.map(({ person }) => person)).size;
  if (people >= 2 && people >= rules.raisedHandPeople && hasRaisedHand(window, rules)) return 'raised_hand';
  if (people >= Math.max(2, rules.people) && departmentsOf(window).length >= rules.departments) {
    return 'people_and_departments';
  }
  return people >= Math.max(2, rules.peopleAnyDepartment) ? 'people' : null;
}

function hasRaisedHand(window: readonly DetectionSignal[], rules: DetectionRules): boolean {
  return window.some(({ kind }) => rules.raisedHandKinds.includes(kind));
}

function departmentsOf(window: readonly DetectionSignal[]): Department[] {
  const known = window.flatMap(({ department }) =>
    department === null || department === 'other' ? [] : [department],
  );
  return [...new Set(known)].sort();
}

/** `signals`: interactions of one company's contacts on one solution, in any order. */
export function detect(signals: readonly DetectionSignal[], rules: DetectionRules, now: number): Detection {
  const span = rules.windowDays * DAY;
  const counted = signals
    .filter((each) => each.at <= now && each.at >= now - 2 * span && isSignal(each))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const recent = counted.filter(({ at }) => at >= now - span);
  const rule = ruleThatHolds(recent, rules);
  return {
    fired: rule !== null,
    at: rule === null ? null : firstMoment(counted, span, now, rules),
    rule,
    people: [...new Set(recent.map(({ person }) => person))].sort(),
    departments: departmentsOf(recent),
    raisedHand: hasRaisedHand(recent, rules),
    signals: recent.map(({ id }) => id),
  };
}

/** The earliest signal with which some window was full; a pure function of the facts, not of their arrival. */
function firstMoment(
  counted: readonly DetectionSignal[],
  span: number,
  now: number,
  rules: DetectionRules,
): number {
  for (const { at } of counted) {
    if (at < now - span) continue;
    const window = counted.filter((each) => each.at <= at && each.at >= at - span);
    if (ruleThatHolds(window, rules) !== null) return at;
  }
  return now;
}
