/** The program put together: store, gateway, worker and HTTP edge, for one set of rules and one portal. */
import { randomUUID } from 'node:crypto';
import type { CompiledRules } from '../domain/compile.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { createInbox, countPending } from '../facts/inbox.ts';
import { noteSignature } from '../facts/signature-seen.ts';
import type { Store } from '../facts/store.ts';
import { createGateway } from '../hubspot/create-gateway.ts';
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Clock, Gateway } from '../hubspot/gateway.ts';
import { readPortalShape } from '../install/portal-shape.ts';
import { serveReport } from '../reports/serve-report.ts';
import type { Log, WorkerContext } from '../worker/context.ts';
import type { PortalIdentity } from '../worker/events.ts';
import type { LoadedView } from '../worker/current-view.ts';
import { INDISPENSABLE, viewPortal } from '../worker/portal-view.ts';
import { runWorker, type RunningWorker, type WorkerPace } from '../worker/run.ts';
import { startEdge, type RunningEdge } from '../../webhooks/server.ts';
import type { EdgeConfig } from '../../webhooks/edge-config.ts';
import type { Delivery, EdgePorts } from '../../webhooks/ports.ts';
import { createEventPorts } from './accept-events.ts';
import { createBudgets, type Budgets } from './budgets.ts';
import { createCardPorts } from './card-ports.ts';
import { createCurrentRules, type CurrentRules } from './current-rules.ts';
import { readInstallation } from './installation.ts';
import { learnWinRates } from './learn-win-rates.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { readReadiness, tellReadiness } from './readiness.ts';

export interface ApplicationOptions {
  readonly store: Store;
  /** Decides until anything is published. */
  readonly compiled: CompiledRules;
  readonly hubspot: {
    readonly baseUrl: string;
    readonly accessToken: string;
    readonly rateLimit?: number | undefined;
    /** Where the calls are counted, if not in this store, and how many may be spent. */
    readonly budgets?: Budgets;
    readonly onCall?: () => void;
    /** For tests: signals when a call has taken too long. */
    readonly startDeadline?: (ms: number) => AbortSignal;
  };
  readonly identity: PortalIdentity;
  readonly log: Log;
  readonly clock: Clock;
  /** How often the worker looks by itself, where not as usual. */
  readonly pace?: Partial<WorkerPace>;
}

export interface Application {
  readonly context: WorkerContext;
  readonly gateway: Gateway;
  readonly metrics: Metrics;
  readonly rules: CurrentRules;
  /** What the portal offers for these rules, otherwise for those in use, or what is missing in it. */
  readonly loadView: (compiled?: CompiledRules) => Promise<LoadedView>;
  startWorker(signal: AbortSignal): RunningWorker;
  startWeb(
    config: EdgeConfig,
    listen: { host: string; port: number },
    worker: RunningWorker | null,
  ): Promise<RunningEdge>;
}

/** Above so many waiting deliveries HubSpot is asked to come again later (P32): about 100,000 events. */
const HIGH_WATER = 10_000;

export function createApplication({
  store,
  compiled,
  hubspot,
  identity,
  log,
  clock,
  pace,
}: ApplicationOptions): Application {
  const metrics = createMetrics();
  const budgets = hubspot.budgets ?? createBudgets(store.db, hubspot.rateLimit);
  const gateway = createGateway({
    baseUrl: hubspot.baseUrl,
    accessToken: hubspot.accessToken,
    ...(hubspot.startDeadline && { startDeadline: hubspot.startDeadline }),
    takeCall: budgets.takeCall,
    clock,
    random: Math.random,
    onCall: ({ bucket, status }) => {
      metrics.countCall({ bucket, status });
      hubspot.onCall?.();
    },
    onLimits: (limits) => budgets.learn(limits),
  });
  const context: WorkerContext = {
    store,
    gateway,
    compiled,
    identity,
    now: () => clock.now(),
    newId: randomUUID,
    log,
    count: metrics.count,
    observeLatency: metrics.observeLatency,
  };
  const rules = createCurrentRules({ db: store.db, compiled, now: () => clock.now(), log });
  const loadView = createViewLoader(gateway, identity);
  return {
    context,
    gateway,
    metrics,
    rules,
    loadView: async (given) => loadView(given ?? (await rules.atHand())),
    startWorker: (signal) =>
      runWorker({
        context,
        rules,
        loadView,
        learn: (current) => learnWinRates(context, current),
        signal,
        ...(pace && { pace }),
      }),
    startWeb: (config, listen, worker) =>
      startEdge(config, createPorts({ store, identity, rules, log, clock, metrics, worker }), listen),
  };
}

/**
 * The account tells the time zone in which daily limits end, and whether the token belongs to the portal whose
 * events are taken.
 */
async function checkAccount(gateway: Gateway, { portalId }: PortalIdentity): Promise<Localized | null> {
  try {
    const account = await gateway.readAccount();
    if (portalId === undefined || account.portalId === portalId) return null;
    return {
      en: `HUBSPOT_ACCESS_TOKEN belongs to portal ${account.portalId}, HUBSPOT_PORTAL_ID says ${portalId}: correct one of them`,
      ru: `HUBSPOT_ACCESS_TOKEN выдан порталом ${account.portalId}, а в HUBSPOT_PORTAL_ID указан ${portalId}: исправьте одно из двух`,
    };
  } catch (error) {
    // Not every token may ask; nothing but the end of the day is lost by it.
    if (error instanceof ScopeError || error instanceof RefusedError) return null;
    throw error;
  }
}

const NOT_INSTALLED: Localized = {
  en: `the portal lacks ${INDISPENSABLE.join(', ')}: run "buying-groups install"; events are kept meanwhile`,
  ru: `в портале нет ${INDISPENSABLE.join(', ')}: запустите «buying-groups install»; события тем временем сохраняются`,
};
const NO_PIPELINE: Localized = {
  en: 'the portal has no deal pipeline: create one in HubSpot',
  ru: 'в портале нет ни одной воронки сделок: создайте её в HubSpot',
};

function createViewLoader(
  gateway: Gateway,
  identity: PortalIdentity,
): (compiled: CompiledRules) => Promise<LoadedView> {
  return async (compiled) => {
    const foreign = await checkAccount(gateway, identity);
    if (foreign !== null) return { ok: false, problem: foreign };
    const shape = await readPortalShape(gateway, compiled.rules);
    // With one of them gone existing deals are still kept up; without both there is nothing to keep up.
    if (INDISPENSABLE.every((name) => shape.missingProperties.includes(name))) {
      return { ok: false, problem: NOT_INSTALLED };
    }
    const view = viewPortal(shape, compiled);
    return view === null ? { ok: false, problem: NO_PIPELINE } : { ok: true, view };
  };
}

interface PortParts {
  readonly store: Store;
  readonly identity: PortalIdentity;
  readonly rules: CurrentRules;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly worker: RunningWorker | null;
}

function createPorts(parts: PortParts): EdgePorts {
  const { store, rules, identity, log, clock, metrics, worker } = parts;
  const noteVersion = createVersionNote(store);
  const accept = createInbox({ db: store.db, highWater: HIGH_WATER, onStored: () => worker?.wake() });
  return {
    now: () => clock.now(),
    acceptDelivery: async (delivery) => {
      const acceptance = await accept(delivery);
      if (acceptance === 'stored') noteVersion(delivery);
      return acceptance;
    },
    ...createEventPorts(accept, rules, identity.portalId, () => clock.now()),
    ...createCardPorts({ store, rules, worker, now: () => clock.now() }),
    readInstallation: () => readInstallation(parts, () => readReadiness(parts)),
    readReport: async (name, language) => {
      const compiled = await rules.atHand();
      const spoken = language ?? compiled.rules.settings.language;
      return serveReport(name, { db: store.db, compiled, now: clock.now(), language: spoken });
    },
    readiness: async () => tellReadiness(await readReadiness(parts)),
    metrics: async () => {
      metrics.setBacklog(await countPending(store.db));
      return metrics.read();
    },
    count: (event) => metrics.countEdge(event),
    log,
    newRequestId: randomUUID,
  };
}

/** For `doctor`, at most once a minute; a failure here costs nobody's delivery. */
function createVersionNote(
  store: Store,
): (delivery: Pick<Delivery, 'signatureVersion' | 'receivedAt'>) => void {
  let notedAt = 0;
  return ({ signatureVersion: version, receivedAt: at }) => {
    if (at - notedAt < 60_000) return;
    notedAt = at;
    noteSignature(store.db, { version, at }).catch(() => undefined);
  };
}
