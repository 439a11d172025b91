/**
 * Which of our experts answers which member (R162): one for whatever the member asks, or one for a single concern. An open
 * concern with neither is a gap.
 */
import { NEED } from './concerns.ts';
import type { Expert, ExpertFact } from './expert-types.ts';
import type { BuyingGroup, Member } from './opportunity.ts';
import type { ConcernFact } from './said-facts.ts';
import { count, listWords, localized } from './words.ts';
import type { Localized } from './vocabulary.ts';

/** Answers the expert's id for a member (`concern` null) or one of their concerns; `null`: nobody. */
export type ExpertOf = (contactId: string, concern: string | null) => string | null;

/** As people said it in this group; the latest word holds. An expert who is in no rule any more is nobody. */
export function readExperts(
  facts: readonly ExpertFact[],
  { key, dealId }: Pick<BuyingGroup, 'key' | 'dealId'>,
  experts: readonly Pick<Expert, 'id'>[],
): ExpertOf {
  const known = new Set(experts.map(({ id }) => id));
  const latest = new Map<string, ExpertFact>();
  for (const fact of [...facts].sort(byTime))
    if (fact.opportunity === key || fact.opportunity === dealId)
      latest.set(placeOf(fact.contactId, fact.concern), fact);
  return (contactId, concern) => {
    const expert = latest.get(placeOf(contactId, concern))?.expert ?? null;
    return expert !== null && known.has(expert) ? expert : null;
  };
}

function placeOf(contactId: string, concern: string | null): string {
  return `${contactId}|${concern ?? ''}`;
}

/** Of two said at one moment the later in the alphabet holds: either would do, and it is the same everywhere. */
function byTime(a: ExpertFact, b: ExpertFact): number {
  const [x, y] = [a.expert ?? '', b.expert ?? ''];
  return a.at - b.at || (x < y ? -1 : x > y ? 1 : 0);
}

/** An open concern of a member, and who answers it: the expert of the concern, else the member's. */
export interface OpenConcern {
  readonly contactId: string;
  readonly concern: ConcernFact;
  readonly expert: string | null;
}

/** Of those who left nobody has to answer anything, and a need is met by what is offered. */
export function openConcernsOf({ members }: Pick<BuyingGroup, 'members'>, expertOf: ExpertOf): OpenConcern[] {
  return members
    .filter(({ presence }) => presence !== 'left')
    .flatMap(({ contactId, concerns }) =>
      concerns.filter(isOpen).map((concern) => ({
        contactId,
        concern,
        expert: expertOf(contactId, concern.id) ?? expertOf(contactId, null),
      })),
    );
}

function isOpen({ category, state }: Member['concerns'][number]): boolean {
  return category !== NEED && state === 'open';
}

export interface ExpertGap {
  /** Open concerns that nobody of ours answers. */
  readonly concerns: number;
  /** Whose they are, each once. */
  readonly contactIds: readonly string[];
  readonly words: Localized;
}

/** `null`: no concern is open. */
export function findExpertGap(
  open: readonly OpenConcern[],
  nameOf: (contactId: string) => string,
): ExpertGap | null {
  if (open.length === 0) return null;
  const without = open.filter(({ expert }) => expert === null);
  const contactIds = [...new Set(without.map(({ contactId }) => contactId))];
  return { concerns: without.length, contactIds, words: describe(without.length, contactIds.map(nameOf)) };
}

function describe(n: number, names: readonly string[]): Localized {
  return localized((language) => {
    if (n === 0)
      return language === 'ru'
        ? 'на каждое открытое опасение назначен эксперт'
        : 'every open concern has an expert';
    const people = listWords(names, language);
    return language === 'ru'
      ? `эксперт не назначен: ${count(n, 'openConcern', 'ru')} (${people})`
      : `no expert assigned: ${count(n, 'openConcern', 'en')} (${people})`;
  });
}
