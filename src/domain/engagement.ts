/** Points of interactions, saturation per person, activity. */
import type { ScoringRules } from './rule-set.ts';
import type { ReadInteraction } from './types.ts';

export const DAY = 24 * 60 * 60 * 1000;

/** Value of one interaction at `now`: halved every half-life, nothing after the maximal age. */
export function decayedPoints(
  interaction: Pick<ReadInteraction, 'kind' | 'at'>,
  scoring: ScoringRules,
  now: number,
): number {
  const age = Math.max(0, now - interaction.at);
  if (age > scoring.maxAgeDays * DAY) return 0;
  return scoring.points[interaction.kind] * 2 ** (-age / (scoring.halfLifeDays * DAY));
}

/** Uncapped: what the lead view would show for this person (R33). */
export function personalScore(
  interactions: readonly ReadInteraction[],
  scoring: ScoringRules,
  now: number,
): number {
  // Summed in a fixed order: floating point sums depend on it, and equal facts must give equal bytes.
  const ordered = [...interactions].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return ordered.reduce((sum, each) => sum + decayedPoints(each, scoring, now), 0);
}

/** One person's share of the group's score, saturated at the cap (R77). */
export function saturatedScore(
  interactions: readonly ReadInteraction[],
  scoring: ScoringRules,
  now: number,
): number {
  return Math.min(scoring.personCap, personalScore(interactions, scoring, now));
}

export const MAX_GROUP_SCORE = 999.9;

/** Sum over people, one decimal, at most 999.9. */
export function groupScore(perPerson: readonly number[]): number {
  const sum = [...perPerson].sort((a, b) => a - b).reduce((total, each) => total + each, 0);
  return Math.min(MAX_GROUP_SCORE, Math.round(sum * 10) / 10);
}

export function isMeaningful(interaction: Pick<ReadInteraction, 'kind'>, scoring: ScoringRules): boolean {
  return scoring.meaningful.includes(interaction.kind);
}

/** Active: at least one meaningful interaction within the configured days, by kind and never by points. */
export function isActive(
  interactions: readonly ReadInteraction[],
  scoring: ScoringRules,
  now: number,
): boolean {
  const since = now - scoring.activeWithinDays * DAY;
  return interactions.some((each) => each.at >= since && isMeaningful(each, scoring));
}
