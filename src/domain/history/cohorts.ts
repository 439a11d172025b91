/** Closed deals by how much of the group was engaged when they came to sales: what quality is measured by (R136). */
import { DAY } from '../engagement.ts';
import { momentOf, type DealHistory } from './deal-history.ts';

/** `one`: a lead, as most systems know it. `unknown`: nothing tells when the deal came into the pipeline. */
export const COHORTS = ['none', 'one', 'two', 'three_or_more', 'unknown'] as const;
export type Cohort = (typeof COHORTS)[number];

export function cohortOfSize(engaged: number): Cohort {
  if (engaged <= 0) return 'none';
  if (engaged === 1) return 'one';
  return engaged === 2 ? 'two' : 'three_or_more';
}

/** By the first entry into the pipeline: what came later cannot have told anything then. */
export function cohortOf(history: DealHistory): Cohort {
  const entry = momentOf(history, 'pipeline');
  return entry === null ? 'unknown' : cohortOfSize(entry.engaged);
}

export interface WinRate {
  readonly won: number;
  readonly closed: number;
}

export function winRateOf(histories: readonly DealHistory[]): WinRate {
  const closed = histories.filter(({ outcome }) => outcome !== null);
  return { won: closed.filter(({ outcome }) => outcome === 'won').length, closed: closed.length };
}

/** From the making of a deal to its close, in days; of those for which both are known. */
export function cycleDaysOf(histories: readonly DealHistory[]): number[] {
  return histories.flatMap(({ createdAt, closedAt }) =>
    // Made after its close: imported, so that nobody knows when it really began.
    createdAt === null || closedAt === null || createdAt > closedAt ? [] : [(closedAt - createdAt) / DAY],
  );
}
