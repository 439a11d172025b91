/** F1b, F2, F3: a group forms of several people, never of one, however busy. */
import { decideCompany } from '../../src/domain/decide.ts';
import { detect, type DetectionSignal } from '../../src/domain/detection.ts';
import type { Interaction } from '../../src/domain/types.ts';
import type { Department, InteractionKind } from '../../src/domain/vocabulary.ts';
import { act, ago, DAY, deal, decideOne, factsOf, loadSample, NOW } from '../support/facts.ts';
import { FIVE_ON_HR_PAGES, FOUR_QUIET_PEOPLE, ONE_BUSY_PERSON, RED_DAISY } from './stories.ts';

const compiled = await loadSample();
const rules = compiled.rules.detection;

describe('five people on pages of one solution within three weeks (F1b)', () => {
  test('are a group, whatever topics they read and although no title is known (R62, R63)', () => {
    const group = decideOne(FIVE_ON_HR_PAGES, compiled);
    expect(group).toMatchObject({ row: 'detection_fired', solution: 'hr_system' });
    expect(group.detection).toMatchObject({ fired: true, rule: 'people', departments: [] });
    expect(group.detection.people).toHaveLength(5);
    expect(group.detection.signals).toHaveLength(5);
  });

  test('are detected at the moment of the fifth person, and that person moves it (R62)', () => {
    const fifth = (at: number): Interaction[] => [
      ...FIVE_ON_HR_PAGES.interactions.slice(0, 4),
      { ...FIVE_ON_HR_PAGES.interactions[4]!, at },
    ];
    for (const at of [ago(5), ago(2), ago(0.25)])
      expect(decideOne({ ...FIVE_ON_HR_PAGES, interactions: fifth(at) }, compiled).detectedAt).toBe(at);
  });

  test('are none while the fifth is missing, and none when the fifth comes too late (R62)', () => {
    const four = { ...FIVE_ON_HR_PAGES, interactions: FIVE_ON_HR_PAGES.interactions.slice(0, 4) };
    expect(decideOne(four, compiled)).toMatchObject({ row: 'still_forming', detection: { fired: false } });
    const stretched = FIVE_ON_HR_PAGES.interactions.map((each, n) =>
      n === 0 ? { ...each, at: ago(21.1) } : each,
    );
    expect(decideOne({ ...FIVE_ON_HR_PAGES, interactions: stretched }, compiled).row).toBe('still_forming');
  });

  test('each did one thing, which one person doing all five things does not equal (R64)', () => {
    const one = FIVE_ON_HR_PAGES.interactions.map((each) => ({ ...each, contactId: '201' }));
    expect(decideOne({ ...FIVE_ON_HR_PAGES, interactions: one }, compiled).row).toBe('still_forming');
  });
});

describe('one very active person (F2)', () => {
  const group = decideOne(ONE_BUSY_PERSON, compiled);

  test('has a personal score above the threshold, and still makes no deal (R44, R112)', () => {
    const decision = decideCompany(factsOf(ONE_BUSY_PERSON), compiled, NOW);
    expect(decision.opportunities).toEqual([]);
    expect(decision.candidates.map(({ row }) => row)).toEqual(['still_forming']);
    expect(group.members[0]!.personalScore).toBeGreaterThan(compiled.rules.scoring.personThreshold);
  });

  test('is held back with the reason in words (R80)', () => {
    expect(group.reason).toEqual({
      en: 'held back: 1 person of 1 department within 21 days; needed are 3 people of 2 departments, or 5 people',
      ru: 'пока рано: 1 человек, 1 отдел за 21 день; нужно 3 человека из разных отделов (от 2) или 5 человек',
    });
  });

  test('never qualifies a deal that a rep made, whatever the score (R44, R43)', () => {
    const opened = deal('900', ['301'], { dealStage: 'bg_detected', pipeline: 'buying_groups' });
    expect(decideOne({ ...ONE_BUSY_PERSON, deals: [opened] }, compiled).stage).toBe('detected');
  });

  test('saturates: more of the same adds nothing to the group (R77)', () => {
    expect(group.members[0]!.score).toBe(compiled.rules.scoring.personCap);
    const more = [...ONE_BUSY_PERSON.interactions, act('301', 'document', 0.5)];
    expect(decideOne({ ...ONE_BUSY_PERSON, interactions: more }, compiled).numbers.score).toBe(
      group.numbers.score,
    );
  });
});

describe('four quiet people (F3)', () => {
  const group = decideOne(FOUR_QUIET_PEOPLE, compiled);

  test('are each below the personal threshold, and their group is prioritised (R81, R112)', () => {
    for (const { personalScore } of group.members)
      expect(personalScore).toBeLessThan(compiled.rules.scoring.personThreshold);
    expect(group).toMatchObject({ row: 'detection_fired', stage: 'prioritized' });
  });

  test('outrank the one busy person (R76)', () => {
    const busy = decideOne(ONE_BUSY_PERSON, compiled);
    expect(group.numbers.priority).toBeGreaterThan(busy.numbers.priority);
    expect(group.numbers.band.band).toBe(3);
    expect(busy.numbers.band.band).toBe(1);
  });

  test('come first in the list of one company, too (R135, R33)', () => {
    const facts = factsOf({
      contacts: [...ONE_BUSY_PERSON.contacts, ...FOUR_QUIET_PEOPLE.contacts],
      interactions: [
        ...ONE_BUSY_PERSON.interactions.map((each) => ({ ...each, solution: 'analytics_platform' })),
        ...FOUR_QUIET_PEOPLE.interactions,
      ],
    });
    const { opportunities, candidates } = decideCompany(facts, compiled, NOW);
    expect(opportunities.map(({ solution }) => solution)).toEqual(['hr_system']);
    expect(candidates.map(({ solution }) => solution)).toEqual(['analytics_platform']);
  });
});

test('the same activity with more roles covered ranks higher (R78)', () => {
  const oneRole = FOUR_QUIET_PEOPLE.contacts.map((each) => ({ ...each, jobTitle: 'HR-менеджер' }));
  const same = decideOne({ ...FOUR_QUIET_PEOPLE, contacts: oneRole }, compiled);
  const more = decideOne(FOUR_QUIET_PEOPLE, compiled);
  expect(same.numbers.score).toBe(more.numbers.score);
  expect(more.numbers.priority).toBeGreaterThan(same.numbers.priority);
  expect(same.numbers.band).toMatchObject({ band: 2, liftedToTwo: true });
});

test('one more page view by the same person is worth less than the first of a new one (R77)', () => {
  const { contacts, interactions } = RED_DAISY;
  const score = (extra: Interaction): number =>
    decideOne(
      {
        contacts,
        interactions: [
          ...interactions,
          ...ONE_BUSY_PERSON.interactions.map((each) => ({ ...each, contactId: '101' })),
          extra,
        ],
      },
      compiled,
    ).numbers.score;
  expect(score(act('101', 'page_view', 0))).toBeLessThan(score(act('102', 'page_view', 0)));
});

describe('the rule itself', () => {
  const signal = (
    person: string,
    daysAgo: number,
    department: Department | null = null,
    kind: InteractionKind = 'document',
  ): DetectionSignal => ({
    ...act(person, kind, daysAgo),
    kind,
    solution: 'hr_system',
    interests: [],
    rule: null,
    person,
    department,
  });
  const fires = (...signals: DetectionSignal[]): string | null => detect(signals, rules, NOW).rule;

  test.each([
    [
      'three people of two departments',
      [signal('a', 1, 'hr'), signal('b', 2, 'it'), signal('c', 3, 'it')],
      'people_and_departments',
    ],
    [
      'three people of one department',
      [signal('a', 1, 'hr'), signal('b', 2, 'hr'), signal('c', 3, 'hr')],
      null,
    ],
    [
      'three people, two of them of unknown department',
      [signal('a', 1, 'hr'), signal('b', 2), signal('c', 3)],
      null,
    ],
    [
      '"other" as the second department',
      [signal('a', 1, 'hr'), signal('b', 2, 'other'), signal('c', 3, 'other')],
      null,
    ],
    ['two people of two departments', [signal('a', 1, 'hr'), signal('b', 2, 'it')], null],
    [
      'two people, one with a raised hand',
      [signal('a', 1, 'hr', 'meeting'), signal('b', 2, 'hr')],
      'raised_hand',
    ],
    ['one person with a raised hand', [signal('a', 1, 'hr', 'demo_request')], null],
    [
      'an opened e-mail of the third',
      [signal('a', 1, 'hr'), signal('b', 2, 'it'), signal('c', 3, 'it', 'email_open')],
      null,
    ],
    [
      'a third of exactly 21 days ago',
      [signal('a', 1, 'hr'), signal('b', 2, 'it'), signal('c', 21, 'it')],
      'people_and_departments',
    ],
    [
      'a third of a millisecond more',
      [signal('a', 1, 'hr'), signal('b', 2, 'it'), { ...signal('c', 21, 'it'), at: ago(21) - 1 }],
      null,
    ],
    ['a third who comes tomorrow', [signal('a', 1, 'hr'), signal('b', 2, 'it'), signal('c', -1, 'it')], null],
  ])('%s', (_what, signals, expected) => {
    expect(fires(...signals)).toBe(expected);
  });

  test('never fires with one person, whatever an admin configures (R44)', () => {
    const eager = { ...rules, people: 1, departments: 0, peopleAnyDepartment: 1, raisedHandPeople: 1 };
    expect(detect([signal('a', 1, 'hr', 'demo_request'), signal('a', 2, 'hr')], eager, NOW).fired).toBe(
      false,
    );
    expect(detect([signal('a', 1, 'hr'), signal('b', 2, 'hr')], eager, NOW).fired).toBe(true);
  });

  test('keeps the moment it first held while its signals are still within the window', () => {
    const signals = [
      signal('a', 15, 'hr'),
      signal('b', 12, 'it'),
      signal('c', 10, 'it'),
      signal('d', 1, 'it'),
    ];
    expect(detect(signals, rules, NOW).at).toBe(ago(10));
    expect(detect(signals.toReversed(), rules, NOW + 2 * DAY).at).toBe(ago(10));
  });
});
