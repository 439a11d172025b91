import {
  LEAST_WON,
  reportTemplateSuggestion,
  type ClosedDeal,
} from '../../../src/domain/reports/template-suggestion.ts';
import type { Report } from '../../../src/domain/reports/report.ts';
import type { Department, Role } from '../../../src/domain/vocabulary.ts';
import { loadSample } from '../../support/facts.ts';

const { solutions } = (await loadSample()).rules;

function deals(
  outcome: 'won' | 'lost',
  n: number,
  ...members: readonly (readonly [Role, Department | null])[]
): ClosedDeal[] {
  const deal = {
    solution: 'hr_system',
    outcome,
    members: members.map(([role, department]) => ({ roles: [role], department })),
  };
  return Array.from({ length: n }, () => deal);
}

function suggest(all: readonly ClosedDeal[]): Report {
  return reportTemplateSuggestion(all, solutions, 'en');
}

function rowOf(report: Report, role: string): Report['rows'][number] | undefined {
  return report.rows.find((row) => row['role'] === role);
}

test('a template is suggested from won deals, with lost ones beside them and the sample size (R61)', () => {
  const report = suggest([
    ...deals('won', 18, ['budget_holder', 'finance'], ['end_user', 'hr'], ['end_user', 'operations']),
    ...deals('won', 6, ['budget_holder', 'finance'], ['influencer', null]),
    ...deals('lost', 20, ['end_user', 'hr']),
  ]);
  const sample = { n_won: 24, n_lost: 20, grade: 'hint', solution: 'HR system' };
  expect(rowOf(report, 'budget holder')).toEqual({
    ...sample,
    role: 'budget holder',
    won: 100,
    lost: 0,
    count: 1,
    departments: 'finance',
    suggestion: 'required',
    now: 'required, 1',
  });
  expect(rowOf(report, 'end user')).toMatchObject({
    won: 75,
    lost: 100,
    count: 2,
    departments: 'HR and operations',
    suggestion: 'optional',
    now: 'optional, 1',
  });
  expect(rowOf(report, 'influencer')).toMatchObject({ won: 25, suggestion: 'leave out', now: 'not in it' });
  // A role of the template that nobody played is told as well.
  expect(rowOf(report, 'decision maker')).toMatchObject({ won: 0, count: null, suggestion: 'leave out' });
});

test('below 20 won deals nothing is suggested, and the number is said (R61)', () => {
  const report = suggest(deals('won', LEAST_WON - 1, ['budget_holder', 'finance']));
  expect(report.rows).toEqual([]);
  expect(report.notes.map(({ en }) => en)).toContain(
    'HR system: 19 won, 0 lost; no suggestion below 20 won deals.',
  );
  expect(suggest(deals('won', LEAST_WON, ['budget_holder', 'finance'])).rows).not.toEqual([]);
});

test('without enough lost deals nothing is compared; from 100 closed deals on a hint is a finding', () => {
  const won = deals('won', 85, ['budget_holder', 'finance']);
  const few = rowOf(suggest([...won, ...deals('lost', 19)]), 'budget holder');
  expect(few).toMatchObject({ lost: null, grade: 'hint' });
  const enough = rowOf(suggest([...won, ...deals('lost', 20)]), 'budget holder');
  expect(enough).toMatchObject({ lost: 0, grade: 'finding' });
});

test('deals of one solution say nothing of another', () => {
  const report = suggest(deals('won', 30, ['budget_holder', 'finance']));
  expect(new Set(report.rows.map((row) => row['solution']))).toEqual(new Set(['HR system']));
});

test('no cause is ever claimed, in either language', () => {
  const report = suggest([...deals('won', 100, ['budget_holder', 'finance']), ...deals('lost', 50)]);
  const said = JSON.stringify([report.title, report.columns, report.summary, report.notes, report.rows]);
  expect(said).not.toMatch(/because|leads? to|increase|improve|thanks to|благодаря|повыша|приводит|из-за/iu);
  expect(said).toContain('It does not say why a deal was won');
});
