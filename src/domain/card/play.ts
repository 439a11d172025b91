/** Plays on a card: what can be done about a group, whom it would be about, and what somebody chose already (R67). */
import { peopleOfPlay, playsFor } from '../alerts/plays.ts';
import type { Play } from '../alerts/alert-settings.ts';
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, CompanyDecision } from '../opportunity.ts';
import type { Localized } from '../vocabulary.ts';

/** Of a task in the ledger; `none`: the play makes no task. */
export type PlayState = 'none' | 'wanted' | 'making' | 'made' | 'refused' | 'dropped';

/** A person's choice that stands. */
export interface ChosenPlay {
  readonly play: string;
  /** The deal's id or the key of the opportunity. */
  readonly opportunity: string;
  readonly actionId: string;
  /** Milliseconds. */
  readonly at: number;
  /** HubSpot's user id. */
  readonly by: string | null;
  readonly state: PlayState;
}

const STATES: Readonly<Record<PlayState, Localized>> = {
  none: {
    en: 'chosen; the people stand in the report “play-audience”',
    ru: 'выбрано; люди есть в отчёте «play-audience»',
  },
  wanted: { en: 'chosen; the task is being made', ru: 'выбрано; задача создаётся' },
  making: { en: 'chosen; the task is being made', ru: 'выбрано; задача создаётся' },
  made: { en: 'the task is there', ru: 'задача создана' },
  refused: { en: 'HubSpot refused the task', ru: 'HubSpot не принял задачу' },
  dropped: { en: 'there was nobody left to do it for', ru: 'делать это оказалось не для кого' },
};

/** `chosen`: of any group. */
export function viewPlays(group: BuyingGroup, chosen: readonly ChosenPlay[], { rules }: CompiledRules) {
  return playsFor(group, rules).map((play) => viewPlay(play, group, chosen));
}

function viewPlay(play: Play, group: BuyingGroup, chosen: readonly ChosenPlay[]) {
  const latest = chosen
    .filter((each) => each.play === play.id && [group.key, group.dealId].includes(each.opportunity))
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  return {
    id: play.id,
    name: play.name,
    text: play.text,
    makes: play.makes,
    people: peopleOfPlay(play, group).length,
    chosen:
      latest === undefined
        ? null
        : { at: new Date(latest.at).toISOString(), by: latest.by, words: STATES[latest.state] },
  };
}

/** For a company: its groups for which something can be done, those with a deal first. */
export function viewPlaysOfGroups(
  { opportunities, candidates }: CompanyDecision,
  chosen: readonly ChosenPlay[],
  compiled: CompiledRules,
) {
  return [...opportunities, ...candidates]
    .filter(({ members }) => members.length > 0)
    .map((group) => ({ key: group.key, name: group.name, plays: viewPlays(group, chosen, compiled) }))
    .filter(({ plays }) => plays.length > 0);
}
