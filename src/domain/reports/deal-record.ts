/** One deal as reports over many deals see it: an open one as it is now, a closed one as it was at its close. */
import type { Department } from '../vocabulary.ts';

export interface DealRecord {
  readonly dealId: string;
  readonly name: string | null;
  readonly companyId: string;
  readonly solution: string;
  readonly ownerId: string | null;
  /** Milliseconds since 1970, like all times; `null`: HubSpot did not say. */
  readonly createdAt: number | null;
  readonly closedAt: number | null;
  readonly outcome: 'won' | 'lost' | null;
  readonly members: number;
  readonly engagedMembers: number;
  /** Of the members whose department is known. */
  readonly departments: readonly Department[];
  /** Percent of the weighted role template that was identified. */
  readonly coverage: number;
}

const DAY = 86_400_000;

/** From creation to close; `null` while it is open, or where HubSpot did not tell. */
export function cycleDays({ createdAt, closedAt, outcome }: DealRecord): number | null {
  if (outcome === null || createdAt === null || closedAt === null) return null;
  return Math.max(0, (closedAt - createdAt) / DAY);
}

/** `2026-11`, in UTC; `null` where the time is not known. */
export function monthOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 7);
}
