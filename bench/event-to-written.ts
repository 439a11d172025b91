/**
 * `node bench/event-to-written.ts`: how long from the acknowledgement of an event until the deal in the portal holds
 * what follows from it. The app runs in a process of its own as `serve` does; the portal is this process.
 */
import { systemClock } from '../src/hubspot/system-clock.ts';
import { deliverBatch } from '../src/sandbox/delivery/sending.ts';
import type { WebhookEvent } from '../src/sandbox/delivery/payloads.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';
import type { AppServerReady } from './load/app-server.ts';
import { startChild } from './load/child.ts';
import { createDealWatch, type DealWatch } from './load/watch-deals.ts';
import { percentile, round } from './measure/figures.ts';
import { printTable } from './measure/table.ts';
import { addCrowd, viewPages, type Crowd } from './scene/people.ts';
import { openPortal, PUBLIC_URL, SECRET } from './scene/portal.ts';

const SIZE = { companies: 100, peoplePerCompany: 10 };
const BURSTS = 5;
const DAY = 86_400_000;
/** Longer than a company that was just decided gathers what comes. */
const REST_MS = 2_500;

interface Scene {
  readonly sandbox: Sandbox;
  readonly watch: DealWatch;
  readonly crowd: Crowd;
  readonly targetUrl: string;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Until the app has not called for a while. */
async function waitForRest({ calls }: Sandbox): Promise<void> {
  for (let seen = -1; calls.count() !== seen;) {
    seen = calls.count();
    await wait(REST_MS);
  }
}

interface Acknowledged {
  readonly events: readonly WebhookEvent[];
  readonly at: number;
}

/** Everything that waits, in deliveries of 100, all at once. */
async function deliver({ sandbox, targetUrl }: Scene): Promise<Acknowledged[]> {
  const events = sandbox.webhooks.take();
  const batches = Array.from({ length: Math.ceil(events.length / 100) }, (_, at) =>
    events.slice(at * 100, (at + 1) * 100),
  );
  return Promise.all(
    batches.map(async (batch) => {
      const target = { targetUrl, publicUrl: PUBLIC_URL };
      const { accepted, status } = await deliverBatch(target, SECRET, batch, systemClock.now());
      if (!accepted) throw new Error(`A delivery was answered with ${status}; 204 was expected.`);
      return { events: batch, at: performance.now() };
    }),
  );
}

function dealOfContact({ sandbox }: Scene, contactId: string): string {
  const deal = sandbox.portal.associations('contacts', contactId, 'deals')[0];
  if (deal === undefined)
    throw new Error('The portal has no deal for one of the people; the set-up went wrong.');
  return deal.id;
}

/** One event at a time, each of another company that has been quiet. */
async function measureSingles(scene: Scene): Promise<number[]> {
  const { sandbox, crowd, watch } = scene;
  const times: number[] = [];
  for (const companyId of crowd.companyIds) {
    const person = crowd.people.find((each) => each.companyId === companyId);
    if (person === undefined) continue;
    const written = watch.nextWrite(dealOfContact(scene, person.contactId));
    viewPages(sandbox.portal, [person], 1_000, systemClock.now());
    const [acknowledged] = await deliver(scene);
    times.push(Math.max(0, (await written) - (acknowledged?.at ?? 0)));
  }
  return times;
}

/** 1,000 events over ten connections; each counts until the last write of its deal. */
async function measureBurst(scene: Scene, visit: number): Promise<number[]> {
  const { sandbox, crowd, watch } = scene;
  const deals = new Map(crowd.people.map(({ contactId }) => [contactId, dealOfContact(scene, contactId)]));
  watch.forget();
  viewPages(sandbox.portal, crowd.people, visit, systemClock.now());
  const acknowledged = await deliver(scene);
  await waitForRest(sandbox);
  return acknowledged.flatMap(({ events, at }) =>
    events.map(({ objectId }) => {
      const written = watch.writtenAt(deals.get(String(objectId)) ?? '');
      if (written === undefined) throw new Error('A deal was not written although one of its people came.');
      return Math.max(0, written - at);
    }),
  );
}

async function measure(scene: Scene): Promise<void> {
  const { sandbox, crowd } = scene;
  viewPages(sandbox.portal, crowd.people, 1, systemClock.now());
  await deliver(scene);
  await waitForRest(sandbox);
  sandbox.webhooks.take();
  const singles = await measureSingles(scene);
  await waitForRest(sandbox);
  const bursts: number[] = [];
  for (let burst = 0; burst < BURSTS; burst++) {
    sandbox.webhooks.take();
    bursts.push(...(await measureBurst(scene, 2_000 + burst)));
  }
  const row = (name: string, times: readonly number[]) => [
    name,
    times.length,
    round(percentile(times, 0.5)),
    round(percentile(times, 0.99)),
  ];
  printTable(
    'From acknowledged event to written deal',
    ['case', 'events', 'p50 ms', 'p99 ms'],
    [row('single event, quiet company', singles), row('burst of 1,000 events over ten connections', bursts)],
  );
}

const watch = createDealWatch();
const sandbox = await openPortal(systemClock, { onExchange: watch.onExchange });
const crowd = addCrowd(sandbox.portal, SIZE, systemClock.now() - 90 * DAY);
sandbox.webhooks.take();
const app = await startChild<AppServerReady>(new URL('load/app-server.ts', import.meta.url), {
  role: 'all',
  baseUrl: sandbox.url,
  accessToken: sandbox.token,
  portalId: String(sandbox.portalId),
  appId: String(sandbox.appId),
});
try {
  await measure({ sandbox, watch, crowd, targetUrl: `http://127.0.0.1:${app.ready.port}/webhooks/hubspot` });
} finally {
  await app.stop();
  await sandbox.close();
}
