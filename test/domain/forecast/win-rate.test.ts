import fc from 'fast-check';
import { FORECAST_STAGES, type PastOpportunity } from '../../../src/domain/forecast/composition.ts';
import {
  forecastOpportunities,
  totalOf,
  type OpenOpportunity,
} from '../../../src/domain/forecast/forecast-opportunities.ts';
import { forecastLeads, isSettled } from '../../../src/domain/forecast/lead-view.ts';
import { estimateFrom, LEAST_LOST, LEAST_WON } from '../../../src/domain/forecast/win-rate.ts';
import { partOfMoney } from '../../../src/domain/money.ts';
import { ago, NOW } from '../../support/facts.ts';

type Shape = Pick<PastOpportunity, 'stage' | 'members' | 'coverage'>;

let next = 0;
function past(won: number, lost: number, shape: Shape): PastOpportunity[] {
  return Array.from({ length: won + lost }, (_, n) => {
    next += 1;
    return { ...shape, dealId: String(next), won: n < won, at: ago(100), closedAt: ago(50) };
  });
}

/** A hundred closed deals, forty of them won. */
const HISTORY = [
  ...past(16, 4, { stage: 'pipeline', members: 5, coverage: 100 }),
  ...past(4, 6, { stage: 'pipeline', members: 5, coverage: 25 }),
  ...past(10, 10, { stage: 'pipeline', members: 1, coverage: 25 }),
  ...past(10, 40, { stage: 'engaged', members: 2, coverage: 50 }),
];

test('a chance is the rate of all deals and what stage, size and coverage add, worked out by hand (R155)', () => {
  // All 40/100 = 0.4; pipeline (30 + 4)/(50 + 10) = 0.5667; 4–5 members (20 + 5.667)/(30 + 10) = 0.6417;
  // coverage 75+ (16 + 6.417)/(20 + 10) = 0.7472.
  expect(estimateFrom(HISTORY)?.({ stage: 'pipeline', members: 4, coverage: 80 })).toEqual({
    base: 400,
    byStage: 167,
    bySize: 75,
    byCoverage: 105,
    chance: 747,
    rests: {
      all: { deals: 100, won: 40 },
      stage: { deals: 50, won: 30 },
      size: { deals: 30, won: 20 },
      coverage: { deals: 20, won: 16 },
    },
  });
});

test('a stage nobody was ever in adds nothing: the chance is that of all deals (R155)', () => {
  const found = estimateFrom(HISTORY)?.({ stage: 'target', members: 0, coverage: 0 });
  expect(found).toMatchObject({ base: 400, byStage: 0, bySize: 0, byCoverage: 0, chance: 400 });
});

test.each([
  [LEAST_WON, LEAST_LOST, true],
  [LEAST_WON - 1, 500, false],
  [500, LEAST_LOST - 1, false],
  [0, 0, false],
])('of %i won and %i lost deals a chance is told: %s (R156)', (won, lost, told) => {
  const history = past(won, lost, { stage: 'pipeline', members: 3, coverage: 50 });
  expect(estimateFrom(history) !== null).toBe(told);
});

test('a thousand leads at ten percent make a hundred deals in the lead view (R153)', () => {
  expect(forecastLeads({ open: 1000, settled: 300, wonDeals: 30 })).toEqual({ rate: 100, deals: 100 });
  expect(forecastLeads({ open: 1000, settled: 300, wonDeals: 19 })).toBeNull();
});

test.each([
  [{ createdAt: ago(200), onOpenDeal: false, onClosedDeal: false }, true],
  [{ createdAt: ago(100), onOpenDeal: false, onClosedDeal: false }, false],
  [{ createdAt: ago(100), onOpenDeal: false, onClosedDeal: true }, true],
  [{ createdAt: ago(900), onOpenDeal: true, onClosedDeal: true }, false],
  [{ createdAt: null, onOpenDeal: false, onClosedDeal: false }, false],
])('of a lead %j the end is known: %s (R153)', (lead, settled) => {
  expect(isSettled(lead, NOW)).toBe(settled);
});

const open = (n: number, fields: Partial<OpenOpportunity> = {}): OpenOpportunity => ({
  dealId: String(n),
  name: null,
  solution: 'hr_system',
  stage: 'pipeline',
  members: 4,
  coverage: 80,
  amount: null,
  currency: null,
  ...fields,
});

test('the forecast is built on the three hundred opportunities of a thousand leads (R154)', () => {
  const lines = forecastOpportunities(
    Array.from({ length: 300 }, (_, n) =>
      n < 100 ? open(n) : open(n, { stage: 'engaged', members: 2, coverage: 50 }),
    ),
    estimateFrom(HISTORY),
  );
  // 100 × 74.7 % and 200 × 20.7 %: engaged (10 + 4)/60, then (10 + 2.33)/60, then (10 + 2.06)/60 = 20.1 %.
  expect(lines[299]?.estimate?.chance).toBe(201);
  expect(totalOf(lines)).toMatchObject({ opportunities: 300, expectedWins: 100 * 747 + 200 * 201 });
});

test('too few closed deals: the opportunities stand there without a number (R156)', () => {
  const lines = forecastOpportunities([open(1, { amount: 100 })], null);
  expect(lines).toMatchObject([{ estimate: null, expected: null }]);
  expect(totalOf(lines)).toEqual({ opportunities: 1, expectedWins: null, expectedMoney: new Map() });
});

test('an amount times a chance is exact, however large the amount (R154)', () => {
  expect(partOfMoney(99_999, 747)).toBe(74_699);
  expect(partOfMoney(999_999_999_999_999, 747)).toBe(746_999_999_999_999);
});

const shape = fc.record({
  stage: fc.constantFrom(...FORECAST_STAGES),
  members: fc.integer({ min: 0, max: 12 }),
  coverage: fc.integer({ min: 0, max: 100 }),
});
const history = fc.array(
  fc.record({ shape, won: fc.boolean() }).map(({ shape: each, won }) => past(won ? 1 : 0, won ? 0 : 1, each)),
  { minLength: 40, maxLength: 120 },
);

test('any history: the parts sum up to the chance, a chance is none beyond 0 or 100%, and its order is nothing (R155)', () => {
  fc.assert(
    fc.property(history, shape, (parts, subject) => {
      const enough = [...parts.flat(), ...past(20, 20, { stage: 'engaged', members: 1, coverage: 0 })];
      const found = estimateFrom(enough)?.(subject);
      const { base = 0, byStage = 0, bySize = 0, byCoverage = 0, chance = -1 } = found ?? {};
      expect(base + byStage + bySize + byCoverage).toBe(chance);
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBeLessThan(1000);
      expect(estimateFrom(enough.toReversed())?.(subject)).toEqual(found);
    }),
  );
});

test('any amounts: what is expected of all is the sum of the lines to the cent, currency by currency (R154)', () => {
  const money = fc.record({
    shape,
    amount: fc.option(fc.integer({ min: 0, max: 10 ** 12 })),
    currency: fc.constantFrom('EUR', 'RUB', null),
  });
  fc.assert(
    fc.property(fc.array(money), (deals) => {
      const subjects = deals.map(({ shape: each, ...rest }, n) => open(n, { ...each, ...rest }));
      const lines = forecastOpportunities(subjects, estimateFrom(HISTORY));
      for (const currency of ['EUR', 'RUB', null]) {
        const mine = lines.filter((line) => line.currency === currency);
        const sum = mine.reduce((total, { expected }) => total + (expected ?? 0), 0);
        expect(totalOf(lines).expectedMoney.get(currency ?? '') ?? 0).toBe(sum);
      }
    }),
  );
});
