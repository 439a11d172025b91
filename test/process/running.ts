/** The worker and the edge in this process against a portal; its waiting is shortened, nothing else. */
import { createApplication, type Application } from '../../src/app/application.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import { systemClock } from '../../src/hubspot/system-clock.ts';
import { openTestStore, type OpenedStore } from '../support/stores.ts';
import { loadSampleRules, PUBLIC_URL, SECRET } from '../support/world.ts';
import { aimAt, setStage, until, type Stage } from './program.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface RunningApp {
  readonly stage: Stage;
  readonly opened: OpenedStore;
  readonly application: Application;
  readiness(): Promise<{ status: number; text: string }>;
  /** Sends what the portal has queued until everything is acknowledged and nothing comes back any more. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function startApp(): Promise<RunningApp> {
  const stage = await setStage();
  const opened = await openTestStore('SQLite');
  const { sandbox } = stage;
  const application = createApplication({
    store: opened.store,
    compiled: compileRuleSet(await loadSampleRules()),
    hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token, rateLimit: 1000 },
    identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
    log: SILENT,
    clock: systemClock,
    pace: { retry: 50, fixCheck: 50, gapCheck: 50 },
  });
  const stop = new AbortController();
  const worker = application.startWorker(stop.signal);
  const edge = await application.startWeb(
    { publicUrl: PUBLIC_URL, clientSecrets: [SECRET], acceptSignatureV1: false },
    { host: '127.0.0.1', port: 0 },
    worker,
  );
  aimAt(stage, edge.url);
  const isIdle = async (): Promise<boolean> => {
    const due = await opened.store.db
      .selectFrom('delivery')
      .select('id')
      .where('state', '=', 'pending')
      .execute();
    const dirty = await opened.store.db
      .selectFrom('dirty_company')
      .select('company_id')
      .where('revision', '>', 0)
      .execute();
    return due.length + dirty.length === 0;
  };
  return {
    stage,
    opened,
    application,
    readiness: async () => {
      const response = await fetch(`${edge.url}/readyz`);
      return { status: response.status, text: await response.text() };
    },
    settle: () =>
      until('the app comes to rest', async () => {
        if (sandbox.webhooks.queue.length > 0) await sandbox.webhooks.flush();
        return sandbox.webhooks.queue.length === 0 && (await isIdle());
      }),
    close: async () => {
      stop.abort();
      await edge.close();
      await worker.done;
      await opened.remove();
      await stage.close();
    },
  };
}
