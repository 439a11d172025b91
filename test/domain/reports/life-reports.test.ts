/** Departments, stages, leads beside opportunities, size of groups, length of cycles: each against a count by hand. */
import { decideCompany } from '../../../src/domain/decide.ts';
import type { BuyingGroup } from '../../../src/domain/opportunity.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { reportCycleLength } from '../../../src/domain/reports/cycle-length.ts';
import { reportDepartments } from '../../../src/domain/reports/departments.ts';
import { reportGroupSize } from '../../../src/domain/reports/group-size.ts';
import { reportStages } from '../../../src/domain/reports/stages.ts';
import { reportTwoViews, type Lead } from '../../../src/domain/reports/two-views.ts';
import { act, contact, DAY, deal, factsOf, loadSample, NOW } from '../../support/facts.ts';

const compiled = await loadSample((rules) => ({
  ...rules,
  stages: { ...rules.stages, agreedBy: ['Head of marketing', 'Head of sales'] },
}));
const names = new Map(compiled.rules.solutions.map(({ id, name }) => [id, name]));

function groupOf(...titles: readonly string[]): BuyingGroup {
  const people = titles.map((title, n) => contact(String(n + 1), title));
  const facts = factsOf({
    contacts: people,
    deals: [deal(`90${titles.length}`)],
    interactions: people.map(({ id }) => act(id, 'document', 1)),
  });
  return decideCompany(facts, compiled, NOW).opportunities[0]!;
}

test('departments are listed per deal, and the share of deals with two or more is told (R10)', () => {
  const groups = [
    groupOf('IT-директор', 'Финансовый директор', 'HR-менеджер'),
    groupOf('IT-директор', 'Системный администратор'),
    groupOf('CFO'),
    groupOf('HR Director', 'CEO', 'Head of Sales', 'CTO'),
  ];
  const { rows, summary, notes } = reportDepartments(groups, names, 'en');
  expect(rows.map(({ deal: id, count }) => [id, count]).sort()).toEqual([
    ['901', 1],
    ['902', 1],
    ['903', 3],
    ['904', 4],
  ]);
  expect(rows.find(({ deal: id }) => id === '903')?.departments).toBe('finance, HR and IT');
  expect(summary.en).toBe('2 of 4 involve two departments or more (50 %).');
  expect(notes[0]?.en).toContain('89 %');
  expect(reportDepartments([], names, 'ru').summary.ru).toBe('Открытых возможностей нет.');
});

test('one definition of stages is shown with its version and who agreed to it (R45)', () => {
  const { rows, summary } = reportStages(compiled.rules, 'en');
  expect(rows.map(({ stage }) => stage)).toEqual([
    'target',
    'detected',
    'engaged',
    'prioritized',
    'qualified',
    'pipeline',
    'closed',
  ]);
  expect(rows.find(({ stage }) => stage === 'qualified')).toMatchObject({
    entry: 'priority band: at least 2; letters of BANT unknown: at most 1; members we spoke with: at least 2',
    rules: compiled.rules.version,
  });
  expect(rows.find(({ stage }) => stage === 'closed')?.deal_stages).toBe('closedwon, closedlost');
  expect(summary.en).toContain(`version ${compiled.rules.version}`);
  expect(summary.en).toContain('Head of marketing and Head of sales');
  expect(reportStages(compiled.rules, 'ru').summary.ru).toContain('согласовали: Head of marketing и');
});

test('both views of a month count the same contacts, and reconcile (R13, R21)', () => {
  const lead = (contactId: string, monthsAgo: number, personalScore: number, dealIds: string[]): Lead => ({
    contactId,
    createdAt: Date.UTC(2026, 10 - monthsAgo, 20),
    personalScore,
    dealIds,
  });
  const leads = [
    lead('1', 0, 90, ['900']),
    lead('2', 0, 5, ['900', '901']),
    lead('3', 0, 2, []),
    lead('4', 1, 70, []),
    lead('5', 13, 70, ['902']),
    { ...lead('6', 0, 1, []), createdAt: null },
  ];
  const { rows } = reportTwoViews(leads, 60, NOW);
  expect(rows).toHaveLength(12);
  expect(rows.at(-1)).toEqual({
    month: '2026-11',
    leads: 3,
    ready: 1,
    grouped: 2,
    ungrouped: 1,
    opportunities: 2,
    rescued: 1,
  });
  expect(rows.at(-2)).toMatchObject({ month: '2026-10', leads: 1, ready: 1, grouped: 0, opportunities: 0 });
  for (const row of rows) expect(row.leads).toBe(Number(row.grouped) + Number(row.ungrouped));
});

test('the size of groups is a trend by quarter, beside a benchmark that is a setting (R16)', () => {
  const group = (members: number, startedAt: number) => ({
    solution: 'hr_system',
    startedAt,
    members,
    departments: 2,
  });
  const july = Date.UTC(2026, 6, 1);
  const october = Date.UTC(2026, 9, 31);
  const groups = [group(2, july), group(3, july), group(6, october)];
  const solutions = compiled.rules.solutions.map((each) => ({ ...each, expectedSize: 9 }));
  const { rows, summary } = reportGroupSize(groups, solutions, 'en');
  expect(rows).toEqual([
    { quarter: '2026-Q3', solution: 'HR system', deals: 2, members: 2.5, departments: 2, expected: 9 },
    { quarter: '2026-Q4', solution: 'HR system', deals: 1, members: 6, departments: 2, expected: 9 },
  ]);
  expect(summary.en).toBe('3 groups, 3.7 members on average.');
});

describe('the length of cycles by coverage', () => {
  const closed = (days: number, identified: number, outcome: Outcome['outcome'] = 'won'): Outcome => ({
    dealId: '1',
    key: '10:hr_system:1',
    companyId: '10',
    solution: 'hr_system',
    outcome,
    closedAt: NOW,
    createdAt: NOW - days * DAY,
    rulesVersion: 'r',
    neverEngaged: [],
    neverKnown: [],
    members: 3,
    engagedMembers: 2,
    coverage: { identified, engaged: 0, validated: 0 },
  });

  test('is told by band with its number of deals, and compared only from twenty on (R18)', () => {
    const few = reportCycleLength([closed(200, 25), closed(100, 25, 'lost'), closed(40, 100)]);
    expect(few.rows).toEqual([
      { coverage: '0–49', deals: 2, won: 1, lost: 1, days: 150 },
      { coverage: '50–99', deals: 0, won: 0, lost: 0, days: null },
      { coverage: '100', deals: 1, won: 1, lost: 0, days: 40 },
    ]);
    expect(few.summary.en).toContain('too few to compare');
    const many = [
      ...Array.from({ length: 20 }, () => closed(180, 25)),
      ...Array.from({ length: 20 }, () => closed(60, 100)),
    ];
    expect(reportCycleLength(many).summary.en).toBe(
      'coverage 0–49 %: 180 days (n = 20); coverage 100 %: 60 days (n = 20)',
    );
    expect(few.notes[0]?.en).toContain('does not say that one causes the other');
  });
});
