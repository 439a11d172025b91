/** Forecast, dashboard, touches, stances and blockers from the store, after half a year in a portal. */
import { randomUUID } from 'node:crypto';
import { printReport, REPORT_FORMATS, type ReportFormat } from '../../src/cli/print-report.ts';
import { report } from '../../src/cli/report.ts';
import { readReport, type ReportName } from '../../src/reports/registry.ts';
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { createWorld, DAY, loadSampleRules, START, type World } from '../support/world.ts';

let world: World;
let deals: string[];
let people: string[];
const WON = 20;
const LOST = 20;
const TITLES = ['HR Director', 'IT Director', 'CFO', 'CEO'];

/** A company with so many people and a rep's deal; each of them opens one page. */
function sell(n: number, size: number, properties: Record<string, string> = {}): string {
  const { portal } = world.sandbox;
  const companyId = portal.createObject('companies', {
    name: `Account ${n}`,
    domain: `account-${n}.example`,
  });
  const dealId = portal.createObject('deals', {
    dealname: `Sale ${n}`,
    pipeline: 'default',
    dealstage: 'qualifiedtobuy',
    bg_solution: 'hr_system',
    ...properties,
  });
  portal.associate({ type: 'deals', id: dealId }, { type: 'companies', id: companyId });
  for (const jobtitle of TITLES.slice(0, size)) {
    const id = portal.createObject('contacts', { email: `${people.length}@account-${n}.example`, jobtitle });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
    portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id });
    const page = `https://www.example-hr.ru/hr/compare?visit=${people.length}`;
    portal.updateObject('contacts', id, { hs_analytics_last_url: page });
    people.push(id);
  }
  return dealId;
}

async function say(dealId: string, act: string, body: object): Promise<void> {
  const { status } = await world.card(`/api/deals/${dealId}/${act}`, { actionId: randomUUID(), ...body });
  expect(status).toBe(200);
}

/** Groups of four are won, groups of one are lost; then three open deals and somebody of no company. */
beforeAll(async () => {
  [deals, people] = [[], []];
  world = await createWorld({ start: START - 200 * DAY });
  for (let n = 0; n < WON + LOST; n++) deals.push(sell(n, n < WON ? 4 : 1));
  await world.settle();
  const [opponent = ''] = people;
  await say(deals[0] ?? '', 'stance', { contactId: opponent, stance: 'opponent' });
  world.clock.pass(20 * DAY);
  await say(deals[0] ?? '', 'stance', { contactId: opponent, stance: 'supporter' });
  const late = deals[WON] ?? '';
  world.sandbox.portal.updateObject('deals', late, { dealstage: 'contractsent' });
  await world.settle();
  const blocker = { contactId: people[4 * WON], flag: 'blocker', holds: true };
  await say(late, 'flags', { ...blocker, reason: 'excluded', plan: 'talk' });
  world.clock.pass(40 * DAY);
  for (const [n, id] of deals.entries())
    world.sandbox.portal.updateObject('deals', id, { dealstage: n < WON ? 'closedwon' : 'closedlost' });
  await world.settle();
  world.clock.set(START - DAY);
  sell(100, 4, { amount: '1000.01', deal_currency_code: 'EUR' });
  sell(101, 1, { amount: '500', deal_currency_code: 'EUR' });
  sell(102, 4);
  const homeless = world.sandbox.portal.createObject('contacts', { email: 'somebody@gmail.com' });
  world.sandbox.portal.updateObject('contacts', homeless, {
    hs_analytics_last_url: 'https://x.ru/hr/pricing',
  });
  await world.settle();
  world.clock.set(START);
});
afterAll(() => world.close());

/** As the command prints it, without reading the rules anew each time. */
async function print(name: ReportName, format: ReportFormat): Promise<string> {
  const { store, compiled, clock } = world;
  const context = { db: store.db, compiled, now: clock.now(), language: 'en' as const };
  return printReport(await readReport(name, context), format);
}

interface Read {
  readonly rows: readonly Record<string, string | number | null>[];
  readonly summary: string;
  readonly notes: readonly string[];
}

async function read(name: ReportName): Promise<Read> {
  return JSON.parse(await print(name, 'json')) as Read;
}

test('the forecast learns from deals as they stood half way, and each chance opens to its parts (R154, R155)', async () => {
  const { rows, summary, notes } = await read('forecast');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    members: 4,
    coverage: 100,
    base: 50,
    rests_on: expect.stringContaining('all 20/40') as string,
  });
  expect(rows[2]).toMatchObject({ members: 1, base: 50 });
  for (const { base, by_stage, by_size, by_coverage, chance } of rows)
    expect(Number(base) + Number(by_stage) + Number(by_size) + Number(by_coverage)).toBeCloseTo(
      Number(chance),
      10,
    );
  expect(Number(rows[0]?.chance)).toBeGreaterThan(80);
  expect(Number(rows[2]?.chance)).toBeLessThan(20);
  expect(summary).toContain('Rests on 40 closed deals, 20 of them won.');
  // 20 won deals of the 100 people on closed deals; nine open people and one of no company.
  expect(notes[1]).toContain('open leads 10 × 20% (won deals 20, settled leads 100) = 2.0');
});

test('the money of the forecast is the sum of its lines, to the cent (R154)', async () => {
  const { rows, summary } = await read('forecast');
  const cents = rows.map(({ expected }) => Math.round(100 * Number(expected ?? 0)));
  const total = cents.reduce((sum, each) => sum + each, 0);
  expect(total).toBeGreaterThan(0);
  expect(summary).toContain(`worth ${(total / 100).toFixed(2)} EUR`);
});

test('at the dates before anything had closed the backtest says nothing (R156)', async () => {
  const { rows, summary } = await read('forecast-backtest');
  expect(rows).toHaveLength(2);
  expect(rows.at(-1)).toMatchObject({ as_of: 'all dates', tested: 0, group_error: null });
  expect(rows[0]).toMatchObject({ learnt_from: 0, tested: 40, won: 20, group_expected: null });
  expect(summary).toMatch(/^Too few to say/u);
});

test('touches of members belong to their deals, and the one of nobody is listed (R160)', async () => {
  const { rows, summary } = await read('touches');
  expect(summary).toBe(`Touches: 110; in an opportunity: 109 (99%); in none: 1.`);
  expect(rows).toMatchObject([
    { content: 'https://x.ru/hr/pricing', reason: 'the contact is of no company' },
  ]);
});

test('a stance that changed on the card is told as a change (R163)', async () => {
  const { rows } = await read('stance-changes');
  expect(rows).toMatchObject([
    { deal: deals[0], contact: people[0], was: 'opponent', became: 'supporter', by: '7' },
  ]);
});

test('a blocker marked with the contract sent was found late; the report names no person (R166)', async () => {
  const { rows, summary } = await read('late-blockers');
  expect(rows).toMatchObject([
    { deal: deals[WON], outcome: 'lost', stage: 'contractsent', when: 'late', days: 40 },
  ]);
  expect(summary).toContain(
    'Lost deals: 20, with a blocker found late: 1 (5%). Won deals: 20, with one found late: 0 (0%).',
  );
  expect(await print('late-blockers', 'json')).not.toContain(`"${people[4 * WON]}"`);
});

describe('the dashboard (R157)', () => {
  const line = async (metric: string): Promise<Record<string, unknown> | undefined> =>
    (await read('dashboard')).rows.find((row) => row.metric === metric);

  test('gives both teams the numbers of the reports that open it (R157)', async () => {
    const numbers = async (name: ReportName): Promise<string> => (await read(name)).summary;
    expect(await line('open opportunities')).toMatchObject({ value: 3, n: 3, report: 'overview' });
    expect(await numbers('overview')).toBe('3 open opportunities, the best first.');
    expect(await line('touches that belong to an opportunity')).toMatchObject({ value: 99, n: 110 });
    expect(await line('lost deals with a blocker found late')).toMatchObject({ value: 5, n: LOST });
    expect(await line('opponents won over')).toMatchObject({ value: 1, n: 1 });
    expect(await line('won of all closed deals')).toMatchObject({ value: 50, n: WON + LOST });
    const { value, n } = (await line('open opportunities expected to be won')) ?? {};
    expect(n).toBe(3);
    expect(await numbers('forecast')).toContain(`expected to be won: ${Number(value).toFixed(1)}`);
    const money = await line('amounts times chances');
    expect(money).toMatchObject({ unit: 'EUR', n: 2 });
    expect(await numbers('forecast')).toContain(`worth ${Number(money?.value).toFixed(2)} EUR`);
    const { rows } = await read('waterfall');
    const pipeline = rows.find(({ step }) => step === 'pipeline');
    expect(await line('of them in the sales pipeline')).toMatchObject({ value: pipeline?.now });
  });

  test('counts what closed in the last 90 days as the waterfall does (R157)', async () => {
    const { store, compiled } = world;
    // 40 days after the deals of the story closed.
    const context = { db: store.db, compiled, now: START - 100 * DAY, language: 'en' as const };
    const { rows } = await readReport('waterfall', context);
    const reached = (step: string) => rows.find((row) => row.step === step)?.entered_90d;
    const lines = (await readReport('dashboard', context)).rows;
    const valueOf = (metric: string) => lines.find((row) => row.metric === metric)?.value;
    expect([valueOf('won lately'), valueOf('lost lately')]).toEqual([WON, LOST]);
    expect([reached('won'), reached('lost')]).toEqual([WON, LOST]);
  });

  test('names for each line the report that opens it, and every such report exists (R157)', async () => {
    for (const { report: name } of (await read('dashboard')).rows)
      expect((await world.card(`/api/reports/${String(name)}`)).status).toBe(200);
  });

  test('says too few instead of an average of three opportunities (R157)', async () => {
    expect(await line('members per opportunity, average')).toMatchObject({
      value: null,
      unit: 'too few to say',
    });
  });

  test('is the same by HTTP as by command (R157)', async () => {
    const out: string[] = [];
    const write = (text: string): void => void out.push(text);
    const [rules, now, location] = [await loadSampleRules(), world.clock.now(), { dataDir: world.dataDir }];
    await report({ name: 'dashboard', format: 'json', location, rules, now, write });
    const served = (await world.card('/api/reports/dashboard')).body as ServedReport;
    expect(served.rows).toEqual((JSON.parse(out.join('')) as Read).rows);
    expect(served.rulesVersion).toBe(rules.version);
  });
});

const NAMES = [
  'forecast',
  'forecast-backtest',
  'touches',
  'stance-changes',
  'late-blockers',
  'dashboard',
] as const;

test.each(NAMES)('%s comes in all four formats, twice with the same bytes', async (name) => {
  for (const format of REPORT_FORMATS) {
    const text = await print(name, format);
    expect(text).toContain(format === 'csv' ? ',' : (await read(name)).summary.slice(0, 12));
    expect(await print(name, format)).toBe(text);
  }
});

test('numbers below zero stay numbers in CSV, for spreadsheets to add up', async () => {
  const csv = await print('forecast', 'csv');
  expect(csv).toMatch(/,-\d/u);
  expect(csv).not.toContain("'-");
});

test('of an empty portal each report says that there is nothing yet, or too little', async () => {
  const empty = await createWorld();
  try {
    for (const name of NAMES) {
      const { status, body } = await empty.card(`/api/reports/${name}`);
      expect(status).toBe(200);
      const { rows, notes } = body as ServedReport;
      expect(notes[0]?.en).toMatch(/: 0|too few|Too few|Nobody/u);
      expect(notes[0]?.ru).toMatch(/: 0|данных мало|Данных мало|пока/u);
      for (const { value, chance, group_error } of rows)
        expect([0, null, undefined]).toContain(value ?? chance ?? group_error);
    }
  } finally {
    await empty.close();
  }
});
