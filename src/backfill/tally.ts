/** What a backfill has counted, kept together with its place. */
import { keepPlace, type BackfillCounts, type BackfillName, type Place } from '../facts/backfills.ts';
import type { Connection } from '../facts/store.ts';

export interface Tally {
  /**
   * In the transaction that makes a page durable; it holds for what comes after it as soon as that has ended.
   *
   * @throws TakenOver when another process goes on with this backfill
   */
  keep(db: Connection, place: Place, add: BackfillCounts): Promise<void>;
  /** The transaction has ended. */
  settle(): void;
  read(): BackfillCounts;
}

interface Parts {
  readonly name: BackfillName;
  readonly lease: string;
  /** Of former processes. */
  readonly counts: BackfillCounts;
  /** Calls to HubSpot of this process. */
  readonly countCalls: () => number;
  readonly now: () => number;
}

/** Calls to HubSpot; `calls` are those of people on the telephone. */
export const CALLS = 'hubspot_calls';

export function createTally({ name, lease, counts, countCalls, now }: Parts): Tally {
  const callsBefore = counts[CALLS] ?? 0;
  let kept = counts;
  let pending = counts;
  return {
    keep: async (db, place, add) => {
      pending = { ...sum(kept, add), [CALLS]: callsBefore + countCalls() };
      await keepPlace(db, name, lease, { ...place, counts: pending, now: now() });
    },
    settle: () => void (kept = pending),
    read: () => ({ ...kept, [CALLS]: callsBefore + countCalls() }),
  };
}

function sum(counts: BackfillCounts, add: BackfillCounts): BackfillCounts {
  const names = new Set([...Object.keys(counts), ...Object.keys(add)]);
  return Object.fromEntries([...names].map((name) => [name, (counts[name] ?? 0) + (add[name] ?? 0)]));
}
