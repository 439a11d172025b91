/** What every step of a backfill works with. */
import { holdWork } from '../facts/backfill-work.ts';
import { againAfterDeadlock } from '../facts/deadlock.ts';
import type { Connection } from '../facts/store.ts';
import { RefusedError } from '../hubspot/errors.ts';
import type { ChangedObject } from '../hubspot/gateway.ts';
import { readContextOf, type PortalView, type WorkerContext } from '../worker/context.ts';
import { readWhatIsDue } from '../worker/read-portal.ts';
import type { Step } from './steps.ts';
import type { Tally } from './tally.ts';

export interface Progress {
  readonly step: Step;
  readonly done: number;
  /** Of this step; `null`: nobody knows. */
  readonly left: number | null;
}

export interface Walk {
  readonly context: WorkerContext;
  readonly view: PortalView;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly tally: Tally;
  /** What follows from what was released: reads it at least, and decides and writes where it is no dry run. */
  readonly work: () => Promise<void>;
  /**
   * Called between pages.
   *
   * @throws BackfillStopped when it is told to stop
   */
  readonly giveWay: () => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
}

/** Told to stop; the next one goes on there. */
export class BackfillStopped extends Error {
  override readonly name = 'BackfillStopped';

  constructor() {
    super('The backfill was stopped. Started again, it goes on where it was.');
  }
}

/** Instead of being decided at once. */
export function holdCompanies(db: Connection, companyIds: readonly string[]): Promise<void> {
  return holdWork(db, 'companies', companyIds);
}

/** Reads what a page has made due, so that a webhook never waits for a long list. */
export async function readDue({ context, view }: Walk): Promise<void> {
  await againAfterDeadlock(() => readWhatIsDue(readContextOf(context, view)));
}

type Take = (part: readonly ChangedObject[]) => Promise<void>;

/**
 * Takes in a page, and where HubSpot refuses it, its halves: one record that cannot be read costs that record. `take`
 * keeps the place in its own transaction.
 *
 * @throws RefusedError when HubSpot refuses every record of several: then something else is wrong
 */
export async function takeInParts(
  walk: Walk,
  step: Step,
  changes: readonly ChangedObject[],
  take: Take,
): Promise<void> {
  const refusals = await takeOrHalve(walk, changes, take);
  const [first] = refusals;
  if (first === undefined) return;
  if (refusals.length === changes.length && changes.length > 1) throw first;
  const place = { step, afterId: changes.at(-1)?.id ?? null };
  await walk.tally.keep(walk.context.store.db, place, { [`unread_${step}`]: refusals.length });
  walk.tally.settle();
}

/** Answers one refusal for each record that HubSpot refused. */
async function takeOrHalve(
  walk: Walk,
  changes: readonly ChangedObject[],
  take: Take,
): Promise<readonly RefusedError[]> {
  if (changes.length === 0) return [];
  try {
    await againAfterDeadlock(() => take(changes));
    walk.tally.settle();
    return [];
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (changes.length === 1) return [error];
    const half = Math.ceil(changes.length / 2);
    return [
      ...(await takeOrHalve(walk, changes.slice(0, half), take)),
      ...(await takeOrHalve(walk, changes.slice(half), take)),
    ];
  }
}
