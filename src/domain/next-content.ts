/** What to give a member next: of the content for their role and the group's stage what they have not seen (R75). */
import { fitRole, offeredContent, type Fit } from './content-fit.ts';
import type { Member } from './opportunity.ts';
import type { ContentRule, RuleSet, Solution } from './rule-set.ts';
import { interactionsOf, type Situation } from './situation.ts';
import { personOf } from './company.ts';
import { KIND_NAMES, listWords, localized, ROLE_NAMES, STAGE_NAMES } from './words.ts';
import type { InteractionKind, Language, Localized, Role, Stage } from './vocabulary.ts';

export interface NextContent {
  /** Id of the entry in `content.yaml`. */
  readonly rule: string;
  readonly path: string;
  readonly kind: InteractionKind;
  readonly title: Localized;
  /** Why this, in words. */
  readonly words: Localized;
}

/** Answers for each member of a group what to give next. */
export function readNextContent(
  situation: Situation,
  stage: Stage,
  solution: Solution,
): (member: Member) => NextContent | null {
  const { rules } = situation.compiled;
  return (member) => suggestContent(member, consumedBy(situation, member.person), stage, solution, rules);
}

/** Ids of the content entries that a person consumed, under whichever contact and however long ago. */
function consumedBy(situation: Situation, person: string): ReadonlySet<string> {
  const records = situation.facts.contacts.filter((contact) => personOf(contact) === person);
  return new Set(
    records.flatMap(({ id }) =>
      interactionsOf(situation, id).flatMap(({ rule, kind }) =>
        rule === null || kind === 'email_open' ? [] : [rule],
      ),
    ),
  );
}

interface Offer {
  readonly content: ContentRule;
  readonly fit: Fit;
  readonly inStage: boolean;
}

/** `null`: the role is not known, somebody has left, or everything for the role was seen. */
function suggestContent(
  member: Member,
  consumed: ReadonlySet<string>,
  stage: Stage,
  solution: Solution,
  rules: RuleSet,
): NextContent | null {
  if (member.presence === 'left' || member.status === 'dismissed') return null;
  const roles = rolesOf(member);
  const offers = offeredContent(rules.content, solution.id)
    .filter(({ id }) => !consumed.has(id))
    .flatMap((content) => offer(content, roles, stage, solution, rules));
  const [best] = offers.sort(byFit);
  if (best === undefined) return null;
  const { content } = best;
  return {
    rule: content.id,
    path: content.path,
    kind: content.kind,
    title: titleOf(content),
    words: localized((language) => describe(best, stage, rules, language)),
  };
}

/** Roles that are written; of somebody without one what is suggested. */
function rolesOf({ roles, assignments }: Member): readonly Role[] {
  if (roles.length > 0) return roles;
  return assignments.filter(({ state }) => state === 'suggested').map(({ role }) => role);
}

function offer(
  content: ContentRule,
  roles: readonly Role[],
  stage: Stage,
  solution: Solution,
  rules: RuleSet,
): Offer[] {
  const fits = roles.flatMap((role) => fitRole(content, role, solution, rules) ?? []);
  const [fit] = fits.sort((a, b) => STRENGTH[b.because] - STRENGTH[a.because]);
  return fit === undefined ? [] : [{ content, fit, inStage: (content.stages ?? []).includes(stage) }];
}

const STRENGTH: Readonly<Record<Fit['because'], number>> = { roles: 2, topics: 1, departments: 0 };

/** What is made for the role, then what fits the stage, then more of its topics; else the order of the catalogue. */
function byFit(a: Offer, b: Offer): number {
  return (
    STRENGTH[b.fit.because] - STRENGTH[a.fit.because] ||
    Number(b.inStage) - Number(a.inStage) ||
    b.fit.topics.length - a.fit.topics.length
  );
}

/** Names of one entry are in several languages: the first in the alphabet asked for. */
function titleOf({ names, path }: ContentRule): Localized {
  const russian = names.find((name) => /\p{Script=Cyrillic}/u.test(name));
  const english = names.find((name) => !/\p{Script=Cyrillic}/u.test(name));
  return { en: english ?? russian ?? path, ru: russian ?? english ?? path };
}

function describe(
  { content, fit, inStage }: Offer,
  stage: Stage,
  rules: RuleSet,
  language: Language,
): string {
  const topics = fit.topics.map((id) => rules.topics.find((topic) => topic.id === id)?.name[language] ?? id);
  const role = ROLE_NAMES[fit.role][language];
  const about = topics.length === 0 ? [] : [listWords(topics, language)];
  const fitting = inStage ? [STAGE_NAMES[stage][language]] : [];
  return language === 'ru'
    ? [
        `${KIND_NAMES[content.kind].ru} для роли «${role}»`,
        ...about.map((words) => `о чём: ${words}`),
        ...fitting.map((name) => `подходит к стадии «${name}»`),
        'ещё не просмотрено',
      ].join('; ')
    : [
        `${KIND_NAMES[content.kind].en} for the role ${role}`,
        ...about.map((words) => `about ${words}`),
        ...fitting.map((name) => `fits the stage ${name}`),
        'not seen yet',
      ].join('; ');
}
