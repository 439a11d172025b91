import fc from 'fast-check';
import type { CompiledRules } from '../../../src/domain/compile.ts';
import { readInteraction } from '../../../src/domain/content.ts';
import { decideCompany } from '../../../src/domain/decide.ts';
import { reportTouches, shareLinked, type Touches } from '../../../src/domain/reports/touches.ts';
import { addDecision, emptyIndex, isTouch, reasonUnlinked } from '../../../src/domain/touches.ts';
import type { CompanyFacts, Interaction } from '../../../src/domain/types.ts';
import {
  act,
  ago,
  contact,
  deal,
  factsOf,
  loadSample,
  membershipFact,
  NOW,
  stages,
  visit,
} from '../../support/facts.ts';

let compiled: CompiledRules;
beforeAll(async () => {
  compiled = await loadSample();
});

/** As the store's reading does it, for one company and people of none. */
function touchesOf(facts: CompanyFacts, homeless: readonly Interaction[] = []): Touches {
  const index = emptyIndex();
  addDecision(index, decideCompany(facts, compiled, NOW));
  const companies = new Map(facts.contacts.map(({ id, companyId }) => [id, companyId]));
  const read = [...facts.interactions, ...homeless]
    .map((each) => readInteraction(each, compiled.readContent))
    .filter(isTouch)
    .map((interaction) => ({
      interaction,
      reason: reasonUnlinked(index, interaction, companies.get(interaction.contactId) ?? null),
    }));
  return {
    linked: read.filter(({ reason }) => reason === null).length,
    unlinked: read.flatMap(({ interaction, reason }) => (reason === null ? [] : [{ interaction, reason }])),
  };
}

/** One open deal of the HR system with two people, and a closed one before it. */
const STORY = factsOf({
  contacts: [contact('1', 'HR-менеджер'), contact('2', 'CFO'), contact('3', 'Ninja'), contact('4', 'CEO')],
  deals: [
    deal('7', ['1', '2']),
    deal('6', ['1'], { ...stages(['qualifiedtobuy', 300], ['closedlost', 200]), createdAt: ago(310) }),
  ],
  interactions: [
    visit('1', '/hr/compare', 5),
    act('1', 'email_open', 4),
    visit('1', '/hr/compare', 250),
    visit('2', '/hr/case-study', 3),
    visit('2', '/analytics/compare', 2),
    visit('3', '/blog/holiday?email=somebody@example.com#top', 1),
    visit('4', '/hr/pricing', 6),
    act('1', 'document', 400),
  ],
  membershipFacts: [membershipFact('7', '4', false, ago(1))],
});

test('of all touches so many belong to an opportunity, and each other one stands with its reason (R160)', () => {
  const homeless = [visit('9', '/hr/demo', 7)];
  const { rows, summary, notes } = reportTouches(touchesOf(STORY, homeless), 'en');
  expect(summary.en).toBe('Touches: 8; in an opportunity: 4 (too few to say in percent); in none: 4.');
  expect(rows.map(({ contact: id, content, reason }) => [id, content, reason])).toEqual([
    ['3', 'https://www.example-hr.ru/blog/holiday', 'looked only at content that no rule maps to a solution'],
    ['2', 'https://www.example-hr.ru/analytics/compare', 'is about another solution than the opportunity'],
    ['4', 'https://www.example-hr.ru/hr/pricing', 'was taken off by a person'],
    ['9', 'https://www.example-hr.ru/hr/demo', 'the contact is of no company'],
  ]);
  expect(notes[0]?.en).toMatch(/^In no opportunity, 1: /u);
});

test('what happened between two purchases belongs to neither (R160)', () => {
  const between = factsOf({ ...STORY, deals: STORY.deals.filter(({ id }) => id === '6') });
  const late = touchesOf({ ...between, interactions: [visit('1', '/hr/compare', 100)] });
  expect(late.unlinked).toMatchObject([{ reason: 'outside_the_cycle' }]);
});

test('of content no rule maps nobody knows which of two purchases it belongs to (R160)', () => {
  const deals = [deal('7', ['1']), deal('8', ['1'], { solution: 'analytics_platform' })];
  const found = touchesOf({ ...STORY, deals, interactions: [visit('1', '/blog/holiday', 1)] });
  expect(found.unlinked).toMatchObject([{ reason: 'content_without_solution' }]);
  const alone = touchesOf({ ...STORY, interactions: [visit('1', '/blog/holiday', 1)] });
  expect(alone).toMatchObject({ linked: 1, unlinked: [] });
});

test('from twenty touches on the share is told in percent, in both languages (R160)', () => {
  const interaction = { ...act('1', 'document', 1), kind: 'document' as const, interests: [], rule: null };
  const touches: Touches = { linked: 15, unlinked: Array(5).fill({ interaction, reason: 'no_company' }) };
  expect(shareLinked(touches)).toBe(75);
  expect(reportTouches(touches, 'ru').summary.ru).toBe(
    'Касаний: 20; относятся к возможности: 15 (75 %); ни к одной: 5.',
  );
  expect(shareLinked({ ...touches, linked: 14 })).toBeNull();
});

test('an empty portal has no touches, and no share', () => {
  expect(reportTouches({ linked: 0, unlinked: [] }, 'en')).toMatchObject({
    rows: [],
    summary: { en: 'Touches: 0; in an opportunity: 0 (too few to say in percent); in none: 0.' },
  });
});

test('any touches: each is linked or listed, once, and the order of the facts changes nothing (R160)', () => {
  const touch = fc
    .record({
      id: fc.constantFrom('1', '2', '3', '4'),
      path: fc.constantFrom('/hr/compare', '/analytics/compare', '/blog/holiday', '/hr/pricing'),
      days: fc.integer({ min: 0, max: 400 }),
    })
    .map(({ id, path, days }) => visit(id, path, days));
  fc.assert(
    fc.property(fc.uniqueArray(touch, { selector: ({ id }) => id }), (interactions) => {
      const found = touchesOf({ ...STORY, interactions });
      expect(found.linked + found.unlinked.length).toBe(interactions.length);
      const again = touchesOf({
        ...STORY,
        interactions: interactions.toReversed(),
        contacts: STORY.contacts.toReversed(),
      });
      expect(reportTouches(again, 'en')).toEqual(reportTouches(found, 'en'));
    }),
  );
});
