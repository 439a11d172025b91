import {
  LEAST_ANSWERS,
  reportSatisfaction,
  type SatisfactionRecord,
} from '../../../src/domain/reports/satisfaction.ts';

const NAMES = new Map([['hr_system', { en: 'HR system', ru: 'HR-система' }]]);
const answer = (grade: number, roles: SatisfactionRecord['roles'], dealId = '1'): SatisfactionRecord => ({
  dealId,
  solution: 'hr_system',
  roles,
  grade,
});

test('answers are averaged by role, and too few of them are only counted (R15)', () => {
  const users = [1, 2, 2, 3, 5].map((grade, n) => answer(grade, ['end_user'], String(n)));
  const others = [answer(5, ['decision_maker', 'approver']), answer(4, [])];
  const { rows, summary } = reportSatisfaction([...users, ...others], NAMES, 'en');
  expect(rows).toEqual([
    { solution: 'HR system', role: 'end user', answers: LEAST_ANSWERS, mean: 2.6, median: 2 },
    { solution: 'HR system', role: 'decision maker', answers: 1, mean: null, median: null },
    { solution: 'HR system', role: 'approver', answers: 1, mean: null, median: null },
    { solution: 'HR system', role: 'no role known', answers: 1, mean: null, median: null },
  ]);
  expect(summary.en).toBe('7 answers from members of 5 closed deals.');
});
