import { startEdge } from '../../webhooks/server.ts';
import { EdgeStartError } from '../../webhooks/start-error.ts';
import type { EdgePorts } from '../../webhooks/ports.ts';
import { deliveryBody, signedRequest, startTestEdge, WEBHOOK } from './edge-fixture.ts';
import { openConnection, sendOnce, writeRequest } from './raw-http.ts';

test('close lets the answer under way finish, takes no new connection, and ends idle ones (P14)', async () => {
  const asked = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<'stored'>();
  const edge = await startTestEdge({ ports: { acceptDelivery: () => (asked.resolve(), commit.promise) } });
  const idle = await openConnection(edge.url);
  await idle.exchange(writeRequest({ method: 'GET', path: '/healthz' }));

  const answer = sendOnce(edge.url, signedRequest('[]'));
  await asked.promise;
  let closed = false;
  const closing = edge.close().then(() => (closed = true));
  await expect(openConnection(edge.url)).rejects.toThrow('ECONNREFUSED');
  await new Promise((resolve) => (idle.isOpen() ? idle.socket.once('close', resolve) : resolve(null)));
  expect(closed).toBe(false);

  commit.resolve('stored');
  expect((await answer).status).toBe(204);
  await closing;
  expect(closed).toBe(true);
});

test('a sender that never stops does not keep a closing server open: its last answer says so (P14)', async () => {
  const first = Promise.withResolvers<void>();
  const edge = await startTestEdge({ ports: { acceptDelivery: async () => (first.resolve(), 'stored') } });
  const connection = await openConnection(edge.url);
  const statuses = new Set<number>();
  const sending = (async () => {
    for (let number = 0; connection.isOpen(); number += 1) {
      statuses.add((await connection.exchange(writeRequest(signedRequest(deliveryBody(number))))).status);
    }
  })();
  await first.promise;
  await edge.close();
  await sending;
  // 0: sent into the closing connection and never taken in, so HubSpot sends it again.
  statuses.delete(0);
  expect([...statuses]).toEqual([204]);
});

test('an upload that stalls is cut off after the time of grace (P14)', async () => {
  const edge = await startTestEdge({ timeouts: { grace: 50 } });
  const connection = await openConnection(edge.url);
  const headers = [...signedRequest('[]').headers, ['content-length', '9'] as const];
  const answer = connection.exchange(writeRequest({ path: WEBHOOK, headers, body: '[1' }));
  await edge.settle();
  await edge.close();
  expect((await answer).status).toBe(0);
});

test('closing twice is closing once', async () => {
  const edge = await startTestEdge();
  await Promise.all([edge.close(), edge.close()]);
  await expect(openConnection(edge.url)).rejects.toThrow('ECONNREFUSED');
});

describe('a port that cannot be opened', () => {
  const config = { publicUrl: 'https://bg.example.com', clientSecrets: ['x'], acceptSignatureV1: false };
  const ports = {} as EdgePorts;

  test('in use: the error says what to do', async () => {
    const edge = await startTestEdge();
    const port = Number(new URL(edge.url).port);
    const start = startEdge(config, ports, { host: '127.0.0.1', port });
    await expect(start).rejects.toThrow(
      `127.0.0.1:${port}: another program listens there. Stop it, or set PORT`,
    );
    await expect(start).rejects.toBeInstanceOf(EdgeStartError);
    await edge.close();
  });

  test('not an address of this machine: the error names HOST', async () => {
    const start = startEdge(config, ports, { host: '192.0.2.1', port: 0 });
    await expect(start).rejects.toMatchObject({
      code: 'EADDRNOTAVAIL',
      message: expect.stringContaining('HOST'),
    });
  });
});

test('a server on every address is reached on the loopback', async () => {
  const ports = { now: () => 0, newRequestId: () => 'request-1' } as unknown as EdgePorts;
  const config = { publicUrl: 'https://bg.example.com', clientSecrets: ['x'], acceptSignatureV1: false };
  const edge = await startEdge(config, ports, { host: '0.0.0.0', port: 0 });
  expect(edge.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${edge.url}/healthz`)).status).toBe(200);
  await edge.close();
});
