/** HubSpot's separate call budgets, kept in the store so that all processes of this app share them. */
import { takeCall, type BucketLimit } from '../facts/budget.ts';
import type { Database } from '../facts/store.ts';
import type { Bucket, TakeCall } from '../hubspot/call-budget.ts';

const TEN_SECONDS = 10_000;
/** Until HubSpot's headers tell, as on the smallest tier. */
const UNTIL_KNOWN = 100;
/** Associations have a budget of their own: 100 on Free and Starter, 150 above; the smaller one fits both. */
const ASSOCIATIONS = 100;
const SEARCH_PER_SECOND = 5;

export interface Budgets {
  readonly takeCall: TakeCall;
  /** What HubSpot's answers say of the limit; ignored where an admin has set one. */
  learn(limits: { readonly max: number; readonly intervalMs: number }): void;
}

/** What a command that can wait leaves to webhooks that cannot: it goes on only while half of each budget is free. */
export const HALF = 0.5;

/** `share`: the part of each budget above which calls wait, those of all other processes counted. */
export function createBudgets(db: Database, configured: number | undefined, share = 1): Budgets {
  let general: BucketLimit = { calls: configured ?? UNTIL_KNOWN, windowMs: TEN_SECONDS };
  const limitOf = (bucket: Bucket): BucketLimit => {
    if (bucket === 'search') return { calls: SEARCH_PER_SECOND, windowMs: 1000 };
    if (bucket === 'associations') return { calls: ASSOCIATIONS, windowMs: TEN_SECONDS };
    return general;
  };
  return {
    takeCall: (bucket, now) => {
      const { calls, windowMs } = limitOf(bucket);
      return takeCall(db, bucket, { calls: Math.max(1, Math.floor(calls * share)), windowMs }, now);
    },
    learn: ({ max, intervalMs }) => {
      if (configured === undefined) general = { calls: max, windowMs: intervalMs };
    },
  };
}
