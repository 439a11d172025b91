import {
  expectErrorShape,
  NOW,
  signedRequest,
  startTestEdge,
  type EdgeUnderTest,
  type FixtureOptions,
  type SigningOptions,
} from './edge-fixture.ts';
import { sendOnce, type RawAnswer } from './raw-http.ts';

const QUERY = '?userId=7&userEmail=maria%40example.com&portalId=123&appId=9';

let edge: EdgeUnderTest;
const start = async (options: FixtureOptions = {}): Promise<void> => {
  edge = await startTestEdge({ ...options, config: { portalId: '123', ...options.config } });
};
afterEach(() => edge.close());

function read(path: string, options: SigningOptions = {}): Promise<RawAnswer> {
  return sendOnce(edge.url, signedRequest('', { method: 'GET', path, ...options }));
}

test.each([
  ['', null],
  ['&language=ru', 'ru'],
  ['&language=en', 'en'],
])('a report is served through a signed request, in the language asked for (%s)', async (more, language) => {
  await start();
  const answer = await read(`/api/reports/overview${QUERY}${more}`);
  expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  expect(JSON.parse(answer.body)).toEqual({ name: 'overview', language, rows: [] });
});

test('another language is refused by 400', async () => {
  await start();
  const answer = await read(`/api/reports/overview${QUERY}&language=de`);
  expect(answer.status).toBe(400);
  expectErrorShape(answer.body, 'unknown_language', answer.headers['x-request-id']);
});

test.each(['forecast', 'constructor', '__proto__', '%2e%2e'])('the report %s is 404', async (name) => {
  await start();
  const answer = await read(`/api/reports/${name}${QUERY}`);
  expect(answer.status).toBe(404);
  expectErrorShape(answer.body, 'unknown_report', answer.headers['x-request-id']);
});

test.each([
  ['unsigned', () => sendOnce(edge.url, { method: 'GET', path: `/api/reports/overview${QUERY}` }), 401],
  ['signed by another secret', () => read(`/api/reports/overview${QUERY}`, { secret: 'another' }), 401],
  ['stale', () => read(`/api/reports/overview${QUERY}`, { timestamp: NOW - 301_000 }), 401],
  ['from another portal', () => read('/api/reports/overview?portalId=124'), 403],
])('%s, nothing is read', async (_, send, status) => {
  const asked: string[] = [];
  await start({ ports: { readReport: async (name) => asked.push(name) } });
  expect((await send()).status).toBe(status);
  expect(asked).toEqual([]);
});
