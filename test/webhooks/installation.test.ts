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

const QUERY = '?userId=7&userEmail=maria.ivanova%40example.com&portalId=123&appId=9';
const PATH = `/api/installation${QUERY}`;

let edge: EdgeUnderTest;
const start = async (options: FixtureOptions = {}): Promise<void> => {
  edge = await startTestEdge({ ...options, config: { portalId: '123', ...options.config } });
};
afterEach(() => edge.close());

function read(path: string, options: SigningOptions = {}): Promise<RawAnswer> {
  return sendOnce(edge.url, signedRequest('', { method: 'GET', path, ...options }));
}

test('the settings page reads the installation through a signed request', async () => {
  await start();
  const answer = await read(PATH);
  expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  expect(JSON.parse(answer.body)).toEqual({ version: '1.2.3', checks: [] });
});

test.each([
  ['unsigned', async () => sendOnce(edge.url, { method: 'GET', path: PATH }), 'missing_signature'],
  ['signed by another secret', () => read(PATH, { secret: 'another' }), 'mismatch_signature'],
  ['stale', () => read(PATH, { timestamp: NOW - 301_000 }), 'stale_signature'],
])('%s, it is told nothing and nothing is looked up', async (_, send: () => Promise<RawAnswer>, code) => {
  let asked = 0;
  await start({ ports: { readInstallation: async () => (asked += 1) } });
  const answer = await send();
  expect([answer.status, asked]).toEqual([401, 0]);
  expectErrorShape(answer.body, code, answer.headers['x-request-id']);
});

test.each(['?portalId=124', '?userId=7', '', '?portalId=123&portalId=124'])(
  'a validly signed request with the query "%s" is of another portal, and refused by 403',
  async (query) => {
    await start();
    const answer = await read(`/api/installation${query}`);
    expect(answer.status).toBe(403);
    expectErrorShape(answer.body, 'foreign_portal', answer.headers['x-request-id']);
  },
);

test('what fails is 503, and neither log nor answer holds what it said (P38)', async () => {
  await start({ ports: { readInstallation: () => Promise.reject(new Error('password=hunter2')) } });
  const answer = await read(PATH);
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
  expectErrorShape(answer.body, 'unavailable', answer.headers['x-request-id']);
  expect(edge.logged.join() + answer.body).not.toMatch(/hunter2|maria|ivanova/);
});
