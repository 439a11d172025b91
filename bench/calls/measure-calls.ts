/** Counts the calls to HubSpot that 1,000 contact events cost; counts, not times, so that they are the same everywhere. */
import type { Clock } from '../../src/hubspot/gateway.ts';
import type { FlushResult } from '../../src/sandbox/delivery/webhooks.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { connect, type Connected } from '../scene/connect.ts';
import { swapJobs, viewPages, type Crowd } from '../scene/people.ts';
import { computeBound, NOTHING_UNKNOWN, takeSnapshot, type BoundLine, type Unknown } from './bound.ts';

export interface CallsMeasured {
  readonly name: string;
  readonly events: number;
  readonly deliveries: number;
  /** Calls that a start costs whatever happens afterwards; 0 where nothing was started. */
  readonly startUp: number;
  /** By method and path, most frequent first. */
  readonly byPath: readonly { readonly path: string; readonly calls: number }[];
  readonly calls: number;
  readonly bound: readonly BoundLine[];
}

export interface Scene {
  readonly sandbox: Sandbox;
  readonly clock: Clock;
  readonly crowd: Crowd;
}

export interface Happening {
  readonly name: string;
  readonly unknown: Unknown;
  readonly startUp: number;
  /** What people do; the events wait in the portal's queue. */
  act(): void;
  /** Sends what waits; over ten connections unless given. */
  deliver?(): Promise<Pick<FlushResult, 'statuses' | 'sent'>>;
  /** Brings the app to rest. */
  settle(): Promise<void>;
}

export async function measureCalls(
  { sandbox }: Pick<Scene, 'sandbox'>,
  { name, unknown, startUp, act, deliver, settle }: Happening,
): Promise<CallsMeasured> {
  const before = takeSnapshot(sandbox.portal);
  // What came before, such as the app's own writes coming back, is not of this measurement.
  sandbox.webhooks.take();
  sandbox.calls.reset();
  act();
  const { statuses, sent } = await (deliver ?? (() => sandbox.webhooks.flush({ concurrency: 10 })))();
  const refused = statuses.filter((status) => status !== 204).length;
  if (refused > 0) throw new Error(`${refused} of ${statuses.length} deliveries were not taken.`);
  await settle();
  const paths = sandbox.calls.entries.map(({ method, path }) => `${method} ${path}`);
  return {
    name,
    events: sent,
    deliveries: statuses.length,
    startUp,
    calls: paths.length,
    byPath: countEach(paths),
    bound: computeBound(unknown, before, takeSnapshot(sandbox.portal)),
  };
}

function countEach(paths: readonly string[]): CallsMeasured['byPath'] {
  return [...Map.groupBy(paths, (path) => path)]
    .map(([path, { length }]) => ({ path, calls: length }))
    .sort((a, b) => b.calls - a.calls);
}

export interface Started {
  readonly app: Connected;
  readonly startUp: number;
  settle(): Promise<void>;
}

/** Connects a new store to the portal; the worker's steps are called by `settle` only. */
export async function startDrained({ sandbox, clock }: Scene): Promise<Started> {
  const app = await connect({ sandbox, clock, running: false });
  sandbox.calls.reset();
  const view = await app.loadView();
  return { app, startUp: sandbox.calls.count(), settle: () => app.drain(view) };
}

/** Everybody comes for the first time: deals are made, people joined to them, everything is written. */
export async function measureFirstEver(scene: Scene): Promise<CallsMeasured> {
  const { sandbox, clock, crowd } = scene;
  const { app, startUp, settle } = await startDrained(scene);
  try {
    const unknown = { contacts: crowd.people.length, companies: crowd.companyIds.length, deals: 0 };
    const act = (): void => viewPages(sandbox.portal, crowd.people, 1, clock.now());
    return await measureCalls(scene, { name: 'first ever', unknown, startUp, act, settle });
  } finally {
    await app.close();
  }
}

const HOUR = 3_600_000;

/** Cold: a new store on a portal that holds what was written before. Warm: the next events with the same store. */
export async function measureColdAndWarm(scene: Scene): Promise<CallsMeasured[]> {
  const { sandbox, clock, crowd } = scene;
  const { app, startUp, settle } = await startDrained(scene);
  const view = (visit: number) => (): void => viewPages(sandbox.portal, crowd.people, visit, clock.now());
  const known = { unknown: NOTHING_UNKNOWN, startUp: 0, settle };
  try {
    const cold = { name: 'cold', unknown: everythingOf(scene), startUp, act: view(2), settle };
    const swap = (): void => swapJobs(sandbox.portal, crowd.people, clock.now());
    const measuredCold = await measureCalls(scene, cold);
    // Far enough from the last reading that people may have changed labels meanwhile.
    await clock.wait(HOUR);
    return [
      measuredCold,
      await measureCalls(scene, { name: 'warm', act: view(3), ...known }),
      await measureCalls(scene, { name: 'warm, every job changed', act: swap, ...known }),
    ];
  } finally {
    await app.close();
  }
}

/** What a new store does not know. */
export function everythingOf({ sandbox, crowd }: Scene): Unknown {
  const deals = sandbox.portal.list('deals').length;
  return { contacts: crowd.people.length, companies: crowd.companyIds.length, deals };
}
