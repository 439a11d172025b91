/** Runs the worker until it is told to stop: woken by new deliveries and by time, paused while HubSpot is out of reach. */
import type { CompiledRules } from '../domain/compile.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { AuthError, GatewayError, PausedError, ScopeError } from '../hubspot/errors.ts';
import { compactIfDue } from '../facts/compaction.ts';
import { forgetServerRules } from '../facts/rules-of-servers.ts';
import type { Gap, PortalView, WorkerParts } from './context.ts';
import { createCurrentView, type LoadedView } from './current-view.ts';
import { PortalChanged } from './portal-changed.ts';
import { createReconciler } from './reconcile-by-time.ts';
import { createRightOfWay } from './right-of-way.ts';
import type { RulesSource } from './rules-source.ts';
import { sweep } from './sweep.ts';
import { tidyUp } from './tidy-up.ts';
import { takeInWaiting, whenDue } from './worker.ts';

export interface WorkerStatus {
  /** Until when HubSpot is left alone; `null`: working. Events are kept meanwhile. */
  readonly pausedUntil: number | null;
  /** What stopped it, and what to do; never a secret. */
  readonly problem: Localized | null;
  /** What the portal lacks while everything else is written. */
  readonly gaps: readonly Gap[];
}

export interface RunOptions {
  readonly context: WorkerParts;
  readonly rules: RulesSource;
  /** Reads what the portal offers for these rules; a problem names what is missing there. */
  readonly loadView: (compiled: CompiledRules) => Promise<LoadedView>;
  /** What is learnt from the past now and then; called with each sweep, and it says itself when it is time. */
  readonly learn?: (compiled: CompiledRules) => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly pace?: Partial<WorkerPace>;
}

/** How often the worker looks by itself; all in milliseconds. */
export interface WorkerPace {
  /** First pause after a failure; it doubles with each one, up to a minute. */
  readonly retry: number;
  /** Until what only a person can mend is tried again. */
  readonly fixCheck: number;
  /** After so long the portal's properties, labels and stages are read again. */
  readonly viewAge: number;
  /** The same while something of ours is missing there. */
  readonly gapCheck: number;
  readonly sweep: number;
  /** How often HubSpot is asked for what changed, in case a webhook was lost. */
  readonly reconcile: number;
  /** On a shared store other processes fill the inbox, and nobody rings here. */
  readonly poll: number;
}

export interface RunningWorker {
  /** Something arrived. */
  wake(): void;
  status(): WorkerStatus;
  /** Resolves when the loop has ended; what was under way is finished first. */
  readonly done: Promise<void>;
}

/** Requests that arrive together become one pass, whose batches they fill. */
const GATHER_MS = 25;
const GATHER_ROUNDS = 8;
const LONGEST_PAUSE_MS = 60_000;

const PACE: WorkerPace = {
  retry: 5_000,
  fixCheck: 15_000,
  viewAge: 10 * 60_000,
  gapCheck: 60_000,
  sweep: 60_000,
  reconcile: 15 * 60_000,
  poll: 500,
};

export function runWorker({
  context: parts,
  rules,
  loadView,
  learn,
  signal,
  pace: given,
}: RunOptions): RunningWorker {
  const { arrived, giveWay } = createRightOfWay();
  const pace = { ...PACE, ...given };
  const views = createCurrentView(parts, loadView, pace);
  const context = { ...parts, giveWay, doubtView: views.doubt };
  const server = context.newId();
  const poll = context.store.kind === 'postgres' ? pace.poll : Number.POSITIVE_INFINITY;
  const reconciler = createReconciler(
    pace.reconcile,
    async ({ compiled }) => !signal.aborted && (await isInUse(rules, compiled)),
  );
  let ring: () => void = () => undefined;
  let rung = false;
  let status: Omit<WorkerStatus, 'gaps'> = { pausedUntil: null, problem: null };
  let sweptAt = 0;
  /** Of the last step that had any. */
  let inUse: CompiledRules | null = null;
  let failures = 0;
  let learning: Promise<unknown> | null = null;

  /** Beside the work, which is not to wait for it. */
  const learnIfTime = (compiled: CompiledRules): void => {
    if (learn === undefined || learning !== null) return;
    learning = learn(compiled)
      .catch((error: unknown) => {
        const cause = error instanceof Error ? error.name : 'unknown';
        context.log.warn({ cause }, 'past deals could not be counted; it is tried again within the minute');
      })
      .finally(() => (learning = null));
  };

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (rung || signal.aborted || ms <= 0) return resolve();
      const timer = setTimeout(resolve, Math.min(ms, 2 ** 31 - 1));
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const wake = (): void => {
    rung = true;
    arrived();
    ring();
  };

  const gather = async (): Promise<void> => {
    for (let round = 0; round < GATHER_ROUNDS && !signal.aborted; round++) {
      rung = false;
      if ((await takeInWaiting(context)) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    }
  };

  const waitForPerson = (problem: Localized): null => {
    status = { pausedUntil: context.now() + pace.fixCheck, problem };
    return null;
  };

  /** One version of the rules for the whole step. */
  const lookAround = async (): Promise<{ compiled: CompiledRules; view: PortalView } | null> => {
    const known = await rules.get();
    if (!known.ok) return waitForPerson(known.problem);
    const loaded = await views.get(known.compiled);
    return loaded.ok ? { compiled: known.compiled, view: loaded.view } : waitForPerson(loaded.problem);
  };

  const step = async (): Promise<void> => {
    await gather();
    // Also while HubSpot is out of reach: it is promised within the hour.
    if ((await compactIfDue(context.store, context.now())) === 'failed')
      context.log.warn(
        {},
        'the store could not be compacted after an erasure; it is tried again in 5 minutes',
      );
    if (status.pausedUntil !== null && context.now() < status.pausedUntil) return;
    const current = await lookAround();
    if (current === null) return;
    const { compiled, view } = current;
    // What was just published is not to wait for the next minute.
    if (context.now() - sweptAt >= pace.sweep || compiled !== inUse) {
      sweptAt = context.now();
      await sweep(context, { server, version: compiled.rules.version });
      await tidyUp(context, compiled.rules.settings);
      learnIfTime(compiled);
    }
    inUse = compiled;
    await reconciler.workAndReconcile({ ...context, compiled }, view);
    status = { pausedUntil: null, problem: null };
    failures = 0;
  };

  const rest = async (): Promise<void> => {
    if (status.pausedUntil === null && inUse !== null && !(await isInUse(rules, inUse))) return;
    const due = await whenDue(context);
    const now = context.now();
    const wanted = Math.min(
      due ?? Number.POSITIVE_INFINITY,
      sweptAt + pace.sweep,
      reconciler.dueAt(),
      views.dueAt(),
    );
    await sleep(Math.min(poll, Math.max(wanted, status.pausedUntil ?? 0) - now));
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await step();
      } catch (error) {
        failures += 1;
        status = pauseFor(error, context, failures, pace);
        context.log.warn(
          { cause: error instanceof Error ? error.name : 'unknown', until: status.pausedUntil },
          'processing pauses; events are kept',
        );
        // Labels, pipelines or scopes may be what changed.
        views.doubt();
      }
      rung = false;
      await rest().catch(() => sleep(pace.retry));
    }
    await learning;
    await forgetServerRules(context.store.db, server).catch(() => undefined);
  };

  signal.addEventListener('abort', () => ring(), { once: true });
  return { wake, status: () => ({ ...status, gaps: views.gaps() }), done: loop() };
}

async function isInUse(rules: RulesSource, compiled: CompiledRules): Promise<boolean> {
  const known = await rules.get();
  return known.ok && known.compiled === compiled;
}

const OWN_FAILURE: Localized = {
  en: 'the store or the program failed; see the log',
  ru: 'сбой хранилища или самой программы; подробности в журнале сервера',
};

function pauseFor(
  error: unknown,
  { now }: Pick<WorkerParts, 'now'>,
  failures: number,
  pace: WorkerPace,
): Omit<WorkerStatus, 'gaps'> {
  const backOff = Math.min(LONGEST_PAUSE_MS, pace.retry * 2 ** Math.min(failures - 1, 4));
  if (error instanceof PausedError) return { pausedUntil: error.resumeAt, problem: error.words };
  if (error instanceof AuthError || error instanceof ScopeError) {
    return { pausedUntil: now() + pace.fixCheck, problem: error.words };
  }
  if (error instanceof GatewayError || error instanceof PortalChanged)
    return { pausedUntil: now() + backOff, problem: error.words };
  return { pausedUntil: now() + backOff, problem: OWN_FAILURE };
}
