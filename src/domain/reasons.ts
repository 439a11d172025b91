/** Why the decision table gave this row, in words. */
import type { Detection } from './detection.ts';
import type { Basis } from './membership.ts';
import type { DecisionRow } from './opportunity.ts';
import type { RuleSet } from './rule-set.ts';
import { count, localized } from './words.ts';
import type { Language, Localized } from './vocabulary.ts';

export function reasonFor(row: DecisionRow, basis: Basis, detection: Detection, rules: RuleSet): Localized {
  return localized((language) => WORDS[row][language](basis, detection, rules));
}

type Say = (basis: Basis, detection: Detection, rules: RuleSet) => string;

function found(detection: Detection, rules: RuleSet, language: Language): string {
  const people = count(detection.people.length, 'person', language);
  const departments = count(detection.departments.length, 'department', language);
  const days = count(rules.detection.windowDays, 'day', language);
  if (language === 'ru')
    return `${people}, ${departments} за ${days}${detection.raisedHand ? ', есть прямой запрос' : ''}`;
  return `${people} of ${departments} within ${days}${detection.raisedHand ? ', with a raised hand' : ''}`;
}

const WORDS: Readonly<Record<DecisionRow, Readonly<Record<Language, Say>>>> = {
  join_the_open_one: {
    en: () => 'one opportunity is open for this company and solution: everybody joins it',
    ru: () => 'для компании и решения открыта одна возможность: все присоединяются к ней',
  },
  several_open: {
    en: () =>
      'several opportunities are open for this company and solution: one may be a duplicate, please review',
    ru: () => 'для компании и решения открыто несколько возможностей: возможен дубликат, проверьте',
  },
  adopt_the_deal_without_solution: {
    en: () =>
      'a deal without solution is open and the company shows interest in only one: the deal is taken for it',
    ru: () => 'открыта сделка без решения, а интерес у компании к одному: сделка отнесена к нему',
  },
  detection_fired: {
    en: (_, detection, rules) => `a buying group forms: ${found(detection, rules, 'en')}`,
    ru: (_, detection, rules) => `формируется покупательская группа: ${found(detection, rules, 'ru')}`,
  },
  creation_under_way: {
    en: () => 'the deal is being created',
    ru: () => 'сделка создаётся',
  },
  new_cycle: {
    en: (_, detection, rules) =>
      `the former purchase is closed and a new one begins: ${found(detection, rules, 'en')}`,
    ru: (_, detection, rules) =>
      `прежняя покупка закрыта, начинается новая: ${found(detection, rules, 'ru')}`,
  },
  accepted_by_person: {
    en: () => 'a person decided that this is an opportunity: the deal is created',
    ru: () => 'человек решил, что это возможность: сделка создаётся',
  },
  planned_target: {
    en: () =>
      'planned ahead for this company and solution: the deal is created before anybody shows interest',
    ru: () => 'запланирована для компании и решения: сделка создаётся до первых признаков интереса',
  },
  closed: { en: () => 'the deal is closed', ru: () => 'сделка закрыта' },
  propose_reopening: {
    en: (_, detection, rules) =>
      `lost less than ${rules.detection.reopenLostWithinDays} days ago, and new interest since: ${found(detection, rules, 'en')}; reopen it?`,
    ru: (_, detection, rules) =>
      `проиграна менее ${rules.detection.reopenLostWithinDays} дней назад, и снова есть интерес: ${found(detection, rules, 'ru')}; открыть снова?`,
  },
  reopening_accepted: {
    en: () =>
      'a person decided to reopen the lost deal: move it to an open stage in HubSpot, its stage is yours',
    ru: () =>
      'человек решил открыть проигранную сделку снова: верните её на открытую стадию в HubSpot, стадией управляете вы',
  },
  propose_deleted: {
    en: () =>
      'a person deleted the deal of this group or took it off the company: it is proposed, not created again',
    ru: () =>
      'человек удалил сделку этой группы или отвязал её от компании: она предложена, но не создана снова',
  },
  propose_manual: {
    en: (_, detection, rules) =>
      `a buying group forms: ${found(detection, rules, 'en')}; in the manual model a person creates the deal`,
    ru: (_, detection, rules) =>
      `формируется группа: ${found(detection, rules, 'ru')}; в ручной модели сделку создаёт человек`,
  },
  propose_approval: {
    en: (_, detection, rules) =>
      `a buying group forms: ${found(detection, rules, 'en')}; this solution needs a person's approval before the deal is created`,
    ru: (_, detection, rules) =>
      `формируется группа: ${found(detection, rules, 'ru')}; по настройке решения сделку сначала одобряет человек`,
  },
  propose_cross_sell: {
    en: ({ former }, detection, rules) =>
      `a customer shows interest in another solution: ${found(detection, rules, 'en')}; known from the purchase before: ${count(former?.people.size ?? 0, 'person', 'en')}`,
    ru: ({ former }, detection, rules) =>
      `клиент интересуется другим решением: ${found(detection, rules, 'ru')}; знакомы по прежней покупке: ${count(former?.people.size ?? 0, 'person', 'ru')}`,
  },
  propose_raised_hand: {
    en: () => 'one person raised a hand; one person is no group, so a person decides',
    ru: () => 'прямой запрос от одного человека; один человек не группа, решает человек',
  },
  still_forming: {
    en: (_, detection, rules) =>
      `held back: ${found(detection, rules, 'en')}; needed are ${rules.detection.people} people of ${rules.detection.departments} departments, or ${rules.detection.peopleAnyDepartment} people`,
    ru: (_, detection, rules) =>
      `пока рано: ${found(detection, rules, 'ru')}; нужно ${count(rules.detection.people, 'person', 'ru')} из разных отделов (от ${rules.detection.departments}) или ${count(rules.detection.peopleAnyDepartment, 'person', 'ru')}`,
  },
};
