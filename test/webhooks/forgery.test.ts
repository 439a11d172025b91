import fc from 'fast-check';
import { deliveryBody, signedRequest, startTestEdge, WEBHOOK, type EdgeUnderTest } from './edge-fixture.ts';
import { openConnection, sendAll, sendOnce, writeRequest, type RawRequest } from './raw-http.ts';

/** Fixed, so that a failure can be looked at again. */
const SEED = 20_260_901;

let edge: EdgeUnderTest;
beforeEach(async () => {
  edge = await startTestEdge();
});
afterEach(() => edge.close());

async function expectAlive(): Promise<void> {
  expect((await sendOnce(edge.url, signedRequest(deliveryBody(-1)))).status).toBe(204);
}

test('10,000 bodies with one byte flipped, dropped or added: none accepted, none stored (P1)', async () => {
  const request = signedRequest(deliveryBody());
  const original = Buffer.from(request.body ?? '');
  const tampering = fc.tuple(
    fc.constantFrom('flip', 'drop', 'add'),
    fc.nat({ max: original.length - 1 }),
    fc.integer({ min: 1, max: 255 }),
  );
  const requests = fc.sample(tampering, { numRuns: 10_000, seed: SEED }).map(([how, at, value]) => {
    const kept = how === 'add' ? original.subarray(at) : original.subarray(at + 1);
    const changed = how === 'drop' ? [] : [how === 'flip' ? (original[at] ?? 0) ^ value : value];
    return { ...request, body: Buffer.concat([original.subarray(0, at), Buffer.from(changed), kept]) };
  });
  expect(await sendAll(edge.url, requests)).toEqual({ 401: 10_000 });
  expect(edge.deliveries).toHaveLength(0);
  expect(edge.counts.rejected_signature).toBe(10_000);
  await expectAlive();
});

/** What may stand in a header: anything but line ends and NUL, which would end it. */
const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 120,
});

test('10,000 random or truncated signatures: none accepted, no exception, no crash (P2)', async () => {
  const request = signedRequest(deliveryBody());
  const [[name, right], time] = request.headers as unknown as [[string, string], [string, string]];
  const truncated = fc.nat({ max: right.length - 1 }).map((length) => right.slice(0, length));
  const random = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((b) => Buffer.from(b).toString('base64'));
  const values = fc.sample(fc.oneof(headerText, truncated, random), { numRuns: 10_000, seed: SEED });
  const requests = values.map((value): RawRequest => ({ ...request, headers: [[name, value], time] }));
  const statuses = await sendAll(edge.url, requests);
  // DEL is no header text; Node refuses it before it becomes a request.
  expect((statuses[401] ?? 0) + (statuses[400] ?? 0)).toBe(10_000);
  expect(statuses[401]).toBeGreaterThan(5_000);
  expect(edge.deliveries).toHaveLength(0);
  expect(edge.logged.filter((line) => line.includes('"error"'))).toEqual([]);
  await expectAlive();
});

test('a signature or timestamp sent twice is refused, though each is right (P2)', async () => {
  const request = signedRequest(deliveryBody());
  for (const header of request.headers) {
    const answer = await sendOnce(edge.url, { ...request, headers: [...request.headers, header] });
    expect(answer.status).toBe(401);
  }
  expect(edge.deliveries).toHaveLength(0);
});

test('a signature header of 1 MB is refused and the process lives on (P2)', async () => {
  const request = signedRequest(deliveryBody());
  const headers: RawRequest['headers'] = [['x-hubspot-signature-v3', 'A'.repeat(1024 * 1024)]];
  const { status } = await sendOnce(edge.url, { ...request, headers });
  // The connection may be reset while the rest of the megabyte is still on its way.
  expect([431, 0]).toContain(status);
  expect(edge.deliveries).toHaveLength(0);
  await expectAlive();
});

test('an unsigned request is refused before its body is there (P8)', async () => {
  const connection = await openConnection(edge.url);
  const head = writeRequest({ path: WEBHOOK, headers: [['content-length', '500000']] });
  expect((await connection.exchange(head)).status).toBe(401);
  connection.close();
});

test('a flood of forged requests leaves one line in the log per ten seconds (P8)', async () => {
  const forged = { ...signedRequest(deliveryBody(), { secret: 'another' }) };
  await sendAll(
    edge.url,
    Array.from({ length: 500 }, () => forged),
  );
  expect(edge.logged).toHaveLength(1);
  edge.now += 10_000;
  await sendOnce(edge.url, forged);
  expect(edge.logged).toHaveLength(2);
  expect(edge.logged[1]).toContain('"unsaid":499');
});

test('with [new, old] both pass; with the old secret removed 0 of 1,000 old-signed requests do (P6)', async () => {
  const byOld = (from: number): RawRequest[] =>
    Array.from({ length: 1_000 }, (_, i) => signedRequest(deliveryBody(from + i), { secret: 'old' }));
  const byNew = byOld(5_000).map((_, i) => signedRequest(deliveryBody(9_000 + i), { secret: 'new' }));

  const rotating = await startTestEdge({ config: { clientSecrets: ['new', 'old'] } });
  expect(await sendAll(rotating.url, [...byOld(0), ...byNew])).toEqual({ 204: 2_000 });
  await rotating.close();

  const rotated = await startTestEdge({ config: { clientSecrets: ['new'] } });
  expect(await sendAll(rotated.url, byOld(0))).toEqual({ 401: 1_000 });
  expect(rotated.deliveries).toHaveLength(0);
  await rotated.close();
});
