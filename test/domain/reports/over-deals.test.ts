import fc from 'fast-check';
import { cycleDays, type DealRecord } from '../../../src/domain/reports/deal-record.ts';
import { LEAST_PER_BAND, reportCycleLength } from '../../../src/domain/reports/cycle-length.ts';
import { reportDepartments } from '../../../src/domain/reports/departments.ts';
import { reportGroupSize } from '../../../src/domain/reports/group-size.ts';
import { reportLeads, type LeadRecord } from '../../../src/domain/reports/leads.ts';
import { LEAST_CLOSED, reportPilot } from '../../../src/domain/reports/pilot.ts';
import { median } from '../../../src/domain/reports/statistics.ts';
import { DEPARTMENTS } from '../../../src/domain/vocabulary.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-10T00:00:00Z');

let next = 0;
function deal(given: Partial<DealRecord> = {}): DealRecord {
  next += 1;
  return {
    dealId: String(next),
    name: `Deal ${next}`,
    companyId: '1',
    solution: 'hr_system',
    ownerId: null,
    createdAt: START,
    closedAt: null,
    outcome: null,
    members: 1,
    engagedMembers: 1,
    departments: ['hr'],
    coverage: 0,
    ...given,
  };
}

const won = (days: number, given: Partial<DealRecord> = {}): DealRecord =>
  deal({ outcome: 'won', closedAt: START + days * DAY, ...given });

test('the share of deals with two departments or more equals a count by hand (R10)', () => {
  const deals = [
    deal({ departments: ['hr'] }),
    deal({ departments: ['hr', 'it'], members: 3 }),
    won(5, { departments: ['finance', 'hr', 'it'] }),
    deal({ departments: [] }),
  ];
  const report = reportDepartments(deals, [], 'ru');
  expect(report.summary.en).toBe('2 of 4 deals (50%) involve two departments or more.');
  expect(report.rows.map(({ departments }) => departments)).toEqual([3, 2, 1, 0]);
  expect(report.rows[0]).toMatchObject({ state: 'выиграна', names: 'финансы, HR, ИТ' });
});

test('any deals: the share of several departments is that of a plain count (R10)', () => {
  const some = fc.array(fc.subarray([...DEPARTMENTS]).map((departments) => deal({ departments })));
  fc.assert(
    fc.property(some, (deals) => {
      const several = deals.filter(({ departments }) => departments.length > 1).length;
      const { summary, rows } = reportDepartments(deals, [], 'en');
      expect(rows).toHaveLength(deals.length);
      if (deals.length > 0)
        expect(summary.en).toMatch(new RegExp(`^${several} of ${deals.length} deals`, 'u'));
    }),
  );
});

test('the size of groups is averaged by month, beside a benchmark that names its source (R16)', () => {
  const source = { en: 'our own survey', ru: 'свой опрос' };
  const february = START + 31 * DAY;
  const deals = [2, 4].map((members) => deal({ members })).concat(deal({ members: 7, createdAt: february }));
  const { rows, notes } = reportGroupSize(deals, { value: 6.8, source });
  expect(rows).toEqual([
    { month: '2026-01', deals: 2, mean: 3, median: 3, engaged: 1, benchmark: 6.8 },
    { month: '2026-02', deals: 1, mean: 7, median: 7, engaged: 1, benchmark: 6.8 },
  ]);
  expect(notes[0]?.en).toContain('6.8. Source: our own survey');
  expect(reportGroupSize([], null).notes[0]?.en).toContain('benchmarks.group_size');
});

test('days from creation to close stand beside the coverage, and too few deals show their number only (R18)', () => {
  const few = Array.from({ length: LEAST_PER_BAND - 1 }, () => won(10, { coverage: 30 }));
  const many = Array.from({ length: LEAST_PER_BAND }, (_, n) => won(40 + (n % 3), { coverage: 100 }));
  const { rows } = reportCycleLength([...few, ...many, deal({ coverage: 100 })], 'en');
  expect(rows.map(({ band }) => band)).toEqual(['0–24%', '25–49%', '50–74%', '75–100%']);
  expect(rows[1]).toEqual({ band: '25–49%', deals: 19, days: null, days_won: null, won: null });
  expect(rows[3]).toMatchObject({ deals: 20, days: 41, days_won: 41, won: 100 });
});

test('a deal that is open, or of unknown creation, has no length (R18)', () => {
  expect([deal(), won(3), won(3, { createdAt: null })].map(cycleDays)).toEqual([null, 3, null]);
});

test('both views of one period are about the same contacts, each counted once in each (R21)', () => {
  const lead = fc.record({
    contactId: fc.uuid(),
    month: fc.constantFrom('2026-10', '2026-11'),
    ready: fc.boolean(),
    dealIds: fc.subarray(['1', '2', '3']),
  });
  fc.assert(
    fc.property(fc.array(lead), (leads: LeadRecord[]) => {
      const { rows } = reportLeads(leads, 25);
      for (const row of rows) {
        expect(Number(row.members) + Number(row.elsewhere)).toBe(row.contacts);
        expect(Number(row.rescued)).toBeLessThanOrEqual(Number(row.members));
      }
      expect(rows.reduce((sum, { contacts }) => sum + Number(contacts), 0)).toBe(leads.length);
    }),
  );
});

test('who is in an opportunity and would not have been a lead alone is counted as rescued (R13, R21)', () => {
  const leads: LeadRecord[] = ['a', 'b', 'c', 'd'].map((contactId, n) => ({
    contactId,
    month: '2026-11',
    ready: n === 0,
    dealIds: ['7'],
  }));
  expect(reportLeads(leads, 25).rows).toEqual([
    { month: '2026-11', contacts: 4, ready: 1, opportunities: 1, members: 4, rescued: 3, elsewhere: 0 },
  ]);
});

describe('the pilot (R46)', () => {
  const since = START + 100 * DAY;
  const pilot = { since, owners: ['5'], solutions: [] };
  const closed = (count: number, days: number, given: Partial<DealRecord>): DealRecord[] =>
    Array.from({ length: count }, () => won(days, given));

  test('is compared with all other deals, before and since its start', () => {
    const deals = [
      ...closed(LEAST_CLOSED, 90, { ownerId: '5', members: 2 }),
      ...closed(LEAST_CLOSED, 110, { ownerId: '5', members: 6, departments: ['hr', 'it'] }),
      ...closed(LEAST_CLOSED, 110, { ownerId: '6', outcome: 'lost' }),
      ...closed(2, 90, { ownerId: '6' }),
      deal({ ownerId: '5' }),
    ];
    expect(reportPilot(deals, pilot, 'en').rows).toEqual([
      { group: 'pilot', period: 'closed before', closed: 20, won: 100, days: 90, members: 2, several: 0 },
      { group: 'pilot', period: 'closed since', closed: 20, won: 100, days: 110, members: 6, several: 100 },
      {
        group: 'all others',
        period: 'closed before',
        closed: 2,
        won: null,
        days: null,
        members: null,
        several: null,
      },
      { group: 'all others', period: 'closed since', closed: 20, won: 0, days: 110, members: 1, several: 0 },
    ]);
  });

  test('says how to set one where there is none', () => {
    expect(reportPilot([won(1)], null, 'en')).toMatchObject({
      rows: [],
      notes: [{ en: expect.stringContaining('settings.yaml') as string }],
    });
  });
});

test.each([
  { values: [], expected: null },
  { values: [3], expected: 3 },
  { values: [4, 1, 3], expected: 3 },
  { values: [4, 1, 3, 2], expected: 2.5 },
])('the median of $values is $expected', ({ values, expected }) => {
  expect(median(values)).toBe(expected);
});
