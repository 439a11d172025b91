import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { call, createTestClock } from './calling.ts';

interface Taken {
  readonly body: string;
  readonly signature: string;
  readonly timestamp: string;
}

const clock = createTestClock();
let sandbox: Sandbox;
let receiver: Server;
let taken: Taken[];
let answer: number;
let onTaken: () => void;

beforeEach(async () => {
  taken = [];
  answer = 204;
  onTaken = () => undefined;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { headers } = request;
      const signature = String(headers['x-hubspot-signature-v3']);
      taken.push({ body, signature, timestamp: String(headers['x-hubspot-request-timestamp']) });
      response.writeHead(answer).end(onTaken);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await sandbox.close();
  await new Promise((resolve) => receiver.close(resolve));
});

async function start(webhooks: SandboxOptions['webhooks'] = {}, options: SandboxOptions = {}): Promise<void> {
  const { port } = receiver.address() as AddressInfo;
  const targetUrl = `http://127.0.0.1:${port}/webhooks/hubspot?src=hs`;
  sandbox = await startSandbox({ now: clock.now, ...options, webhooks: { targetUrl, ...webhooks } });
}

function kinds(): string[] {
  return sandbox.webhooks.queue.map((event) => {
    const name = event['propertyName'];
    return name === undefined ? event.subscriptionType : `${event.subscriptionType} ${String(name)}`;
  });
}

function events(): Record<string, unknown>[] {
  return taken.flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[]);
}

function addContacts(count: number): void {
  for (let index = 0; index < count; index += 1) sandbox.portal.createObject('contacts', {});
}

describe('events', () => {
  test('a creation tells of the record and of each property that was set', async () => {
    await start();
    const at = clock.now() - 5_000;
    const id = sandbox.portal.createObject(
      'contacts',
      { email: 'a@x.ru', jobtitle: 'CFO' },
      { at, source: 'FORM' },
    );
    expect(kinds()).toEqual([
      'object.creation',
      'object.propertyChange email',
      'object.propertyChange jobtitle',
    ]);
    expect(sandbox.webhooks.queue[2]).toMatchObject({
      objectId: Number(id),
      objectTypeId: '0-1',
      occurredAt: at,
      changeSource: 'FORM',
      sourceId: 'userId:7',
      propertyValue: 'CFO',
      attemptNumber: 0,
      portalId: sandbox.portalId,
      appId: sandbox.appId,
    });
  });

  test('times are in milliseconds', async () => {
    await start();
    sandbox.portal.createObject('deals', { closedate: '2026-12-01T00:00:00Z' });
    expect(sandbox.webhooks.queue.at(-1)).toMatchObject({ propertyValue: String(Date.parse('2026-12-01')) });
  });

  test('a value that stays the same makes none', async () => {
    await start();
    const id = sandbox.portal.createObject('contacts', { jobtitle: 'CFO' });
    sandbox.webhooks.take();
    sandbox.portal.updateObject('contacts', id, { jobtitle: 'CFO' });
    expect(kinds()).toEqual([]);
  });

  test('the app’s own writes carry its id as their source', async () => {
    await start();
    await call(sandbox, 'POST', '/crm/objects/2026-09/deals', { properties: { dealname: 'HR' } });
    expect(sandbox.webhooks.queue).toMatchObject([
      { changeSource: 'INTEGRATION', sourceId: String(sandbox.appId), subscriptionType: 'object.creation' },
      { changeSource: 'INTEGRATION', sourceId: String(sandbox.appId), propertyName: 'dealname' },
    ]);
  });

  test('an association tells both directions, a label by its own type ids', async () => {
    await start();
    const deal = { type: 'deals', id: sandbox.portal.createObject('deals', {}) } as const;
    const contact = { type: 'contacts', id: sandbox.portal.createObject('contacts', {}) } as const;
    const label = sandbox.portal.addLabel('deals', 'contacts', 'Champion');
    sandbox.webhooks.take();
    sandbox.portal.associate(deal, contact, [label]);
    const ids = sandbox.webhooks.queue.map((event) => [
      event['fromObjectTypeId'],
      event['associationTypeId'],
    ]);
    expect(ids).toEqual([
      ['0-3', 3],
      ['0-1', 4],
      ['0-3', label.typeId],
      ['0-1', label.typeId + 1],
    ]);
    sandbox.webhooks.take();
    sandbox.portal.removeLabels(deal, contact, [label]);
    expect(sandbox.webhooks.queue).toMatchObject([
      { associationRemoved: true },
      { associationRemoved: true },
    ]);
  });

  test('the classic style names objects in words and knows no labels', async () => {
    await start({ style: 'classic' });
    const deal = { type: 'deals', id: sandbox.portal.createObject('deals', {}) } as const;
    const contact = { type: 'contacts', id: sandbox.portal.createObject('contacts', {}) } as const;
    const label = sandbox.portal.addLabel('deals', 'contacts', 'Champion');
    sandbox.portal.associate(deal, contact, [label]);
    expect(kinds()).toEqual([
      'deal.creation',
      'contact.creation',
      'deal.associationChange',
      'contact.associationChange',
    ]);
    expect(sandbox.webhooks.queue.at(-1)).toMatchObject({ associationType: 'CONTACT_TO_DEAL' });
    expect(sandbox.webhooks.queue[0]).not.toHaveProperty('objectTypeId');
  });

  test('merges, deletions, restores and erasures are told', async () => {
    await start();
    const [first = '', second = '', third = ''] = [1, 2, 3].map(() =>
      sandbox.portal.createObject('contacts', {}),
    );
    sandbox.webhooks.take();
    const survivor = sandbox.portal.mergeObjects('contacts', first, second, { newRecord: true });
    sandbox.portal.archiveObject('contacts', third);
    sandbox.portal.restoreObject('contacts', third);
    sandbox.portal.privacyDelete('contacts', third);
    expect(kinds()).toEqual([
      'object.creation',
      'object.merge',
      'object.deletion',
      'object.restore',
      'object.deletion',
      'contact.privacyDeletion',
    ]);
    expect(sandbox.webhooks.queue[1]).toMatchObject({
      primaryObjectId: Number(first),
      mergedObjectIds: [Number(first), Number(second)],
      newObjectId: Number(survivor),
    });
  });

  test('only what the app subscribed to is sent', async () => {
    await start({
      subscriptions: [
        { subscriptionType: 'object.propertyChange', objectType: 'contact', propertyName: 'jobtitle' },
        { subscriptionType: 'object.creation', objectType: 'deal', active: false },
        { subscriptionType: 'contact.privacyDeletion' },
      ],
    });
    sandbox.portal.createObject('deals', {});
    const id = sandbox.portal.createObject('contacts', { email: 'a@x.ru', jobtitle: 'CFO' });
    sandbox.portal.privacyDelete('contacts', id);
    expect(kinds()).toEqual(['object.propertyChange jobtitle', 'contact.privacyDeletion']);
  });
});

describe('delivery', () => {
  test('is signed over the public address as HubSpot calls it', async () => {
    await start({ publicUrl: 'https://bg.example.com' }, { clientSecret: 'secret' });
    addContacts(1);
    expect((await sandbox.webhooks.flush()).statuses).toEqual([204]);
    const { body, timestamp, signature } = taken[0] as Taken;
    const signed = `POSThttps://bg.example.com/webhooks/hubspot?src=hs${body}${timestamp}`;
    expect(signature).toBe(createHmac('sha256', 'secret').update(signed).digest('base64'));
    expect(timestamp).toBe(String(clock.now()));
  });

  test('comes in batches of at most 100', async () => {
    await start();
    addContacts(250);
    const { sent, statuses } = await sandbox.webhooks.flush({ batchSize: 1_000 });
    expect([sent, statuses]).toEqual([250, [204, 204, 204]]);
    expect(taken.map(({ body }) => (JSON.parse(body) as unknown[]).length).sort()).toEqual([100, 100, 50]);
    expect(sandbox.webhooks.queue).toEqual([]);
  });

  test.each([400, 503])('what was answered by %i is sent again, counted', async (status) => {
    await start();
    addContacts(1);
    answer = status;
    expect((await sandbox.webhooks.flush()).requeued).toBe(1);
    answer = 204;
    await sandbox.webhooks.flush();
    expect(events().map((event) => event['attemptNumber'])).toEqual([0, 1]);
  });

  test('a failed connection is no answer, and after ten repetitions an event is given up', async () => {
    await start();
    addContacts(1);
    sandbox.webhooks.aim({ targetUrl: 'http://127.0.0.1:9/webhooks' });
    for (let attempt = 0; attempt <= 10; attempt += 1) {
      expect((await sandbox.webhooks.flush()).statuses).toEqual([0]);
    }
    expect([sandbox.webhooks.queue.length, sandbox.webhooks.givenUp.length]).toEqual([0, 1]);
  });

  test('shuffles and doubles, the same way for the same seed', async () => {
    const play = async (seed: number): Promise<unknown[]> => {
      await start({}, { seed });
      addContacts(50);
      await sandbox.webhooks.flush({ shuffle: true, double: 0.2, concurrency: 1 });
      const ids = events().map((event) => event['objectId']);
      taken = [];
      await sandbox.close();
      return ids;
    };
    const [first, again, other] = [await play(7), await play(7), await play(8)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect(new Set(first).size).toBe(50);
    expect(first.length).toBeGreaterThan(50);
    expect([...first].sort()).not.toEqual(first);
  });

  test('goes on by itself until it is stopped', async () => {
    await start();
    const arrived = new Promise<void>((resolve) => (onTaken = resolve));
    sandbox.webhooks.start(1);
    addContacts(1);
    await arrived;
    await sandbox.webhooks.stop();
    addContacts(1);
    expect(events()).toHaveLength(1);
    expect(sandbox.webhooks.queue).toHaveLength(1);
  });
});
