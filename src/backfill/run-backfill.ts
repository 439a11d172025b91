/** Takes a portal's past in, by the ways on which everything comes in, and has the worker decide and write. */
import { finishBackfill, readBackfill, type BackfillCounts } from '../facts/backfills.ts';
import { countKnownSince } from '../facts/alerts.ts';
import { countWritesSince, type WrittenObjects } from '../facts/runs.ts';
import { whenDue, workOnce } from '../worker/worker.ts';
import type { BackfillContext } from './context.ts';
import { startWalk } from './create-walk.ts';
import { walkPortal } from './walk-portal.ts';
import { BackfillStopped } from './walk.ts';

export interface BackfillResult {
  readonly counts: BackfillCounts;
  /** Since it began, by whichever process of this app. */
  readonly written: WrittenObjects;
  /** Things that were so before, of which nobody was told. */
  readonly keptQuiet: number;
  readonly startedAt: number;
}

/**
 * `null`: no dry run of it was made. Interrupted at any point, it goes on there when it is called again.
 *
 * @throws BackfillStopped, TakenOver, GatewayError; what was done until then stays done
 */
export async function runBackfill(given: BackfillContext): Promise<BackfillResult | null> {
  const { worker, name } = given;
  const { db } = worker.store;
  const known = await readBackfill(db, name);
  if (known?.rehearsedAt == null) return null;
  const { walk, state, lease } = await startWalk(given, () => workOff(given));
  await walkPortal(walk, state, (step) => given.onStep(step, walk.tally.read()));
  await comeToRest(given);
  const counts = walk.tally.read();
  await finishBackfill(db, name, lease, worker.now());
  const startedAt = state.startedAt ?? worker.now();
  return {
    counts,
    written: await countWritesSince(db, startedAt),
    keptQuiet: await countKnownSince(db, startedAt),
    startedAt,
  };
}

async function workOff({ worker, view, signal }: BackfillContext): Promise<void> {
  while (await workOnce(worker, view)) if (signal.aborted) throw new BackfillStopped();
}

/** A company with a new deal is decided once more a moment later. */
const MOMENT_MS = 5_000;
/** Under endless webhooks the server goes on by itself. */
const MOST_ROUNDS = 20;

async function comeToRest(given: BackfillContext): Promise<void> {
  const { worker, wait } = given;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await workOff(given);
    const due = await whenDue(worker);
    if (due === null || due > worker.now() + MOMENT_MS) return;
    await wait(Math.max(1, due - worker.now()));
  }
}
