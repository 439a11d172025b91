import fc from 'fast-check';
import { factsAsOf } from '../../../src/domain/as-of.ts';
import { momentOf, type DealHistory } from '../../../src/domain/history/deal-history.ts';
import { readHistories } from '../../../src/domain/history/read-histories.ts';
import { findDealsAlike, reportMomentum } from '../../../src/domain/reports/momentum.ts';
import type { CompanyFacts } from '../../../src/domain/types.ts';
import {
  act,
  ago,
  contact,
  DAY,
  deal,
  factsOf,
  loadSample,
  NOW,
  pair,
  stages,
  target,
  visit,
} from '../../support/facts.ts';
import { closed, moment, times } from '../../support/histories.ts';
import { anyFacts, bytesOf, shuffled } from '../random-facts.ts';
import { ELENA, IVAN, OLGA, SERGEY, RED_DAISY } from '../stories.ts';

const compiled = await loadSample();

function read(parts: Partial<CompanyFacts>, now = NOW): DealHistory[] {
  return readHistories(factsOf(parts), compiled, now);
}

/** «Красная ромашка» with a deal of the sales pipeline, made 9 days ago. */
const open = {
  ...RED_DAISY,
  deals: [deal('900', [], { createdAt: ago(9), ...stages(['qualifiedtobuy', 9]) })],
};

test('a history holds all members with all they did, and not only the first of them (R137)', () => {
  const [found] = read(open);
  expect(found?.members.map(({ contactId }) => contactId).sort()).toEqual([ELENA, SERGEY, OLGA, IVAN]);
  expect(found?.members.find(({ contactId }) => contactId === ELENA)?.touches).toHaveLength(4);
  expect(found).toMatchObject({ outcome: null, closedAt: null, origin: 'person', engagedMembers: 4 });
});

test('engaged members are counted as they were when the deal came to each stage (R150)', () => {
  const entered = stages(['qualifiedtobuy', 9], ['presentationscheduled', 3.5], ['closedwon', 0.5]);
  const [found] = read({ ...RED_DAISY, deals: [deal('900', [], { createdAt: ago(9), ...entered })] });
  expect(found?.moments.map(({ stage, engaged }) => [stage, engaged])).toEqual([
    // Елена by a brochure; then all but Ольга and Сергей's documents; at the close everybody.
    ['made', 1],
    ['pipeline', 1],
    ['closed', 4],
  ]);
  expect(momentOf(found!, 'pipeline')?.missing).toContain('budget_holder');
});

test('a meeting counts up to the close, though a closed deal takes no interactions any more (R138)', () => {
  const meeting = { ...act(IVAN, 'meeting', 3, null), source: 'meeting' as const };
  const entered = stages(['qualifiedtobuy', 9], ['closedwon', 1]);
  const late = act(IVAN, 'document', 0.5);
  const facts = {
    ...RED_DAISY,
    interactions: [...RED_DAISY.interactions, meeting, late],
    deals: [deal('900', [], { createdAt: ago(9), ...entered })],
  };
  const ivan = read(facts)[0]?.members.find(({ contactId }) => contactId === IVAN);
  expect(ivan?.touches.map(({ kind }) => kind)).toEqual(['event_registration', 'meeting']);
  expect(ivan?.direct).toBe(true);
});

test('what was done at the very moment of the close counts, a millisecond later it does not', () => {
  const entered = stages(['qualifiedtobuy', 9], ['closedlost', 2], ['closedwon', 1]);
  const touchesWith = (at: number): number | undefined => {
    const facts = {
      contacts: RED_DAISY.contacts,
      interactions: [{ ...act(IVAN, 'document', 1), at }],
      deals: [
        deal('900', [IVAN], { createdAt: ago(9), ...entered, pairs: [pair(IVAN, [], { since: ago(9) })] }),
      ],
    };
    return read(facts)[0]?.members[0]?.touches.length;
  };
  expect([touchesWith(ago(1)), touchesWith(ago(1) + 1)]).toEqual([1, 0]);
});

test('whoever was first seen on a deal after its close was on it before', () => {
  const imported = { createdAt: ago(3), ...stages(['closedwon', 50]) };
  const won = deal('900', [], { ...imported, pairs: [pair(OLGA, [], { since: ago(2) })] });
  const contacts = [contact(OLGA, 'Финансовый директор', { createdAt: ago(4) })];
  const [found] = read({ contacts, deals: [won] });
  expect(found?.members.map(({ roles }) => roles)).toEqual([['budget_holder']]);
  expect(read({ contacts, deals: [won] }, ago(2.5))[0]?.members).toEqual([]);
  // Made after its close: when it really began nobody knows.
  expect(found?.moments.map(({ stage }) => stage)).toEqual(['closed']);
  expect(found?.identifiedAt).toBe(ago(50));
});

test('an opened e-mail is no touch', () => {
  const opened = act(ELENA, 'email_open', 1);
  const [with_, without] = [[...RED_DAISY.interactions, opened], RED_DAISY.interactions].map(
    (interactions) => read({ ...open, interactions })[0]?.members.flatMap(({ touches }) => touches).length,
  );
  expect(with_).toBe(without);
});

test.each([
  {
    origin: 'detected',
    fields: { createdByApp: true, movedByPerson: false, key: '10:hr_system:1' },
    plans: [],
  },
  {
    origin: 'planned',
    fields: { createdByApp: true, key: '10:hr_system:1' },
    plans: [target({ key: '10:hr_system:1', origin: 'created' })],
  },
  { origin: 'person', fields: {}, plans: [] },
])('a deal that is $origin says so (R143)', ({ origin, fields, plans }) => {
  const deals = [deal('900', [], fields)];
  expect(read({ ...RED_DAISY, deals, targets: plans })[0]?.origin).toBe(origin);
});

test('a company without deals, and a deal of an unknown solution, have no history', () => {
  expect(read(RED_DAISY)).toEqual([]);
  expect(read({ ...RED_DAISY, deals: [deal('900', [], { solution: 'fax' })] })).toEqual([]);
});

test('what is asked as of an earlier day is what was so then, whatever came after', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 60 }), (facts, days) => {
      const then = NOW - days * DAY;
      expect(bytesOf(readHistories(facts, compiled, then))).toBe(
        bytesOf(readHistories(factsAsOf(facts, then), compiled, then)),
      );
    }),
    { numRuns: 60 },
  );
});

test('the order of the facts changes nothing, byte for byte', () => {
  fc.assert(
    fc.property(anyFacts, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (facts, seeds) => {
      let n = 0;
      const turned = shuffled(facts, (bound) => (seeds[n++ % seeds.length] ?? 0) % bound);
      const sorted = (all: DealHistory[]): DealHistory[] =>
        all.sort((a, b) => (a.dealId < b.dealId ? -1 : 1));
      expect(bytesOf(sorted(readHistories(turned, compiled, NOW)))).toBe(
        bytesOf(sorted(readHistories(facts, compiled, NOW))),
      );
    }),
    { numRuns: 60 },
  );
});

describe('before the close touches feed (R139)', () => {
  const past = [
    ...times(20, (n) => closed(n < 5 ? 'won' : 'lost', 30, { moments: [moment('pipeline', 90, 1)] })),
    ...times(20, (n) => closed(n < 16 ? 'won' : 'lost', 30, { moments: [moment('pipeline', 90, 2)] })),
    ...times(19, () => closed('won', 30, { moments: [moment('pipeline', 90, 3)] })),
  ];
  const people = [
    contact('1', 'HR-менеджер'),
    contact('2', 'IT-директор'),
    contact('3', 'Финансовый директор'),
  ];
  const after = (...interactions: CompanyFacts['interactions']): DealHistory => {
    const facts = { contacts: people, interactions, deals: [deal('900', ['1', '2', '3'])] };
    return read(facts)[0]!;
  };
  const first = act('1', 'document', 10);
  const second = act('2', 'document', 2);

  test('momentum, and the deals it is compared with: a second person who reads moves both', () => {
    const [before, now] = [after(first), after(first, second)];
    expect([before, now].map(({ momentum }) => momentum.momentum)).toEqual(['down', 'flat']);
    expect(findDealsAlike(before, past)).toMatchObject({ cohort: 'one', percent: 25, closed: 20 });
    expect(findDealsAlike(now, past)).toMatchObject({ cohort: 'two', percent: 80, closed: 20 });
  });

  test('no share where too few closed deals are alike', () => {
    const third = after(first, second, act('3', 'document', 1));
    expect(findDealsAlike(third, past)).toMatchObject({ cohort: 'three_or_more', percent: null, closed: 19 });
    const { rows } = reportMomentum([third, ...past], compiled.rules.solutions, 'en');
    expect(rows).toEqual([
      expect.objectContaining({
        momentum: 'up',
        engaged: 3,
        n: 19,
        won_alike: null,
        range: 'too few to say',
        base: 68,
      }),
    ]);
  });

  test('page views count for momentum, and engage nobody', () => {
    expect(after(first, visit('2', '/hr/product', 1))).toMatchObject({
      engagedMembers: 1,
      momentum: { last: { interactions: 1, activeMembers: 0 } },
    });
  });
});
