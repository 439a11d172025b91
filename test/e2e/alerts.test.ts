/** Owners are told by tasks in HubSpot: each thing once, whatever becomes of a call. */
import { forgetOld } from '../../src/facts/retention.ts';
import { workOnce } from '../../src/worker/worker.ts';
import { signRequest } from '../../webhooks/sign-request.ts';
import { act, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { FIVE_PEOPLE } from '../fixtures/five-people.ts';
import { onlyDeal } from '../support/observing.ts';
import { openTestStore } from '../support/stores.ts';
import {
  createWorld,
  DAY,
  loadTellingRules,
  PUBLIC_URL,
  SECRET,
  START,
  type World,
} from '../support/world.ts';
import { createsOf, OWNER, playGroup, tasksOf, waitIn } from './alert-scene.ts';

let world: World;
afterEach(() => world.close());

async function play(...given: Parameters<typeof playGroup>): Promise<Played> {
  const begun = await playGroup(...given);
  ({ world } = begun);
  return begun.played;
}
const tasks = () => tasksOf(world);
const creates = () => createsOf(world);
const waitFor = (ms: number): Promise<void> => waitIn(world, ms);

describe('a group that forms', () => {
  test('is a task for the owner, on the deal, the company and the people, with names and pages (R66)', async () => {
    const played = await play();
    await world.settle();
    const deal = onlyDeal(world);
    const [task, ...others] = tasks();
    expect(others).toEqual([]);
    expect(task?.properties).toMatchObject({
      hubspot_owner_id: OWNER,
      hs_task_subject: 'A buying group forms: HR-система - Красная ромашка',
      hs_task_status: 'NOT_STARTED',
      hs_task_type: 'TODO',
    });
    const due = Number(task?.properties.hs_timestamp);
    expect(due - START).toBeGreaterThanOrEqual(DAY);
    expect(due - START).toBeLessThan(DAY + 60_000);
    const body = task?.properties.hs_task_body ?? '';
    expect(body).toContain('Сергей Волков, IT-директор');
    expect(body).toContain('/hr/leave-automation-brochure');
    expect(body).toMatch(/\[bg-[0-9a-f]{24}\]$/u);
    const linked = (to: 'deals' | 'companies' | 'contacts') =>
      world.sandbox.portal.associations('tasks', task!.id, to).map(({ id }) => id);
    expect(linked('deals')).toEqual([deal.id]);
    expect(linked('companies')).toEqual([played.companyId]);
    expect(linked('contacts').sort()).toEqual(Object.values(played.ids).sort());
  });

  test('is told once: not after other events, another hour or a month, nor when everything comes twice (R66)', async () => {
    const played = await play();
    await world.settle({ shuffle: true, double: 0.5 });
    expect(tasks()).toHaveLength(1);
    act(world.sandbox.portal, played.ids.ivan!, { path: '/hr/api-docs', daysAgo: 0 }, world.clock.now());
    await world.settle({ double: 1 });
    await waitFor(60 * 60_000);
    expect(tasks()).toHaveLength(1);
    await forgetOld(world.store.db, world.clock.now() + 30 * DAY);
    expect(tasks()).toHaveLength(1);
  });

  test('is one task on PostgreSQL as well (R66)', async () => {
    const opened = await openTestStore('PGlite');
    await play({}, { store: () => Promise.resolve(opened.store) });
    await world.settle();
    expect(tasks()).toHaveLength(1);
    await waitFor(60_000);
    expect(tasks()).toHaveLength(1);
  });

  test('costs one call, however many are told of', async () => {
    world = await createWorld({ rules: await loadTellingRules() });
    await world.view();
    playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
    playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
    await world.settle();
    expect(tasks()).toHaveLength(2);
    expect(creates().length).toBeLessThanOrEqual(2);
  });

  test('is told to nobody where alerts are off, and nothing is gathered for later', async () => {
    await play({ delivery: 'none' });
    await world.settle();
    expect(onlyDeal(world)).toBeDefined();
    expect(tasks()).toEqual([]);
    expect(await world.store.db.selectFrom('alert').selectAll().execute()).toEqual([]);
  });

  test('comes back as a webhook of HubSpot and changes nothing', async () => {
    await play();
    await world.settle();
    const before = await world.store.db.selectFrom('alert').selectAll().execute();
    const event = {
      eventId: 1,
      subscriptionId: 1,
      portalId: world.sandbox.portalId,
      appId: world.sandbox.appId,
      occurredAt: world.clock.now(),
      subscriptionType: 'object.creation',
      attemptNumber: 0,
      objectId: Number(tasks()[0]!.id),
      objectTypeId: '0-27',
      changeSource: 'INTEGRATION',
      sourceId: String(world.sandbox.appId),
    };
    const body = JSON.stringify([event]);
    const headers = signRequest({
      method: 'POST',
      url: `${PUBLIC_URL}/webhooks/hubspot`,
      timestamp: world.clock.now(),
      secret: SECRET,
      body,
    });
    const answer = await fetch(`${world.edge.url}/webhooks/hubspot`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(204);
    await world.drain();
    expect(tasks()).toHaveLength(1);
    expect(await world.store.db.selectFrom('alert').selectAll().execute()).toEqual(before);
  });
});

describe('what HubSpot refuses', () => {
  test('for want of a scope waits, is named by readiness, and is made once the scope is there', async () => {
    await play();
    world.sandbox.faults.add({
      match: { method: 'POST', path: /tasks\/batch\/create/u },
      status: 403,
      body: {
        status: 'error',
        category: 'MISSING_SCOPES',
        message: 'This app hasn’t been granted all required scopes to make this call.',
        errors: [
          {
            message: 'One or more of the following scopes are required.',
            context: { requiredGranularScopes: ['crm.objects.contacts.write'] },
          },
        ],
      },
    });
    await world.settle();
    expect(onlyDeal(world).properties.bg_member_count).toBe('5');
    expect(tasks()).toEqual([]);
    const { body } = await ready();
    const check = body.checks.find(({ name }) => name === 'alerts');
    expect(check).toMatchObject({ ok: true });
    expect(check?.detail).toContain('crm.objects.contacts.write');
    await waitFor(61 * 60_000);
    expect(tasks()).toHaveLength(1);
    expect((await ready()).body.checks.some(({ name }) => name === 'alerts')).toBe(false);
  });

  test('for an owner who is gone is made without one', async () => {
    const played = await play();
    world.sandbox.portal.updateObject('companies', played.companyId, { hubspot_owner_id: OWNER });
    world.sandbox.faults.add({
      match: { method: 'POST', path: /tasks\/batch\/create/u },
      status: 400,
      body: {
        status: 'error',
        category: 'VALIDATION_ERROR',
        message: 'Property values were not valid: [{"name":"hubspot_owner_id","error":"INVALID_OWNER_ID"}]',
      },
    });
    await world.settle();
    await world.drain();
    const [task, ...others] = tasks();
    expect(others).toEqual([]);
    expect(task?.properties.hubspot_owner_id ?? null).toBeNull();
  });
});

async function ready(): Promise<{ body: { checks: { name: string; ok: boolean; detail: string }[] } }> {
  const answer = await fetch(`${world.edge.url}/readyz`);
  return { body: (await answer.json()) as { checks: { name: string; ok: boolean; detail: string }[] } };
}

describe('quiet hours and the cap', () => {
  test('nothing is told at night, and in the morning what is still so', async () => {
    await play({ quietHours: { from: 8 * 60, to: 12 * 60, days: [] } });
    await world.settle();
    expect(tasks()).toEqual([]);
    await waitFor(2 * 60 * 60_000);
    expect(tasks()).toEqual([]);
    await waitFor(60 * 60_000 + 60_000);
    expect(tasks()).toHaveLength(1);
    await waitFor(60_000);
    expect(tasks()).toHaveLength(1);
  });

  test('what is no longer so in the morning is told to nobody, nor kept for a company that is gone', async () => {
    const played = await play({ quietHours: { from: 8 * 60, to: 12 * 60, days: [] } });
    await world.settle();
    expect(await world.store.db.selectFrom('alert').select('state').execute()).toEqual([
      { state: 'waiting' },
    ]);
    world.sandbox.portal.archiveObject('companies', played.companyId);
    await world.settle();
    await waitFor(4 * 60 * 60_000);
    expect(tasks()).toEqual([]);
    expect(await world.store.db.selectFrom('alert').select('state').execute()).toEqual([
      { state: 'dropped' },
    ]);
  });

  test('what is beyond the cap is one task that tells all, and the rest waits for the next day', async () => {
    const companies = 6;
    await play({ dailyCap: 3 });
    for (let n = 1; n < companies; n++) {
      const people = FIVE_PEOPLE.people.map((person) => ({
        ...person,
        email: person.email!.replace('krasnaya-romashka', `customer-${n}`),
      }));
      const { companyId } = playCompany(
        world.sandbox.portal,
        { name: `Customer ${n}`, domain: `customer-${n}.ru`, people },
        START,
      );
      world.sandbox.portal.updateObject('companies', companyId, { hubspot_owner_id: OWNER });
    }
    await world.settle();
    expect(world.sandbox.portal.list('deals')).toHaveLength(companies);
    const today = tasks();
    expect(today.length).toBeLessThanOrEqual(3);
    await waitFor(DAY);
    const all = tasks();
    expect(all.length).toBeLessThanOrEqual(6);
    const told = all
      .flatMap(({ id }) => world.sandbox.portal.associations('tasks', id, 'deals'))
      .map(({ id }) => id);
    const deals = world.sandbox.portal.list('deals').map(({ id }) => id);
    expect([...told].sort()).toEqual([...deals].sort());
  });
});

test('the log names no person, whatever HubSpot says', async () => {
  const lines: string[] = [];
  await play();
  const note = (fields: object, message: string): void =>
    void lines.push(JSON.stringify({ fields, message }));
  const context = { ...world.application.context, log: { info: note, warn: note, error: note } };
  world.sandbox.faults.add({
    match: { method: 'POST', path: /tasks\/batch\/create/u },
    status: 400,
    times: 3,
    body: { status: 'error', category: 'VALIDATION_ERROR', message: 'Елена Соколова is not valid' },
  });
  await world.deliver();
  for (let round = 0; round < 10; round++) {
    while (await workOnce(context, await world.view()));
    world.clock.pass(2000);
    await world.deliver();
  }
  expect(lines.some((line) => line.includes('refused a task'))).toBe(true);
  expect(lines.join('\n')).not.toMatch(/Елена|Соколова|sokolova/iu);
});
