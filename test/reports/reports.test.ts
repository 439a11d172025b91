/** Reports from the store, by command and by HTTP: the same rows. */
import { report } from '../../src/cli/report.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { isReportName } from '../../src/reports/registry.ts';
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { createWorld, DAY, loadSampleRules, type World } from '../support/world.ts';

let world: World;
const WON = 20;

beforeAll(async () => {
  world = await createWorld();
  playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  for (let n = 0; n < WON; n++) sellTo(n);
  await world.settle();
});
afterAll(() => world.close());

/** A won deal with a financial director; from 18 on with somebody of unknown role as well. */
function sellTo(n: number): void {
  const { portal } = world.sandbox;
  const companyId = portal.createObject('companies', { name: `Customer ${n}`, domain: `customer-${n}.ru` });
  const closedate = new Date(world.clock.now() - 200 * DAY).toISOString();
  const dealId = portal.createObject('deals', {
    dealname: `Sale ${n}`,
    pipeline: 'default',
    dealstage: 'closedwon',
    bg_solution: 'hr_system',
    closedate,
  });
  portal.associate({ type: 'deals', id: dealId }, { type: 'companies', id: companyId });
  for (const jobtitle of ['CFO', ...(n < 18 ? [] : ['Ninja'])]) {
    const email = `${jobtitle.toLowerCase()}@customer-${n}.ru`;
    const id = portal.createObject('contacts', { email, jobtitle });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
    portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id });
  }
}

async function byCommand(name: string): Promise<{ rows: Record<string, unknown>[]; summary: string }> {
  const out: string[] = [];
  await report({
    name,
    format: 'json',
    location: { dataDir: world.dataDir },
    rules: await loadSampleRules(),
    now: world.clock.now(),
    write: (text) => void out.push(text),
  });
  return JSON.parse(out.join('')) as { rows: Record<string, unknown>[]; summary: string };
}

test('the overview lists what is open, by command and by HTTP alike (R53)', async () => {
  const { rows } = await byCommand('overview');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    name: 'HR-система - Красная ромашка',
    band: 3,
    identified: 100,
    engaged: 100,
    members: 4,
  });
  const answer = await world.card('/api/reports/overview');
  expect(answer.status).toBe(200);
  const served = answer.body as ServedReport;
  expect(served.rows).toEqual(rows);
  expect(served.notes[0]).toEqual({
    en: '1 open opportunity.',
    ru: 'Открытых возможностей: 1.',
  });
  const { version } = await loadSampleRules();
  expect(served).toMatchObject({ name: 'overview', rulesVersion: version });
});

test("a template is suggested from the portal's own won deals (R61)", async () => {
  const { rows } = await byCommand('template-suggestion');
  expect(rows.find(({ role }) => role === 'budget holder')).toMatchObject({
    won: 100,
    lost: null,
    n_won: WON,
    n_lost: 0,
    grade: 'hint',
    departments: 'finance',
  });
  expect(rows.find(({ role }) => role === 'decision maker')).toMatchObject({ won: 0 });
});

test('titles that no rule reads are counted over all contacts', async () => {
  expect((await byCommand('unread-titles')).rows).toEqual([
    { title: 'Ninja', contacts: 2, companies: 2, rank: null },
  ]);
});

test('what only looks like a name of a report is none', async () => {
  expect(['constructor', '__proto__', 'toString', ''].filter(isReportName)).toEqual([]);
  expect((await world.card('/api/reports/constructor')).status).toBe(404);
});

test('the departments of each deal, open as now and closed as at its close, equal a count by hand (R10)', async () => {
  const { rows, summary } = await byCommand('departments');
  expect(rows).toHaveLength(WON + 1);
  expect(rows[0]).toMatchObject({ departments: 4, members: 4, state: 'open' });
  expect(rows.filter(({ state }) => state === 'won').map(({ names }) => names)).toEqual(
    Array.from({ length: WON }, () => 'finance'),
  );
  expect(summary).toBe('1 of 21 deals (5%) involve two departments or more.');
});

test('leads and opportunities are counted over the same contacts, and who was rescued is told (R13, R21)', async () => {
  const { rows, summary } = await byCommand('leads');
  const contacts = await world.store.db
    .selectFrom('contact')
    .select('id')
    .where('archived', '=', 0)
    .execute();
  const sum = (column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  expect(sum('contacts')).toBe(contacts.length);
  expect(sum('members') + sum('elsewhere')).toBe(contacts.length);
  expect(sum('rescued')).toBe(contacts.length - sum('ready'));
  expect(summary).toContain(`${contacts.length} contacts`);
});

test.each(['group-size', 'cycle-length', 'pilot'])(
  'the report %s is served by command and by HTTP alike',
  async (name) => {
    const { rows } = await byCommand(name);
    const answer = await world.card(`/api/reports/${name}`);
    expect(answer.status).toBe(200);
    expect((answer.body as ServedReport).rows).toEqual(rows);
  },
);
