/**
 * A portal, the store, the HTTP edge and the worker in one process, on one clock that only the test moves. The
 * worker's steps are called one by one, so that a test decides what has happened when.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, type Application } from '../../src/app/application.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import type { CompiledRules } from '../../src/domain/compile.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { openStore, type Store } from '../../src/facts/store.ts';
import type { Clock } from '../../src/hubspot/gateway.ts';
import { install } from '../../src/cli/install.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { PortalView } from '../../src/worker/context.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { whenDue, workOnce } from '../../src/worker/worker.ts';
import { signRequest } from '../../webhooks/sign-request.ts';
import type { RunningEdge } from '../../webhooks/server.ts';
import { judgeExchanges } from './judge.ts';

export const PUBLIC_URL = 'https://bg.example.com';
export const SECRET = 'test-client-secret';
export const EVENTS_KEY = 'test-events-api-key';
/** A Tuesday morning. */
export const START = Date.parse('2026-11-24T09:00:00Z');
export const DAY = 86_400_000;

export interface TestClock extends Clock {
  set(at: number): void;
  pass(ms: number): void;
}

/** Waiting moves the clock: nothing in a test sleeps. */
export function createTestClock(start: number): TestClock {
  let at = start;
  return {
    now: () => at,
    wait: (ms) => {
      at += Math.max(1, Math.ceil(ms));
      return Promise.resolve();
    },
    set: (value) => void (at = value),
    pass: (ms) => void (at += ms),
  };
}

export async function loadSampleRules(): Promise<RuleSet> {
  const loaded = await loadRules('config');
  if (!loaded.ok)
    throw new Error(`the sample configuration is broken: ${JSON.stringify(loaded.problems[0])}`);
  return loaded.rules;
}

/** The sample, with tasks for owners, which it leaves to be switched on. */
export async function loadTellingRules(): Promise<RuleSet> {
  const rules = await loadSampleRules();
  const alerts = { ...rules.settings.alerts, delivery: 'tasks' as const };
  return { ...rules, settings: { ...rules.settings, alerts } };
}

export interface CardUser {
  readonly id: string;
  readonly email: string;
}

const REP: CardUser = { id: '7', email: 'rep@example.com' };

export interface World {
  readonly dataDir: string;
  readonly clock: TestClock;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly application: Application;
  readonly compiled: CompiledRules;
  readonly edge: RunningEdge;
  /** Everything the portal has queued goes out as signed webhooks; answers the statuses. */
  deliver(options?: { shuffle?: boolean; double?: number; batchSize?: number }): Promise<readonly number[]>;
  /** Works until nothing is due, moving the clock to what falls due next. */
  drain(): Promise<void>;
  /** Deliver and drain, own writes coming back included, until the portal is quiet. */
  settle(options?: { shuffle?: boolean; double?: number; batchSize?: number }): Promise<void>;
  view(): Promise<PortalView>;
  /** A signed request of the card; with a body, an act. */
  card(path: string, body?: object, user?: CardUser): Promise<{ status: number; body: unknown }>;
  /** The server stops and starts again with other rules, over the same store and portal; use the world it answers. */
  restart(rules: RuleSet): Promise<World>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly rules?: RuleSet;
  readonly sandbox?: SandboxOptions;
  readonly start?: number;
  readonly store?: (dataDir: string) => Promise<Store>;
  readonly installed?: boolean;
  /** When a call to HubSpot has taken too long; nothing in a test takes that long by itself. */
  readonly startDeadline?: (ms: number) => AbortSignal;
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = createTestClock(options.start ?? START);
  const dataDir = await mkdtemp(join(tmpdir(), 'bg-test-'));
  const store = await (options.store?.(dataDir) ?? openStore({ dataDir }));
  const sandbox = await startSandbox({
    clientSecret: SECRET,
    now: () => clock.now(),
    onExchange: judgeExchanges,
    ...options.sandbox,
  });
  const rules = options.rules ?? (await loadSampleRules());
  const parts = await startServing({ clock, sandbox, store, dataDir }, rules, options.startDeadline);
  if (options.installed !== false) {
    const { gateway } = parts.application;
    await install({ gateway, rules, dryRun: false, json: true, write: () => undefined });
    sandbox.calls.reset();
  }
  sandbox.webhooks.subscribe(listSubscriptions());
  return assemble(parts);
}

async function startServing(
  places: Pick<Parts, 'clock' | 'sandbox' | 'store' | 'dataDir'>,
  rules: RuleSet,
  startDeadline?: WorldOptions['startDeadline'],
): Promise<Parts> {
  const { clock, sandbox, store } = places;
  const compiled = compileRuleSet(rules);
  const application = createApplication({
    store,
    compiled,
    hubspot: {
      baseUrl: sandbox.url,
      accessToken: sandbox.token,
      ...(startDeadline && { startDeadline }),
    },
    identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
    log: SILENT,
    clock,
  });
  const edge = await application.startWeb(
    {
      publicUrl: PUBLIC_URL,
      clientSecrets: [SECRET],
      portalId: String(sandbox.portalId),
      acceptSignatureV1: false,
      eventsApiKey: EVENTS_KEY,
    },
    { host: '127.0.0.1', port: 0 },
    null,
  );
  sandbox.webhooks.aim({ targetUrl: `${edge.url}/webhooks/hubspot`, publicUrl: PUBLIC_URL });
  return { ...places, compiled, application, edge };
}

type Parts = Pick<World, 'clock' | 'sandbox' | 'store' | 'application' | 'compiled' | 'edge'> & {
  readonly dataDir: string;
};

function assemble(parts: Parts): World {
  const { clock, sandbox, store, application, edge, dataDir } = parts;
  let held: { readonly view: PortalView; readonly of: CompiledRules } | null = null;
  const currentView = async (): Promise<PortalView> => {
    const compiled = await application.rules.atHand();
    if (held?.of === compiled) return held.view;
    const loaded = await application.loadView(compiled);
    if (!loaded.ok) throw new Error(loaded.problem.en);
    held = { view: loaded.view, of: compiled };
    return loaded.view;
  };
  const workOnceMore = async (): Promise<boolean> => {
    const view = await currentView();
    return workOnce({ ...application.context, compiled: await application.rules.atHand() }, view);
  };
  const drain = async (): Promise<void> => {
    for (let round = 0; round < 1000; round++) {
      while (await workOnceMore());
      const due = await whenDue(application.context);
      if (due === null) return;
      clock.set(Math.max(clock.now() + 1, due));
    }
    throw new Error('the worker does not come to rest');
  };
  const deliver: World['deliver'] = async (how) => (await sandbox.webhooks.flush(how)).statuses;
  return {
    ...parts,
    view: currentView,
    drain,
    deliver,
    settle: async (how) => {
      for (let round = 0; round < 20; round++) {
        if (sandbox.webhooks.queue.length === 0) return;
        await deliver(how);
        await drain();
      }
      throw new Error('the portal does not come to rest: writes echo');
    },
    card: (path, body, user) => callAsCard(parts, path, body, user),
    restart: async (rules) => {
      await edge.close();
      return assemble(await startServing(parts, rules));
    },
    close: async () => {
      await edge.close();
      await sandbox.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function callAsCard(
  { clock, edge, sandbox }: Parts,
  path: string,
  body?: object,
  user: CardUser = REP,
): Promise<{ status: number; body: unknown }> {
  const query = `?userId=${user.id}&userEmail=${user.email}&portalId=${sandbox.portalId}&appId=${sandbox.appId}`;
  const method = body === undefined ? 'GET' : 'POST';
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = signRequest({
    method,
    url: `${PUBLIC_URL}${path}${query}`,
    timestamp: clock.now(),
    secret: SECRET,
    ...(text === undefined ? {} : { body: text }),
  });
  const response = await fetch(`${edge.url}${path}${query}`, {
    method,
    headers: { ...headers },
    ...(text === undefined ? {} : { body: text }),
  });
  return { status: response.status, body: await response.json() };
}
