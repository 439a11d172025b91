/**
 * One deal from its making to its close, or to now: the one input of every report on what went together with what. All
 * of it is computed from the facts as they were at each moment, so that asking about an earlier day gives what was so then.
 */
import type { MomentumReading } from '../momentum.ts';
import type { RoleCoverage } from '../coverage.ts';
import type { InteractionSource, StageEntry } from '../types.ts';
import type { InteractionKind, Role, Stage } from '../vocabulary.ts';

/** How the deal came to be: the app saw the group, it was planned ahead, or a person made the deal. */
export const ORIGINS = ['detected', 'planned', 'person'] as const;
export type Origin = (typeof ORIGINS)[number];

/** An interaction of a member that counts for the deal; an opened e-mail is none, since machines open most of them. */
export interface Touch {
  readonly id: string;
  readonly contactId: string;
  /** Two records of one person are one person. */
  readonly person: string;
  readonly at: number;
  readonly kind: InteractionKind;
  readonly source: InteractionSource;
  /** Id of the content rule that knows what was looked at; `null`: none does. */
  readonly content: string | null;
}

export interface HistoryMember {
  readonly contactId: string;
  readonly person: string;
  /** Roles that were written at the end. */
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Somebody of ours has spoken with this person, or was introduced. */
  readonly direct: boolean;
  /** Oldest first. */
  readonly touches: readonly Touch[];
}

/** When the deal first came to a stage, and how many members were engaged at that moment. */
export interface StageMoment {
  /** `made`: the deal itself came to be. `closed`: the moment of its close, as the last open stage saw it. */
  readonly stage: 'made' | Stage;
  readonly at: number;
  readonly engaged: number;
  /** Required roles nobody was known to hold then. */
  readonly missing: readonly Role[];
}

export interface DealHistory {
  readonly dealId: string;
  readonly companyId: string;
  readonly solution: string;
  readonly origin: Origin;
  readonly createdAt: number | null;
  /** Detection, the making of the deal or its close, whichever came first; `null`: none is known. */
  readonly identifiedAt: number | null;
  readonly closedAt: number | null;
  readonly outcome: 'won' | 'lost' | null;
  /** Hundredths of `currency`; `null`: nobody wrote one. */
  readonly amount: number | null;
  /** ISO 4217; `null`: the portal's own. */
  readonly currency: string | null;
  /** As now; of a closed deal as at its close, while it was still open. The order says nothing. */
  readonly members: readonly HistoryMember[];
  readonly engagedMembers: number;
  readonly momentum: MomentumReading;
  /** Every role of the solution's template. */
  readonly roles: readonly RoleCoverage[];
  /** In the order of their time; of a stage that was entered twice the first time. */
  readonly moments: readonly StageMoment[];
  readonly stageEntries: readonly StageEntry[];
  /** When sales accepted the hand-off; `null`: it did not. */
  readonly acceptedAt: number | null;
}

export function momentOf({ moments }: DealHistory, stage: StageMoment['stage']): StageMoment | null {
  return moments.find((each) => each.stage === stage) ?? null;
}

/** All touches of all members, oldest first, in the same order whatever that of the members is. */
export function touchesOf({ members }: DealHistory): Touch[] {
  return members.flatMap(({ touches }) => touches).sort(byTime);
}

export function byTime(a: Touch, b: Touch): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
