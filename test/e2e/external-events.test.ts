import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { signRequest } from '../../webhooks/sign-request.ts';
import { createWorld, EVENTS_KEY, PUBLIC_URL, SECRET, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;

beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  await world.settle();
});
afterEach(() => world.close());

function attended(id: string, contact: object, more: object = {}): object {
  const occurredAt = new Date(world.clock.now() - 3_600_000).toISOString();
  return { id, occurredAt, contact, kind: 'webinar_attendance', content: '/webinars/hr-api', ...more };
}

async function post(
  body: unknown,
  key = EVENTS_KEY,
): Promise<{ status: number; body: { error?: { message: string } } }> {
  const response = await fetch(`${world.edge.url}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'one', 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { error?: { message: string } } };
}

async function interactionsOf(contactId: string): Promise<number> {
  const dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (
    (body as BuyingGroupView).members.find((member) => member.contactId === contactId)?.interactions ?? 0
  );
}

describe('POST /api/events', () => {
  test('an event of another system counts for the contact it names, by id or by address (R121)', async () => {
    const before = [await interactionsOf(story.ivanId), await interactionsOf(story.olgaId)];
    const events = [
      attended('a', { id: story.ivanId }),
      attended('b', { email: 'O.Petrova@krasnaya-romashka.ru' }),
    ];
    expect(await post({ events })).toEqual({ status: 202, body: { accepted: 2 } });
    await world.drain();
    await world.settle();
    expect([await interactionsOf(story.ivanId), await interactionsOf(story.olgaId)]).toEqual(
      before.map((n) => n + 1),
    );
  });

  test('the same event twice is one, whatever the request looks like (R121)', async () => {
    const before = await interactionsOf(story.ivanId);
    const first = attended('a', { id: story.ivanId });
    await post({ events: [first] });
    await world.drain();
    await post({ events: [first, attended('b', { id: story.ivanId })] });
    await world.drain();
    expect(await interactionsOf(story.ivanId)).toBe(before + 2);
  });

  test('an address nobody has yet waits for the contact who gets it', async () => {
    await post({ events: [attended('a', { email: 'new@krasnaya-romashka.ru' })] });
    await world.drain();
    const { portal } = world.sandbox;
    const id = portal.createObject('contacts', { email: 'new@krasnaya-romashka.ru', jobtitle: 'Юрист' });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: story.companyId });
    await world.settle();
    expect(await interactionsOf(id)).toBe(1);
    expect(await world.store.db.selectFrom('waiting_event').selectAll().execute()).toEqual([]);
  });

  test('a contact known to HubSpot but not to this app is found by its address', async () => {
    const { portal } = world.sandbox;
    const id = portal.createObject('contacts', { email: 'known@krasnaya-romashka.ru', jobtitle: 'Юрист' });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: story.companyId });
    world.sandbox.webhooks.take();
    await post({ events: [attended('a', { email: 'known@krasnaya-romashka.ru' })] });
    await world.drain();
    expect(await interactionsOf(id)).toBe(1);
  });

  test('one invalid event refuses the whole request, and every fault is named', async () => {
    const before = await interactionsOf(story.ivanId);
    const events = [
      attended('a', { id: story.ivanId }),
      attended('b', { id: 'twelve' }),
      attended('c', { id: story.ivanId }, { kind: 'dance' }),
      attended('d', { id: story.ivanId }, { occurredAt: 'yesterday' }),
    ];
    const { status, body } = await post({ events });
    expect(status).toBe(400);
    for (const path of ['events[1].contact', 'events[2].kind', 'events[3].occurredAt'])
      expect(body.error?.message).toContain(path);
    const unknown = await post({ events: [attended('e', { id: story.ivanId }, { solution: 'hr_sistem' })] });
    expect(unknown.body.error?.message).toContain('events[0].solution');
    await world.drain();
    expect(await interactionsOf(story.ivanId)).toBe(before);
  });

  test.each([
    ['no JSON', '{', 400],
    ['no events', { events: [] }, 400],
    ['too many events', { events: Array.from({ length: 101 }, (_, n) => ({ id: String(n) })) }, 400],
    ['more than 1 MiB', { events: [], pad: 'x'.repeat(1024 * 1024) }, 413],
  ])('refuses %s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  test('a wrong key is refused before anything is read', async () => {
    expect((await post('{', 'another-key-of-16-characters')).status).toBe(401);
  });
});

describe('the workflow action', () => {
  async function act(body: unknown): Promise<{ status: number; body: unknown }> {
    const text = JSON.stringify(body);
    const path = '/workflow-actions/record-interaction';
    const headers = signRequest({
      url: `${PUBLIC_URL}${path}`,
      body: text,
      timestamp: world.clock.now(),
      secret: SECRET,
    });
    const response = await fetch(`${world.edge.url}${path}`, {
      method: 'POST',
      headers: { ...headers },
      body: text,
    });
    return { status: response.status, body: await response.json() };
  }

  function step(fields: object, portalId = world.sandbox.portalId): object {
    return {
      callbackId: 'ap-1-2-3',
      origin: { portalId, actionDefinitionId: 1, actionDefinitionVersion: 1 },
      context: { source: 'WORKFLOWS', workflowId: 5 },
      object: { objectId: Number(story.ivanId), objectType: 'CONTACT' },
      inputFields: { kind: 'form_submission', content: '/hr/pricing', title: '', ...fields },
    };
  }

  test('records an interaction once, however often HubSpot repeats it', async () => {
    const before = await interactionsOf(story.ivanId);
    const answer = await act(step({}));
    expect(answer).toEqual({
      status: 200,
      body: { outputFields: { hs_execution_state: 'SUCCESS', recorded: 'true' } },
    });
    world.clock.pass(1000);
    await act(step({}));
    await world.drain();
    expect(await interactionsOf(story.ivanId)).toBe(before + 1);
  });

  test('names what is wrong with its fields, and takes nothing of another portal', async () => {
    expect((await act(step({ kind: 'dance' }))).status).toBe(400);
    expect((await act(step({}, 999))).status).toBe(403);
  });
});
