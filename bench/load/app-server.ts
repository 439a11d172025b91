/** The app in a process of its own, as `serve` puts it together: `--role web` or `--role all`, SQLite on the real disk. */
import { createApplication } from '../../src/app/application.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import { createLog } from '../../src/app/log.ts';
import { openStore } from '../../src/facts/store.ts';
import { systemClock } from '../../src/hubspot/system-clock.ts';
import { makeDataFolder } from '../scene/data-folder.ts';
import { loadSampleRules, PUBLIC_URL, SECRET } from '../scene/portal.ts';
import { runChild } from './child.ts';

export interface AppServerOptions {
  readonly role: 'web' | 'all';
  /** The portal's API; with role `web` it is never called. */
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly portalId: string;
  readonly appId: string;
}

export interface AppServerReady {
  readonly port: number;
}

await runChild(async ({ role, baseUrl, accessToken, portalId, appId }: AppServerOptions) => {
  const folder = await makeDataFolder();
  const store = await openStore({ dataDir: folder.path });
  const application = createApplication({
    store,
    compiled: compileRuleSet(await loadSampleRules()),
    hubspot: { baseUrl, accessToken },
    identity: { portalId, appId },
    log: createLog('warn'),
    clock: systemClock,
  });
  const stop = new AbortController();
  const worker = role === 'all' ? application.startWorker(stop.signal) : null;
  const edge = await application.startWeb(
    { publicUrl: PUBLIC_URL, clientSecrets: [SECRET], portalId, acceptSignatureV1: false },
    { host: '127.0.0.1', port: 0 },
    worker,
  );
  const close = async (): Promise<void> => {
    await edge.close();
    stop.abort();
    await worker?.done;
    await store.close();
    await folder.remove();
  };
  return { ready: { port: Number(new URL(edge.url).port) }, close };
});
