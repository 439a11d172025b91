import type { Bucket } from './rate-limits.ts';

/** One request to the API, whatever became of it. */
export interface Call {
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly bucket: Bucket;
  /** 0 where no answer was given. */
  readonly status: number;
  /** How many inputs a batch had; 0 for anything else. */
  readonly inputs: number;
}

export interface CallLog {
  readonly entries: readonly Call[];
  /** All calls, or those of one budget. */
  count(bucket?: Bucket): number;
  reset(): void;
  record(call: Call): void;
}

export function createCallLog(): CallLog {
  const entries: Call[] = [];
  return {
    entries,
    count: (bucket) => (bucket ? entries.filter((call) => call.bucket === bucket).length : entries.length),
    reset: () => void entries.splice(0),
    record: (call) => void entries.push(call),
  };
}
