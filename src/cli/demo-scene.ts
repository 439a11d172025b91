/** An embedded portal, the server and the worker, installed and connected: what the demo and the browser tests play on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createApplication, type Application } from '../app/application.ts';
import { compileRuleSet } from '../app/compile.ts';
import { createLog } from '../app/log.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { openStore } from '../facts/store.ts';
import type { Clock } from '../hubspot/gateway.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { RunningWorker } from '../worker/run.ts';
import { listSubscriptions } from '../worker/subscriptions.ts';
import { whenDue } from '../worker/worker.ts';
import { install } from './install.ts';

export interface SceneOptions {
  readonly rules: RuleSet;
  readonly logLevel: string;
  readonly host: string;
  readonly port: number;
  /** Of portal and app; the machine's own unless given. */
  readonly clock?: Clock;
}

export interface Scene {
  readonly sandbox: Sandbox;
  readonly application: Application;
  /** Where the server listens, and the origin HubSpot and the cards know it by. */
  readonly url: string;
  readonly publicUrl: string;
  /** A folder that is gone after `close`. */
  readonly folder: string;
  /** Has the worker look at once. */
  wake(): void;
  /** Waits until nothing is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The address the portal believes it calls; signatures are checked against it and never against a Host header. */
const PUBLIC_URL = 'https://demo.buying-groups.example';
const SECRET = 'demo-client-secret';
const SETTLE_MS = 60_000;

/** Three users of the portal, so that what the rules let each of them do can be seen. */
const ACTING_USERS = ['anna.rep@example.com', 'max.manager@example.com'];
const NOTE_READERS = ['max.manager@example.com'];

/** What a real portal is to choose for itself is shown here: who may do what, and tasks for owners. */
function chooseForDemo(rules: RuleSet): RuleSet {
  const permissions = { ...rules.settings.permissions, act: ACTING_USERS, blockerNotes: NOTE_READERS };
  const alerts = { ...rules.settings.alerts, delivery: 'tasks' as const };
  return { ...rules, settings: { ...rules.settings, permissions, alerts } };
}

/** Leaves nothing behind where a part of it does not start. */
export async function startScene(options: SceneOptions): Promise<Scene> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    return { ...(await build(options, (step) => void closing.push(step))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  { rules: given, logLevel, host, port, clock = systemClock }: SceneOptions,
  later: (step: () => Promise<unknown>) => void,
): Promise<Omit<Scene, 'close'>> {
  const rules = chooseForDemo(given);
  const folder = await mkdtemp(join(tmpdir(), 'buying-groups-demo-'));
  later(() => rm(folder, { recursive: true, force: true }));
  const store = await openStore({ dataDir: folder });
  later(() => store.close());
  const sandbox = await startSandbox({ clientSecret: SECRET, now: () => clock.now() });
  later(() => sandbox.close());
  const portalId = String(sandbox.portalId);
  const application = createApplication({
    store,
    compiled: compileRuleSet(rules),
    hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token },
    identity: { portalId, appId: String(sandbox.appId) },
    log: createLog(logLevel),
    clock,
  });
  await install({ gateway: application.gateway, rules, dryRun: false, json: true, write: () => undefined });
  const worker = startWorker(application, later);
  const config = { publicUrl: PUBLIC_URL, clientSecrets: [SECRET], portalId, acceptSignatureV1: false };
  const web = await application.startWeb(config, { host, port }, worker);
  later(() => web.close());
  sandbox.webhooks.aim({ targetUrl: `${web.url}/webhooks/hubspot`, publicUrl: PUBLIC_URL });
  sandbox.webhooks.subscribe(listSubscriptions());
  return {
    sandbox,
    application,
    url: web.url,
    publicUrl: PUBLIC_URL,
    folder,
    wake: () => worker.wake(),
    settle: () => settle(application),
  };
}

function startWorker(application: Application, later: (step: () => Promise<unknown>) => void): RunningWorker {
  const stop = new AbortController();
  const worker = application.startWorker(stop.signal);
  later(() => {
    stop.abort();
    return worker.done;
  });
  return worker;
}

async function settle({ context }: Application): Promise<void> {
  const deadline = systemClock.now() + SETTLE_MS;
  for (;;) {
    const due = await whenDue(context);
    if (due === null) return;
    if (systemClock.now() > deadline)
      throw new Error('The story did not come to rest within a minute; run again with LOG_LEVEL=debug.');
    await systemClock.wait(Math.min(250, Math.max(20, due - systemClock.now())));
  }
}
