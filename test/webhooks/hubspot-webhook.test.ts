import { jest } from '@jest/globals';
import fc from 'fast-check';
import { signRequestV1 } from '../../webhooks/sign-request.ts';
import {
  deliveryBody,
  expectErrorShape,
  NOW,
  SECRET,
  signedRequest,
  startTestEdge,
  WEBHOOK,
  type EdgeUnderTest,
  type FixtureOptions,
} from './edge-fixture.ts';
import { sendAll, sendOnce, type RawRequest } from './raw-http.ts';

let edge: EdgeUnderTest;
const start = async (options?: FixtureOptions): Promise<void> => {
  edge = await startTestEdge(options);
};
afterEach(async () => {
  jest.restoreAllMocks();
  await edge.close();
});

test('a signed delivery is handed on byte for byte and answered 204 without a body (P3)', async () => {
  await start();
  const body = '[ {"subscriptionType" : "contact.creation", "note":"Красная ромашка \\u0041"} ]\n';
  const answer = await sendOnce(edge.url, signedRequest(body));
  expect(answer).toMatchObject({ status: 204, body: '', headers: { 'x-request-id': 'request-1' } });
  expect(edge.deliveries).toEqual([{ body: Buffer.from(body), receivedAt: NOW, signatureVersion: 'v3' }]);
  expect(edge.counts).toEqual({ accepted: 1 });
});

test('a byte order mark is part of the signature and left out of the delivery (P3)', async () => {
  await start();
  expect((await sendOnce(edge.url, signedRequest('\uFEFF[]'))).status).toBe(204);
  expect(edge.deliveries[0]?.body.toString()).toBe('[]');
});

test('the answer waits until the delivery is durable (P10)', async () => {
  const order: string[] = [];
  const asked = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<'stored'>();
  await start({ ports: { acceptDelivery: () => (asked.resolve(), commit.promise) } });
  const answered = sendOnce(edge.url, signedRequest('[]')).then(() => order.push('answered'));
  await asked.promise;
  await edge.settle();
  order.push('committed');
  commit.resolve('stored');
  await answered;
  expect(order).toEqual(['committed', 'answered']);
});

test('with the store failing 0 of 1,000 answers are 2xx, each says when to send again (P10)', async () => {
  const mark = 'maria.ivanova@example.com';
  const failure = Object.assign(new Error(`values ('${mark}')`), { code: 'SQLITE_FULL' });
  await start({ ports: { acceptDelivery: () => Promise.reject(failure) } });
  const requests = Array.from({ length: 1_000 }, (_, i) => signedRequest(deliveryBody(i)));
  expect(await sendAll(edge.url, requests)).toEqual({ 503: 1_000 });
  expect(edge.counts).toEqual({ unavailable: 1_000 });

  const answer = await sendOnce(edge.url, signedRequest('[]'));
  expect(answer.headers['retry-after']).toBe('10');
  expectErrorShape(answer.body, 'unavailable', answer.headers['x-request-id']);
  expect(edge.logged[0]).toContain('SQLITE_FULL');
  expect(edge.logged.join()).not.toContain(mark);
});

test('a store that throws at once or is overloaded is 503 as well (P32)', async () => {
  await start({ ports: { acceptDelivery: async () => 'overloaded' } });
  const answer = await sendOnce(edge.url, signedRequest('[]'));
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
  expectErrorShape(answer.body, 'overloaded', answer.headers['x-request-id']);
  await edge.close();

  const acceptDelivery = (): never => {
    throw new TypeError('closed');
  };
  await start({ ports: { acceptDelivery } });
  expect((await sendOnce(edge.url, signedRequest('[]'))).status).toBe(503);
});

test('one captured delivery sent 1,000 times inside the window is stored once, each time acknowledged (P9)', async () => {
  await start();
  const captured = signedRequest(deliveryBody());
  expect(
    await sendAll(
      edge.url,
      Array.from({ length: 1_000 }, () => captured),
    ),
  ).toEqual({ 204: 1_000 });
  expect(edge.deliveries).toHaveLength(1);
  expect(edge.counts).toEqual({ accepted: 1, duplicate: 999 });

  edge.now += 300_001;
  expect((await sendOnce(edge.url, captured)).status).toBe(401);
  expect(edge.counts.stale).toBe(1);
});

test('JSON.parse is not called for a body of a wrong, missing or stale signature (P7)', async () => {
  await start();
  const parse = jest.spyOn(JSON, 'parse');
  const body = deliveryBody();
  const unsigned: RawRequest = { path: WEBHOOK, body };
  const stale = signedRequest(body, { timestamp: NOW - 301_000 });
  for (const request of [unsigned, stale, signedRequest(body, { secret: 'another' })]) {
    expect((await sendOnce(edge.url, request)).status).toBe(401);
  }
  expect(parse).toHaveBeenCalledTimes(0);
  expect((await sendOnce(edge.url, signedRequest(body))).status).toBe(204);
  expect(parse).toHaveBeenCalledTimes(1);
});

test.each([
  ['an object', '{"eventId":1}'],
  ['no JSON', '[{"eventId":1}'],
  ['nothing', ''],
  ['a string', '"[]"'],
  ['null', 'null'],
])('a signed body that is %s is refused by 400', async (_, body) => {
  await start();
  const answer = await sendOnce(edge.url, signedRequest(body));
  expect(answer.status).toBe(400);
  expectErrorShape(answer.body, 'not_a_json_array', answer.headers['x-request-id']);
  expect(edge.counts).toEqual({ malformed: 1 });
  expect(edge.deliveries).toHaveLength(0);
});

test.each([
  ['no signature', { path: WEBHOOK, body: '[]' }, 'missing_signature'],
  [
    'a malformed one',
    {
      path: WEBHOOK,
      headers: [
        ['x-hubspot-signature-v3', 'x'],
        ['x-hubspot-request-timestamp', '1'],
      ] as const,
    },
    'malformed_signature',
  ],
  ['a stale one', signedRequest('[]', { timestamp: NOW + 301_000 }), 'stale_signature'],
  ['one of another secret', signedRequest('[]', { secret: 'another' }), 'mismatch_signature'],
])('%s is answered 401 with what to do', async (_, request: RawRequest, code) => {
  await start();
  const answer = await sendOnce(edge.url, request);
  expect(answer.status).toBe(401);
  expectErrorShape(answer.body, code, answer.headers['x-request-id']);
});

test('the query is part of what is signed, the Host header is not', async () => {
  await start({ config: { publicUrl: 'https://bg.example.com/hooks/' } });
  const options = {
    publicUrl: 'https://bg.example.com/hooks',
    path: `${WEBHOOK}?src=hs%3Aapp%2Fv3&x=%28a%29`,
  };
  const request = signedRequest('[]', options);
  expect((await sendOnce(edge.url, request)).status).toBe(204);
  expect((await sendOnce(edge.url, { ...request, path: `${WEBHOOK}?src=hs%3Aapp%2Fv3` })).status).toBe(401);
});

test('v1 is taken only where the configuration says so', async () => {
  await start();
  const request: RawRequest = {
    path: WEBHOOK,
    body: '[]',
    headers: Object.entries(signRequestV1({ body: '[]', secret: SECRET })),
  };
  expect((await sendOnce(edge.url, request)).status).toBe(401);
  await edge.close();
  await start({ config: { acceptSignatureV1: true } });
  expect((await sendOnce(edge.url, request)).status).toBe(204);
  expect(edge.deliveries[0]?.signatureVersion).toBe('v1');
});

test.each([[[]], [['']]])(
  'with the client secrets %j nothing is verified and HubSpot is asked to send again',
  async (clientSecrets) => {
    await start({ config: { clientSecrets } });
    const answer = await sendOnce(edge.url, signedRequest('[]', { secret: '' }));
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '60' } });
    expectErrorShape(answer.body, 'no_client_secret', answer.headers['x-request-id']);
  },
);

test('a compressed body is refused by 415', async () => {
  await start();
  const request = signedRequest('[]');
  const answer = await sendOnce(edge.url, {
    ...request,
    headers: [...request.headers, ['content-encoding', 'gzip']],
  });
  expect(answer.status).toBe(415);
  expectErrorShape(answer.body, 'compressed_body', answer.headers['x-request-id']);
});

const BOMBS: [string, string][] = [
  ['depth 10,000', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['depth 100,000 left open', '['.repeat(100_000)],
  ['100,000 keys', `[{${Array.from({ length: 100_000 }, (_, i) => `"${i}":0`).join()}}]`],
  ['__proto__', '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]'],
  ['huge numbers', `[1e999999,-1e999999,${'9'.repeat(100_000)},1e-999999]`],
  ['lone surrogates', '["\\ud800","\\udfff\\ud800"]'],
];

test.each(BOMBS)(
  'a JSON bomb (%s) is stored or refused within 50 ms, and changes nothing (P33)',
  async (_, bomb) => {
    await start();
    const times: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const began = performance.now();
      const { status } = await sendOnce(edge.url, signedRequest(bomb));
      times.push(performance.now() - began);
      expect([204, 400]).toContain(status);
    }
    // The machine may be busy with something else; the bomb itself is what the quickest attempt shows.
    expect(Math.min(...times)).toBeLessThan(50);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await sendOnce(edge.url, signedRequest(deliveryBody()))).status).toBe(204);
  },
);

test('10,000 generated payloads of unknown types, odd elements and extra fields are stored and acknowledged (P34)', async () => {
  await start();
  const event = fc.record(
    {
      subscriptionType: fc.oneof(fc.string(), fc.constantFrom('contact.creation', 'object.teleported', '')),
      eventId: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
      objectId: fc.oneof(fc.nat(), fc.double(), fc.string()),
      extra: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const payload = fc.array(fc.oneof(event, fc.jsonValue()), { maxLength: 6 });
  const payloads = fc.sample(payload, { numRuns: 10_000, seed: 34 });
  const bodies = payloads.map((events, number) => JSON.stringify([{ number }, ...events]));
  expect(
    await sendAll(
      edge.url,
      bodies.map((body) => signedRequest(body)),
    ),
  ).toEqual({ 204: 10_000 });
  const stored = new Set(edge.deliveries.map(({ body }) => body.toString()));
  expect(bodies.filter((body) => !stored.has(body))).toEqual([]);
  expect(edge.counts).toEqual({ accepted: 10_000 });
});
