import {
  expectErrorShape,
  NOW,
  signedRequest,
  startTestEdge,
  type EdgeUnderTest,
  type FixtureOptions,
  type SigningOptions,
} from './edge-fixture.ts';
import { signRequestV1 } from '../../webhooks/sign-request.ts';
import { SECRET } from './edge-fixture.ts';
import { sendOnce, type RawAnswer } from './raw-http.ts';

const EMAIL = 'maria.ivanova@example.com';
const QUERY = `?userId=7&userEmail=${encodeURIComponent(EMAIL)}&portalId=123&appId=9`;
const PATH = `/api/deals/42/buying-group${QUERY}`;

let edge: EdgeUnderTest;
const start = async (options: FixtureOptions = {}): Promise<void> => {
  edge = await startTestEdge({ ...options, config: { portalId: '123', ...options.config } });
};
afterEach(() => edge.close());

function read(path: string, options: SigningOptions = {}): Promise<RawAnswer> {
  return sendOnce(edge.url, signedRequest('', { method: 'GET', path, ...options }));
}

test('the card reads the group of a deal through a signed request', async () => {
  await start();
  const answer = await read(PATH);
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
  expect(JSON.parse(answer.body)).toEqual({ dealId: '42', members: [] });
  expect(answer.headers['x-request-id']).toBe('request-1');
});

test('the signature covers the query as HubSpot decodes it (P3)', async () => {
  await start();
  const request = signedRequest('', { method: 'GET', path: PATH.replace('%40', '@') });
  expect((await sendOnce(edge.url, { ...request, path: PATH })).status).toBe(200);
  const other = PATH.replace('userId=7', 'userId=8');
  expect((await sendOnce(edge.url, { ...request, path: other })).status).toBe(401);
});

test.each([
  ['unsigned', async () => sendOnce(edge.url, { method: 'GET', path: PATH }), 'missing_signature'],
  ['signed by another secret', () => read(PATH, { secret: 'another' }), 'mismatch_signature'],
  ['stale', () => read(PATH, { timestamp: NOW - 301_000 }), 'stale_signature'],
])(
  '%s, nothing is told, not even whether the deal exists',
  async (_, send: () => Promise<RawAnswer>, code) => {
    await start();
    const answer = await send();
    expect(answer.status).toBe(401);
    expectErrorShape(answer.body, code, answer.headers['x-request-id']);
  },
);

test('v1 is never enough here: it covers neither the URL nor the time', async () => {
  await start({ config: { acceptSignatureV1: true } });
  const headers = Object.entries(signRequestV1({ body: '', secret: SECRET }));
  expect((await sendOnce(edge.url, { method: 'GET', path: PATH, headers })).status).toBe(401);
});

test.each([
  ['another portal', '?portalId=124'],
  ['no portal', '?userId=7'],
  ['no query', ''],
  ['two portals', '?portalId=123&portalId=124'],
  ['a portal that only begins like ours', '?portalId=1234'],
])('a validly signed request of %s is refused by 403', async (_, query) => {
  await start();
  const answer = await read(`/api/deals/42/buying-group${query}`);
  expect(answer.status).toBe(403);
  expectErrorShape(answer.body, 'foreign_portal', answer.headers['x-request-id']);
});

test('without a configured portal every signed request is taken', async () => {
  await start();
  await edge.close();
  edge = await startTestEdge();
  expect((await read('/api/deals/42/buying-group')).status).toBe(200);
});

test.each(['abc', '-1', '4.2', '0x2a', '42%20', '%D0%9E', '..%2f42', '1'.repeat(20), '42;drop'])(
  'the deal id %s is refused by 400 and never looked up (P40)',
  async (id) => {
    const asked: string[] = [];
    await start({ ports: { readDealCard: async (dealId) => asked.push(dealId) } });
    const answer = await read(`/api/deals/${id}/buying-group${QUERY}`);
    expect(answer.status).toBe(400);
    expectErrorShape(answer.body, 'malformed_deal_id', answer.headers['x-request-id']);
    expect(asked).toEqual([]);
  },
);

test('a broken escape in the path is refused by 400', async () => {
  await start();
  const answer = await read(`/api/deals/%zz/buying-group${QUERY}`);
  expect(answer.status).toBe(400);
  expectErrorShape(answer.body, 'malformed_url', answer.headers['x-request-id']);
});

test('a deal without a buying group is 404', async () => {
  await start();
  const answer = await read(`/api/deals/43/buying-group${QUERY}`);
  expect(answer.status).toBe(404);
  expectErrorShape(answer.body, 'unknown_deal', answer.headers['x-request-id']);
});

test('a store that fails is 503, and neither log nor answer holds what it said (P38)', async () => {
  const readDealCard = (): Promise<never> => Promise.reject(new RangeError(`no row for ${EMAIL}`));
  await start({ ports: { readDealCard } });
  const answer = await read(PATH);
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
  expectErrorShape(answer.body, 'unavailable', answer.headers['x-request-id']);
  expect(edge.logged).toHaveLength(1);
  expect(edge.logged[0]).toContain('RangeError');
  expect(edge.logged.join() + answer.body).not.toMatch(/maria|ivanova|example\.com/);
});

test('no e-mail of the query and no secret stands in log or answer of a refusal (P38)', async () => {
  await start();
  const answers = [await read(PATH, { secret: 'another' }), await read(`/api/deals/x/buying-group${QUERY}`)];
  const said = edge.logged.join() + answers.map(({ body, headers }) => body + JSON.stringify(headers)).join();
  expect(said).not.toMatch(/maria|ivanova/);
  expect(said).not.toContain(SECRET);
});
