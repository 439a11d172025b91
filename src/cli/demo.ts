/** `buying-groups demo`: an embedded portal, the server and the worker play the story of the red daisy. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, type Application } from '../app/application.ts';
import { compileRuleSet } from '../app/compile.ts';
import { createLog } from '../app/log.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { BuyingGroupView } from '../domain/view.ts';
import { openStore } from '../facts/store.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { playRedDaisy } from '../sandbox/stories/red-daisy.ts';
import { readBuyingGroup } from '../worker/read-group.ts';
import { whenDue } from '../worker/worker.ts';
import type { RunningWorker } from '../worker/run.ts';
import { install } from './install.ts';
import { printGroup } from './print-group.ts';
import { listSubscriptions } from '../worker/subscriptions.ts';
import { whenAborted } from './stop-signal.ts';

export interface DemoOptions {
  readonly rules: RuleSet;
  readonly once: boolean;
  readonly json: boolean;
  readonly logLevel: string;
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
  /** stdout. */
  readonly write: (text: string) => void;
  /** stderr. */
  readonly tell: (text: string) => void;
}

/** The address the portal believes it calls; signatures are checked against it and never against a Host header. */
const PUBLIC_URL = 'https://demo.buying-groups.example';
const SECRET = 'demo-client-secret';
const SETTLE_MS = 60_000;

export async function demo(options: DemoOptions): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buying-groups-demo-'));
  const store = await openStore({ dataDir });
  const sandbox = await startSandbox({ clientSecret: SECRET });
  const stopWorker = new AbortController();
  let worker: RunningWorker | null = null;
  try {
    options.tell(`Portal ${sandbox.portalId} (embedded) at ${sandbox.url}`);
    const application = createApplication({
      store,
      compiled: compileRuleSet(options.rules),
      hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token },
      identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
      log: createLog(options.logLevel),
      clock: systemClock,
    });
    await install({
      gateway: application.gateway,
      rules: options.rules,
      dryRun: false,
      json: true,
      write: () => undefined,
    });
    options.tell('Installed properties, association labels and the early pipeline');
    worker = application.startWorker(stopWorker.signal);
    const web = await application.startWeb(
      {
        publicUrl: PUBLIC_URL,
        clientSecrets: [SECRET],
        portalId: String(sandbox.portalId),
        acceptSignatureV1: false,
      },
      { host: options.host, port: options.port },
      worker,
    );
    sandbox.webhooks.aim({ targetUrl: `${web.url}/webhooks/hubspot`, publicUrl: PUBLIC_URL });
    sandbox.webhooks.subscribe(listSubscriptions());
    options.tell(`Server at ${web.url}`);
    await play(sandbox, application, options);
    if (!options.once) {
      sandbox.webhooks.start(500);
      options.tell(`Readiness: ${web.url}/readyz   Portal API: ${sandbox.url}   Stop with Ctrl+C`);
      await whenAborted(options.signal);
    }
    await web.close();
    return 0;
  } finally {
    stopWorker.abort();
    await worker?.done;
    await sandbox.close();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function play(
  sandbox: Sandbox,
  application: Application,
  { json, write, tell }: DemoOptions,
): Promise<void> {
  const story = playRedDaisy(sandbox.portal, { now: systemClock.now() });
  const { sent, statuses } = await sandbox.webhooks.flush({ shuffle: true, double: 0.3, batchSize: 20 });
  tell(`The portal sent ${sent} signed events in ${statuses.length} deliveries, shuffled and partly doubled`);
  await settle(application);
  // The portal tells of the app's own writes as well; they must change nothing.
  await sandbox.webhooks.flush({ shuffle: true });
  await settle(application);
  const groups = await readGroups(application, story.companyId);
  if (json) write(`${JSON.stringify(groups)}\n`);
  else {
    tell(`${sandbox.calls.entries.length} calls to HubSpot's API, installation included`);
    for (const group of groups) write(printGroup(group));
    write(`${groups.length === 1 ? 'One opportunity' : `${groups.length} opportunities`} in the portal.\n`);
  }
}

/** Waits until nothing is due. */
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

async function readGroups({ context }: Application, companyId: string): Promise<BuyingGroupView[]> {
  const rows = await context.store.db
    .selectFrom('deal_company')
    .select('deal_id')
    .where('company_id', '=', companyId)
    .execute();
  const views = await Promise.all(
    rows.map(({ deal_id }) => readBuyingGroup(context.store.db, context.compiled, deal_id, context.now())),
  );
  return views.flatMap((view) => view ?? []);
}
