/** Points, decay, saturation, activity. */
import fc from 'fast-check';
import {
  decayedPoints,
  groupScore,
  isActive,
  personalScore,
  saturatedScore,
} from '../../src/domain/engagement.ts';
import type { ReadInteraction } from '../../src/domain/types.ts';
import { INTERACTION_KINDS, type InteractionKind } from '../../src/domain/vocabulary.ts';
import { act, ago, DAY, loadSample, NOW } from '../support/facts.ts';

const { scoring } = (await loadSample()).rules;

function did(kind: InteractionKind, at: number, id = `${kind}${at}`): ReadInteraction {
  return { ...act('1', kind, 0), id, kind, at, solution: 'hr_system', interests: [], rule: null };
}

const anyInteraction = fc
  .record({
    kind: fc.constantFrom(...INTERACTION_KINDS),
    age: fc.integer({ min: -DAY, max: 100 * DAY }),
    id: fc.uuid(),
  })
  .map(({ kind, age, id }) => did(kind, NOW - age, id));
const anyPerson = fc.array(anyInteraction, { maxLength: 12 });

test.each([
  [0, 15],
  [14, 7.5],
  [28, 3.75],
  [90, 15 * 2 ** (-90 / 14)],
  [90.0001, 0],
])('a meeting of %f days ago is worth %f points', (days, points) => {
  expect(decayedPoints(did('meeting', ago(days)), scoring, NOW)).toBeCloseTo(points, 9);
});

test('an interaction of the future is worth no more than one of now', () => {
  expect(decayedPoints(did('meeting', NOW + DAY), scoring, NOW)).toBe(15);
});

test('an opened e-mail is worth nothing, and only meaningful kinds make a person active', () => {
  expect(decayedPoints(did('email_open', NOW), scoring, NOW)).toBe(0);
  const active = INTERACTION_KINDS.filter((kind) => isActive([did(kind, NOW)], scoring, NOW));
  expect(INTERACTION_KINDS.filter((kind) => !active.includes(kind))).toEqual([
    'page_view',
    'email_open',
    'email_click',
  ]);
});

test('a person is active up to and including 30 days after something meaningful', () => {
  expect(isActive([did('document', ago(30))], scoring, NOW)).toBe(true);
  expect(isActive([did('document', ago(30) - 1)], scoring, NOW)).toBe(false);
});

test('being active does not depend on the points (R79)', () => {
  const nothing = { ...scoring, points: { ...scoring.points, document: 0 } };
  expect(isActive([did('document', NOW)], nothing, NOW)).toBe(true);
  const lots = { ...scoring, points: { ...scoring.points, page_view: 1_000_000 } };
  expect(isActive([did('page_view', NOW)], lots, NOW)).toBe(false);
});

test('one more interaction never lowers the score of the group', () => {
  fc.assert(
    fc.property(
      fc.array(anyPerson, { minLength: 1, maxLength: 6 }),
      anyInteraction,
      fc.nat(),
      (group, extra, who) => {
        const score = (people: readonly ReadInteraction[][]): number =>
          groupScore(people.map((each) => saturatedScore(each, scoring, NOW)));
        const more = group.map((each, n) => (n === who % group.length ? [...each, extra] : each));
        expect(score(more)).toBeGreaterThanOrEqual(score(group));
      },
    ),
    { numRuns: 500 },
  );
});

test('one person never gives more than the cap, and the lead view shows the whole (R33, R77)', () => {
  fc.assert(
    fc.property(anyPerson, (interactions) => {
      const whole = personalScore(interactions, scoring, NOW);
      expect(saturatedScore(interactions, scoring, NOW)).toBe(Math.min(30, whole));
    }),
  );
});

test('the order of the interactions never changes a bit of the score', () => {
  fc.assert(
    fc.property(anyPerson, (interactions) => {
      expect(personalScore(interactions.toReversed(), scoring, NOW)).toBe(
        personalScore(interactions, scoring, NOW),
      );
    }),
  );
});

test.each([13, 25, 50, 1000])(
  'a group of %i saturated people has a finite score within the limit (R8)',
  (people) => {
    const score = groupScore(Array<number>(people).fill(scoring.personCap));
    expect(score).toBe(Math.min(999.9, people * 30));
  },
);
