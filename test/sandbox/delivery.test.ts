/** What happens to webhooks on their way; all of it can be played again by the seed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { drawRetryDelay, MOST_REPEATS } from '../../src/sandbox/delivery/retries.ts';
import { importContacts } from '../../src/sandbox/imports.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const DAY = 86_400_000;
let now = NOW;
let status = 204;
let server: Server;
let arrived: number[] = [];
const open: Sandbox[] = [];

beforeEach(async () => {
  [now, status, arrived] = [NOW, 204, []];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (bytes: Buffer) => (text += bytes.toString()));
    request.on('end', () => {
      if (status === 204)
        arrived.push(...(JSON.parse(text) as { eventId: number }[]).map(({ eventId }) => eventId));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
  await new Promise((resolve) => server.close(resolve));
});

async function start(seed = 1): Promise<Sandbox> {
  const targetUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const sandbox = await startSandbox({ now: () => now, seed, webhooks: { targetUrl } });
  open.push(sandbox);
  return sandbox;
}

function importInto({ portal: { state } }: Sandbox, count: number): void {
  importContacts(state, { count }, { at: now, source: 'IMPORT', sourceId: null });
}

const UNREST = { shuffle: true, double: 0.2, lose: 0.1, concurrency: 1 };

test('the same seed loses, doubles and shuffles the same events, another seed others', async () => {
  const runs: number[][] = [];
  for (const seed of [3, 3, 4]) {
    const sandbox = await start(seed);
    importInto(sandbox, 500);
    arrived = [];
    await sandbox.webhooks.flush(UNREST);
    runs.push(arrived);
  }
  expect(runs[0]).toEqual(runs[1]);
  expect(runs[0]).not.toEqual(runs[2]);
});

test('what is lost never arrives, what is doubled arrives twice, the rest once', async () => {
  const sandbox = await start();
  importInto(sandbox, 2000);
  const all = sandbox.webhooks.queue.map(({ eventId }) => eventId);
  await sandbox.webhooks.flush(UNREST);
  const lost = new Set(sandbox.webhooks.lost.map(({ eventId }) => eventId));
  expect(lost.size / all.length).toBeCloseTo(0.1, 1);
  const times = Map.groupBy(arrived, (id) => id);
  expect(all.filter((id) => !lost.has(id) && !times.has(id))).toEqual([]);
  expect([...lost].filter((id) => times.has(id))).toEqual([]);
  expect((arrived.length - times.size) / times.size).toBeCloseTo(0.2, 1);
});

test('delayed events wait by the clock of the sandbox, each by its own time', async () => {
  const sandbox = await start();
  importInto(sandbox, 100);
  const { length } = sandbox.webhooks.queue;
  await sandbox.webhooks.flush({ delayMs: 60_000 });
  expect(arrived).toEqual([]);
  now += 30_000;
  await sandbox.webhooks.flush();
  expect(arrived.length).toBeGreaterThan(length / 4);
  expect(arrived.length).toBeLessThan((length * 3) / 4);
  now += 30_000;
  await sandbox.webhooks.flush();
  expect(new Set(arrived).size).toBe(length);
});

test('an event that fails is repeated ten times within a day, ever more rarely, and then given up', async () => {
  const sandbox = await start();
  const { webhooks, portal } = sandbox;
  webhooks.retry('overADay');
  portal.createObject('contacts', {});
  status = 503;
  const sentAt: number[] = [];
  for (let due = webhooks.nextDue(); due !== null; due = webhooks.nextDue()) {
    now = Math.max(now, due);
    if ((await webhooks.flush()).sent > 0) sentAt.push(now);
  }
  expect(sentAt).toHaveLength(1 + MOST_REPEATS);
  const last = sentAt.at(-1)! - sentAt[0]!;
  expect(last).toBeGreaterThan(DAY / 4);
  expect(last).toBeLessThanOrEqual(DAY);
  expect(webhooks.givenUp).toHaveLength(1);
});

test('repetitions together never take more than a day, whatever is drawn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const random = createRandom(seed);
      let sum = 0;
      for (let attempt = 1; attempt <= MOST_REPEATS; attempt++) {
        const delay = drawRetryDelay(attempt, random);
        expect(delay).toBeGreaterThan(0);
        sum += delay;
      }
      expect(sum).toBeLessThanOrEqual(DAY);
    }),
  );
});

test('while it is paused nothing goes by itself, and everything once it goes on', async () => {
  const sandbox = await start();
  const { webhooks, portal } = sandbox;
  webhooks.pause();
  webhooks.start(1);
  portal.createObject('contacts', {});
  // Another portal that is not paused shows that its turn has come and gone.
  const control = await start(2);
  control.webhooks.start(1);
  control.portal.createObject('contacts', {});
  while (arrived.length === 0) await new Promise(setImmediate);
  expect(arrived).toHaveLength(1);
  expect(webhooks.queue).toHaveLength(1);
  webhooks.resume();
  while (arrived.length === 1) await new Promise(setImmediate);
  expect(webhooks.queue).toEqual([]);
});
