/** Target accounts in reports, by command and by HTTP, after a story in the portal. */
import { report } from '../../src/cli/report.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { addPerson } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { apply, createCompanies, rulesFor } from '../fixtures/planning.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
let rules: RuleSet;
let quiet: string;
let busy: string;

/** Two accounts planned 40 days ago; of one, four people come a few days before today. */
beforeAll(async () => {
  rules = await rulesFor('full');
  world = await createWorld({ rules, start: START - 40 * DAY });
  const { portal } = world.sandbox;
  [quiet = ''] = createCompanies(world, 1);
  busy = portal.createObject('companies', { name: ARGOTRUBOSBYT.name, domain: ARGOTRUBOSBYT.domain });
  const head = 'company_id,solution,expected_value,currency,roles';
  await apply(
    world,
    [head, `${quiet},hr_system,1000,EUR,decision_maker`, `${busy},hr_system,500.25,EUR,`].join('\n'),
  );
  await world.settle();
  world.clock.set(START);
  for (const person of ARGOTRUBOSBYT.people) addPerson(portal, busy, person, START);
  await world.settle();
});
afterAll(() => world.close());

async function read(name: string, format: 'json' | 'csv' | 'html' | 'table' = 'json'): Promise<string> {
  const out: string[] = [];
  const now = world.clock.now();
  await report({
    name,
    format,
    location: { dataDir: world.dataDir },
    rules,
    now,
    write: (text) => void out.push(text),
  });
  return out.join('');
}

async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  return (JSON.parse(await read(name)) as { rows: Record<string, unknown>[] }).rows;
}

test('the list tells how far each plan has come, and sums people and money (R56, R127)', async () => {
  const rows = await rowsOf('targets');
  expect(
    rows.map(({ company, status, needed, identified }) => ({ company, status, needed, identified })),
  ).toEqual([
    { company: quiet, status: 'created', needed: 1, identified: 0 },
    { company: busy, status: 'live', needed: 4, identified: 4 },
  ]);
  expect(await read('targets', 'table')).toContain(
    'Money EUR: 1500.25 planned, 0 in the pipeline, 1500.25 open.',
  );
});

test('the matrix names accounts and solutions (R123)', async () => {
  expect(await rowsOf('whitespace')).toEqual([
    { company: quiet, name: 'Account 0', hr_system: 'created 0/1', analytics_platform: null },
    expect.objectContaining({
      company: busy,
      hr_system: 'prioritized 4/4',
      analytics_platform: null,
    }),
  ]);
});

test('the audience says where nobody is known (R126)', async () => {
  expect(await rowsOf('audience')).toEqual([
    expect.objectContaining({ company: quiet, role: 'decision maker', contact: null, missing: 1 }),
  ]);
});

test('key opportunities are followed step by step through a period (R128)', async () => {
  const rows = await rowsOf('target-movement');
  const month = rows.filter(({ days }) => days === 30);
  expect(
    Object.fromEntries(
      month.map(({ step, at_start, reached, at_end }) => [step, [at_start, reached, at_end]]),
    ),
  ).toEqual({
    planned: [0, 0, 0],
    target: [2, 0, 1],
    detected: [0, 1, 0],
    engaged: [0, 1, 0],
    prioritized: [0, 1, 1],
    qualified: [0, 0, 0],
    pipeline: [0, 0, 0],
    won: [0, 0, 0],
    lost: [0, 0, 0],
  });
  expect(await read('target-movement', 'table')).toContain(
    'In 30 days 1 of 2 planned opportunities moved forward, 3 steps in all.',
  );
});

test('the waterfall goes from planned to closed, with what came in each period (R130)', async () => {
  const rows = await rowsOf('waterfall');
  const at = (step: string) => rows.find((row) => row.step === step);
  expect(at('target')).toMatchObject({ now: 1, entered_30d: 0, entered_90d: 2 });
  expect(at('prioritized')).toMatchObject({ now: 1, entered_7d: expect.any(Number), entered_30d: 1 });
  expect(at('planned')).toMatchObject({ now: 0, entered_90d: 2 });
});

test.each(['targets', 'whitespace', 'audience', 'target-movement', 'waterfall'])(
  '%s has the same rows by HTTP, and prints as CSV and as a page',
  async (name) => {
    const answer = await world.card(`/api/reports/${name}`);
    expect(answer.status).toBe(200);
    const { rows, columns } = answer.body as ServedReport;
    expect(rows).toEqual(await rowsOf(name));
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(columns.map(({ id }) => id).sort());
    expect((await read(name, 'csv')).split('\n')[0]).toBe(columns.map(({ id }) => id).join(','));
    expect(await read(name, 'html')).toContain('<table>');
  },
);
