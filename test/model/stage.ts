/**
 * The real program over a sandbox portal, without a socket: what it stores survives, the program itself is killed and
 * started anew at will.
 */
import SQLite from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import { createApplication, type Application } from '../../src/app/application.ts';
import { install } from '../../src/cli/install.ts';
import { compileRules, type CompiledRules } from '../../src/domain/compile.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { createInbox } from '../../src/facts/inbox.ts';
import { releaseLeases } from '../../src/facts/leases.ts';
import { migrate, type Store } from '../../src/facts/store.ts';
import { GatewayError, PausedError } from '../../src/hubspot/errors.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { PortalView } from '../../src/worker/context.ts';
import { PortalChanged } from '../../src/worker/portal-changed.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { markOutdated, markStale } from '../../src/worker/sweep.ts';
import { whenDue, workOnce } from '../../src/worker/worker.ts';
import { createTestClock, START, type TestClock } from '../support/world.ts';
import { createLife, type Life } from './life.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Delivery {
  /** So many of the waiting events, oldest first. */
  readonly share: number;
  readonly shuffle: boolean;
  readonly double: boolean;
}

export interface Stage {
  readonly clock: TestClock;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly compiled: () => CompiledRules;
  readonly rules: () => RuleSet;
  /** The worker was stopped in the middle of something since it last came to rest. */
  readonly interrupted: () => boolean;
  /** Changes with every life. */
  readonly application: () => Application;
  view(): Promise<PortalView>;
  deliver(how: Delivery): Promise<void>;
  /** Works until nothing is due, or until the program dies. */
  work(): Promise<void>;
  /** The program will die after so many queries and calls. */
  doom(steps: number, carriedOut: boolean): void;
  /** A new process over the same store, with other rules where they are given. */
  restart(rules?: RuleSet): Promise<void>;
  /** Everything has arrived and is done. */
  rest(): Promise<void>;
  /** Every company is decided again, at this very moment. */
  decideAnew(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly life: Life;
  readonly application: Application;
  view: PortalView | null;
}

/** As the running worker does: a failure of HubSpot's is waited out. */
const LONGEST_PAUSE_MS = 60_000;
const ROUNDS = 400;

/** `first`: compiled once for all stages, since reading titles is most of the work. */
export async function openStage(first: CompiledRules): Promise<Stage> {
  const clock = createTestClock(START);
  const store = await migrate(new SqliteDialect({ database: new SQLite(':memory:') }), 'sqlite');
  const sandbox = await startSandbox({ now: clock.now, limitPer10s: 100_000 });
  const realFetch = globalThis.fetch;
  let compiled = first;
  let running: Running;
  let interrupted = false;

  const start = (): Running => {
    const life = createLife();
    globalThis.fetch = life.guard(sandbox.fetch);
    const application = createApplication({
      store: { ...store, db: store.db.withPlugin(life.plugin) },
      compiled,
      hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token },
      identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
      log: SILENT,
      clock,
    });
    return { life, application, view: null };
  };
  const restart = async (other?: RuleSet): Promise<void> => {
    if (other !== undefined)
      compiled = { ...compileRules(other, first.readTitle, new Set()), mail: first.mail };
    await releaseLeases(store.db);
    running = start();
  };
  running = start();
  await install({
    gateway: running.application.gateway,
    rules: first.rules,
    dryRun: false,
    json: true,
    write: () => undefined,
  });
  sandbox.webhooks.subscribe(listSubscriptions());

  const view = async (): Promise<PortalView> => {
    if (running.view !== null) return running.view;
    const loaded = await running.application.loadView();
    if (!loaded.ok) throw new Error(loaded.problem.en);
    return (running.view = loaded.view);
  };
  const step = async (): Promise<boolean> => {
    try {
      return await workOnce(running.application.context, await view());
    } catch (error) {
      if (!(error instanceof GatewayError || error instanceof PortalChanged)) throw error;
      interrupted = true;
      clock.set(error instanceof PausedError ? error.resumeAt : clock.now() + LONGEST_PAUSE_MS);
      return true;
    }
  };
  const loop = async (): Promise<'rested'> => {
    // As the sweep of the running worker does, so that other rules reach companies that nobody visits.
    const { context } = running.application;
    await markOutdated(context.store.db, compiled.rules.version, clock.now());
    for (let round = 0; round < ROUNDS; round++) {
      clock.pass(1);
      if (await step()) continue;
      const due = await whenDue(context);
      if (due === null) return 'rested';
      clock.set(Math.max(clock.now(), due));
    }
    throw new Error('the worker does not come to rest');
  };
  const work = async (): Promise<void> => {
    const { life } = running;
    const under = loop().catch((error: unknown) => {
      if (life.dead()) return 'dead' as const;
      throw error;
    });
    if ((await Promise.race([under, life.end])) === 'rested') return;
    // Killed at a query: what is rolled back is rolled back before the next life begins.
    await new Promise(setImmediate);
    interrupted = true;
    await restart();
  };
  const accept = createInbox({ db: store.db, highWater: 1_000_000, onStored: () => undefined });
  const deliver: Stage['deliver'] = async ({ share, shuffle, double }) => {
    const all = sandbox.webhooks.take();
    const count = Math.ceil(all.length * share);
    sandbox.webhooks.put(all.slice(count));
    const told = all.slice(0, count);
    if (shuffle) told.sort((a, b) => (a.eventId % 997) - (b.eventId % 997));
    const batches = double ? [told, told.map((event) => ({ ...event, attemptNumber: 1 }))] : [told];
    for (const batch of batches)
      for (let at = 0; at < batch.length; at += 100)
        await accept({
          body: Buffer.from(JSON.stringify(batch.slice(at, at + 100))),
          receivedAt: clock.now(),
        });
  };
  const rest = async (): Promise<void> => {
    running.life.endAfter(Number.POSITIVE_INFINITY, false);
    sandbox.faults.clear();
    sandbox.limits.force('DAILY', 0);
    for (let round = 0; round < 20; round++) {
      await deliver({ share: 1, shuffle: false, double: false });
      await work();
      if (sandbox.webhooks.queue.length > 0) continue;
      interrupted = false;
      return;
    }
    throw new Error('the portal does not come to rest: writes echo');
  };
  return {
    clock,
    sandbox,
    store,
    compiled: () => compiled,
    rules: () => compiled.rules,
    interrupted: () => interrupted,
    application: () => running.application,
    view,
    deliver,
    work,
    doom: (steps, carriedOut) => running.life.endAfter(steps, carriedOut),
    restart,
    rest,
    decideAnew: async () => {
      await markStale(store.db, clock.now());
      await makeAllDirty(store, clock.now());
      while (await workOnce(running.application.context, await view()));
    },
    close: async () => {
      globalThis.fetch = realFetch;
      await sandbox.close();
      await store.close();
    },
  };
}

async function makeAllDirty({ db }: Store, now: number): Promise<void> {
  await db
    .updateTable('dirty_company')
    .set((eb) => ({ revision: eb('revision', '+', 1), due_at: now, leased_until: 0 }))
    .execute();
}
