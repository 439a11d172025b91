/** The least a receiver can do: Express 5, `express.raw`, HMAC of signature v3 over the bytes, 204; nothing is stored. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PUBLIC_URL, SECRET } from '../scene/portal.ts';
import { runChild } from './child.ts';

function isSigned(request: express.Request): boolean {
  const given = Buffer.from(request.get('x-hubspot-signature-v3') ?? '', 'base64');
  const mac = createHmac('sha256', SECRET)
    .update(`POST${PUBLIC_URL}${request.originalUrl}`)
    .update(request.body as Buffer)
    .update(request.get('x-hubspot-request-timestamp') ?? '')
    .digest();
  return given.length === mac.length && timingSafeEqual(given, mac);
}

await runChild(async () => {
  const app = express();
  app.post('/webhooks/hubspot', express.raw({ type: '*/*', limit: '1mb' }), (request, response) => {
    response.status(isSigned(request) ? 204 : 401).end();
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
  };
  return { ready: { port }, close };
});
