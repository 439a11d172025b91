import fc from 'fast-check';
import { LEAST_FOR_VERDICT, readCurve } from '../../../src/domain/history/members-curve.ts';
import type { DealHistory } from '../../../src/domain/history/deal-history.ts';
import { reportMembersCurve } from '../../../src/domain/reports/members-curve.ts';
import type { Role } from '../../../src/domain/vocabulary.ts';
import { CURVE } from '../../fixtures/stage-curve.ts';
import { loadSample } from '../../support/facts.ts';
import { closed, moment, times } from '../../support/histories.ts';

const { solutions, settings } = (await loadSample()).rules;
const curveSettings = settings.membersCurve;

function deal(early: number, handoff: number, close: number, missing: readonly Role[] = []): DealHistory {
  const moments = [
    moment('made', 100, early),
    moment('engaged', 80, early),
    moment('pipeline', 50, handoff, missing),
    moment('closed', 20, close),
  ];
  return closed('won', 80, { moments });
}

const F5 = CURVE.map(({ early, handoff, close }) => deal(early, handoff, close));

test('F5: 2.5 members when the deal is made, 4.2 at the hand-off, 6.3 at the close (R150)', () => {
  const { rows } = reportMembersCurve(F5, solutions, curveSettings, 'en');
  expect(rows.map(({ stage, deals, engaged, rise }) => [stage, deals, engaged, rise])).toEqual([
    ['deal made', 10, 2.5, null],
    ['engaged', 10, 2.5, null],
    ['hand-off to sales (in the pipeline)', 10, 4.2, 68],
    ['close', 10, 6.3, 50],
  ]);
});

test('F5 rises by 68% and 50% and is called healthy (R151)', () => {
  const { summary } = reportMembersCurve(F5, solutions, curveSettings, 'ru');
  expect(summary).toEqual({
    en: 'HR system: healthy, 2.5 → 4.2 → 6.3 (10 closed deals).',
    ru: 'HR-система: здоровая динамика, 2.5 → 4.2 → 6.3 (10 закрытых сделок).',
  });
});

test('a flat, low curve is called too little identification, with the roles missing (R152)', () => {
  const flat = times(LEAST_FOR_VERDICT, (n) =>
    deal(2, 2, 2, n < 7 ? ['budget_holder', 'decision_maker'] : ['decision_maker']),
  );
  const { summary } = reportMembersCurve(flat, solutions, curveSettings, 'en');
  expect(summary.en).toBe(
    'HR system: too little invested in identifying members, 2.0 → 2.0 → 2.0 (10 closed deals); missing at the hand-off: decision maker (10 of 10) and budget holder (7 of 10).',
  );
  expect(summary.ru).toContain('мало вложено в выявление участников');
});

test.each([
  { name: 'rises and stays low', points: [1, 2, 3], verdict: 'mixed' },
  { name: 'is high and flat', points: [5, 5, 5], verdict: 'mixed' },
  { name: 'begins with nobody and rises', points: [0, 4, 5], verdict: 'healthy' },
  { name: 'never has anybody', points: [0, 0, 0], verdict: 'under_invested' },
  { name: 'falls', points: [3, 2, 1], verdict: 'under_invested' },
] as const)('a curve that $name is $verdict (R151, R152)', ({ points: [a, b, c], verdict }) => {
  expect(
    readCurve(
      times(10, () => deal(a, b, c)),
      curveSettings,
    ).verdict,
  ).toBe(verdict);
});

test('the steps are those of the settings (R151)', () => {
  expect(readCurve(F5, { risePercent: 60, leastAtHandoff: 4 }).verdict).toBe('mixed');
  expect(readCurve(F5, { risePercent: 50, leastAtHandoff: 4.2 }).verdict).toBe('healthy');
});

test('below the minimum there is no verdict, and below five deals no average', () => {
  const few = F5.slice(0, LEAST_FOR_VERDICT - 1);
  expect(reportMembersCurve(few, solutions, curveSettings, 'en').summary.en).toBe(
    'HR system: too few to say (9 closed deals).',
  );
  const [row] = reportMembersCurve(F5.slice(0, 4), solutions, curveSettings, 'en').rows;
  expect(row).toMatchObject({ deals: 4, engaged: null, engaged_judged: null, reading: 'too few to say' });
});

test('deals made in the pipeline, and open ones, are counted at their stages and not judged', () => {
  const inPipeline = closed('won', 10, {
    moments: [moment('made', 50, 1), moment('pipeline', 50, 1), moment('closed', 20, 9)],
  });
  const { judged, points } = readCurve([...F5, inPipeline], curveSettings);
  expect(judged).toBe(10);
  expect(points.find(({ stage }) => stage === 'pipeline')).toMatchObject({ deals: 11 });
});

test('without deals there is no curve', () => {
  expect(reportMembersCurve([], solutions, curveSettings, 'en')).toMatchObject({
    rows: [],
    summary: { en: 'There are no deals yet.' },
  });
});

test('a curve that is healthy stays so when everybody brings one more at the end', () => {
  const size = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 5 }),
  );
  fc.assert(
    fc.property(fc.array(size, { minLength: 10, maxLength: 20 }), (sizes) => {
      const grown = (more: number): DealHistory[] =>
        sizes.map(([a, b, c]) => deal(a, a + b, a + b + c + more));
      if (readCurve(grown(0), curveSettings).verdict === 'healthy')
        expect(readCurve(grown(1), curveSettings).verdict).toBe('healthy');
    }),
  );
});
