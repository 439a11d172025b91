import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { requestErasure } from '../../src/worker/erase.ts';
import { createWorld, type World } from '../support/world.ts';
import { addReader, backfillOf, daysAgo, playHistory, type History } from './backfill-scene.ts';

let world: World;
let history: History;

beforeEach(async () => {
  world = await createWorld();
  history = playHistory(world);
});
afterEach(() => world.close());

const rehearseNow = async (since?: number) => rehearse(await backfillOf(world, since));
const runNow = async (since?: number) => runBackfill(await backfillOf(world, since));

async function carryOut(since?: number) {
  await rehearseNow(since);
  const result = await runNow(since);
  if (result === null) throw new Error('a dry run was made, and it says that there was none');
  return result;
}

/** Calls that change something in the portal. */
function listWrites(): string[] {
  return world.sandbox.calls.entries
    .map(({ method, path }) => `${method} ${path}`)
    .filter((call) => !call.startsWith('GET ') && !/\/(batch\/read|search)$/u.test(call));
}

/** Everything the store holds, but for calls that were counted and what is kept of the dry run itself. */
async function readStore(): Promise<Record<string, string[]>> {
  const { db } = world.store;
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const held = await Promise.all(
    tables
      .filter((name) => name !== 'call_budget' && name !== 'backfill')
      .map(async (name) => {
        const rows = await db
          .selectFrom(name as 'contact')
          .selectAll()
          .execute();
        return [name, rows.map((row) => JSON.stringify(row)).sort()] as const;
      }),
  );
  return Object.fromEntries(held);
}

const deals = () => world.sandbox.portal.list('deals');
const dealOf = (id: string) => world.sandbox.portal.find('deals', id)?.properties ?? {};

test('values that were overwritten before the app came are recovered, each once', async () => {
  const { counts } = await carryOut();
  expect(counts).toMatchObject({ contacts: 8, deals: 2, interactions: history.pages, stages: 4 });
  const { db } = world.store;
  const rows = await db.selectFrom('interaction').select(['content', 'at']).orderBy('at').execute();
  expect(rows).toHaveLength(history.pages);
  expect(rows[0]).toEqual({ content: 'https://www.example-hr.ru/hr/product', at: daysAgo(300) });
  const overwritten = rows.filter(({ content }) => content === 'https://www.example-hr.ru/hr/api-docs');
  expect(overwritten.map(({ at }) => at)).toEqual([daysAgo(100), daysAgo(10)]);
});

test('a group is made of what was overwritten, one whose evidence is stale is not', async () => {
  await carryOut();
  const created = deals().filter(({ properties }) => properties.bg_key !== undefined);
  expect(created.map(({ properties }) => properties.bg_key)).toEqual([`${history.forming}:hr_system:1`]);
  expect(created[0]?.properties).toMatchObject({
    bg_roles_covered: 'initiator;technical_validator;budget_holder',
    bg_first_touch_at: String(daysAgo(300)),
    // The third person within the window, not the day of the backfill.
    bg_detected_at: String(daysAgo(8)),
  });
});

test('an open deal is adopted; a closed one keeps its people and its end as history, and nothing else is written on it', async () => {
  await carryOut();
  expect(dealOf(history.open.deal)).toMatchObject({ bg_solution: 'hr_system', bg_stage: 'pipeline' });
  const ours = Object.entries(dealOf(history.won.deal)).filter(([name]) => name.startsWith('bg_'));
  expect(Object.fromEntries(ours)).toEqual({ bg_solution: 'hr_system', bg_stage: 'closed' });
  const [outcome, ...others] = await world.store.db.selectFrom('outcome').selectAll().execute();
  expect(others).toEqual([]);
  expect(outcome).toMatchObject({ deal_id: history.won.deal, outcome: 'won', closed_at: daysAgo(60) });
  expect(JSON.parse(outcome?.body ?? '{}')).toMatchObject({ members: 1, engagedMembers: 1 });
  const { body } = await world.card(`/api/deals/${history.won.deal}/buying-group`);
  expect(body).toMatchObject({ stage: 'closed', members: [{ contactId: history.won.person }] });
});

test('nothing is decided before everything of the past is taken in', async () => {
  await carryOut();
  const paths = world.sandbox.calls.entries.map(({ path }) => path);
  const firstWrite = paths.findIndex((path) => /batch\/(update|upsert|create)$/u.test(path));
  const lastSearch = paths.findLastIndex((path) => path.endsWith('/search'));
  expect(lastSearch).toBeGreaterThan(0);
  expect(firstWrite).toBeGreaterThan(lastSearch);
});

describe('a dry run', () => {
  test('writes nothing into HubSpot, and of the store only that there was one', async () => {
    const before = await readStore();
    await rehearseNow();
    expect(listWrites()).toEqual([]);
    expect(await readStore()).toEqual(before);
    const [kept, ...others] = await world.store.db.selectFrom('backfill').selectAll().execute();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ since: daysAgo(365), rehearsed_at: world.clock.now(), started_at: null });
  });

  test('says what the real one makes', async () => {
    const { plan, counts, undecided } = await rehearseNow();
    expect(undecided).toBe(0);
    expect(plan).toMatchObject({
      companies: 4,
      groups: 2,
      people: 4,
      created: [{ key: `${history.forming}:hr_system:1`, row: 'detection_fired', people: 3 }],
      adopted: [history.open.deal],
      closed: 1,
    });
    expect(plan.created[0]?.reason.en).toContain('3 people of 3 departments within 21 days');
    const result = await runNow();
    expect(result?.written).toMatchObject({ created: 1, deals: plan.writes.deals, contacts: 4 });
    const { hubspot_calls: _calls, ...read } = counts;
    expect(result?.counts).toMatchObject(read);
  });

  test('comes first: of the same portal, the same rules and the same day', async () => {
    const given = await backfillOf(world);
    expect(await runBackfill(given)).toBeNull();
    await rehearse(given);
    const { name } = given;
    expect(await runBackfill({ ...given, name: { ...name, since: daysAgo(364) } })).toBeNull();
    expect(await runBackfill({ ...given, name: { ...name, rulesVersion: 'other' } })).toBeNull();
    expect(await runBackfill({ ...given, name: { ...name, portalId: '1' } })).toBeNull();
    expect(listWrites()).toEqual([]);
    expect(await runBackfill(given)).not.toBeNull();
  });
});

test('since a later day less is read', async () => {
  const { counts } = await carryOut(daysAgo(50));
  // The company asleep and the stale one are left alone; the open deal was made before and is read all the same.
  expect(counts).toMatchObject({ interactions: 8, deals: 2 });
  const rows = await world.store.db.selectFrom('interaction').select('at').execute();
  expect(Math.min(...rows.map(({ at }) => at))).toBeGreaterThanOrEqual(daysAgo(50));
});

test('carried out twice, it changes nothing the second time', async () => {
  await carryOut();
  await world.settle();
  world.sandbox.calls.reset();
  const before = await world.store.db.selectFrom('interaction').selectAll().orderBy('id').execute();
  const again = await runNow();
  expect(again?.counts).toMatchObject({ contacts: 8, interactions: 0, stages: 0 });
  expect(again?.written).toEqual({ created: 0, deals: 0, contacts: 0, pairs: 0, tasks: 0 });
  expect(listWrites()).toEqual([]);
  expect(await world.store.db.selectFrom('interaction').selectAll().orderBy('id').execute()).toEqual(before);
});

test('what a webhook told before does not count again, nor what one tells later', async () => {
  const { portal, webhooks } = world.sandbox;
  const page = { hs_analytics_last_url: 'https://www.example-hr.ru/hr/demo' };
  const [early, late] = ['a@live.example', 'b@live.example'].map((email) =>
    addReader(portal, history.open.company, { email, jobtitle: 'CTO' }, []),
  );
  webhooks.take();
  portal.updateObject('contacts', early ?? '', page, { source: 'ANALYTICS', sourceId: null });
  await world.settle();
  const known = await world.store.db.selectFrom('interaction').selectAll().execute();
  expect(known).toHaveLength(1);
  portal.updateObject('contacts', late ?? '', page, { source: 'ANALYTICS', sourceId: null });
  world.clock.pass(60_000);
  const { counts } = await carryOut();
  expect(counts.interactions).toBe(history.pages + 1);
  await world.settle();
  expect(await world.store.db.selectFrom('interaction').selectAll().execute()).toHaveLength(
    history.pages + 2,
  );
});

test('an erased person does not come back by their past', async () => {
  const { portal } = world.sandbox;
  const [reader] = portal
    .list('contacts')
    .filter(({ properties }) => properties.email === 'it@forming.example');
  await world.store.db
    .transaction()
    .execute((trx) => requestErasure(trx, [reader?.id ?? ''], world.clock.now()));
  await world.drain();
  await carryOut();
  const { db } = world.store;
  expect(
    await db
      .selectFrom('contact')
      .select('id')
      .where('id', '=', reader?.id ?? '')
      .execute(),
  ).toEqual([]);
  expect(
    await db
      .selectFrom('interaction')
      .select('id')
      .where('contact_id', '=', reader?.id ?? '')
      .execute(),
  ).toEqual([]);
});
