/**
 * How sure evidence makes us. Evidence of one class is combined by noisy-or up to the class's ceiling, the classes
 * among each other by noisy-or; only a person's word reaches certainty.
 *
 * Evidence ages, and a role must not come and go with every page somebody reads: one that reached a line is kept until
 * its confidence falls below the line by more than the margin. What happened before is worked out again from the same
 * facts, so nothing is remembered and the answer does not depend on when it is asked for.
 */
import { isAgeing, round4, weighAt, type RoleEvidence } from './role-evidence.ts';
import type { ConfidenceRules, EvidenceClass } from './role-rules.ts';

export type Standing = 'written' | 'suggested' | 'weak';

/** Why a role stands although its confidence is below the line by now. */
export interface Kept {
  /** When the line was reached last, and what the confidence was then. */
  readonly since: number;
  readonly confidence: number;
  /** Below this the role falls. */
  readonly until: number;
}

export interface Judgement {
  /** 0 to 0.99, four decimals. */
  readonly confidence: number;
  readonly state: Standing;
  readonly kept: Kept | null;
}

/** No sum of guesses is certain. */
const GUESS_LIMIT = 0.99;

/**
 * `evidence` is everything found, however old. `guessFactor` multiplies what content and behaviour say, 0 to 1: they
 * count less against a title that says otherwise.
 */
export function judgeEvidence(
  evidence: readonly RoleEvidence[],
  guessFactor: number,
  rules: ConfidenceRules,
  now: number,
): Judgement {
  const confidence = combine(evidence, guessFactor, rules);
  const lines = [
    { state: 'written', line: rules.write },
    { state: 'suggested', line: rules.suggest },
  ] as const;
  // Markers of former days propose and never decide alone.
  const mayWrite = evidence.some(({ class: kind, weight }) => kind !== 'legacy_marker' && weight > 0);
  for (const { state, line } of mayWrite ? lines : lines.slice(1)) {
    if (confidence >= line) return { confidence, state, kept: null };
    const until = round4(line - rules.keepMargin);
    if (confidence < until || !hasFresh(evidence)) continue;
    const reached = findReached(evidence, guessFactor, rules, now, line);
    if (reached !== null) return { confidence, state, kept: { ...reached, until } };
  }
  return { confidence, state: 'weak', kept: null };
}

/** Without anything left that ages, there is nothing to keep a role for. */
function hasFresh(evidence: readonly RoleEvidence[]): boolean {
  return evidence.some((each) => isAgeing(each) && each.ageFactor > 0);
}

/**
 * Walks back through the moments at which something was seen: in between, confidence only falls, so these are enough.
 * Answers when the line was reached last, if it was kept ever since. Ends at the first answer, since somebody may have
 * looked at thousands of pages.
 */
function findReached(
  evidence: readonly RoleEvidence[],
  guessFactor: number,
  rules: ConfidenceRules,
  now: number,
  line: number,
): Omit<Kept, 'until'> | null {
  const most = evidence.map((each) => ({ ...each, weight: rules.ceilings[each.class] * each.strength }));
  if (combine(most, guessFactor, rules) < line) return null;
  const floor = round4(line - rules.keepMargin);
  const dated = evidence.flatMap(({ at }) => at ?? []).filter((at) => at <= now);
  for (const moment of [...new Set(dated)].sort((a, b) => b - a)) {
    const then = evidence.map((each) => weighAt(each, rules, moment));
    const confidence = combine(then, guessFactor, rules);
    if (confidence >= line) return { since: moment, confidence };
    const before = then.filter(({ at }) => at === null || at < moment);
    if (!hasFresh(before) || combine(before, guessFactor, rules) < floor) return null;
  }
  return null;
}

function combine(evidence: readonly RoleEvidence[], guessFactor: number, rules: ConfidenceRules): number {
  const byClass = new Map<EvidenceClass, number>();
  for (const { class: kind, weight } of [...evidence].sort((a, b) => b.weight - a.weight)) {
    const known = byClass.get(kind) ?? 0;
    if (known < rules.ceilings[kind]) byClass.set(kind, 1 - (1 - known) * (1 - weight));
  }
  let doubt = 1;
  for (const [kind, value] of [...byClass].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const capped = Math.min(value, rules.ceilings[kind]);
    doubt *= 1 - capped * (isAgeing({ class: kind }) ? guessFactor : 1);
  }
  // Four decimals: more would only show the order in which the factors were multiplied.
  return Math.min(GUESS_LIMIT, round4(1 - doubt));
}
