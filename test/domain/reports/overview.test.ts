import { decideCompany } from '../../../src/domain/decide.ts';
import type { BuyingGroup } from '../../../src/domain/opportunity.ts';
import { MOST_ROWS, reportOverview } from '../../../src/domain/reports/overview.ts';
import { act, company, contact, deal, factsOf, loadSample, NOW, stages } from '../../support/facts.ts';

const compiled = await loadSample();

/** One company with a deal and people of these titles, each with so many documents read yesterday. */
function groupOf(
  companyId: string,
  people: readonly (readonly [title: string, documents: number])[],
): BuyingGroup {
  const contacts = people.map(([title], n) => contact(`${companyId}${n}`, title, { companyId }));
  const facts = factsOf({
    company: company({ id: companyId, name: `Company ${companyId}` }),
    contacts,
    deals: [
      deal(
        `9${companyId}`,
        contacts.map(({ id }) => id),
        { homeCompanyId: companyId, ...stages(['qualifiedtobuy', 9], ['contractsent', 2]) },
      ),
    ],
    interactions: contacts.flatMap(({ id }, n) =>
      Array.from({ length: people[n]?.[1] ?? 0 }, (_, each) => act(id, 'document', 1 + each / 10)),
    ),
  });
  const [group] = decideCompany(facts, compiled, NOW).opportunities;
  if (group === undefined) throw new Error(`company ${companyId} has no group`);
  return group;
}

const busy = groupOf('21', [['CFO', 40]]);
const three = groupOf('22', [
  ['CFO', 1],
  ['IT-директор', 1],
  ['HR-директор', 1],
]);
const two = groupOf('23', [
  ['CFO', 1],
  ['IT-директор', 1],
]);

test('open opportunities come ranked: three roles before two, and both before one busy person (R135)', () => {
  const { rows } = reportOverview([busy, two, three], 3, compiled.rules, 'en');
  expect(rows.map(({ deal: id, band }) => [id, band])).toEqual([
    ['922', 3],
    ['923', 2],
    ['921', 1],
  ]);
  expect(Number(rows[2]?.['score'])).toBeGreaterThan(Number(rows[0]?.['score']));
});

test('each row tells how far the group is worked out: coverage in three layers, members, gaps, risk (R53)', () => {
  const { rows, columns } = reportOverview([two], 1, compiled.rules, 'en');
  expect(Object.keys(rows[0] ?? {})).toEqual(columns.map(({ id }) => id));
  expect(rows[0]).toMatchObject({
    name: 'Deal 923',
    solution: 'HR system',
    stage: 'in the pipeline',
    identified: 50,
    engaged: 50,
    validated: 0,
    members: 2,
    momentum: 'up',
    risk: expect.stringContaining('required but missing or silent'),
    summary: expect.stringContaining('missing'),
  });
});

test('the same in Russian', () => {
  const { rows, summary } = reportOverview([two], 1, compiled.rules, 'ru');
  expect(rows[0]).toMatchObject({ solution: 'HR-система', stage: 'в воронке продаж', momentum: 'растёт' });
  expect(summary.ru).toBe('Открытых возможностей: 1.');
});

test('what is not shown is said', () => {
  const many = Array.from({ length: MOST_ROWS + 20 }, (_, n) => ({ ...two, key: `k${n}` }));
  const { rows, notes } = reportOverview(many, 5000, compiled.rules, 'en');
  expect(rows).toHaveLength(MOST_ROWS);
  expect(notes.at(-1)?.en).toBe('Shown are the first 100.');
  expect(reportOverview([two], 1, compiled.rules, 'en').notes).toHaveLength(1);
});
