/** How people's stances changed, as they were recorded (R163): every change is kept, none is computed. */
import { STANCES, type Stance, type StanceFact } from './said-facts.ts';
import { type CompanyFacts } from './types.ts';
import type { BuyingGroup } from './opportunity.ts';

/** A stance that was recorded, and the one that followed it. */
export interface StanceStep {
  readonly dealId: string;
  readonly contactId: string;
  readonly was: Stance;
  /** When it was first said; milliseconds since 1970. */
  readonly since: number;
  /** `null`: it stands. */
  readonly became: Stance | null;
  readonly changedAt: number | null;
  /** HubSpot's user id of whoever recorded the change. */
  readonly changedBy: string | null;
}

/**
 * The steps of everybody on these groups, person by person, oldest first; what was said after `now` is left out. A word
 * that was taken back ends what stood before it without a change: it had been a mistake.
 */
export function stanceSteps(
  { stanceFacts }: Pick<CompanyFacts, 'stanceFacts'>,
  groups: readonly Pick<BuyingGroup, 'key' | 'dealId'>[],
  now: number,
): StanceStep[] {
  const said = stanceFacts.filter(({ at }) => at <= now).sort(byTime);
  return groups.flatMap(({ key, dealId }) => {
    if (dealId === null) return [];
    const here = said.filter(({ opportunity }) => opportunity === key || opportunity === dealId);
    const people = Map.groupBy(here, ({ contactId }) => contactId);
    return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, facts]) => stepsOf(dealId, facts));
  });
}

/** Of two said at one moment the worse for us holds, whatever their order; a word outranks its being taken back. */
function byTime(a: StanceFact, b: StanceFact): number {
  const rank = ({ stance }: StanceFact): number => (stance === null ? -1 : STANCES.indexOf(stance));
  return a.at - b.at || rank(a) - rank(b);
}

function stepsOf(dealId: string, facts: readonly StanceFact[]): StanceStep[] {
  // What is said twice at one moment is one word: the last of them. The same word again changes nothing.
  const words = facts
    .filter(({ at }, n) => facts[n + 1]?.at !== at)
    .filter(({ stance }, n, all) => stance !== all[n - 1]?.stance);
  return words.flatMap(({ contactId, stance, at }, n): StanceStep[] => {
    if (stance === null) return [];
    const next = words[n + 1];
    if (next === undefined)
      return [{ dealId, contactId, was: stance, since: at, became: null, changedAt: null, changedBy: null }];
    if (next.stance === null) return [];
    const { stance: became, at: changedAt, by: changedBy } = next;
    return [{ dealId, contactId, was: stance, since: at, became, changedAt, changedBy }];
  });
}

/** What became of whoever was recorded as an opponent, by the stance that stands now. */
export interface Conversions {
  /** People who were an opponent at some time and whose stance stands; each once per deal. */
  readonly opponents: number;
  readonly now: Readonly<Record<Stance, number>>;
  /** The other way: supporters at some time who are sceptics or opponents now, of so many. */
  readonly supporters: number;
  readonly lost: number;
}

export function countConversions(steps: readonly StanceStep[]): Conversions {
  const people = [...Map.groupBy(steps, ({ dealId, contactId }) => `${dealId}|${contactId}`).values()];
  const standing = people.flatMap((mine) => {
    const last = mine.at(-1);
    return last?.became === null ? [{ now: last.was, once: new Set(mine.map(({ was }) => was)) }] : [];
  });
  const opponents = standing.filter(({ once }) => once.has('opponent'));
  const supporters = standing.filter(({ once }) => once.has('supporter'));
  const countNow = (stance: Stance): number => opponents.filter(({ now }) => now === stance).length;
  return {
    opponents: opponents.length,
    now: {
      supporter: countNow('supporter'),
      neutral: countNow('neutral'),
      sceptic: countNow('sceptic'),
      opponent: countNow('opponent'),
    },
    supporters: supporters.length,
    lost: supporters.filter(({ now }) => now === 'sceptic' || now === 'opponent').length,
  };
}
