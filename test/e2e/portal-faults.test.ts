/** Each way in which HubSpot fails, once from a webhook to the deal: what was decided is written in the end, once. */
import { GatewayError, PausedError } from '../../src/hubspot/errors.ts';
import { countPending } from '../../src/facts/inbox.ts';
import type { Fault } from '../../src/sandbox/http/faults.ts';
import { playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { judgeExchanges } from '../support/judge.ts';
import { labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

const LABELS = {
  hr: 'Initiator',
  it: 'Technical validator',
  finance: 'Budget holder',
  executive: 'Decision maker',
};

let world: World;
let played: Played;
/** Ends the patience of every call that is under way. */
let expire: () => void;

beforeEach(async () => {
  const waiting = new Set<AbortController>();
  expire = () => {
    for (const each of waiting) each.abort();
    waiting.clear();
  };
  world = await createWorld({
    startDeadline: () => {
      const deadline = new AbortController();
      waiting.add(deadline);
      return deadline.signal;
    },
    sandbox: {
      timeZone: 'America/New_York',
      onExchange: (exchange) => {
        judgeExchanges(exchange);
        if (exchange.faulty && exchange.status === 0) setImmediate(expire);
      },
    },
  });
  await world.view();
  played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  world.sandbox.calls.reset();
});
afterEach(() => world.close());

/** As the running worker does: it pauses and goes on. Answers what it paused for. */
async function settleThrough(): Promise<GatewayError[]> {
  const pauses: GatewayError[] = [];
  for (let round = 0; round < 30; round++) {
    try {
      await world.settle();
      await world.drain();
      return pauses;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      pauses.push(error);
      world.clock.set(error instanceof PausedError ? error.resumeAt : world.clock.now() + 30_000);
    }
  }
  throw new Error('the worker does not recover');
}

async function expectOneTrueDeal(): Promise<void> {
  const { id, properties } = onlyDeal(world);
  expect(properties).toMatchObject({ bg_key: `${played.companyId}:hr_system:1`, bg_member_count: '4' });
  const wanted = Object.entries(LABELS).map(([key, label]) => [played.ids[key]!, [label]]);
  expect(labelsOn(world, id)).toEqual(Object.fromEntries(wanted));
  for (const table of ['role_fact', 'membership_fact'] as const)
    expect(await world.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
  expect(await countPending(world.store.db)).toBe(0);
}

const answered = (status: number): number[] =>
  world.sandbox.calls.entries.filter((call) => call.status === status).map(({ at }) => at);

/** How long after the first answer with this status the next call was made. */
function waitAfter(status: number): number {
  const all = world.sandbox.calls.entries;
  const n = all.findIndex((call) => call.status === status);
  return (all[n + 1]?.at ?? Number.NaN) - (all[n]?.at ?? Number.NaN);
}

const READ = { method: 'POST', path: /contacts\/batch\/read$/u };
const WRITE = { method: 'POST', path: /deals\/batch\/upsert$/u };

describe('limits', () => {
  test('a 429 with Retry-After: 7 is waited out for 7 s (P24)', async () => {
    world.sandbox.faults.add({ match: READ, status: 429, headers: { 'Retry-After': '7' }, body: {} });
    expect(await settleThrough()).toEqual([]);
    expect(waitAfter(429)).toBeGreaterThanOrEqual(7_000);
    expect(waitAfter(429)).toBeLessThan(10_000);
    await expectOneTrueDeal();
  });

  test.each(['TEN_SECONDLY_ROLLING', 'SECONDLY'] as const)(
    'a 429 by %s without Retry-After is waited out by backing off (P24)',
    async (policy) => {
      world.sandbox.limits.force(policy, 3);
      expect(await settleThrough()).toEqual([]);
      expect(answered(429)).toHaveLength(3);
      await expectOneTrueDeal();
    },
  );

  test('the daily limit stops every call until midnight of the account, and not of Greenwich (P24)', async () => {
    world.sandbox.limits.force('DAILY', 1);
    const pauses = await settleThrough();
    const midnight = Date.parse('2026-11-25T00:00:00-05:00');
    expect(pauses).toMatchObject([{ name: 'PausedError', reason: 'daily_limit', resumeAt: midnight }]);
    const [refused = 0] = answered(429);
    const between = world.sandbox.calls.entries.filter(({ at }) => at > refused && at < midnight);
    expect(between).toEqual([]);
    await expectOneTrueDeal();
  });
});

const PASSING: readonly (readonly [string, Omit<Fault, 'match'>])[] = [
  ['423 Locked', { status: 423, body: {} }],
  ['477 with Retry-After', { status: 477, headers: { 'Retry-After': '20' }, body: {} }],
  ['500', { status: 500, body: {} }],
  ['502 as HTML', { status: 502, body: '<html>Bad gateway</html>' }],
  ['503', { status: 503, body: {} }],
  ['504', { status: 504, body: {} }],
  ['a reset', { dropConnection: true }],
  ['a time-out', { neverAnswer: true }],
  ['HTML instead of JSON', { status: 200, body: '<html>maintenance</html>' }],
  ['truncated JSON', { status: 200, body: '{"status":"COMPLETE","results":[{"id":"5' }],
];

describe.each(PASSING)('%s', (_name, fault) => {
  test('on a read is asked again, and nobody is taken for missing (P26, P28)', async () => {
    world.sandbox.faults.add({ ...fault, match: READ, times: 2 });
    expect(await settleThrough()).toEqual([]);
    const gone = await world.store.db.selectFrom('contact').select('id').where('archived', '=', 1).execute();
    expect(gone).toEqual([]);
    await expectOneTrueDeal();
  });

  test('on a write is made good, whether HubSpot carried it out or not (P26, P30)', async () => {
    world.sandbox.faults.add({ ...fault, match: WRITE });
    world.sandbox.faults.add({ ...fault, match: WRITE, applyFirst: true });
    await settleThrough();
    await expectOneTrueDeal();
  });

  test('that lasts longer than a call is patient pauses the work, and loses nothing (P26)', async () => {
    world.sandbox.faults.add({ ...fault, match: { path: /^\/crm\// }, times: 12 });
    expect((await settleThrough()).length).toBeGreaterThan(0);
    await expectOneTrueDeal();
  });
});

test('a 477 that asks for ten minutes is given them (P24)', async () => {
  const headers = { 'Retry-After': '600' };
  world.sandbox.faults.add({ match: READ, status: 477, headers, body: {} });
  expect(await settleThrough()).toMatchObject([{ name: 'PausedError', reason: 'migration' }]);
  expect(waitAfter(477)).toBeGreaterThanOrEqual(600_000);
  await expectOneTrueDeal();
});

describe('one bad input of a batch', () => {
  test('a contact that is gone, of which no webhook told, costs the others nothing: 207 (P26, P27)', async () => {
    await settleThrough();
    const { portal, webhooks, calls } = world.sandbox;
    world.clock.pass(60_000);
    portal.archiveObject('contacts', played.ids.executive!);
    webhooks.take();
    for (const key of ['hr', 'it', 'finance'])
      portal.updateObject('contacts', played.ids[key]!, { jobtitle: 'CFO' });
    // A poison record of the mirror: its title changed here, and it is no more in HubSpot.
    await world.store.db
      .updateTable('contact')
      .set({
        properties: JSON.stringify({
          jobtitle: ['CFO', START],
          associatedcompanyid: [played.companyId, START],
        }),
      })
      .where('id', '=', played.ids.executive!)
      .execute();
    calls.reset();
    await settleThrough();
    expect(answered(207).length).toBeGreaterThan(0);
    for (const key of ['hr', 'it', 'finance'])
      expect(portal.find('contacts', played.ids[key]!)?.properties.bg_department).toBe('finance');
    expect(onlyDeal(world).properties.bg_member_count).toBe('3');
    expect(
      writesOf(world).filter((each) => each.endsWith('contacts/batch/update')).length,
    ).toBeLessThanOrEqual(9);
  });

  test('a value that HubSpot refuses is left out, and the rest of the record is written (P27)', async () => {
    world.sandbox.portal.removeOption('deals', 'bg_stage', 'engaged');
    world.sandbox.portal.removeOption('deals', 'bg_stage', 'prioritized');
    await settleThrough();
    expect(onlyDeal(world).properties).toMatchObject({ bg_member_count: '4', bg_priority_band: '3' });
    expect(onlyDeal(world).properties.bg_stage).toBeUndefined();
  });
});

describe('a token or a scope that is gone', () => {
  const cases = [
    {
      name: '401',
      error: 'AuthError',
      take: () => world.sandbox.access.revokeToken(),
      give: () => world.sandbox.access.restoreToken(),
    },
    {
      name: '403',
      error: 'ScopeError',
      take: () =>
        world.sandbox.access.grant(['oauth', 'crm.objects.contacts.read', 'crm.objects.companies.read']),
      give: () => world.sandbox.access.grant(null),
    },
  ];

  test.each(cases)(
    '$name pauses, keeps what arrives, and goes on without a restart (P29)',
    async ({ error, take, give }) => {
      take();
      const statuses = await world.deliver();
      expect(new Set(statuses)).toEqual(new Set([204]));
      await expect(world.drain()).rejects.toMatchObject({ name: error });
      const { portal } = world.sandbox;
      portal.updateObject('contacts', played.ids.hr!, { jobtitle: 'HR Director' });
      expect(await world.deliver()).toEqual([204]);
      await expect(world.drain()).rejects.toMatchObject({ name: error });
      expect(portal.list('deals')).toEqual([]);
      give();
      world.clock.pass(15_000);
      expect(await settleThrough()).toEqual([]);
      await world.drain();
      await expectOneTrueDeal();
    },
  );
});
