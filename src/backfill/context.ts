/** What `buying-groups backfill` works with; put together in `src/cli`. */
import type { BackfillName } from '../facts/backfills.ts';
import type { PortalView, WorkerContext } from '../worker/context.ts';
import type { Step } from './steps.ts';
import type { Progress } from './walk.ts';

export interface BackfillContext {
  readonly worker: WorkerContext;
  readonly view: PortalView;
  readonly name: BackfillName;
  /** Calls to HubSpot since this process began with it. */
  readonly countCalls: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** A step has ended; `counts`: everything counted so far. */
  readonly onStep: (step: Step, counts: Readonly<Record<string, number>>) => void;
}
