import fc from 'fast-check';
import { backtest, LEAST_TESTED, type TestedOpportunity } from '../../../src/domain/forecast/backtest.ts';
import type { PastOpportunity } from '../../../src/domain/forecast/composition.ts';
import { reportForecastBacktest } from '../../../src/domain/reports/forecast-backtest.ts';
import { ago } from '../../support/facts.ts';

const MOMENT = ago(90);

function past(n: number, fields: Partial<PastOpportunity>): PastOpportunity[] {
  return Array.from({ length: n }, (_, each) => ({
    dealId: `p${each}${String(fields.won)}${String(fields.closedAt)}`,
    stage: 'pipeline',
    members: 5,
    coverage: 100,
    won: true,
    at: ago(300),
    closedAt: ago(200),
    ...fields,
  }));
}

function tested(n: number, fields: Partial<TestedOpportunity>): TestedOpportunity[] {
  return Array.from({ length: n }, (_, each) => ({
    dealId: `t${each}${String(fields.won)}`,
    stage: 'pipeline',
    members: 5,
    coverage: 100,
    won: true,
    at: MOMENT,
    ...fields,
  }));
}

/** Large groups were won, small ones lost, all at the same stage. */
const LEARNT = [...past(40, { won: true }), ...past(40, { won: false, members: 1, coverage: 25 })];
const TESTED = [...tested(15, { won: true }), ...tested(15, { won: false, members: 1, coverage: 25 })];

test('where size and coverage went with the end, the forecast by group has the smaller error (R156)', () => {
  const [at, total] = backtest(LEARNT, TESTED, [MOMENT]);
  expect(at).toMatchObject({ at: MOMENT, learntFrom: 80, tested: 30, won: 15 });
  expect(total).toMatchObject({ at: null, tested: 30, won: 15 });
  // By hand: stage 40/80 = 0.5 for all: error 0.25. Size (40 + 5)/50 = 0.9, coverage (40 + 9)/50 = 0.98 and 0.02.
  expect(total?.methods?.stage).toEqual({ expected: 15, error: 0.25 });
  expect(total?.methods?.group.error).toBeCloseTo(0.0004, 10);
  expect(total?.methods?.group.expected).toBeCloseTo(15, 10);
  // 40 won of 240 people: 5 × 1/6 and 1 × 1/6, each off by 1/6.
  expect(total?.methods?.lead.error).toBeCloseTo(1 / 36, 10);
  const { summary } = reportForecastBacktest(backtest(LEARNT, TESTED, [MOMENT]), 'en');
  expect(summary.en).toBe(
    'Opportunities tested: 30. Error: by group 0.000, by stage 0.250, by leads 0.028. The forecast by group is the most accurate.',
  );
});

test('where size says nothing, the report does not claim that the group forecasts better (R156)', () => {
  const same = [...past(40, { won: true }), ...past(40, { won: false })];
  const results = backtest(same, [...tested(15, {}), ...tested(15, { won: false })], [MOMENT]);
  expect(reportForecastBacktest(results, 'en').summary.en).toContain('by group is not the most accurate');
});

test('it learns only from deals that had closed by then (R156)', () => {
  const later = past(400, { won: false, closedAt: ago(80) });
  expect(backtest([...LEARNT, ...later], TESTED, [MOMENT])).toEqual(backtest(LEARNT, TESTED, [MOMENT]));
});

test.each([
  ['too few closed by then', past(19, {}), TESTED],
  ['too few tested', LEARNT, tested(LEAST_TESTED - 1, {})],
  ['an empty portal', [], []],
])('%s: no error is told (R156)', (_, learnt, cases) => {
  const results = backtest(learnt, cases, [MOMENT]);
  for (const { methods } of results) expect(methods?.group.error ?? null).toBeNull();
  const { rows, summary } = reportForecastBacktest(results, 'en');
  for (const row of rows)
    expect(row).toMatchObject({ group_error: null, stage_error: null, lead_error: null });
  expect(summary.en).toMatch(/^Too few to say/u);
  expect(summary.ru).toMatch(/^Данных мало/u);
});

test('any order of the deals gives the same result, byte for byte (R156)', () => {
  const cases = fc.array(
    fc.record({
      won: fc.boolean(),
      members: fc.integer({ min: 0, max: 9 }),
      coverage: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(cases, (given) => {
      const all = given.flatMap((each, n) => tested(1, { ...each, dealId: `x${n}` }));
      expect(backtest(LEARNT.toReversed(), all.toReversed(), [MOMENT])).toEqual(
        backtest(LEARNT, all, [MOMENT]),
      );
      const [{ methods } = { methods: null }] = backtest(LEARNT, all, [MOMENT]);
      for (const { error } of Object.values(methods ?? {})) expect(error ?? 0).toBeLessThanOrEqual(1);
    }),
  );
});
