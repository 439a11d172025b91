/**
 * `node bench/card-read.ts`: how long the deal's card takes to be answered, with 25 members and 500 interactions, as a
 * ratio to a static JSON answer of the same length from a bare server. Requests come one after the other, as a rep's do.
 */
import express from 'express';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../src/hubspot/system-clock.ts';
import { signRequest } from '../webhooks/sign-request.ts';
import { percentile, round } from './measure/figures.ts';
import { printTable } from './measure/table.ts';
import { connect } from './scene/connect.ts';
import { addCrowd, viewPages } from './scene/people.ts';
import { openPortal, PUBLIC_URL, SECRET } from './scene/portal.ts';

const MEMBERS = 25;
const INTERACTIONS_EACH = 20;
const WARM_UP = 50;
const READS = 500;
const DAY = 86_400_000;

async function time(ask: () => Promise<Response>): Promise<number> {
  const start = performance.now();
  const response = await ask();
  await response.arrayBuffer();
  if (response.status !== 200)
    throw new Error(`The card was answered with ${response.status}; 200 was expected.`);
  return performance.now() - start;
}

/** The two in turn, so that a busy moment hits both. */
async function measure(
  card: () => Promise<Response>,
  bare: () => Promise<Response>,
): Promise<[number[], number[]]> {
  const [cards, bares]: [number[], number[]] = [[], []];
  for (let n = -WARM_UP; n < READS; n++) {
    const [one, other] = [await time(card), await time(bare)];
    if (n < 0) continue;
    cards.push(one);
    bares.push(other);
  }
  return [cards, bares];
}

async function startBare(body: string): Promise<{ url: string; close: () => void }> {
  const app = express();
  app.get('/', (_request, response) => void response.type('application/json').send(body));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}

const sandbox = await openPortal(systemClock);
const crowd = addCrowd(
  sandbox.portal,
  { companies: 1, peoplePerCompany: MEMBERS },
  systemClock.now() - 90 * DAY,
);
sandbox.webhooks.take();
const connected = await connect({ sandbox, clock: systemClock, running: false });
const view = await connected.loadView();
for (let visit = 0; visit < INTERACTIONS_EACH; visit++) {
  viewPages(sandbox.portal, crowd.people, visit + 1, systemClock.now() - (visit + 1) * 3_600_000);
  await sandbox.webhooks.flush();
}
await connected.drain(view);
const deal = sandbox.portal.list('deals')[0];
if (deal === undefined) throw new Error('The portal has no deal; the set-up went wrong.');
const path = `/api/deals/${deal.id}/buying-group?userId=7&userEmail=rep@example.com&portalId=${sandbox.portalId}&appId=${sandbox.appId}`;
const ask = (): Promise<Response> => {
  const headers = signRequest({
    method: 'GET',
    url: PUBLIC_URL + path,
    timestamp: systemClock.now(),
    secret: SECRET,
  });
  return fetch(connected.url + path, { headers: { ...headers } });
};
sandbox.calls.reset();
const first = await (await ask()).text();
const bare = await startBare(first);
const [cards, bares] = await measure(ask, () => fetch(bare.url));
const read = JSON.parse(first) as { members: unknown[]; activity: { total: number } };
printTable(
  `Reading the card: ${read.members.length} members, ${read.activity.total} interactions, ${round(first.length / 1000)} kB, ${sandbox.calls.count()} calls to HubSpot`,
  ['', 'p50 ms', 'p99 ms'],
  [
    ['the card, signed', round(percentile(cards, 0.5)), round(percentile(cards, 0.99))],
    ['static JSON of the same length', round(percentile(bares, 0.5)), round(percentile(bares, 0.99))],
    [
      'ratio',
      round(percentile(cards, 0.5) / percentile(bares, 0.5)),
      round(percentile(cards, 0.99) / percentile(bares, 0.99)),
    ],
  ],
);
bare.close();
await connected.close();
await sandbox.close();
