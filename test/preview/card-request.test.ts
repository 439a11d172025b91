import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendCardRequest, type CardProxy } from '../../src/preview/send-card-request.ts';
import type { CardRequest } from '../../src/preview/card-request.ts';
import { verifySignature } from '../../webhooks/signature.ts';

const PUBLIC_URL = 'https://bg.example.com';
const SECRET = 'test-client-secret';
const NOW = Date.parse('2026-11-24T09:00:00Z');
const CALLER = { userId: 7, portalId: 4711, userEmail: 'rep@example.com', appId: 90210 };
const RULES = { publicUrl: PUBLIC_URL, clientSecrets: [SECRET], acceptSignatureV1: false };

describe('hubspot.fetch as the preview plays it', () => {
  let server: Server;
  let proxy: CardProxy;
  let seen: { url: string; valid: boolean; body: string }[] = [];
  let statuses: number[] = [];
  let answer = '{}';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const { method = '', url = '', headers } = request;
        const verdict = verifySignature({ method, url, headers, body }, RULES, NOW);
        seen.push({ url, valid: verdict.valid, body: body.toString() });
        const status = statuses.shift() ?? 200;
        if (status === 0) request.socket.destroy();
        else response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const backendUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    proxy = {
      permitted: [PUBLIC_URL],
      publicUrl: PUBLIC_URL,
      backendUrl,
      clientSecret: SECRET,
      now: () => NOW,
    };
  });

  beforeEach(() => {
    seen = [];
    statuses = [];
    answer = '{}';
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (request: Partial<CardRequest>) =>
    sendCardRequest(proxy, CALLER, {
      url: `${PUBLIC_URL}/api/deals/1/buying-group`,
      method: 'GET',
      headers: {},
      body: undefined,
      ...request,
    });

  test('names the user, the portal and the app in a query that the signature covers', async () => {
    await send({ method: 'POST', body: { name: 'Красная ромашка' } });
    expect(seen).toEqual([
      {
        url: '/api/deals/1/buying-group?userId=7&portalId=4711&userEmail=rep%40example.com&appId=90210',
        valid: true,
        body: '{"name":"Красная ромашка"}',
      },
    ]);
  });

  test.each([
    ['an origin that the manifest does not permit', { url: 'https://evil.example/api' }, /permittedUrls/u],
    ['an origin that merely begins alike', { url: `${PUBLIC_URL}.evil.example/` }, /permittedUrls/u],
    ['plain http', { url: 'http://bg.example.com/api' }, /permittedUrls/u],
    ['half an address', { url: '/api' }, /whole address/u],
    ['a header of its own', { headers: { 'X-Mine': '1' } }, /X-Mine/u],
    ['a body that is no object', { method: 'POST', body: 'text' }, /object/u],
    ['a body above 1 MB', { method: 'POST', body: { text: 'x'.repeat(1_048_576) } }, /1 MB/u],
  ])('refuses %s and sends nothing', async (_what, request, message) => {
    expect(await send(request)).toEqual({ ok: false, message: expect.stringMatching(message) as string });
    expect(seen).toEqual([]);
  });

  test.each([
    ['a fault of the backend', 503],
    ['a lost connection', 0],
  ])('repeats once after %s', async (_what, status) => {
    statuses = [status];
    expect(await send({})).toMatchObject({ ok: true, status: 200 });
    expect(seen).toHaveLength(2);
  });

  test('hands on what fails twice, and does not repeat a refusal', async () => {
    statuses = [503, 502, 404];
    expect(await send({})).toMatchObject({ ok: true, status: 502 });
    expect(await send({})).toMatchObject({ ok: true, status: 404 });
    expect(seen).toHaveLength(3);
  });

  test('rejects where the connection fails twice, and an answer above 1 MB', async () => {
    statuses = [0, 0];
    expect(await send({})).toEqual({ ok: false, message: 'the backend does not answer' });
    answer = 'x'.repeat(1_048_577);
    expect(await send({})).toEqual({ ok: false, message: 'the answer is larger than 1 MB' });
    expect(seen).toHaveLength(3);
  });
});
