/** The win estimate on deals: out of our own closed ones, counted once a day, empty while there are too few (R139, R155). */
import { learnWinRates } from '../../src/app/learn-win-rates.ts';
import { readReport } from '../../src/reports/registry.ts';
import { markStale } from '../../src/worker/sweep.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

const TITLES = ['HR Director', 'IT Director', 'CFO', 'CEO'];
const EACH = 20;

let world: World;
let people = 0;
let closing: string[];

beforeEach(async () => {
  closing = [];
  world = await createWorld({ start: START - 90 * DAY });
  for (let n = 0; n < 2 * EACH; n++) closing.push(sell(n, n < EACH ? 4 : 1));
  await world.settle();
  world.clock.set(START - 30 * DAY);
});
afterEach(() => world.close());

/** A company with so many people, who read a page each, and a rep's deal. */
function sell(n: number, size: number): string {
  const { portal } = world.sandbox;
  const company = portal.createObject('companies', { name: `Account ${n}`, domain: `account-${n}.example` });
  const deal = portal.createObject('deals', {
    dealname: `Sale ${n}`,
    pipeline: 'default',
    dealstage: 'qualifiedtobuy',
    bg_solution: 'hr_system',
  });
  portal.associate({ type: 'deals', id: deal }, { type: 'companies', id: company });
  for (const jobtitle of TITLES.slice(0, size)) {
    people += 1;
    const id = portal.createObject('contacts', { email: `${people}@account-${n}.example`, jobtitle });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: company });
    portal.associate({ type: 'deals', id: deal }, { type: 'contacts', id });
    visit(id);
  }
  return deal;
}

function visit(id: string): void {
  const page = `https://www.example-hr.ru/hr/compare?visit=${world.clock.now()}-${id}`;
  const tracker = { source: 'ANALYTICS', sourceId: null } as const;
  world.sandbox.portal.updateObject('contacts', id, { hs_analytics_last_url: page }, tracker);
}

/** Groups of four were won, groups of one were lost. */
async function close(count: number): Promise<void> {
  for (const [n, id] of closing.slice(0, count).entries())
    world.sandbox.portal.updateObject('deals', id, { dealstage: n < EACH ? 'closedwon' : 'closedlost' });
  await world.settle();
  world.clock.set(START);
}

/** The sweep of a running server: closed deals are counted where it is time, open ones looked at again. */
async function sweep(): Promise<boolean> {
  const learnt = await learnWinRates(world.application.context, world.compiled);
  world.clock.pass(60 * 60_000);
  await markStale(world.store.db, world.clock.now());
  await world.drain();
  await world.settle();
  return learnt;
}

const estimateOf = (deal: string) =>
  world.sandbox.portal.find('deals', deal)?.properties.bg_win_estimate ?? '';

test('is on open deals what the forecast says, opened on the card to the closed deals it rests on (R139, R155)', async () => {
  await close(2 * EACH);
  const [large, small] = [sell(100, 4), sell(101, 1)];
  await world.settle();
  expect(estimateOf(large)).toBe('');
  expect(await sweep()).toBe(true);
  const found = await readReport('forecast', {
    db: world.store.db,
    compiled: world.compiled,
    now: world.clock.now(),
    language: 'en',
  });
  const chances = new Map(found.rows.map(({ deal, chance }) => [deal, Math.round(Number(chance))]));
  expect(Number(estimateOf(large))).toBe(chances.get(large));
  expect(Number(estimateOf(small))).toBe(chances.get(small));
  expect(Number(estimateOf(large))).toBeGreaterThan(60);
  expect(Number(estimateOf(small))).toBeLessThan(40);
  const { body } = await world.card(`/api/deals/${large}/buying-group`);
  const { explanations } = body as {
    explanations: { property: string; value: number; words: { en: string } }[];
  };
  const explained = explanations.find(({ property }) => property === 'bg_win_estimate');
  expect(explained?.value).toBe(Number(estimateOf(large)));
  expect(explained?.words.en).toBe(
    '20 of 40 closed deals were won, 50%; stage “in the pipeline”: 20 of 40, +0.0; members 4–5: 20 of 20, +33.3; ' +
      'coverage 75+%: 20 of 20, +11.1; counted on 2026-11-24',
  );
});

test('moves with the touches of a deal before its close (R139)', async () => {
  await close(2 * EACH);
  const deal = sell(100, 1);
  await world.settle();
  await sweep();
  const before = Number(estimateOf(deal));
  const { portal } = world.sandbox;
  const [home] = portal.associations('deals', deal, 'companies');
  for (const [n, jobtitle] of TITLES.slice(1).entries()) {
    const id = portal.createObject('contacts', { email: `later${n}@account-100.example`, jobtitle });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: home!.id });
    visit(id);
  }
  await world.settle();
  expect(Number(estimateOf(deal))).toBeGreaterThan(before);
});

test('is counted once a day: a close changes no other deal before (R139)', async () => {
  await close(2 * EACH - 1);
  const deal = sell(100, 1);
  await world.settle();
  expect(await sweep()).toBe(true);
  expect(estimateOf(deal)).toBe('');
  world.sandbox.portal.updateObject('deals', closing.at(-1)!, { dealstage: 'closedlost' });
  await world.settle();
  expect(await sweep()).toBe(false);
  expect(estimateOf(deal)).toBe('');
  world.clock.pass(DAY);
  expect(await sweep()).toBe(true);
  expect(Number(estimateOf(deal))).toBeLessThan(40);
});

test('goes again where the closed deals are no longer enough (R139)', async () => {
  await close(2 * EACH);
  const deal = sell(100, 1);
  await world.settle();
  await sweep();
  expect(estimateOf(deal)).not.toBe('');
  world.sandbox.portal.archiveObject('deals', closing[0]!);
  await world.settle();
  world.clock.pass(DAY);
  await sweep();
  expect(estimateOf(deal)).toBe('');
});
