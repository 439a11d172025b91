/** A business situation in words: the rule, and what of the company met it. */
import type { SituationMatch } from './business-situation.ts';
import type { RuleSet } from './rule-set.ts';
import type { CompanyCondition, SituationRule } from './situation-rules.ts';
import { count, KIND_NAMES, listWords, localized } from './words.ts';
import type { Language, Localized } from './vocabulary.ts';

export interface DescribedSituation {
  readonly rule: SituationRule;
  readonly rules: Pick<RuleSet, 'topics' | 'content'>;
  readonly company: SituationMatch['company'];
  readonly people: number;
  /** Ids of the content entries that were read. */
  readonly content: readonly string[];
}

const PROPERTIES: Readonly<Record<string, Localized>> = {
  numberofemployees: { en: 'employees', ru: 'сотрудников' },
  annualrevenue: { en: 'annual revenue', ru: 'годовая выручка' },
  industry: { en: 'industry', ru: 'отрасль' },
  country: { en: 'country', ru: 'страна' },
  city: { en: 'city', ru: 'город' },
};

export function describeSituation(given: DescribedSituation): Localized {
  return localized((language) =>
    [...given.company.map((each) => describeCondition(each, language)), describePain(given, language)].join(
      '; ',
    ),
  );
}

function describeCondition(
  { condition, value }: SituationMatch['company'][number],
  language: Language,
): string {
  const name = PROPERTIES[condition.property]?.[language] ?? condition.property;
  const rule = language === 'ru' ? 'правило' : 'rule';
  return `${name}: ${value} (${rule}: ${describeLimit(condition, language)})`;
}

function describeLimit(condition: CompanyCondition, language: Language): string {
  const ru = language === 'ru';
  if ('above' in condition) return `${ru ? 'больше' : 'above'} ${condition.above}`;
  if ('atLeast' in condition) return `${ru ? 'не меньше' : 'at least'} ${condition.atLeast}`;
  if ('below' in condition) return `${ru ? 'меньше' : 'below'} ${condition.below}`;
  if ('anyOf' in condition) return `${ru ? 'одно из' : 'one of'} ${condition.anyOf.join(', ')}`;
  return `${ru ? 'кроме' : 'none of'} ${condition.noneOf.join(', ')}`;
}

function describePain({ rule, rules, people, content }: DescribedSituation, language: Language): string {
  const { pain } = rule;
  const days = count(pain.withinDays, 'day', language);
  const about = subjectOf(rule, rules, language);
  const read = content.length === 0 ? '' : ` (${content.join(', ')})`;
  return language === 'ru'
    ? `интерес у ${count(people, 'ofPeople', 'ru')} за ${days}: ${about}${read}; правило: от ${pain.people}`
    : `interest of ${count(people, 'person', 'en')} within ${days}: ${about}${read}; rule: at least ${pain.people}`;
}

function subjectOf({ pain }: SituationRule, rules: DescribedSituation['rules'], language: Language): string {
  const topics = (pain.topics ?? []).map(
    (id) => rules.topics.find((topic) => topic.id === id)?.name[language] ?? id,
  );
  const kinds = (pain.kinds ?? []).map((kind) => KIND_NAMES[kind][language]);
  const named = [...topics, ...kinds];
  if (named.length > 0) return listWords(named, language);
  return listWords(pain.content ?? [], language);
}
