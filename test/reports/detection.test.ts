/** Reports on detection from a portal's own history, through webhooks, deals and what people said. */
import { randomUUID } from 'node:crypto';
import { playCompany } from '../fixtures/acting.ts';
import { FIVE_PEOPLE } from '../fixtures/five-people.ts';
import { act } from '../fixtures/acting.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, loadSampleRules, START, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

async function rowsOf(name: string): Promise<Record<string, string | number | null>[]> {
  const { status, body } = await world.card(`/api/reports/${name}`);
  expect(status).toBe(200);
  return (body as { rows: Record<string, string | number | null>[] }).rows;
}

async function wait(days: number): Promise<void> {
  world.clock.pass(days * DAY);
  await world.drain();
  await world.settle();
}

test('a raised hand after the detection gives the lead time, and a late event of before moves it back (R65, R117)', async () => {
  world = await createWorld();
  await world.view();
  const { ids } = playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
  await world.settle();
  // The rule of three people of two departments held first eleven days before.
  const [row] = await rowsOf('lead-time');
  expect(row).toMatchObject({ detected: 1, raised: 0, lead: null, deals: 1, to_deal: 11 });
  world.clock.pass(4 * DAY);
  act(world.sandbox.portal, ids.elena!, { path: '/hr/demo', form: 'Demo', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect((await rowsOf('lead-time'))[0]).toMatchObject({ raised: 1, before: 1, lead: 15 });
  act(world.sandbox.portal, ids.sergey!, { path: '/hr/demo', form: 'Demo', daysAgo: 1 }, world.clock.now());
  await world.settle();
  expect((await rowsOf('lead-time'))[0]).toMatchObject({ raised: 1, before: 1, lead: 14 });
});

test('a detection is judged by what became of it: won, deleted, declined or silent', async () => {
  const rules = await loadSampleRules();
  const solutions = rules.solutions.map((each) => ({ ...each, operatingModel: 'manual' as const }));
  world = await createWorld({ rules: { ...rules, solutions } });
  await world.view();
  const { companyId } = playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
  await world.settle();
  expect(await rowsOf('detection-quality')).toMatchObject([{ detected: 1, running: 1, judged: 0 }]);
  const card = (await world.card(`/api/companies/${companyId}/buying-groups`)).body as {
    proposals: { key: string }[];
  };
  const key = card.proposals[0]!.key;
  const answer = { actionId: randomUUID(), key, answer: 'create' };
  expect((await world.card(`/api/companies/${companyId}/proposal`, answer)).status).toBe(200);
  await world.drain();
  await world.settle();
  const deal = onlyDeal(world).id;
  await wait(100);
  expect(await rowsOf('detection-quality')).toMatchObject([{ judged: 1, accepted: 1, precision: null }]);
  world.sandbox.portal.updateObject('deals', deal, { dealstage: 'closedwon', pipeline: 'default' });
  await world.settle();
  expect(await rowsOf('detection-quality')).toMatchObject([{ judged: 1, won: 1 }]);
  expect(await rowsOf('stalled')).toMatchObject([{ open: 0, closed: 1, won: 1, no_decision: 0 }]);
});

test('a group whose deal was deleted counts as declined, and one that nobody took up as silent', async () => {
  world = await createWorld();
  await world.view();
  playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
  await world.settle();
  await wait(100);
  expect(await rowsOf('detection-quality')).toMatchObject([{ judged: 1, silent: 1 }]);
  expect((await rowsOf('stalled'))[0]).toMatchObject({ open: 1, stalled: 1, stalled_share: null });
  world.sandbox.portal.archiveObject('deals', onlyDeal(world).id);
  await world.settle();
  expect(await rowsOf('detection-quality')).toMatchObject([{ judged: 1, declined: 1 }]);
});

test('a deal that was lost after standing still ended without a decision (R14)', async () => {
  world = await createWorld();
  await world.view();
  playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
  await world.settle();
  const deal = onlyDeal(world).id;
  world.sandbox.portal.updateObject('deals', deal, { pipeline: 'default', dealstage: 'qualifiedtobuy' });
  await world.settle();
  await wait(45);
  world.sandbox.portal.updateObject('deals', deal, { dealstage: 'closedlost' });
  await world.settle();
  expect((await rowsOf('stalled'))[0]).toMatchObject({ closed: 1, won: 0, no_decision: 1 });
});
