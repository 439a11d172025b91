/** The last 7 × 24 h against the 7 days before, and the sentence about them (R70, R72). */
import { readInteraction } from '../../src/domain/content.ts';
import { readMomentum, threadingOf } from '../../src/domain/momentum.ts';
import { summarize } from '../../src/domain/summary.ts';
import type { TemplateRole } from '../../src/domain/rule-set.ts';
import type { InteractionKind, Role } from '../../src/domain/vocabulary.ts';
import { act, ago, DAY, decideOne, loadSample, NOW } from '../support/facts.ts';
import { OLGA, RED_DAISY } from './stories.ts';

const compiled = await loadSample();
const { scoring } = compiled.rules;

function touch(person: string, at: number, kind: InteractionKind = 'document') {
  return { ...readInteraction({ ...act(person, kind, 0), at }, compiled.readContent), person };
}

function momentumOf(...touches: ReturnType<typeof touch>[]) {
  return readMomentum(touches, scoring, NOW);
}

function many(n: number, daysAgo: number, person = 'a', kind: InteractionKind = 'document') {
  return Array.from({ length: n }, () => touch(person, ago(daysAgo), kind));
}

describe('the borders of the week (R70)', () => {
  test.each([
    ['now', NOW, 1, 0],
    ['a millisecond in the future', NOW + 1, 0, 0],
    ['7 days 0 h ago', ago(7), 1, 0],
    ['7 days and a millisecond ago', ago(7) - 1, 0, 1],
    ['14 days 0 h ago', ago(14), 0, 1],
    ['14 days and a millisecond ago', ago(14) - 1, 0, 0],
  ])('an interaction %s', (_when, at, last, before) => {
    const read = momentumOf(touch('a', at));
    expect([read.last.interactions, read.before.interactions]).toEqual([last, before]);
  });

  test('do not depend on the time zone or the change to winter time', () => {
    const now = Date.parse('2026-10-26T00:30:00+01:00');
    expect(readMomentum([touch('a', now - 7 * DAY)], scoring, now).last.interactions).toBe(1);
  });

  test('are those of the sentence on the deal (R70)', () => {
    const olga = RED_DAISY.interactions.map((each) =>
      each.contactId === OLGA ? { ...each, at: ago(7) } : each,
    );
    expect(decideOne({ ...RED_DAISY, interactions: olga }, compiled).summary.en).toMatch(
      /^6 interactions from 3 members in 7 days;/u,
    );
    const later = olga.map((each) => (each.contactId === OLGA ? { ...each, at: ago(7) - 1 } : each));
    expect(decideOne({ ...RED_DAISY, interactions: later }, compiled).summary.en).toMatch(
      /^5 interactions from 2 members in 7 days;/u,
    );
  });
});

describe('what counts', () => {
  test('is every kind but an opened e-mail', () => {
    expect(momentumOf(...many(2, 1, 'a', 'email_open'), ...many(3, 1, 'a', 'page_view')).last).toEqual({
      interactions: 3,
      activeMembers: 0,
    });
  });

  test('is each person once, and only with something meaningful', () => {
    expect(
      momentumOf(...many(4, 1, 'a'), ...many(1, 2, 'b'), ...many(5, 2, 'c', 'email_click')).last,
    ).toEqual({
      interactions: 10,
      activeMembers: 2,
    });
  });
});

describe('momentum (R72)', () => {
  test.each([
    [
      'one more person, though fewer interactions',
      [...many(1, 1, 'a'), ...many(1, 1, 'b'), ...many(9, 8, 'a')],
      'up',
    ],
    [
      'one person fewer, though more interactions',
      [...many(9, 1, 'a'), ...many(1, 8, 'a'), ...many(1, 8, 'b')],
      'down',
    ],
    ['20 % more', [...many(6, 1), ...many(5, 8)], 'up'],
    ['less than 20 % more', [...many(7, 1), ...many(6, 8)], 'flat'],
    ['20 % less', [...many(4, 1), ...many(5, 8)], 'down'],
    ['the same', [...many(3, 1), ...many(3, 8)], 'flat'],
    ['nothing at all', [], 'flat'],
  ])('with %s is %s', (_what, touches, expected) => {
    expect(momentumOf(...touches).momentum).toBe(expected);
  });
});

test.each([
  [0, 'none'],
  [1, 'single'],
  [2, 'thin'],
  [3, 'multi'],
  [13, 'multi'],
])('%i active members are threading %s (R7)', (active, threading) => {
  expect(threadingOf(active)).toBe(threading);
});

describe('the sentence', () => {
  const role = (name: Role, departments: TemplateRole['departments']): TemplateRole => ({
    role: name,
    required: true,
    count: 1,
    weight: 1,
    departments,
  });
  const template = [
    role('initiator', ['hr']),
    role('end_user', ['hr']),
    role('budget_holder', ['finance']),
    role('technical_validator', ['it']),
    role('influencer', []),
  ];
  const say = (interactions: number, activeMembers: number, missing: Role[] = [], silent: Role[] = []) =>
    summarize({
      momentum: {
        momentum: 'flat',
        last: { interactions, activeMembers },
        before: { interactions: 0, activeMembers: 0 },
      },
      template,
      missing,
      silent,
    });

  test.each([
    [1, 1, '1 interaction from 1 member in 7 days', '1 взаимодействие от 1 участника за 7 дней'],
    [2, 2, '2 interactions from 2 members in 7 days', '2 взаимодействия от 2 участников за 7 дней'],
    [5, 3, '5 interactions from 3 members in 7 days', '5 взаимодействий от 3 участников за 7 дней'],
    [11, 5, '11 interactions from 5 members in 7 days', '11 взаимодействий от 5 участников за 7 дней'],
    [21, 21, '21 interactions from 21 members in 7 days', '21 взаимодействие от 21 участника за 7 дней'],
    [112, 11, '112 interactions from 11 members in 7 days', '112 взаимодействий от 11 участников за 7 дней'],
    [0, 0, 'no interactions in 7 days', 'нет взаимодействий за 7 дней'],
    [
      3,
      0,
      '3 interactions in 7 days, none of them meaningful',
      '3 взаимодействия за 7 дней, ни одного содержательного',
    ],
  ])('of %i and %i has the right forms in both languages (R70)', (interactions, members, en, ru) => {
    expect(say(interactions, members)).toEqual({
      en: `${en}; all required roles are engaged`,
      ru: `${ru}; все обязательные роли вовлечены`,
    });
  });

  test('is the one of the contract', () => {
    expect(say(6, 3, ['budget_holder']).en).toBe(
      '6 interactions from 3 members in 7 days; finance is missing',
    );
    expect(say(6, 3, ['budget_holder']).ru).toBe(
      '6 взаимодействий от 3 участников за 7 дней; не хватает: финансы',
    );
  });

  test('lists several gaps, the missing before the silent', () => {
    const { en, ru } = say(6, 3, ['budget_holder', 'influencer'], ['technical_validator']);
    expect(en).toMatch(/; finance and influencer are missing, IT is silent$/u);
    expect(ru).toMatch(/; не хватает: финансы и влияющий, молчат: ИТ$/u);
  });

  test('names a department once when two of its roles are missing', () => {
    expect(say(6, 3, ['initiator', 'end_user']).en).toMatch(/; HR is missing$/u);
  });
});
