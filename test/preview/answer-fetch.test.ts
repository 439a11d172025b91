import { answerFetch, type FetchSetting } from '../../src/preview/server/answer-fetch.ts';
import { findUser } from '../../src/preview/server/users.ts';

const PUBLIC_URL = 'https://bg.example.com';
const request = { url: `${PUBLIC_URL}/api`, method: 'GET', headers: {}, body: undefined };

function createSetting(): FetchSetting & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    portalId: 1,
    appId: 2,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    proxy: {
      permitted: [PUBLIC_URL],
      publicUrl: PUBLIC_URL,
      // A port that no server may have: whoever gets an answer did not ask the backend.
      backendUrl: 'http://127.0.0.1:1',
      clientSecret: 'secret',
      now: () => 0,
    },
  };
}

describe('the backends a card can be tried against', () => {
  test.each([
    { backend: 'status-500', status: 500, code: 'unavailable' },
    { backend: 'status-503', status: 503, code: 'unavailable' },
    { backend: 'status-401', status: 401, code: 'mismatch_signature' },
    { backend: 'status-403', status: 403, code: 'no_permission' },
    { backend: 'status-404', status: 404, code: 'unknown_deal' },
  ] as const)(
    '$backend answers in the shape of the app’s own refusals',
    async ({ backend, status, code }) => {
      const outcome = await answerFetch(createSetting(), backend, findUser('rep'), request);
      expect(outcome).toMatchObject({ ok: true, status });
      expect(outcome.ok && JSON.parse(outcome.body)).toMatchObject({ error: { code } });
    },
  );

  test('throw and offline give the words that hubspot.fetch rejects with', async () => {
    for (const backend of ['throw', 'offline'] as const)
      expect(await answerFetch(createSetting(), backend, findUser('rep'), request)).toMatchObject({
        ok: false,
      });
  });

  test('in the place of the app HubSpot may answer, in a shape of its own', async () => {
    const outcome = await answerFetch(createSetting(), 'status-502', findUser('rep'), request);
    expect(outcome).toMatchObject({ ok: true, status: 502, contentType: 'text/html' });
  });

  test('slow waits before it asks', async () => {
    const setting = createSetting();
    await answerFetch(setting, 'slow', findUser('rep'), request);
    expect(setting.waits).toEqual([4_000]);
  });

  test('an unknown user is the first one', () => {
    expect(findUser('nobody').id).toBe('rep');
  });
});
