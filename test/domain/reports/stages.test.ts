/** The shared definition of stages, readable by both teams. */
import { reportStages } from '../../../src/domain/reports/stages.ts';
import { loadSample } from '../../support/facts.ts';

const compiled = await loadSample((rules) => ({
  ...rules,
  stages: { ...rules.stages, agreedBy: ['Head of marketing', 'Head of sales'] },
}));

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
