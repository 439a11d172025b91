/** The worker on an in-memory store and a portal of plain maps; nothing here waits for anything real. */
import SQLite from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import { compileRuleSet } from '../../src/app/compile.ts';
import type { CompiledRules } from '../../src/domain/compile.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { LABELS, type Label } from '../../src/domain/vocabulary.ts';
import { migrate, type Store } from '../../src/facts/store.ts';
import type { PortalView, WorkerContext } from '../../src/worker/context.ts';
import { labelReader } from '../../src/worker/read-context.ts';
import { takeInDeliveries, type TakenIn } from '../../src/worker/take-in.ts';
import { whenDue, workOnce } from '../../src/worker/worker.ts';
import { createFakePortal, type FakeOptions, type FakePortal } from '../support/fake-gateway.ts';
import { createTestClock, loadSampleRules, START, type TestClock } from '../support/world.ts';

export const IDENTITY = { portalId: '4711', appId: '90210' };

export interface Workshop {
  readonly clock: TestClock;
  readonly store: Store;
  readonly compiled: CompiledRules;
  readonly view: PortalView;
  /** Another worker on the same store and portal. */
  hire(): WorkerContext;
  readonly context: WorkerContext;
  /** A new, empty portal; the store is emptied as well. */
  reset(options?: Partial<FakeOptions>): Promise<FakePortal>;
  readonly portal: () => FakePortal;
  readonly counts: Record<string, number>;
  takeIn(events: readonly unknown[]): Promise<TakenIn>;
  drain(): Promise<void>;
  close(): Promise<void>;
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const LABEL_TYPES = Object.fromEntries(LABELS.map((label, n) => [label, 100 + n])) as Record<Label, number>;
const STAGES = ['bg_target', 'bg_detected', 'bg_engaged', 'bg_prioritized', 'bg_qualified'];

function viewOf(compiled: CompiledRules): PortalView {
  return {
    portal: {
      pipelineId: 'buying_groups',
      stageIds: STAGES,
      labels: new Set(LABELS),
      missingProperties: new Set(),
    },
    labelTypeIds: LABEL_TYPES,
    labelOf: labelReader(LABEL_TYPES),
    compiled,
  };
}

/** On a store of its own in memory, and by the sample rules, unless others are given. */
export async function openWorkshop(given: { rules?: RuleSet; store?: Store } = {}): Promise<Workshop> {
  const clock = createTestClock(START);
  const store =
    given.store ?? (await migrate(new SqliteDialect({ database: new SQLite(':memory:') }), 'sqlite'));
  const compiled = compileRuleSet(given.rules ?? (await loadSampleRules()));
  const view = viewOf(compiled);
  const counts: Record<string, number> = {};
  let portal = createFakePortal({ now: clock.now });
  let ids = 0;
  const hire = (): WorkerContext => ({
    store,
    gateway: portal.gateway,
    compiled,
    identity: IDENTITY,
    now: clock.now,
    newId: () => String(++ids),
    log: SILENT,
    count: (name, by = 1) => void (counts[name] = (counts[name] ?? 0) + by),
    observeLatency: () => undefined,
  });
  const drain = async (): Promise<void> => {
    for (let round = 0; round < 500; round++) {
      while (await workOnce(hire(), view));
      const due = await whenDue(hire());
      if (due === null) return;
      clock.set(Math.max(clock.now() + 1, due));
    }
    throw new Error('the worker does not come to rest');
  };
  return {
    clock,
    store,
    compiled,
    view,
    hire,
    get context() {
      return hire();
    },
    portal: () => portal,
    counts,
    reset: async (options = {}) => {
      await emptyStore(store);
      clock.set(START);
      return (portal = createFakePortal({ now: clock.now, ...options }));
    },
    takeIn: (events) =>
      takeInDeliveries(
        store.db,
        [
          {
            id: 'by hand',
            source: 'hubspot',
            body: JSON.stringify(events),
            receivedAt: clock.now(),
            attempts: 0,
          },
        ],
        IDENTITY,
        clock.now(),
      ),
    drain,
    close: () => store.close(),
  };
}

async function emptyStore({ db }: Store): Promise<void> {
  const tables = await db.introspection.getTables();
  for (const { name } of tables) {
    if (!name.startsWith('kysely')) await db.deleteFrom(name as 'contact').execute();
  }
}
