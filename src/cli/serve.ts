/** `buying-groups serve`: the webhook server, the worker, or both. */
import { compileRuleSet } from '../app/compile.ts';
import { createApplication, type Application } from '../app/application.ts';
import { createLog } from '../app/log.ts';
import { serveControl, type ControlServer } from '../control/serve-control.ts';
import { openStore } from '../facts/store.ts';
import { carryOut } from './server-commands.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import type { RunningEdge } from '../../webhooks/server.ts';
import { missingForServe, type Environment } from './environment.ts';
import type { RulesInUse } from './rules-in-use.ts';
import { whenAborted } from './stop-signal.ts';
import { tellRulesInUse } from './tell-rules.ts';
import { UsageError } from './usage-error.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly rules: RulesInUse;
  readonly role: 'web' | 'worker' | 'all';
  readonly signal: AbortSignal;
  readonly write: (text: string) => void;
}

/** Answers the exit code, 0 after an orderly stop. */
export async function serve({ environment, rules, role, signal, write }: ServeOptions): Promise<number> {
  const missing = missingForServe(environment);
  if (missing.length > 0) {
    throw new UsageError(
      [
        '`serve` needs a HubSpot app:',
        ...missing.map((line) => `  ${line}`),
        'To try it without one: npm run demo',
      ].join('\n'),
    );
  }
  const log = createLog(environment.LOG_LEVEL);
  const store = await openStore({ databaseUrl: environment.DATABASE_URL, dataDir: environment.DATA_DIR });
  try {
    const application = createApplication({
      store,
      compiled: compileRuleSet(rules.rules),
      hubspot: {
        baseUrl: environment.HUBSPOT_API_URL,
        accessToken: environment.HUBSPOT_ACCESS_TOKEN ?? '',
        rateLimit: environment.HUBSPOT_RATE_LIMIT,
      },
      identity: { portalId: environment.HUBSPOT_PORTAL_ID, appId: environment.HUBSPOT_APP_ID },
      log,
      clock: systemClock,
    });
    const told = await tellRulesInUse(rules, environment.CONFIG_DIR);
    await run(application, environment, role, signal, (text) => write([...told, text].join('\n')));
    return 0;
  } finally {
    await store.close();
  }
}

/** Of the 10 s that an orderly stop may take (P14). */
const STOP_MS = 9_000;

/** Serves until told to stop. A server that cannot listen takes the worker down with it. */
async function run(
  application: Application,
  environment: Environment,
  role: ServeOptions['role'],
  signal: AbortSignal,
  write: ServeOptions['write'],
): Promise<void> {
  const stopWorker = new AbortController();
  const worker = role === 'web' ? null : application.startWorker(stopWorker.signal);
  const wake = (): void => {
    application.rules.doubt();
    worker?.wake();
  };
  const control = await takeCommands(application, environment, wake, stopWorker.signal);
  let web: RunningEdge | null = null;
  try {
    if (role !== 'worker')
      web = await application.startWeb(edgeConfig(environment), listenAt(environment), worker);
    write(describeReady(web, environment));
    await whenAborted(signal);
  } finally {
    // A call to HubSpot may take longer than a stop. Leaving it is as safe as being killed: the next start goes on.
    if (signal.aborted) setTimeout(() => process.exit(0), STOP_MS).unref();
    // No new work is taken, and what is under way is finished.
    stopWorker.abort();
    await control?.close();
    await web?.close();
    await worker?.done;
  }
}

/** On PostgreSQL commands open the store themselves. Without the socket the server works all the same. */
async function takeCommands(
  { context: { store, log } }: Application,
  { DATA_DIR }: Environment,
  wake: () => void,
  stopping: AbortSignal,
): Promise<ControlServer | null> {
  if (store.kind !== 'sqlite') return null;
  try {
    return await serveControl(DATA_DIR, (args, voice) => carryOut(args, voice, store, wake, stopping));
  } catch (error) {
    log.warn({ err: error }, 'commands cannot reach this server: no socket could be made in DATA_DIR');
    return null;
  }
}

function describeReady(web: RunningEdge | null, { PUBLIC_URL = '' }: Environment): string {
  return web === null
    ? 'The worker of Buying Groups is ready\n'
    : `Buying Groups is ready at ${web.url}; HubSpot calls ${PUBLIC_URL}/webhooks/hubspot\n`;
}

function edgeConfig(environment: Environment) {
  return {
    publicUrl: environment.PUBLIC_URL ?? '',
    clientSecrets: environment.HUBSPOT_CLIENT_SECRET ?? [],
    acceptSignatureV1: environment.ACCEPT_SIGNATURE_V1,
    ...(environment.HUBSPOT_PORTAL_ID === undefined ? {} : { portalId: environment.HUBSPOT_PORTAL_ID }),
    ...(environment.HUBSPOT_APP_ID === undefined ? {} : { appId: environment.HUBSPOT_APP_ID }),
    ...(environment.EVENTS_API_KEY === undefined ? {} : { eventsApiKey: environment.EVENTS_API_KEY }),
  };
}

function listenAt(environment: Environment): { host: string; port: number } {
  return { host: environment.HOST ?? '0.0.0.0', port: environment.PORT };
}
