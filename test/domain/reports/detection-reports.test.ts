import {
  HORIZON_DAYS,
  judgeDetection,
  reportDetectionQuality,
  type PastDetection,
} from '../../../src/domain/reports/detection-quality.ts';
import { medianOf } from '../../../src/domain/reports/figures.ts';
import { reportLeadTime } from '../../../src/domain/reports/lead-time.ts';
import { reportStalled, type StalledDeal } from '../../../src/domain/reports/stalled.ts';
import { ago, DAY, NOW } from '../../support/facts.ts';

const SOLUTIONS = [
  { id: 'hr_system', name: { en: 'HR system', ru: 'HR-система' } },
  { id: 'analytics_platform', name: { en: 'Analytics', ru: 'Аналитика' } },
];

function past(fields: Partial<PastDetection> = {}): PastDetection {
  return {
    solution: 'hr_system',
    detectedAt: ago(HORIZON_DAYS + 10),
    raisedAt: null,
    deal: { outcome: null, takenOver: false, deleted: false },
    answer: null,
    lastTouchAt: ago(1),
    ...fields,
  };
}

const deal = (fields: Partial<NonNullable<PastDetection['deal']>>) => ({
  deal: { outcome: null, takenOver: false, deleted: false, ...fields },
});

describe('a past detection', () => {
  test.each<[string, Partial<PastDetection>]>([
    ['won', deal({ outcome: 'won' })],
    ['lost', deal({ outcome: 'lost', takenOver: true })],
    ['declined', deal({ outcome: 'lost' })],
    ['declined', deal({ deleted: true, outcome: 'won' })],
    ['declined', { deal: null, answer: 'declined' }],
    ['accepted', deal({ takenOver: true })],
    ['accepted', { ...deal({}), answer: 'accepted' }],
    ['silent', { lastTouchAt: ago(40) }],
    ['silent', { lastTouchAt: null, deal: null }],
    ['running', {}],
    ['running', { ...deal({ outcome: 'won' }), detectedAt: ago(HORIZON_DAYS - 1) }],
  ])('is %s: %j', (verdict, fields) => {
    expect(judgeDetection(past(fields), 30, NOW)).toBe(verdict);
  });
});

describe('the quality of detection', () => {
  test('has its precision with the count it rests on, per solution, and the lead before the hand (R65)', () => {
    const raisedAt = ago(HORIZON_DAYS + 4);
    const right = Array.from({ length: 15 }, () => past({ ...deal({ outcome: 'won' }), raisedAt }));
    const wrong = Array.from({ length: 5 }, () => past({ lastTouchAt: ago(50) }));
    const other = past({ solution: 'analytics_platform' });
    const report = reportDetectionQuality([...right, ...wrong, other], SOLUTIONS, 30, NOW, 'en');
    expect(report.rows).toMatchObject([
      { solution: 'HR system', detected: 20, judged: 20, won: 15, silent: 5, precision: 75, lead: 6 },
      { solution: 'Analytics', detected: 1, judged: 0, running: 1, precision: null, lead: null },
    ]);
    expect(report.summary.en).toBe('75% of 20 judged detections were real purchases.');
  });

  test('refuses a percentage of fewer than 20 judged, and says so', () => {
    const report = reportDetectionQuality([past(deal({ outcome: 'won' }))], SOLUTIONS, 30, NOW, 'en');
    expect(report.rows[0]).toMatchObject({ judged: 1, won: 1, precision: null });
    expect(report.summary.en).toBe(
      'Too few to judge: 1 of the 20 judged detections that a percentage needs.',
    );
    expect(JSON.stringify(report.notes)).toContain('fewer than 20');
  });
});

test('the lead time is the median per solution, with its counts and the time to the deal (R65, R117)', () => {
  const time = (lead: number | null, toDeal: number | null) => ({
    solution: 'hr_system',
    detectedAt: ago(50),
    raisedAt: lead === null ? null : ago(50) + lead * DAY,
    dealAt: toDeal === null ? null : ago(50) + toDeal * DAY,
  });
  const report = reportLeadTime([time(10, 1), time(4, 3), time(-2, null), time(null, null)], SOLUTIONS, 'en');
  expect(report.rows).toEqual([
    { solution: 'HR system', detected: 4, raised: 3, before: 2, lead: 4, deals: 2, to_deal: 2 },
  ]);
  expect(report.summary.en).toBe('Median lead time: 4 days, of 3 groups with a raised hand.');
  expect(reportLeadTime([], SOLUTIONS, 'en').summary.en).toBe('No detected group has raised a hand yet.');
});

test.each([
  [[], null],
  [[3], 3],
  [[1, 9], 5],
  [[9, 1, 2], 2],
])('the median of %j is %j', (values, median) => {
  expect(medianOf(values)).toBe(median);
});

describe('stalled deals', () => {
  const many = (n: number, fields: Partial<StalledDeal>): StalledDeal[] =>
    Array.from({ length: n }, () => ({ solution: 'hr_system', outcome: 'open', stalled: false, ...fields }));

  test('are counted in this portal, and so is what ended without a decision (R14)', () => {
    const deals = [
      ...many(15, {}),
      ...many(5, { stalled: true }),
      ...many(10, { outcome: 'won', stalled: true }),
      ...many(6, { outcome: 'lost', stalled: true }),
      ...many(4, { outcome: 'lost' }),
    ];
    const report = reportStalled(deals, SOLUTIONS, 30, 'en');
    expect(report.rows).toEqual([
      {
        solution: 'HR system',
        open: 20,
        stalled: 5,
        stalled_share: 25,
        closed: 20,
        won: 10,
        no_decision: 6,
        no_decision_share: 30,
      },
    ]);
    expect(report.summary.en).toBe('Stalled: 25%; without decision: 30%.');
    expect(JSON.stringify(report)).not.toContain('86');
  });

  test('have no share below the fewest cases (R14)', () => {
    const report = reportStalled(many(19, { stalled: true }), SOLUTIONS, 30, 'en');
    expect(report.rows[0]).toMatchObject({ stalled: 19, stalled_share: null, no_decision_share: null });
    expect(report.summary.en).toBe('Stalled: 19 < 20; without decision: 0 < 20.');
  });
});
