/** The edge on a free port, with ports that remember. */
import { createHash } from 'node:crypto';
import type { EdgeConfig } from '../../webhooks/edge-config.ts';
import type { Delivery, EdgeEvent, EdgePorts } from '../../webhooks/ports.ts';
import { startEdge, type EdgeTimeouts } from '../../webhooks/server.ts';
import { signRequest } from '../../webhooks/sign-request.ts';
import { sendOnce, type RawRequest } from './raw-http.ts';

export const NOW = 1_790_000_000_000;
export const SECRET = 'a-client-secret-only-for-tests';
export const PUBLIC_URL = 'https://bg.example.com';
export const WEBHOOK = '/webhooks/hubspot';

export interface EdgeUnderTest {
  readonly url: string;
  readonly deliveries: Delivery[];
  readonly counts: Partial<Record<EdgeEvent, number>>;
  /** Every line, level and all, as text. */
  readonly logged: string[];
  /** The clock; set it at will. */
  now: number;
  /** Resolves after the server has answered something else: what was sent before has reached it by then. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface FixtureOptions {
  readonly config?: Partial<EdgeConfig>;
  readonly ports?: Partial<EdgePorts>;
  readonly timeouts?: Partial<EdgeTimeouts>;
}

export async function startTestEdge({
  config,
  ports,
  timeouts,
}: FixtureOptions = {}): Promise<EdgeUnderTest> {
  const deliveries: Delivery[] = [];
  const counts: Partial<Record<EdgeEvent, number>> = {};
  const logged: string[] = [];
  let requests = 0;
  const write =
    (level: string) =>
    (fields: object, message: string): void =>
      void logged.push(JSON.stringify({ level, ...fields, message }));
  const full: EdgePorts = {
    now: () => fixture.now,
    acceptDelivery: createStore(deliveries),
    acceptEvents: () => Promise.resolve({ ok: true, accepted: 1 }),
    acceptWorkflowAction: () => Promise.resolve({ ok: true, accepted: 1 }),
    readDealCard: async (dealId) => (dealId === '42' ? { dealId, members: [] } : null),
    readContactCard: async (contactId) => (contactId === '7' ? { contactId } : null),
    readCompanyCard: async (companyId) => (companyId === '9' ? { companyId } : null),
    actOnDeal: async (dealId, act) => ({ card: { dealId, act } }),
    actOnCompany: async (companyId, act) => ({ card: { companyId, act } }),
    readInstallation: async () => ({ version: '1.2.3', checks: [] }),
    readReport: async (name, language) => (name === 'overview' ? { name, language, rows: [] } : null),
    readiness: async () => ({ ready: true, checks: [{ name: 'store', ok: true, detail: 'reachable' }] }),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4; charset=utf-8', body: 'up 1\n' }),
    count: (event) => (counts[event] = (counts[event] ?? 0) + 1),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    newRequestId: () => `request-${(requests += 1)}`,
    ...ports,
  };
  const edge = await startEdge(
    { publicUrl: PUBLIC_URL, clientSecrets: [SECRET], acceptSignatureV1: false, ...config },
    full,
    { host: '127.0.0.1', port: 0, ...(timeouts && { timeouts }) },
  );
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) await sendOnce(edge.url, { method: 'GET', path: '/healthz' });
  };
  const fixture: EdgeUnderTest = {
    url: edge.url,
    deliveries,
    counts,
    logged,
    now: NOW,
    settle,
    close: edge.close,
  };
  return fixture;
}

/** A store in memory that knows a body again by its hash, as the real inbox does. */
function createStore(deliveries: Delivery[]): EdgePorts['acceptDelivery'] {
  const known = new Set<string>();
  return async (delivery) => {
    const hash = createHash('sha256').update(delivery.body).digest('hex');
    if (known.has(hash)) return 'duplicate';
    known.add(hash);
    deliveries.push(delivery);
    return 'stored';
  };
}

export interface SigningOptions {
  readonly method?: string;
  readonly path?: string;
  readonly publicUrl?: string;
  readonly secret?: string;
  readonly timestamp?: number;
}

/** A request as HubSpot would send it. */
export function signedRequest(
  body: Buffer | string,
  {
    method = 'POST',
    path = WEBHOOK,
    publicUrl = PUBLIC_URL,
    secret = SECRET,
    timestamp = NOW,
  }: SigningOptions = {},
): RawRequest & { readonly headers: readonly (readonly [string, string])[] } {
  const headers = signRequest({ method, url: publicUrl + path, body, timestamp, secret });
  return { method, path, body, headers: Object.entries(headers) };
}

/** A small delivery; the number makes it a different one. */
export function deliveryBody(number = 0): string {
  const event = {
    eventId: number,
    subscriptionType: 'contact.creation',
    portalId: 1,
    objectId: 7,
    occurredAt: NOW,
  };
  return JSON.stringify([event]);
}

/** Where the response is an error, its body has this shape and nothing more. */
export function expectErrorShape(body: string, code: string, requestId: string | undefined): void {
  const parsed: unknown = JSON.parse(body);
  expect(parsed).toEqual({ error: { code, message: expect.stringMatching(/^\S.{30,}\.$/), requestId } });
  expect(requestId).toMatch(/^request-\d+$/);
}
