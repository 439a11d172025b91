import { answerAdmin } from './admin/answer-admin.ts';
import { createRoutes } from './api/routes.ts';
import type { PayloadStyle, Subscription } from './delivery/subscriptions.ts';
import { createWebhooks } from './delivery/webhooks.ts';
import type { Webhooks } from './delivery/webhooks.ts';
import { createAnswering } from './http/answering.ts';
import { createCallLog } from './http/call-log.ts';
import type { CallLog } from './http/call-log.ts';
import { createFaults } from './http/faults.ts';
import type { Faults } from './http/faults.ts';
import { createAccess } from './http/access.ts';
import type { Access } from './http/access.ts';
import { createRateLimits } from './http/rate-limits.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { ApiContext } from './http/routing.ts';
import { createFetch } from './http/socketless.ts';
import { handleCall, startServer } from './http/server.ts';
import type { Exchange, Received } from './http/server.ts';
import type { Tier } from './model.ts';
import { createPortal } from './portal.ts';
import type { Portal } from './portal.ts';
import { createRandom } from './random.ts';
import { createState } from './state.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** 127.0.0.1 unless given. */
  readonly host?: string;
  /** Milliseconds since 1970; rate limits, the search index and every time stamp follow it. */
  readonly now?: () => number;
  readonly portalId?: number;
  readonly appId?: number;
  /** The access token the API asks for. */
  readonly token?: string;
  /** What webhooks are signed with. */
  readonly clientSecret?: string;
  /** Shuffles, doubles and ids can be played again by the same seed. */
  readonly seed?: number;
  /** `enterprise` unless given. */
  readonly tier?: Tier;
  /** What the account has granted; everything unless given. */
  readonly scopes?: readonly string[];
  /** How far the search index lags behind the records; 5,000 unless given. */
  readonly searchLagMs?: number;
  /** Calls per rolling 10 s; by the tier unless given. */
  readonly limitPer10s?: number;
  /** Calls per day of the account; by the tier unless given. */
  readonly limitPerDay?: number;
  /** IANA name of the account's time zone, in which its days end; UTC unless given. */
  readonly timeZone?: string;
  readonly webhooks?: {
    readonly targetUrl?: string;
    readonly publicUrl?: string;
    /** `generic` unless given; a subscription's own name decides where there are subscriptions. */
    readonly style?: PayloadStyle;
    /** Only these are sent; without them everything is. */
    readonly subscriptions?: readonly Subscription[];
  };
  /** Lets other machines use the admin API as well; only this one may, unless given. */
  readonly adminFromAnywhere?: boolean;
  /** Sees every request and answer, for instance to judge them by HubSpot's specification. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A HubSpot portal with its API and its webhooks, in this process. */
export interface Sandbox {
  /** What stands for https://api.hubapi.com. */
  readonly url: string;
  readonly token: string;
  readonly clientSecret: string;
  readonly portalId: number;
  readonly appId: number;
  readonly portal: Portal;
  readonly webhooks: Webhooks;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly access: Access;
  readonly limits: RateLimits;
  /** Asks the API without a socket: for tests that make very many calls. */
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

const DEFAULTS = {
  port: 0,
  host: '127.0.0.1',
  now: () => Date.now(),
  portalId: 4_711,
  appId: 90_210,
  token: 'sandbox-access-token',
  clientSecret: 'sandbox-client-secret',
  seed: 1,
  tier: 'enterprise' as Tier,
  searchLagMs: 5_000,
  timeZone: 'UTC',
};

function createDelivery(options: SandboxOptions & typeof DEFAULTS) {
  const { targetUrl, publicUrl, style = 'generic', subscriptions = null } = options.webhooks ?? {};
  const target =
    targetUrl === undefined ? null : { targetUrl, ...(publicUrl === undefined ? {} : { publicUrl }) };
  // Each part draws from a sequence of its own, so that more calls do not change which events are doubled.
  const random = createRandom(options.seed + 1);
  return createWebhooks({ ...options, random, style, subscriptions, target });
}

/** Starts an empty portal and its API; close it when done. Rejects when the port is taken. */
export async function startSandbox(given: SandboxOptions = {}): Promise<Sandbox> {
  const options = { ...DEFAULTS, ...given };
  const { now, token, clientSecret, portalId, appId, tier, timeZone } = options;
  const random = createRandom(options.seed);
  const state = createState({ portalId, appId, tier, timeZone, now, random });
  const webhooks = createDelivery(options);
  state.listeners.add((change) => webhooks.record(change));
  const limits = createRateLimits(tier, {
    timeZone,
    ...(options.limitPer10s !== undefined && { perTenSeconds: options.limitPer10s }),
    ...(options.limitPerDay !== undefined && { daily: options.limitPerDay }),
  });
  const context: ApiContext = {
    state,
    actor: () => ({ at: now(), source: 'INTEGRATION', sourceId: String(appId) }),
    callsToday: () => limits.callsToday(now()),
    callsPerDay: limits.callsPerDay,
  };
  const access = createAccess(token, options.scopes ?? null);
  const [calls, faults] = [createCallLog(), createFaults()];
  const answer = createAnswering({
    context,
    routes: createRoutes(options.searchLagMs),
    limits,
    access,
    random,
  });
  const { host, port, onExchange } = options;
  const portal = createPortal(state);
  const parts = { token, clientSecret, portalId, appId, portal, webhooks, calls, faults, access, limits };
  const open = options.adminFromAnywhere ?? false;
  const admin = (received: Received, from: string | undefined) =>
    answerAdmin(parts, received, { open, from });
  const handling = { now, faults, calls, answer, onExchange };
  const server = await startServer({ host, port, admin, ...handling });
  return {
    ...parts,
    url: server.url,
    fetch: createFetch((received) => handleCall(handling, received)),
    close: async () => {
      await webhooks.stop();
      await server.close();
    },
  };
}
