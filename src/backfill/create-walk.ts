/** A walk that goes on where the store says it stands. */
import { startBackfill, type BackfillState } from '../facts/backfills.ts';
import type { BackfillContext } from './context.ts';
import { STEPS } from './steps.ts';
import { createTally } from './tally.ts';
import { BackfillStopped, type Walk } from './walk.ts';

export interface StartedWalk {
  readonly walk: Walk;
  readonly state: BackfillState;
  readonly lease: string;
}

/** `work`: see `Walk`. */
export async function startWalk(
  given: BackfillContext,
  work: (walk: Walk) => Promise<void>,
): Promise<StartedWalk> {
  const { worker, view, name, countCalls, onProgress } = given;
  const lease = worker.newId();
  const state = await startBackfill(worker.store.db, name, { lease, now: worker.now(), step: STEPS[0] });
  const walk: Walk = {
    context: worker,
    view,
    since: name.since,
    tally: createTally({ name, lease, counts: state.counts, countCalls, now: worker.now }),
    work: () => work(walk),
    giveWay: () => giveWay(given),
    onProgress,
  };
  return { walk, state, lease };
}

/** @throws BackfillStopped when it was told to stop */
export async function giveWay({ worker, signal }: BackfillContext): Promise<void> {
  if (signal.aborted) throw new BackfillStopped();
  await worker.giveWay?.();
}
