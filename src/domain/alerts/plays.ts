/** Plays that a person can choose for a group, and whom each is about (R67). */
import type { BuyingGroup, Member } from '../opportunity.ts';
import type { RuleSet } from '../rule-set.ts';
import type { Play } from './alert-settings.ts';

/** Plays for the solution of the group. */
export function playsFor(group: Pick<BuyingGroup, 'solution' | 'stage'>, { settings }: RuleSet): Play[] {
  if (group.stage === 'closed') return [];
  return settings.plays.filter(
    ({ solutions }) => solutions.length === 0 || solutions.includes(group.solution),
  );
}

/** Members who are still there, and have not had what the play would bring them. */
export function peopleOfPlay(play: Play, { members }: Pick<BuyingGroup, 'members'>): Member[] {
  return members.filter(({ presence, active, interactions }) => {
    if (presence === 'left' || (play.people === 'silent_members' && active)) return false;
    return play.unlessContent === null || !interactions.some(({ rule }) => rule === play.unlessContent);
  });
}
