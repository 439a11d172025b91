import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';

import { checkBaseUrl } from '../../src/hubspot/base-url.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import type { Gateway, ObjectType } from '../../src/hubspot/gateway.ts';
import { batch, createHarness, createTestClock } from './harness.ts';

describe('base URL (P40)', () => {
  test.each([
    'https://api.hubapi.com',
    'https://api-eu1.hubapi.com/',
    'https://hubspot-proxy.example.com:8443',
    'http://127.0.0.1:4010',
    'http://localhost:4010',
    'http://[::1]:4010',
  ])('%s is allowed', (url) => {
    expect(checkBaseUrl(url)).toEqual({ valid: true, origin: new URL(url).origin });
  });

  test.each([
    ['', 'not a URL'],
    ['api.hubapi.com', 'not a URL'],
    ['http://api.hubapi.com', 'Plain http'],
    ['http://127.0.0.1.evil.example', 'Plain http'],
    ['http://localhost.evil.example', 'Plain http'],
    ['http://10.0.0.1', 'Plain http'],
    ['ftp://api.hubapi.com', 'protocol'],
    ['file:///etc/passwd', 'protocol'],
    ['https://user:secret@api.hubapi.com', 'user name or password'],
    ['https://api.hubapi.com/crm', 'more than protocol, host and port'],
    ['https://api.hubapi.com?x=1', 'more than protocol, host and port'],
  ])('"%s" is refused, and the message says why and what was expected', (url, why) => {
    const check = checkBaseUrl(url);
    expect(check).toEqual({
      valid: false,
      message: expect.stringMatching(new RegExp(`${why}.*Expected https://api.hubapi.com`, 's')) as string,
    });
    expect(JSON.stringify(check)).not.toContain('secret');
  });
});

const HOSTILE_PARTS = [
  '../',
  '..%2f',
  '/',
  '?',
  '#',
  '@evil.example',
  '\\',
  '\r\n',
  '\0',
  '%',
  ' ',
  'Ⅷ',
  '١',
  '-1',
  '1e3',
];

describe('hostile input (P40)', () => {
  const hostileIds = fc
    .oneof(
      fc.string(),
      fc.webUrl(),
      fc
        .tuple(fc.nat().map(String), fc.constantFrom(...HOSTILE_PARTS), fc.string())
        .map((parts) => parts.join('')),
      fc.integer({ max: -1 }).map(String),
      fc.stringMatching(/^[0-9]{20,40}$/),
    )
    .filter((text) => !/^[0-9]{1,19}$/.test(text));

  test('1,000 ids that are none never reach HubSpot', async () => {
    const harness = createHarness(() => batch([]));
    const verbs: readonly ((id: string) => Promise<unknown>)[] = [
      (id) => harness.gateway.readObjects('contacts', ['1', id], []),
      (id) => harness.gateway.updateObjects('deals', [{ id, properties: {} }]),
      (id) => harness.gateway.readAssociations('deals', 'contacts', [id]),
      (id) =>
        harness.gateway.setAssociations('deals', 'contacts', [
          { fromId: '1', toId: id, types: [{ category: 'HUBSPOT_DEFINED', typeId: 3 }] },
        ]),
      (id) => harness.gateway.readObjects(id as ObjectType, ['1'], []),
    ];
    await fc.assert(
      fc.asyncProperty(hostileIds, fc.constantFrom(...verbs), async (id, verb) => {
        await expect(verb(id)).rejects.toMatchObject({ name: 'InvalidRequestError' });
      }),
      { numRuns: 1_000 },
    );
    expect(harness.requests).toEqual([]);
  });

  test('1,000 names that are none never become part of a path', async () => {
    const harness = createHarness(() => ({ status: 204 }));
    const names = hostileIds.filter((text) => !/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(text));
    const verbs: readonly ((name: string) => Promise<unknown>)[] = [
      (name) => harness.gateway.deletePipeline('deals', name),
      (name) => harness.gateway.deletePropertyGroup('deals', name),
      (name) => harness.gateway.updatePropertyOptions('deals', name, []),
      (name) => harness.gateway.readObjectsBy('contacts', name, ['x'], []),
      (name) => harness.gateway.deleteLabel('deals', 'contacts', name as unknown as number),
    ];
    await fc.assert(
      fc.asyncProperty(names, fc.constantFrom(...verbs), async (name, verb) => {
        await expect(verb(name)).rejects.toMatchObject({ name: 'InvalidRequestError' });
      }),
      { numRuns: 1_000 },
    );
    expect(harness.requests).toEqual([]);
  });

  test('a base URL that is not allowed makes no gateway', () => {
    expect(() =>
      createGateway({
        baseUrl: 'http://evil.example',
        accessToken: 'x',
        clock: createTestClock(),
        random: Math.random,
        takeCall: () => Promise.resolve(0),
      }),
    ).toThrow('Plain http');
  });
});

/** A HubSpot on this machine, over real sockets. */
async function withServer(
  listener: RequestListener,
  check: (gateway: Gateway, url: string) => Promise<void>,
  timeoutMs = 10_000,
): Promise<void> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = createGateway({
    baseUrl: url,
    accessToken: 'pat-test-0000',
    clock: createTestClock(),
    random: () => 0,
    takeCall: () => Promise.resolve(0),
    timeoutMs,
  });
  try {
    await check(gateway, url);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('over real sockets', () => {
  test.each([301, 302, 303, 307, 308])('a %d redirect is not followed (P40)', async (status) => {
    const seen: string[] = [];
    await withServer(
      (request, response) => {
        seen.push(request.url ?? '');
        response.writeHead(status, { Location: '/stolen' }).end();
      },
      async (gateway) => {
        await expect(gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({
          name: 'RefusedError',
          category: 'REDIRECT',
        });
      },
    );
    expect(seen).toEqual(['/crm/objects/2026-09/deals/batch/read']);
  });

  test('an answer that breaks off in the middle is asked for again (P26)', async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests += 1;
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
        response.write('{"status":"COMPLETE","results":[', () => response.destroy());
      },
      async (gateway) => {
        await expect(gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({ last: 'connection' });
      },
    );
    expect(requests).toBe(5);
  });

  test('an answer that never comes ends with the time-out, and the socket is given up', async () => {
    const closed: Promise<void>[] = [];
    await withServer(
      (request) => {
        closed.push(new Promise((resolve) => request.socket.once('close', () => resolve())));
      },
      async (gateway) => {
        await expect(gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({ last: 'timeout' });
        await Promise.all(closed);
      },
      20,
    );
    expect(closed).toHaveLength(5);
  });

  test('the global fetch is left as it was', async () => {
    const before = globalThis.fetch;
    await withServer(
      (_request, response) => response.writeHead(503).end(),
      async (gateway) => {
        const running = gateway.readObjects('deals', ['1'], []).catch(() => undefined);
        expect(globalThis.fetch).toBe(before);
        await running;
      },
    );
    expect(globalThis.fetch).toBe(before);
  });
});
