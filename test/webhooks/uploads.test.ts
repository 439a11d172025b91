import { createUploadBudget, type Upload } from '../../webhooks/upload-budget.ts';
import {
  deliveryBody,
  expectErrorShape,
  signedRequest,
  startTestEdge,
  WEBHOOK,
  type EdgeUnderTest,
} from './edge-fixture.ts';
import { openConnection, sendOnce, writeRequest, type RawAnswer, type RawConnection } from './raw-http.ts';

const MEBIBYTE = 1024 * 1024;

let edge: EdgeUnderTest;
const connections: RawConnection[] = [];
afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await edge.close();
});

async function connect(): Promise<RawConnection> {
  const connection = await openConnection(edge.url);
  connections.push(connection);
  return connection;
}

/** The head of a request whose signature cannot be told from a right one before the body is there. */
function writeHead(header: readonly [string, string]): Buffer {
  return writeRequest({ path: WEBHOOK, headers: [...signedRequest('[]').headers, header] });
}

test('a declared length above 1 MiB is answered 413 before any of the body is sent (P31)', async () => {
  edge = await startTestEdge();
  const answer = await (await connect()).exchange(writeHead(['content-length', String(MEBIBYTE + 1)]));
  expect(answer.status).toBe(413);
  expectErrorShape(answer.body, 'too_large', answer.headers['x-request-id']);
  expect(edge.counts).toEqual({ too_large: 1 });
});

test('a chunked body is answered 413 at the first byte above 1 MiB, though it never ends (P31)', async () => {
  edge = await startTestEdge();
  const connection = await connect();
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  const head = writeHead(['transfer-encoding', 'chunked']);
  let answered = false;
  const answer = connection.exchange(Buffer.concat([head, Buffer.from(chunk.repeat(16))]));
  void answer.then(() => (answered = true));
  await edge.settle();
  expect(answered).toBe(false);
  connection.socket.write('1\r\nx\r\n');
  expect((await answer).status).toBe(413);
});

test('a body of exactly 1 MiB is taken (P31)', async () => {
  edge = await startTestEdge();
  const body = `["${'x'.repeat(MEBIBYTE - 4)}"]`;
  expect((await sendOnce(edge.url, signedRequest(body))).status).toBe(204);
  expect(edge.deliveries[0]?.body).toHaveLength(MEBIBYTE);
});

test('a signed chunked delivery is taken', async () => {
  edge = await startTestEdge();
  const request = signedRequest('[]');
  const headers = [...request.headers, ['transfer-encoding', 'chunked'] as const];
  expect(
    (await sendOnce(edge.url, { ...request, headers, body: '1\r\n[\r\n1\r\n]\r\n0\r\n\r\n' })).status,
  ).toBe(204);
  expect(edge.deliveries[0]?.body.toString()).toBe('[]');
});

test('200 stalled uploads of nearly 1 MiB give way to valid traffic, the oldest first (P31)', async () => {
  edge = await startTestEdge();
  const answers: Promise<RawAnswer>[] = [];
  const part = Buffer.concat([writeHead(['content-length', String(MEBIBYTE)]), Buffer.alloc(MEBIBYTE - 1)]);
  for (let sender = 0; sender < 200; sender += 1) {
    const connection = await connect();
    answers.push(connection.exchange(part));
    await new Promise((resolve) => connection.socket.write('', resolve));
  }
  const first = await answers[0];
  expect(first).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
  for (let number = 0; number < 20; number += 1) {
    expect((await sendOnce(edge.url, signedRequest(deliveryBody(number)))).status).toBe(204);
  }
  // 16 MiB hold at most 16 such bodies: all others have been let go.
  const refused = await Promise.all(answers.slice(0, 180));
  expect(refused.every(({ status }) => status === 503)).toBe(true);
});

test('headers that do not come to an end are answered 408 (P31)', async () => {
  edge = await startTestEdge({ timeouts: { headers: 100, request: 200, check: 20 } });
  const answer = await (await connect()).exchange(`POST ${WEBHOOK} HTTP/1.1\r\nhost: x\r\nx-slow: `);
  expect(answer.status).toBe(408);
  expectErrorShape(answer.body, 'too_slow', answer.headers['x-request-id']);
});

test('a body that does not come to an end is answered 408 and nothing is stored (P31)', async () => {
  edge = await startTestEdge({ timeouts: { headers: 100, request: 200, check: 20 } });
  const answer = await (
    await connect()
  ).exchange(Buffer.concat([writeHead(['content-length', '9']), Buffer.from('[1,')]));
  expect(answer.status).toBe(408);
  expect(edge.deliveries).toHaveLength(0);
});

test('a sender that goes away half-way leaves nothing behind (P31)', async () => {
  edge = await startTestEdge();
  const connection = await connect();
  void connection.exchange(Buffer.concat([writeHead(['content-length', '9']), Buffer.from('[1,')]));
  await edge.settle();
  connection.close();
  expect((await sendOnce(edge.url, signedRequest('[]'))).status).toBe(204);
  expect(edge.deliveries).toHaveLength(1);
  expect(edge.logged).toEqual([]);
});

describe('the budget of unfinished uploads', () => {
  const createUpload = (name: string, gone: string[]): Upload => ({
    held: 0,
    letGo: () => void gone.push(name),
  });

  test('lets the oldest go, as many as needed, and never more', () => {
    const gone: string[] = [];
    const budget = createUploadBudget(100);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => createUpload(name, gone)) as [Upload, Upload, Upload];
    budget.add(a, 40);
    budget.add(b, 40);
    budget.add(a, 20);
    expect(gone).toEqual([]);
    budget.add(c, 70);
    expect(gone).toEqual(['a', 'b']);
  });

  test('gives back what a finished upload held', () => {
    const gone: string[] = [];
    const budget = createUploadBudget(100);
    for (let turn = 0; turn < 50; turn += 1) {
      const upload = createUpload(String(turn), gone);
      budget.add(upload, 90);
      budget.release(upload);
      budget.release(upload);
    }
    expect(gone).toEqual([]);
  });
});
