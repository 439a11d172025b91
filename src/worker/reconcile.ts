/**
 * Webhooks can be lost, and some things no webhook tells: HubSpot is asked for what changed since it was last asked.
 * What was missed is repaired by the ways on which events come in, with the same ids, so that nothing counts twice.
 */
import { advanceCursor, readCursor, startCursors, unseenChanges, type Change } from '../facts/cursors.ts';
import { forgetSource, SOURCES } from '../facts/sources.ts';
import { endTurn, keepTurn, takeTurn, type Turn } from '../facts/turns.ts';
import type { Engagement } from '../facts/work.ts';
import { ScopeError } from '../hubspot/errors.ts';
import type { ObjectType as AnyObjectType } from '../hubspot/gateway.ts';
import type { PortalView, WorkerContext } from './context.ts';
import { rereadOpenDeals } from './reconcile-deals.ts';
import { namePeopleCursor, rereadLatePeople } from './reconcile-late-people.ts';
import { reconcileMarketingEvents } from './reconcile-marketing-events.ts';
import {
  takeInActivities,
  takeInChangedCompanies,
  takeInChangedContacts,
  takeInChangedDeals,
} from './reconcile-page.ts';
import { reconcileVisits } from './reconcile-visits.ts';
import { unlessRefused } from './source-refusals.ts';

/** Tasks are made and notes only counted; neither is followed. */
type ObjectType = Exclude<AnyObjectType, 'tasks' | 'notes'>;

export interface ReconcileResult {
  /**
   * `not_due`: another process is at it, or it was done less than `every` ago. `stopped`: it goes on where it ended
   * when it is called again.
   */
  readonly outcome: 'done' | 'not_due' | 'stopped';
  /** Objects that had changed: read, or noted to be read. */
  readonly changed: Readonly<Partial<Record<ObjectType, number>>>;
  /** Interactions that no webhook had told of. */
  readonly interactions: number;
  /** Open deals whose people are read again. */
  readonly deals: number;
  /** Activities that this token may not read. */
  readonly leftOut: readonly Engagement[];
}

export interface ReconcileOptions {
  /** Does nothing when the last one ended less than so many milliseconds ago; 0 when left out. */
  readonly every?: number;
  /** Called between pages, for what cannot wait; answers whether to go on. */
  readonly meanwhile?: () => Promise<boolean>;
}

/** Its turn among the processes of one store. */
export const TURN = 'reconcile';
/** More than the slowest page takes; a process that was killed holds the others up for so long. */
const LEASE_MS = 5 * 60_000;
/** The search is behind by moments, and clocks differ: this long before the last time is asked for again. */
const OVERLAP_MS = 10 * 60_000;
/** Nothing older counts in any rule. */
const HORIZON_MS = 90 * 24 * 60 * 60_000;

const RECORDS = ['contacts', 'companies', 'deals'] as const;
const ACTIVITIES = ['meetings', 'calls', 'emails', 'communications'] as const;
type Kind = (typeof RECORDS)[number] | (typeof ACTIVITIES)[number];
const KINDS: readonly Kind[] = [...RECORDS, ...ACTIVITIES];

interface Run {
  readonly context: WorkerContext;
  readonly view: PortalView;
  /** Answers whether to go on. */
  readonly goOn: () => Promise<boolean>;
  readonly changed: Partial<Record<ObjectType, number>>;
  readonly leftOut: Engagement[];
  interactions: number;
  deals: number;
}

/**
 * Everything is durable before the next question begins later: cut off at any point, it misses nothing. The first one
 * of a store only notes the moment from which changes are followed. What it notes is read and decided by the next
 * `workOnce`.
 *
 * @throws GatewayError when HubSpot does not answer; what was done until then stays done
 */
export async function reconcile(
  context: WorkerContext,
  view: PortalView,
  { every = 0, meanwhile = () => Promise.resolve(true) }: ReconcileOptions = {},
): Promise<ReconcileResult> {
  const { db } = context.store;
  const lease = context.newId();
  const turn = (): Turn => ({ name: TURN, lease, leaseMs: LEASE_MS, now: context.now() });
  const goOn = async (): Promise<boolean> => {
    await context.giveWay?.();
    return (await meanwhile()) && (await keepTurn(db, turn()));
  };
  const run: Run = { context, view, goOn, changed: {}, leftOut: [], interactions: 0, deals: 0 };
  if (!(await takeTurn(db, turn(), every))) return resultOf(run, 'not_due');
  let finished = false;
  try {
    finished = await reconcileAll(run);
  } finally {
    await endTurn(db, { name: TURN, lease }, finished ? context.now() : null);
  }
  return resultOf(run, finished ? 'done' : 'stopped');
}

function resultOf(run: Run, outcome: ReconcileResult['outcome']): ReconcileResult {
  const { changed, interactions, deals, leftOut } = run;
  return { outcome, changed, interactions, deals, leftOut };
}

async function reconcileAll(run: Run): Promise<boolean> {
  const { store, now } = run.context;
  const isFirst = (await readCursor(store.db, 'deals')) === null;
  await startCursors(store.db, [...KINDS, ...ACTIVITIES.map(namePeopleCursor)], now());
  if (isFirst) return true;
  for (const type of RECORDS) if (!(await reconcileKind(run, type))) return false;
  for (const type of ACTIVITIES) if (!(await reconcileActivities(run, type))) return false;
  if (!(await reconcileSources(run))) return false;
  run.deals = await rereadOpenDeals(run.context, run.view);
  return true;
}

/** A source that this token may not read costs that source, never the rest. */
async function reconcileActivities(run: Run, type: Engagement): Promise<boolean> {
  try {
    return (await reconcileKind(run, type)) && (await rereadLatePeople(run, type));
  } catch (error) {
    if (!(error instanceof ScopeError)) throw error;
    run.context.log.warn(
      { what: type, scopes: error.scopes },
      'not allowed to search this kind of activity; it is left out',
    );
    run.leftOut.push(type);
    return true;
  }
}

/** What HubSpot keeps beside the CRM. Answers false when it was told to stop. */
async function reconcileSources(run: Run): Promise<boolean> {
  const { marketingEvents, eventAnalytics } = run.context.compiled.rules.settings.sources;
  const read = {
    marketing_events: marketingEvents === 'auto' ? reconcileMarketingEvents : null,
    event_analytics: eventAnalytics === 'auto' ? reconcileVisits : null,
  };
  for (const source of SOURCES) {
    const reconcileSource = read[source];
    if (reconcileSource === null) {
      await forgetSource(run.context.store.db, source);
      continue;
    }
    const found = await unlessRefused(run.context, source, () => reconcileSource(run));
    run.interactions += found?.interactions ?? 0;
    if (found?.stopped === true) return false;
  }
  return true;
}

/** Answers false when it was told to stop. */
async function reconcileKind(run: Run, type: Kind): Promise<boolean> {
  const { store, gateway, now } = run.context;
  const startedAt = now();
  const cursor = (await readCursor(store.db, type)) ?? startedAt;
  const since = Math.max(cursor - OVERLAP_MS, startedAt - HORIZON_MS);
  for await (const page of gateway.searchChanged(type, since)) {
    if (!(await run.goOn())) return false;
    const fresh = await unseenChanges(store.db, type, page);
    if (fresh.length === 0) continue;
    await takeInPage(run, type, fresh, since);
    run.changed[type] = (run.changed[type] ?? 0) + fresh.length;
  }
  await store.db.transaction().execute((trx) => advanceCursor(trx, type, startedAt, startedAt - OVERLAP_MS));
  return true;
}

async function takeInPage(run: Run, type: Kind, page: readonly Change[], since: number): Promise<void> {
  switch (type) {
    case 'contacts':
      run.interactions += await takeInChangedContacts(run, page, since);
      return;
    case 'companies':
      return takeInChangedCompanies(run, page);
    case 'deals':
      return takeInChangedDeals(run, page);
    default:
      return takeInActivities(run, type, page);
  }
}
