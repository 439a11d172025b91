/** Whitespace in people and money, the matrix and the audience: worked by hand. */
import { decideCompany } from '../../../src/domain/decide.ts';
import { reportAudience } from '../../../src/domain/reports/audience.ts';
import { plannedOf, type PlannedOpportunity } from '../../../src/domain/reports/planned.ts';
import { reportTargets } from '../../../src/domain/reports/targets.ts';
import { reportWhitespace } from '../../../src/domain/reports/whitespace.ts';
import type { CompanyFacts } from '../../../src/domain/types.ts';
import {
  company,
  contact,
  deal,
  factsOf,
  ledgerLine,
  loadSample,
  NOW,
  stages,
  target,
  visit,
} from '../../support/facts.ts';

const compiled = await loadSample((rules) => ({
  ...rules,
  solutions: rules.solutions.map((each) => ({ ...each, operatingModel: 'full' as const })),
}));
const PROFILE = [
  { role: 'technical_validator' as const, count: 2 },
  { role: 'budget_holder' as const, count: 1 },
];

function planned(facts: Partial<CompanyFacts>): PlannedOpportunity[] {
  const all = factsOf(facts);
  return plannedOf(all, decideCompany(all, compiled, NOW), compiled);
}

/** Two people needed for IT, one of finance; an IT director reads, a CFO is on the deal and silent, 900,000 RUB planned. */
const LIVE: Partial<CompanyFacts> = {
  targets: [
    target({
      profile: PROFILE,
      expectedValue: 90_000_000,
      currency: 'RUB',
      key: '10:hr_system:1',
      origin: 'created',
    }),
  ],
  ledger: [ledgerLine(1, { dealId: '900' })],
  contacts: [contact('1', 'IT-директор'), contact('2', 'CFO')],
  interactions: [visit('1', '/hr/api-docs', 2)],
  deals: [
    deal('900', ['1', '2'], {
      key: '10:hr_system:1',
      createdByApp: true,
      movedByPerson: false,
      ...stages(['bg_target', 9], ['bg_detected', 2]),
    }),
  ],
};
/** Not approved yet; nothing is known of the company. */
const WAITING: Partial<CompanyFacts> = {
  company: company({ id: '20', name: 'Acme Ltd', domain: 'acme.com' }),
  targets: [
    target({ id: 'b', approvals: ['sales'], profile: PROFILE, expectedValue: 10_000_050, currency: 'EUR' }),
  ],
};

test('people and money are summed: needed, identified, engaged; planned, in the pipeline, open (R127)', () => {
  const { rows, summary, notes } = reportTargets([...planned(LIVE), ...planned(WAITING)], 'en');
  expect(rows[0]).toMatchObject({
    company: '10',
    status: 'live',
    approvals: 'marketing and sales',
    deal: '900',
    stage: 'detected',
    needed: 3,
    identified: 2,
    engaged: 1,
    planned: 900_000,
    in_pipeline: null,
    open: 900_000,
    currency: 'RUB',
  });
  expect(rows[1]).toMatchObject({
    status: 'approved by sales',
    needed: 3,
    identified: 0,
    planned: 100_000.5,
  });
  expect(summary.en).toBe('Planned opportunities: 2; people: 6 needed, 2 identified, 1 engaged.');
  expect(notes.slice(0, 2).map(({ en }) => en)).toEqual([
    'Money EUR: 100000.50 planned, 0 in the pipeline, 100000.50 open.',
    'Money RUB: 900000 planned, 0 in the pipeline, 900000 open.',
  ]);
});

test('in the pipeline counts the amount of the deal, in its own currency (R127)', () => {
  const moved = (amount: number | null, currency: string | null): string[] => {
    const [first] = LIVE.deals!;
    const inPipeline = { ...first!, movedByPerson: true, amount, currency, ...stages(['qualifiedtobuy', 1]) };
    return reportTargets(planned({ ...LIVE, deals: [inPipeline] }), 'en').notes.map(({ en }) => en);
  };
  expect(moved(50_000_000, 'RUB')[0]).toBe('Money RUB: 900000 planned, 500000 in the pipeline, 0 open.');
  expect(moved(null, null)[0]).toBe('Money RUB: 900000 planned, 900000 in the pipeline, 0 open.');
  expect(moved(700_000, 'USD').slice(0, 2)).toEqual([
    'Money RUB: 900000 planned, 0 in the pipeline, 0 open.',
    'Money USD: 0 planned, 7000 in the pipeline, 0 open.',
  ]);
});

test('the matrix shows each account with each solution, and what is white (R123)', () => {
  const accounts = [LIVE, WAITING].map((facts) => ({
    company: factsOf(facts).company,
    planned: planned(facts),
    open: decideCompany(factsOf(facts), compiled, NOW).opportunities,
  }));
  const { rows, columns, summary } = reportWhitespace(accounts, compiled.rules.solutions, 'en');
  expect(columns.map(({ id }) => id)).toEqual(['company', 'name', 'hr_system', 'analytics_platform']);
  expect(rows).toEqual([
    { company: '10', name: 'ООО «Красная ромашка»', hr_system: 'detected 2/3', analytics_platform: null },
    { company: '20', name: 'Acme Ltd', hr_system: 'approved by sales 0/3', analytics_platform: null },
  ]);
  expect(summary.en).toBe('Pairs of account and solution: 4, of them 2 planned or under way, 2 white.');
});

test('an open opportunity that nobody planned stands in the matrix, too (R123)', () => {
  const facts = factsOf({ deals: [deal('900')] });
  const { opportunities } = decideCompany(facts, compiled, NOW);
  const account = { company: facts.company, planned: [], open: opportunities };
  const { rows } = reportWhitespace([account], compiled.rules.solutions, 'en');
  expect(rows[0]).toMatchObject({ hr_system: 'in the pipeline 0/4' });
});

test('each missing role names who could fill it, or says that nobody is known and where to look (R126)', () => {
  const contacts = [
    ...LIVE.contacts!,
    contact('3', 'Системный администратор'),
    contact('4', 'Юрист'),
    contact('5', 'CTO'),
  ];
  const { rows, notes } = reportAudience(
    [...planned({ ...LIVE, contacts }), ...planned(WAITING)],
    compiled,
    NOW,
    'en',
  );
  const of = (companyId: string) => rows.filter((row) => row.company === companyId);
  expect(of('10').every(({ role }) => role === 'technical validator')).toBe(true);
  // Not the IT director, who holds the role already, nor the lawyer, nor the technical director of another field.
  expect(of('10').map((row) => row.contact)).toEqual(['3']);
  expect(of('20').map(({ role, contact: id, missing, why }) => [role, id, missing, why])).toEqual([
    ['budget holder', null, 1, 'nobody is known; look in: finance'],
    ['technical validator', null, 2, 'nobody is known; look in: IT'],
  ]);
  expect(notes[0]?.en).toContain('creates no list in HubSpot');
});

test('closed opportunities need nobody (R126)', () => {
  const [first] = LIVE.deals!;
  const lost = { ...first!, ...stages(['bg_target', 9], ['closedlost', 1]) };
  expect(reportAudience(planned({ ...LIVE, deals: [lost] }), compiled, NOW, 'en').rows).toEqual([]);
});
