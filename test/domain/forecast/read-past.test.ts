/** Closed deals as a forecast learns from them: as they stood half way, whatever came later (R155, R156). */
import fc from 'fast-check';
import type { CompiledRules } from '../../../src/domain/compile.ts';
import { decideCompany } from '../../../src/domain/decide.ts';
import { closedLives, pastOpportunities } from '../../../src/domain/forecast/read-past.ts';
import type { CompanyFacts, Pair } from '../../../src/domain/types.ts';
import {
  ago,
  contact,
  deal,
  factsOf,
  loadSample,
  NOW,
  pair,
  roleFact,
  stages,
  visit,
} from '../../support/facts.ts';

let compiled: CompiledRules;
beforeAll(async () => {
  compiled = await loadSample();
});

const since = (contactId: string, daysAgo: number): Pair => pair(contactId, [], { since: ago(daysAgo) });

/** Made 100 days ago, closed 20 days ago: half way is 60 days ago, when the price was not talked of yet. */
function story(pairs: readonly Pair[], more: Partial<CompanyFacts> = {}): CompanyFacts {
  const life = stages(['qualifiedtobuy', 100], ['contractsent', 40], ['closedwon', 20]);
  return factsOf({
    contacts: [contact('1', 'CFO'), contact('2', 'IT-директор'), contact('3', 'CEO')],
    deals: [deal('7', [], { ...life, createdAt: ago(100), pairs })],
    ...more,
  });
}

function pastOf(facts: CompanyFacts) {
  const { closed } = decideCompany(facts, compiled, NOW);
  return pastOpportunities(facts, closedLives(facts, closed, compiled, NOW), compiled);
}

test('a closed deal counts with the people and the stage of half its life, not with those of its end (R155)', () => {
  expect(pastOf(story([since('1', 90), since('2', 70), since('3', 30)]))).toEqual([
    {
      dealId: '7',
      won: true,
      at: ago(60),
      closedAt: ago(20),
      stage: 'pipeline',
      members: 2,
      // Budget and technical validator of four required roles of equal weight.
      coverage: 50,
    },
  ]);
});

test('a deal whose price was talked of by then stands in the late pipeline (R155)', () => {
  const facts = story([since('1', 90)]);
  const early = stages(['qualifiedtobuy', 100], ['contractsent', 80], ['closedlost', 20]);
  const deals = facts.deals.map((each) => ({ ...each, ...early }));
  expect(pastOf({ ...facts, deals })).toMatchObject([{ stage: 'late_pipeline', won: false }]);
});

test.each([
  ['was first seen after its close', story([since('1', 19), since('2', 5)])],
  ['nobody knows the creation of', { ...story([]), deals: [{ ...story([]).deals[0], createdAt: null }] }],
])('a deal that %s teaches nothing (R156)', (_, facts) => {
  expect(pastOf(facts as CompanyFacts)).toEqual([]);
});

test('whatever is said, seen or added after that moment changes nothing of what is learnt (R156)', () => {
  const pairs = [since('1', 90), since('2', 70)];
  const before = pastOf(story(pairs));
  expect(before).toHaveLength(1);
  const later = fc.record({
    visits: fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 5 }),
    joined: fc.option(fc.integer({ min: 0, max: 59 })),
    role: fc.option(fc.integer({ min: 0, max: 59 })),
  });
  fc.assert(
    fc.property(later, ({ visits, joined, role }) => {
      const more = story([...pairs, ...(joined === null ? [] : [since('3', joined)])], {
        interactions: visits.map((days) => visit('1', '/hr/pricing', days)),
        roleFacts: role === null ? [] : [roleFact('7', '2', 'decision_maker', { at: ago(role) })],
      });
      expect(pastOf(more)).toEqual(before);
    }),
  );
});
