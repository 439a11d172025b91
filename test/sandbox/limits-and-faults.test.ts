import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { call, createTestClock } from './calling.ts';

const CONTACTS = '/crm/objects/2026-09/contacts';
const LABELS = '/crm/associations/2026-09/deals/contacts/labels';
let clock = createTestClock();
let sandbox: Sandbox;

async function start(options: SandboxOptions = {}): Promise<void> {
  clock = createTestClock();
  sandbox = await startSandbox({ now: clock.now, ...options });
}

afterEach(() => sandbox.close());

describe('rate limits', () => {
  test('refuse the call above the rolling window and admit again as it rolls on (P24)', async () => {
    await start({ limitPer10s: 2 });
    await call(sandbox, 'GET', CONTACTS);
    clock.move(6_000);
    await call(sandbox, 'GET', CONTACTS);
    const refused = await call(sandbox, 'GET', CONTACTS);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      status: 'error',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
      message: 'You have reached your ten_secondly_rolling limit.',
    });
    expect(refused.headers.get('Retry-After')).toBeNull();
    clock.move(4_000);
    expect((await call(sandbox, 'GET', CONTACTS)).status).toBe(200);
    expect((await call(sandbox, 'GET', CONTACTS)).status).toBe(429);
  });

  test('tell what is left, except on searches', async () => {
    await start({ tier: 'professional' });
    const { headers } = await call(sandbox, 'GET', CONTACTS);
    expect(headers.get('X-HubSpot-RateLimit-Max')).toBe('190');
    expect(headers.get('X-HubSpot-RateLimit-Remaining')).toBe('189');
    expect(headers.get('X-HubSpot-RateLimit-Daily-Remaining')).toBe('624999');
    const found = await call(sandbox, 'POST', `${CONTACTS}/search`, {});
    expect([...found.headers.keys()].filter((name) => name.startsWith('x-hubspot'))).toEqual([]);
  });

  test('count searches by the second and associations apart', async () => {
    await start({ limitPer10s: 1 });
    await call(sandbox, 'GET', CONTACTS);
    const searches = Array.from({ length: 6 }, () => call(sandbox, 'POST', `${CONTACTS}/search`, {}));
    const statuses = (await Promise.all(searches)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await call(sandbox, 'GET', LABELS)).status).toBe(200);
    expect((await call(sandbox, 'GET', CONTACTS)).status).toBe(429);
    expect(['general', 'search', 'associations'].map((one) => sandbox.calls.count(one as 'general'))).toEqual(
      [2, 6, 1],
    );
  });

  test('report the calls of the day', async () => {
    await start();
    await call(sandbox, 'GET', CONTACTS);
    const { body } = await call(sandbox, 'GET', '/account-info/2026-09/api-usage/daily/private-apps');
    expect(body.results[0]).toMatchObject({ currentUsage: 2, usageLimit: 1_000_000 });
  });
});

test('a call without the token is refused by 401', async () => {
  await start();
  const response = await fetch(`${sandbox.url}${CONTACTS}`, { headers: { Authorization: 'Bearer wrong' } });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ status: 'error', category: 'INVALID_AUTHENTICATION' });
});

test('a body that is no JSON is refused by 400', async () => {
  await start();
  const headers = { Authorization: `Bearer ${sandbox.token}` };
  const response = await fetch(`${sandbox.url}${CONTACTS}`, {
    method: 'POST',
    headers,
    body: '{"properties":',
  });
  expect(response.status).toBe(400);
});

test('every call is counted with its inputs', async () => {
  await start();
  await call(sandbox, 'POST', `${CONTACTS}/batch/archive`, { inputs: [{ id: '1' }, { id: '2' }] });
  expect(sandbox.calls.entries).toEqual([
    {
      at: clock.now(),
      method: 'POST',
      path: `${CONTACTS}/batch/archive`,
      bucket: 'general',
      status: 204,
      inputs: 2,
    },
  ]);
  sandbox.calls.reset();
  expect(sandbox.calls.count()).toBe(0);
});

describe('planned faults', () => {
  const create = () => call(sandbox, 'POST', CONTACTS, { properties: { email: 'a@x.ru' } });

  test('hit as many calls as planned and change nothing', async () => {
    await start();
    sandbox.faults.add({
      match: { method: 'POST', path: /contacts$/ },
      times: 2,
      status: 502,
      body: { status: 'error' },
    });
    expect([await create(), await create(), await create()].map(({ status }) => status)).toEqual([
      502, 502, 201,
    ]);
  });

  test('can fail after the write was applied (P30)', async () => {
    await start();
    sandbox.faults.add({ match: { path: /contacts/ }, status: 500, body: {}, applyFirst: true });
    expect((await create()).status).toBe(500);
    expect(sandbox.portal.list('contacts')).toHaveLength(1);
  });

  test('can drop the connection, before or after the write', async () => {
    await start();
    sandbox.faults.add({ match: { path: /contacts/ }, dropConnection: true });
    await expect(create()).rejects.toThrow();
    expect(sandbox.portal.list('contacts')).toHaveLength(0);
    sandbox.faults.add({ match: { path: /contacts/ }, dropConnection: true, applyFirst: true });
    await expect(create()).rejects.toThrow();
    expect(sandbox.portal.list('contacts')).toHaveLength(1);
    expect(sandbox.calls.entries.map(({ status }) => status)).toEqual([0, 0]);
  });

  test('can only delay, and answer as asked', async () => {
    await start();
    sandbox.faults.add({ match: { path: /contacts/ }, delayMs: 5 });
    expect((await create()).status).toBe(201);
  });

  test('can answer HTML and headers of their own', async () => {
    await start();
    const body = '<html>Bad gateway</html>';
    sandbox.faults.add({ match: { path: /./ }, status: 429, body, headers: { 'Retry-After': '7' } });
    const headers = { Authorization: `Bearer ${sandbox.token}` };
    const response = await fetch(`${sandbox.url}${CONTACTS}`, { headers });
    expect([response.status, response.headers.get('Retry-After'), await response.text()]).toEqual([
      429,
      '7',
      body,
    ]);
  });
});

describe('the account’s own time', () => {
  test('is told with its offset, and ends the day of the daily limit (P24)', async () => {
    await start({ timeZone: 'America/New_York', limitPerDay: 2 });
    clock.move(Date.parse('2026-11-24T09:00:00Z') - clock.now());
    const details = await call(sandbox, 'GET', '/account-info/2026-09/details');
    expect(details.body).toMatchObject({
      timeZone: 'America/New_York',
      utcOffset: '-05:00',
      utcOffsetMilliseconds: -18_000_000,
    });
    expect((await call(sandbox, 'GET', CONTACTS)).status).toBe(200);
    const refused = await call(sandbox, 'GET', CONTACTS);
    expect(refused).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
    // Midnight of Greenwich changes nothing.
    clock.move(Date.parse('2026-11-25T04:59:59Z') - clock.now());
    expect((await call(sandbox, 'GET', CONTACTS)).status).toBe(429);
    clock.move(Date.parse('2026-11-25T05:00:00Z') - clock.now());
    const usage = await call(sandbox, 'GET', '/account-info/2026-09/api-usage/daily/private-apps');
    expect(usage.body.results[0]).toMatchObject({ usageLimit: 2, resetsAt: '2026-11-26T05:00:00.000Z' });
  });
});

describe('calls without a socket', () => {
  test('are answered, counted and spoilt like any other', async () => {
    await start();
    const init = { headers: { Authorization: `Bearer ${sandbox.token}` } };
    const url = `${sandbox.url}${CONTACTS}`;
    expect((await sandbox.fetch(url, init)).status).toBe(200);
    expect((await sandbox.fetch(url)).status).toBe(401);
    sandbox.faults.add({ match: { path: /contacts/ }, dropConnection: true });
    await expect(sandbox.fetch(url, init)).rejects.toThrow('fetch failed');
    sandbox.faults.add({ match: { path: /contacts/ }, neverAnswer: true });
    const patience = new AbortController();
    const waiting = sandbox.fetch(url, { ...init, signal: patience.signal });
    patience.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(sandbox.calls.entries.map(({ status }) => status)).toEqual([200, 401, 0, 0]);
  });
});
