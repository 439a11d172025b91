/** Where opportunities stood: the past is computed from the facts. */
import fc from 'fast-check';
import { factsAsOf } from '../../src/domain/as-of.ts';
import { decideCompany } from '../../src/domain/decide.ts';
import { standingsAt, STEPS, stepsForward, stepsReached, type Step } from '../../src/domain/waterfall.ts';
import {
  ago,
  contact,
  deal,
  factsOf,
  ledgerLine,
  loadSample,
  NOW,
  pair,
  stages,
  target,
  visit,
} from '../support/facts.ts';
import { anyFacts } from './random-facts.ts';

const compiled = await loadSample((rules) => ({
  ...rules,
  solutions: rules.solutions.map((each) => ({ ...each, operatingModel: 'full' as const })),
}));

/** Planned 40 days ago, made 30 days ago; two people came 5 days ago; a rep moved it yesterday. */
const facts = factsOf({
  targets: [target({ askedAt: ago(40), key: '10:hr_system:1', origin: 'created' })],
  ledger: [ledgerLine(1, { dealId: '900' })],
  contacts: [contact('1', 'HR-менеджер'), contact('2', 'IT-директор')],
  interactions: [visit('1', '/hr/compare', 5), visit('2', '/hr/api-docs', 5)],
  deals: [
    deal('900', [], {
      key: '10:hr_system:1',
      createdByApp: true,
      createdAt: ago(30),
      movedByPerson: true,
      pairs: [pair('1', [], { since: ago(5) }), pair('2', [], { since: ago(5) })],
      ...stages(['bg_target', 30], ['bg_engaged', 5], ['qualifiedtobuy', 1]),
    }),
  ],
});
const stepAt = (days: number): Step | null => standingsAt(facts, compiled, ago(days))[0]?.step ?? null;

test('an opportunity stands where it stood then, from planned to the pipeline (R130)', () => {
  expect([50, 35, 20, 3, 0].map(stepAt)).toEqual([null, 'planned', 'target', 'prioritized', 'pipeline']);
  const ids = [35, 20, 3, 0].map((days) => standingsAt(facts, compiled, ago(days)).map(({ id }) => id));
  expect(new Set(ids.flat())).toEqual(new Set(['target-hr_system']));
});

test('a plan whose deal a person deleted stands nowhere any more (R130)', () => {
  const deleted = {
    ...facts,
    deals: facts.deals.map((each) => ({ ...each, archived: true })),
    ledger: [ledgerLine(1, { dealId: '900', state: 'deleted' as const })],
  };
  expect(standingsAt(deleted, compiled, NOW)).toEqual([]);
});

test('won and lost are told apart, and lost is no step forward (R128)', () => {
  const close = (stage: string): Step | undefined => {
    const [first] = facts.deals;
    const closed = { ...first!, ...stages(['bg_target', 30], ['qualifiedtobuy', 9], [stage, 1]) };
    return standingsAt({ ...facts, deals: [closed] }, compiled, NOW)[0]?.step;
  };
  expect([close('closedwon'), close('closedlost')]).toEqual(['won', 'lost']);
  expect(stepsForward('qualified', 'lost')).toBe(0);
  expect(stepsForward('target', 'engaged')).toBe(2);
  expect(stepsReached('target', 'engaged')).toEqual(['detected', 'engaged']);
  expect(stepsReached('engaged', 'target')).toEqual([]);
  expect(stepsReached('pipeline', 'lost')).toEqual(['lost']);
});

test('going step by step reaches what one leap reaches (R130)', () => {
  const steps = fc.constantFrom<Step>(...STEPS.filter((step) => step !== 'lost'));
  fc.assert(
    fc.property(fc.array(steps, { minLength: 2, maxLength: 6 }), (path) => {
      const rising = [...path].sort((a, b) => STEPS.indexOf(a) - STEPS.indexOf(b));
      const walked = rising.slice(1).flatMap((step, n) => stepsReached(rising[n] ?? null, step));
      expect(walked).toEqual(stepsReached(rising[0] ?? null, rising.at(-1)!));
    }),
  );
});

test('whatever the facts are, their past can be decided, and now is what it is (R130)', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 0, max: 200 }), (any, days) => {
      expect(() => standingsAt(any, compiled, ago(days))).not.toThrow();
      const made = any.deals.every(({ createdAt }) => createdAt === null || createdAt <= NOW);
      if (!made) return;
      const { opportunities } = decideCompany(factsAsOf(any, NOW), compiled, NOW);
      const today = decideCompany(any, compiled, NOW).opportunities;
      const deals = (all: typeof today): (string | null)[] =>
        all.flatMap(({ dealId }) => dealId ?? []).sort();
      expect(deals(opportunities)).toEqual(deals(today));
    }),
    { numRuns: 60 },
  );
});
