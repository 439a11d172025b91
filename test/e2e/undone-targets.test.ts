/** `targets undo` takes back what nobody has touched, and nothing else (R125). */
import {
  apply,
  createCompanies,
  csvOf,
  dealsOf,
  rulesFor,
  runTargets,
  type Said,
} from '../fixtures/planning.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let ids: string[];
let dealIds: string[];
beforeEach(async () => {
  world = await createWorld({ rules: await rulesFor('full') });
  ids = createCompanies(world, 2);
  expect(await apply(world, csvOf(ids))).toMatchObject({ code: 0 });
  await world.settle();
  dealIds = dealsOf(world).map(({ id }) => id);
});
afterEach(() => world.close());

function undo(options: { dryRun?: boolean; by?: string; runId?: string } = {}): Promise<Said> {
  return runTargets(world, { action: 'undo', ...options });
}

test('untouched deals go to the recycle bin, and are not made again (R125)', async () => {
  world.sandbox.calls.reset();
  const { code, said } = await undo({ by: '12' });
  expect(code).toBe(0);
  expect(said).toContain('Done: 2 deals archived, 0 plans taken back without, 0 left.');
  expect(dealsOf(world)).toEqual([]);
  // Nine looks and one removal, and five calls for what the portal offers.
  expect(world.sandbox.calls.count()).toBeLessThanOrEqual(15);
  await world.settle();
  await world.drain();
  expect(dealsOf(world)).toEqual([]);
  expect(await undo()).toMatchObject({
    said: 'Done: 0 deals archived, 0 plans taken back without, 0 left.\n',
  });
  const rows = await world.store.db
    .selectFrom('opportunity')
    .select(['state', 'signals_spent_until'])
    .execute();
  expect(rows).toEqual(rows.map(() => ({ state: 'deleted', signals_spent_until: expect.any(Number) })));
});

test('a dry run says what would go, and removes nothing', async () => {
  expect(await undo({ dryRun: true })).toMatchObject({
    said: expect.stringContaining('Plan: 2 deals archived, 0 plans taken back without, 0 left.'),
  });
  expect(dealsOf(world)).toHaveLength(2);
});

const deal = (): { type: 'deals'; id: string } => ({ type: 'deals', id: dealIds[0]! });

/** Somebody touches the first deal; no webhook has told of it when it is looked at. */
const TOUCHES: readonly (readonly [what: string, reason: RegExp, touch: () => void])[] = [
  ['a contact', /contacts on it/u, () => beside('contacts', { email: 'a@account-0.example' })],
  ['a meeting', /meetings, calls/u, () => beside('meetings', { hs_timestamp: '2026-11-24T09:00:00Z' })],
  ['a call', /meetings, calls/u, () => beside('calls', { hs_timestamp: '2026-11-24T09:00:00Z' })],
  ['an e-mail', /meetings, calls/u, () => beside('emails', { hs_timestamp: '2026-11-24T09:00:00Z' })],
  ['a note', /notes or tasks/u, () => beside('notes', { hs_timestamp: '2026-11-24T09:00:00Z' })],
  ['a task', /notes or tasks/u, () => beside('tasks', { hs_timestamp: '2026-11-24T09:00:00Z' })],
  ['another company', /another company/u, () => beside('companies', { name: 'Partner' })],
  ['a move', /stage or pipeline/u, () => change({ pipeline: 'default', dealstage: 'qualifiedtobuy' })],
  ['a new name', /name was changed/u, () => change({ dealname: 'Our big chance' })],
  ['an amount', /amount/u, () => change({ amount: '1000' })],
  ['another solution', /solution was changed/u, () => change({ bg_solution: 'analytics_platform' })],
  ['a new owner', /owner was changed/u, newOwner],
];

function newOwner(): void {
  const owner = { id: '5', userId: 5, email: 'owner@example.com', firstName: 'A', lastName: 'B' };
  world.sandbox.portal.addOwner({ ...owner, createdAt: world.clock.now() });
  change({ hubspot_owner_id: '5' });
}

function beside(
  type: 'contacts' | 'companies' | 'meetings' | 'calls' | 'emails' | 'notes' | 'tasks',
  properties: Record<string, string>,
): void {
  const { portal } = world.sandbox;
  portal.associate(deal(), { type, id: portal.createObject(type, properties) });
}

function change(properties: Record<string, string>): void {
  world.sandbox.portal.updateObject('deals', dealIds[0]!, properties);
}

test.each(TOUCHES)('a deal with %s stays, and is told why (R125)', async (_what, reason, touch) => {
  touch();
  const { code, said } = await undo();
  expect(code).toBe(0);
  expect(said).toMatch(reason);
  expect(said).toContain('Done: 1 deal archived, 0 plans taken back without, 1 left.');
  expect(dealsOf(world).map(({ id }) => id)).toEqual([dealIds[0]]);
});

test('a stage that was moved and moved back is touched, too', async () => {
  change({ dealstage: 'bg_qualified' });
  await world.settle();
  change({ dealstage: 'bg_target' });
  await world.settle();
  expect((await undo()).said).toMatch(/stage or pipeline/u);
});

test('interest that is known but not written yet keeps the deal (R125)', async () => {
  const { portal } = world.sandbox;
  const id = portal.createObject('contacts', { email: 'b@account-0.example', jobtitle: 'CFO' });
  portal.associate({ type: 'contacts', id }, { type: 'companies', id: ids[0]! });
  await world.settle();
  portal.updateObject('contacts', id, { hs_analytics_last_url: 'https://x.example/hr/pricing' });
  await world.deliver();
  const { takeInWaiting } = await import('../../src/worker/worker.ts');
  await takeInWaiting(world.application.context);
  expect((await undo()).said).toContain('people of the company show interest');
  await world.settle();
  await world.drain();
  expect(dealsOf(world).map(({ id: each }) => each)).toEqual([dealIds[0]]);
});

test('work on the card keeps the deal (R125)', async () => {
  const body = { actionId: '11111111-1111-4111-8111-111111111111', solution: 'hr_system' };
  expect((await world.card(`/api/deals/${dealIds[0]}/solution`, body)).status).toBe(200);
  expect((await undo()).said).toContain('somebody worked on its card');
});

test('a deal that was there before the plan stays; only the plan goes (R125)', async () => {
  const { portal } = world.sandbox;
  const [id] = createCompanies(world, 1, 2);
  const properties = { dealname: 'By a rep', dealstage: 'qualifiedtobuy', bg_solution: 'hr_system' };
  const dealId = portal.createObject('deals', { ...properties, pipeline: 'default' });
  portal.associate({ type: 'deals', id: dealId }, { type: 'companies', id: id! });
  await apply(world, csvOf([id!]));
  const { said } = await undo();
  expect(said).toContain('was there before the plan');
  expect(dealsOf(world).map((each) => each.id)).toEqual([dealId]);
});

test('a removal whose answer was lost is finished by the next run (P30)', async () => {
  const fault = {
    match: { method: 'POST', path: /deals\/batch\/archive/u },
    applyFirst: true,
    dropConnection: true,
  };
  world.sandbox.faults.add({ ...fault, times: 100 });
  await expect(undo()).rejects.toThrow();
  world.sandbox.faults.clear();
  world.clock.pass(60_000);
  expect((await undo()).said).toContain('2 plans taken back without');
  const rows = await world.store.db.selectFrom('opportunity').select('state').execute();
  expect(rows).toEqual([{ state: 'deleted' }, { state: 'deleted' }]);
});

test('what was taken back can be planned again, as the next cycle (R125)', async () => {
  await undo();
  await world.settle();
  expect(await apply(world, csvOf(ids))).toMatchObject({
    code: 0,
    said: expect.stringContaining('2 to create'),
  });
  expect(dealsOf(world).map(({ properties }) => properties.bg_key)).toEqual(
    ids.map((id) => `${id}:hr_system:2`),
  );
});

test('undo can be for one run of apply only', async () => {
  const later = createCompanies(world, 1, 2);
  const run = /Run (\S+)/u.exec((await apply(world, csvOf(later))).said)?.[1] ?? '';
  expect((await undo({ runId: run })).said).toContain('1 deal archived');
  expect(dealsOf(world).map(({ id }) => id)).toEqual(dealIds);
});
