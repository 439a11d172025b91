/** What is known of a member as a person: goals, criteria, expectations and concerns; and of whom nothing is (R9, R39). */
import type { BuyingGroup, Member } from './opportunity.ts';
import type { KnowledgeAspect, KnowledgeFact } from './said-facts.ts';
import { count, listWords, localized } from './words.ts';
import type { Language, Localized } from './vocabulary.ts';

/** The latest word on each aspect; `null`: nothing, or it was taken back. */
export type Knowledge = Readonly<Record<KnowledgeAspect, KnowledgeFact | null>>;

/** Answers for each contact what people wrote down of them in this group. */
export function readKnowledge(
  facts: readonly KnowledgeFact[],
  { key, dealId }: Pick<BuyingGroup, 'key' | 'dealId'>,
): (contactId: string) => Knowledge {
  const opportunities = dealId === null ? [key] : [key, dealId];
  const here = facts.filter(({ opportunity }) => opportunities.includes(opportunity));
  const byContact = Map.groupBy(here, ({ contactId }) => contactId);
  return (contactId) => {
    const said = [...(byContact.get(contactId) ?? [])].sort((a, b) => a.at - b.at || compareTexts(a, b));
    const latest = (aspect: KnowledgeAspect): KnowledgeFact | null => {
      const found = said.findLast((each) => each.aspect === aspect) ?? null;
      return found?.text === null ? null : found;
    };
    return {
      goal: latest('goal'),
      criterion: latest('criterion'),
      expectation: latest('expectation'),
      satisfaction: latest('satisfaction'),
    };
  };
}

/** Of two said at one moment the longer holds: what was written is easier to shorten than to find again. */
function compareTexts(a: KnowledgeFact, b: KnowledgeFact): number {
  const [x, y] = [a.text ?? '', b.text ?? ''];
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0);
}

export interface UnknownConcerns {
  /** People: two records of one person count once. */
  readonly people: number;
  readonly contactIds: readonly string[];
  readonly words: Localized;
}

/** Members of whom no need and no concern is on record; those who left are nobody's gap. */
export function findUnknownConcerns(
  { members }: Pick<BuyingGroup, 'members'>,
  nameOf: (contactId: string) => string,
): UnknownConcerns {
  const there = members.filter(({ presence }) => presence !== 'left');
  const known = new Set(there.filter(({ concernsKnown }) => concernsKnown).map(({ person }) => person));
  const unknown = new Map<string, Member>();
  for (const member of there)
    if (!known.has(member.person) && !unknown.has(member.person)) unknown.set(member.person, member);
  const contactIds = [...unknown.values()].map(({ contactId }) => contactId);
  return { people: unknown.size, contactIds, words: describe(contactIds.map(nameOf), known.size) };
}

/** So many people are named; of more the number says enough. */
const MOST_NAMES = 5;

function nameSome(names: readonly string[], language: Language): string {
  const rest = names.length - MOST_NAMES;
  if (rest <= 0) return listWords(names, language);
  const more = language === 'ru' ? `ещё ${rest}` : `${rest} more`;
  return listWords([...names.slice(0, MOST_NAMES), more], language);
}

function describe(names: readonly string[], known: number): Localized {
  return localized((language) => {
    const n = names.length;
    if (n === 0)
      return language === 'ru'
        ? 'потребности и опасения записаны у всех участников'
        : 'needs or concerns are on record for every member';
    const all = n + known;
    return language === 'ru'
      ? `потребности и опасения неизвестны у ${count(n, 'fromMember', 'ru')} из ${all}: ${nameSome(names, 'ru')}`
      : `needs and concerns of ${count(n, 'member', 'en')} of ${all} are not known: ${nameSome(names, 'en')}`;
  });
}
