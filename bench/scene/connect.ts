/** The app, with a store of its own that is new, against a portal of this process. */
import { createApplication, type Application } from '../../src/app/application.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import { openStore } from '../../src/facts/store.ts';
import type { Clock } from '../../src/hubspot/gateway.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { PortalView } from '../../src/worker/context.ts';
import type { RunningWorker } from '../../src/worker/run.ts';
import { whenDue, workOnce } from '../../src/worker/worker.ts';
import { makeDataFolder } from './data-folder.ts';
import { loadSampleRules, PUBLIC_URL, SECRET } from './portal.ts';

export interface Connected {
  readonly application: Application;
  /** Where the server listens. */
  readonly url: string;
  /** What the worker reads once when it starts. */
  loadView(): Promise<PortalView>;
  /** Works until nothing is due, waiting by the clock for what falls due later. */
  drain(view: PortalView): Promise<void>;
  /** Only with a running worker: resolves when it has nothing left to do. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly sandbox: Sandbox;
  readonly clock: Clock;
  /** With a worker that runs by itself, as in `serve`; otherwise the caller drains. */
  readonly running: boolean;
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** So many rounds without coming to rest mean that something goes in circles. */
const MOST_ROUNDS = 2000;

export async function connect({ sandbox, clock, running }: ConnectOptions): Promise<Connected> {
  const folder = await makeDataFolder();
  const store = await openStore({ dataDir: folder.path });
  const application = createApplication({
    store,
    compiled: compileRuleSet(await loadSampleRules()),
    hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token },
    identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
    log: SILENT,
    clock,
  });
  const stop = new AbortController();
  const worker = running ? application.startWorker(stop.signal) : null;
  const edge = await startEdge(application, sandbox, worker);
  return {
    application,
    url: edge.url,
    loadView: () => loadView(application),
    drain: (view) => drain(application, clock, view),
    rest: () => waitForRest(application),
    close: async () => {
      await edge.close();
      stop.abort();
      await worker?.done;
      await store.close();
      await folder.remove();
    },
  };
}

async function startEdge(application: Application, sandbox: Sandbox, worker: RunningWorker | null) {
  const edge = await application.startWeb(
    {
      publicUrl: PUBLIC_URL,
      clientSecrets: [SECRET],
      portalId: String(sandbox.portalId),
      acceptSignatureV1: false,
    },
    { host: '127.0.0.1', port: 0 },
    worker,
  );
  sandbox.webhooks.aim({ targetUrl: `${edge.url}/webhooks/hubspot`, publicUrl: PUBLIC_URL });
  return edge;
}

async function loadView(application: Application): Promise<PortalView> {
  const loaded = await application.loadView();
  if (!loaded.ok) throw new Error(loaded.problem.en);
  return loaded.view;
}

async function drain({ context }: Application, clock: Clock, view: PortalView): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    while (await workOnce(context, view));
    const due = await whenDue(context);
    if (due === null) return;
    await clock.wait(Math.max(1, due - clock.now()));
  }
  throw new Error(`The worker found something to do ${MOST_ROUNDS} times in a row; it goes in circles.`);
}

const LOOK_MS = 50;

async function waitForRest({ context }: Application): Promise<void> {
  const deadline = Date.now() + 120_000;
  while ((await whenDue(context)) !== null) {
    if (Date.now() > deadline) throw new Error('The worker did not come to rest within two minutes.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
