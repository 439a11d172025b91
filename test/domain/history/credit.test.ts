import fc from 'fast-check';
import { creditTouches, CREDIT_MODELS, sumCredit } from '../../../src/domain/history/credit.ts';
import { splitMoney } from '../../../src/domain/money.ts';
import {
  reportAttribution,
  reportMemberAttribution,
  reportTouchAttribution,
} from '../../../src/domain/reports/attribution.ts';
import type { DealHistory } from '../../../src/domain/history/deal-history.ts';
import { INTERACTION_KINDS } from '../../../src/domain/vocabulary.ts';
import { ago, loadSample } from '../../support/facts.ts';
import { closed, history, member, touch } from '../../support/histories.ts';

const { scoring } = (await loadSample()).rules;

/** Елена was first with two touches, the other three came later; 100 000.01 in all. */
function redDaisy(fields: Partial<DealHistory> = {}): DealHistory {
  return closed('won', 90, {
    dealId: '900',
    amount: 10_000_001,
    currency: 'RUB',
    members: [
      member('103', ['budget_holder'], [touch('103', 20)]),
      member('101', ['initiator'], [touch('101', 60), touch('101', 50, { kind: 'demo_request' })]),
      member('102', ['technical_validator'], [touch('102', 40, { kind: 'meeting' })]),
      member('104', ['decision_maker'], [touch('104', 15, { kind: 'webinar_registration' })]),
      member('105'),
    ],
    ...fields,
  });
}

test('a won deal is spread over all touches of all members, as counted by hand (R138)', () => {
  const touches = creditTouches(redDaisy(), scoring);
  expect(touches.map(({ contactId, credit }) => [contactId, credit])).toEqual([
    // Points: document 5, demo 12, meeting 15, document 5, registration 4: 41 in all.
    ['101', { even: 2_000_001, people: 1_250_001, points: 1_219_512, first: 10_000_001 }],
    ['101', { even: 2_000_000, people: 1_250_000, points: 2_926_830, first: 0 }],
    ['102', { even: 2_000_000, people: 2_500_000, points: 3_658_537, first: 0 }],
    ['103', { even: 2_000_000, people: 2_500_000, points: 1_219_512, first: 0 }],
    ['104', { even: 2_000_000, people: 2_500_000, points: 975_610, first: 0 }],
  ]);
});

test('members who were not first keep credit and history, also one without a touch (R137)', () => {
  const { rows, summary } = reportMemberAttribution([redDaisy()], scoring, 'en');
  expect(
    rows.map(({ contact, order, touches, even, first }) => [contact, order, touches, even, first]),
  ).toEqual([
    ['101', 1, 2, 40_000.01, 100_000.01],
    ['102', 2, 1, 20_000, 0],
    ['103', 3, 1, 20_000, 0],
    ['104', 4, 1, 20_000, 0],
    ['105', null, 0, 0, 0],
  ]);
  expect(rows[2]).toMatchObject({ roles: 'budget holder', first_touch: new Date(ago(20)).toISOString() });
  expect(summary).toEqual({
    en: '1 won deal with an amount: 100000.01 RUB.',
    ru: '1 выигранная сделка с суммой: 100000.01 RUB.',
  });
});

const anyKind = fc.constantFrom(...INTERACTION_KINDS.filter((kind) => kind !== 'email_open'));
const anyTouch = fc.record({
  who: fc.integer({ min: 1, max: 6 }),
  day: fc.integer({ min: 1, max: 99 }),
  kind: anyKind,
});
const anyDeal = fc.record({
  amount: fc.nat(Number.MAX_SAFE_INTEGER),
  touches: fc.array(anyTouch, { minLength: 1, maxLength: 40 }),
});

function dealOf({
  amount,
  touches,
}: {
  amount: number;
  touches: { who: number; day: number; kind: (typeof INTERACTION_KINDS)[number] }[];
}): DealHistory {
  const mine = touches.map(({ who, day, kind }, n) => touch(String(who), day, { kind, id: `t${n}` }));
  const byContact = Map.groupBy(mine, ({ contactId }) => contactId);
  return closed('won', 90, {
    dealId: '900',
    amount,
    members: [...byContact].map(([id, all]) => member(id, [], all)),
  });
}

test('the credit of every model sums to the value of the deal to the cent, whatever the touches (R138)', () => {
  fc.assert(
    fc.property(anyDeal, (given) => {
      const credit = sumCredit(creditTouches(dealOf(given), scoring).map((each) => each.credit));
      for (const model of CREDIT_MODELS) expect(credit[model]).toBe(given.amount);
    }),
  );
});

test('no touch of any member gets less than nothing, and each person the same but for a cent (R137, R138)', () => {
  fc.assert(
    fc.property(anyDeal, (given) => {
      const touches = creditTouches(dealOf(given), scoring);
      for (const { credit } of touches)
        for (const model of CREDIT_MODELS) expect(credit[model]).toBeGreaterThanOrEqual(0);
      const people = [...Map.groupBy(touches, ({ person }) => person).values()].map(
        (mine) => sumCredit(mine.map(({ credit }) => credit)).people,
      );
      expect(Math.max(...people) - Math.min(...people)).toBeLessThanOrEqual(1);
    }),
  );
});

test('the order of the members changes nothing, byte for byte (R138)', () => {
  fc.assert(
    fc.property(anyDeal, fc.nat(), (given, turn) => {
      const deal = dealOf(given);
      const at = turn % deal.members.length;
      const turned = {
        ...deal,
        members: [...deal.members.slice(at), ...deal.members.slice(0, at)].reverse(),
      };
      for (const report of [reportAttribution, reportMemberAttribution, reportTouchAttribution])
        expect(JSON.stringify(report([turned], scoring, 'en'))).toBe(
          JSON.stringify(report([deal], scoring, 'en')),
        );
    }),
  );
});

test('the three reports tell the same money: by kind, by member, touch by touch', () => {
  const deals = [redDaisy(), redDaisy({ dealId: '901', amount: 999 })];
  const sums = [reportAttribution, reportMemberAttribution, reportTouchAttribution].map((report) =>
    Math.round(100 * report(deals, scoring, 'en').rows.reduce((sum, { points }) => sum + Number(points), 0)),
  );
  expect(sums).toEqual([10_001_000, 10_001_000, 10_001_000]);
});

test('currencies are never added, and what nobody touched stands in a row of its own', () => {
  const deals = [
    redDaisy({ dealId: '1', amount: 500, currency: 'EUR' }),
    redDaisy({ dealId: '2', amount: 700, currency: 'RUB' }),
    closed('won', 5, { amount: 4200, currency: 'EUR' }),
    closed('won', 5, { amount: null }),
    closed('lost', 5, { amount: 100, members: [member('1', [], [touch('1', 5)])] }),
    history({ amount: 100 }),
  ];
  const { rows, summary, notes } = reportAttribution(deals, scoring, 'ru');
  expect(summary.ru).toBe('3 выигранные сделки с суммой: 47 EUR, 7 RUB.');
  expect(
    rows.filter(({ currency }) => currency === 'RUB').reduce((sum, { even }) => sum + Number(even), 0),
  ).toBeCloseTo(7);
  expect(rows.at(-1)).toEqual({
    kind: 'касаний не было',
    touches: 0,
    deals: 1,
    even: 42,
    people: 42,
    points: 42,
    first: 42,
    currency: 'EUR',
  });
  expect(notes[1]?.en).toContain('Won deals without an amount: 1;');
});

test('without any deal the report says so', () => {
  expect(reportAttribution([], scoring, 'en')).toMatchObject({
    rows: [],
    summary: { en: '0 won deals with an amount.' },
  });
});

test.each([
  { amount: 100, weights: [1, 1, 1], parts: [34, 33, 33] },
  { amount: 1, weights: [1, 3], parts: [0, 1] },
  { amount: 5, weights: [0, 2], parts: [0, 5] },
  { amount: 0, weights: [7, 7], parts: [0, 0] },
])('$amount split by $weights is $parts', ({ amount, weights, parts }) => {
  expect(splitMoney(amount, weights)).toEqual(parts);
});

test('weights without any weight are an error of the caller', () => {
  expect(() => splitMoney(5, [0, 0])).toThrow(RangeError);
});
