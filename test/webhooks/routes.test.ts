import type { Readiness } from '../../webhooks/ports.ts';
import {
  expectErrorShape,
  signedRequest,
  startTestEdge,
  WEBHOOK,
  type EdgeUnderTest,
} from './edge-fixture.ts';
import { openConnection, sendOnce, type RawAnswer } from './raw-http.ts';

let edge: EdgeUnderTest;
afterEach(() => edge.close());

const get = (path: string, method = 'GET'): Promise<RawAnswer> => sendOnce(edge.url, { method, path });

test('/healthz answers 200 while the store is down', async () => {
  const readiness = (): Promise<never> => Promise.reject(new Error('down'));
  edge = await startTestEdge({ ports: { readiness } });
  expect(await get('/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
});

test('/readyz answers 200 with its checks when ready', async () => {
  edge = await startTestEdge();
  const answer = await get('/readyz');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({
    ready: true,
    checks: [{ name: 'store', ok: true, detail: 'reachable' }],
  });
});

test('/readyz answers 503 with the checks beside the error when not ready (P29)', async () => {
  const checks = [
    { name: 'store', ok: true, detail: 'reachable' },
    { name: 'scopes', ok: false, detail: 'crm.objects.deals.write is missing: add it to the app.' },
  ];
  edge = await startTestEdge({
    ports: { readiness: async (): Promise<Readiness> => ({ ready: false, checks }) },
  });
  const answer = await get('/readyz');
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
  expect(JSON.parse(answer.body)).toEqual({
    error: { code: 'not_ready', message: expect.stringContaining('scopes'), requestId: 'request-1' },
    ready: false,
    checks,
  });
});

test('/readyz answers 503 when the checks themselves fail, without their words (P38)', async () => {
  const readiness = (): Promise<never> => Promise.reject(new Error('password=hunter2'));
  edge = await startTestEdge({ ports: { readiness } });
  const answer = await get('/readyz');
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body)).toMatchObject({ ready: false, checks: [{ name: 'readiness', ok: false }] });
  expect(answer.body + edge.logged.join()).not.toContain('hunter2');
});

test('/metrics answers with the text and type it is given', async () => {
  edge = await startTestEdge();
  expect(await get('/metrics')).toMatchObject({
    status: 200,
    body: 'up 1\n',
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
});

test('/metrics answers 503 when they cannot be collected', async () => {
  edge = await startTestEdge({ ports: { metrics: () => Promise.reject(new Error('no')) } });
  const answer = await get('/metrics');
  expect(answer.status).toBe(503);
  expectErrorShape(answer.body, 'unavailable', answer.headers['x-request-id']);
});

test.each([
  '/',
  '/webhooks',
  '/webhooks/hubspot/more',
  '/api/deals/42',
  '/api/reports',
  '/%2e%2e/etc/passwd',
  '/%zz',
])('%s is 404', async (path) => {
  edge = await startTestEdge();
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expectErrorShape(answer.body, 'not_found', answer.headers['x-request-id']);
});

test.each([
  ['GET', WEBHOOK, 'POST'],
  ['PUT', WEBHOOK, 'POST'],
  ['DELETE', WEBHOOK, 'POST'],
  ['OPTIONS', WEBHOOK, 'POST'],
  ['POST', '/api/deals/42/buying-group', 'GET, HEAD'],
  ['POST', '/api/installation', 'GET, HEAD'],
  ['POST', '/healthz', 'GET, HEAD'],
  ['DELETE', '/readyz', 'GET, HEAD'],
  ['PUT', '/metrics', 'GET, HEAD'],
])('%s %s is 405 and allows %s', async (method, path, allow) => {
  edge = await startTestEdge();
  const answer = await get(path, method);
  expect(answer).toMatchObject({ status: 405, headers: { allow } });
  expectErrorShape(answer.body, 'method_not_allowed', answer.headers['x-request-id']);
});

test('HEAD on the webhook route is 405, on /healthz 200, each without a body', async () => {
  edge = await startTestEdge();
  const refused = await fetch(edge.url + WEBHOOK, { method: 'HEAD' });
  expect([refused.status, refused.headers.get('allow'), await refused.text()]).toEqual([405, 'POST', '']);
  const fine = await fetch(`${edge.url}/healthz`, { method: 'HEAD' });
  expect([fine.status, await fine.text()]).toEqual([200, '']);
});

test('answers do not tell what the server is made of, and carry no etag', async () => {
  edge = await startTestEdge();
  for (const path of ['/healthz', '/readyz', '/metrics', '/nowhere']) {
    const { headers } = await get(path);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('etag');
    expect(headers['x-request-id']).toMatch(/^request-/);
  }
});

test('a request id of the caller is not taken for one of ours', async () => {
  edge = await startTestEdge();
  const answer = await sendOnce(edge.url, {
    method: 'GET',
    path: '/healthz',
    headers: [['x-request-id', 'forged']],
  });
  expect(answer.headers['x-request-id']).toBe('request-1');
});

test('what is no HTTP is answered 400 in the shape of every error', async () => {
  edge = await startTestEdge();
  const connection = await openConnection(edge.url);
  const answer = await connection.exchange('EHLO example\r\n\r\n');
  connection.close();
  expect(answer.status).toBe(400);
  expectErrorShape(answer.body, 'malformed_http', answer.headers['x-request-id']);
});

test('a delivery to the webhook address with a trailing slash or other case is taken', async () => {
  edge = await startTestEdge();
  expect((await sendOnce(edge.url, signedRequest('[1]', { path: '/Webhooks/HubSpot/' }))).status).toBe(204);
});
