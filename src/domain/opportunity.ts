/** What a decision says: the shape every opportunity of a company should have, with the reasons. */
import type { SituationMatch } from './business-situation.ts';
import type { Coverage } from './coverage.ts';
import type { Detection } from './detection.ts';
import type { Composition } from './forecast/composition.ts';
import type { WinEstimate } from './forecast/win-rate.ts';
import type { Handoff } from './handoff.ts';
import type { LegacyMark } from './legacy.ts';
import type { MomentumReading } from './momentum.ts';
import type { Band } from './priority.ts';
import type { RoleAssignment } from './roles.ts';
import type { ConcernFact, MembershipFact, Presence, Stance } from './said-facts.ts';
import type { Persona, ReadInteraction } from './types.ts';
import type {
  BantLetter,
  Department,
  Flag,
  Localized,
  OperatingModel,
  Risk,
  Role,
  Stage,
  Threading,
} from './vocabulary.ts';

/** Rows of the decision table; each outcome names the row that gave it. */
export const DECISION_ROWS = [
  'join_the_open_one',
  'several_open',
  'adopt_the_deal_without_solution',
  'detection_fired',
  'creation_under_way',
  'new_cycle',
  'accepted_by_person',
  'planned_target',
  'closed',
  'propose_reopening',
  'reopening_accepted',
  'propose_deleted',
  'propose_manual',
  'propose_approval',
  'propose_raised_hand',
  'propose_cross_sell',
  'still_forming',
] as const;
export type DecisionRow = (typeof DECISION_ROWS)[number];

export type MemberStatus = 'confirmed' | 'suggested' | 'dismissed' | 'to_confirm';

export interface Member {
  readonly contactId: string;
  readonly person: string;
  readonly status: MemberStatus;
  readonly persona: Persona;
  readonly department: Department | null;
  /** Every role with evidence, the denied and the weak ones included. */
  readonly assignments: readonly RoleAssignment[];
  /** Roles that are written, strongest first; of somebody who left only what a person set. */
  readonly roles: readonly Role[];
  readonly flags: readonly Flag[];
  /** What markers of former days propose beside roles: a flag, that somebody has left, or must not be contacted. */
  readonly marks: readonly LegacyMark[];
  readonly active: boolean;
  /** Oldest first. */
  readonly interactions: readonly ReadInteraction[];
  readonly score: number;
  readonly personalScore: number;
  readonly firstSeenAt: number | null;
  /** The deal stage in which the member first appeared; `null` when the deal did not exist yet. */
  readonly firstSeenStage: string | null;
  readonly lateArrival: boolean;
  readonly stance: Stance | null;
  readonly presence: Presence | null;
  /** Somebody of ours has spoken with this person, or was introduced; others are known only through members. */
  readonly direct: boolean;
  readonly needRecorded: boolean;
  readonly openConcerns: number;
  readonly concernsKnown: boolean;
  /** Needs and concerns, each as it stands now: the open ones first, and of them the newest. */
  readonly concerns: readonly ConcernFact[];
  /** Why a person took this one out; `null`: nobody did. */
  readonly dismissal: Pick<MembershipFact, 'reason' | 'note'> | null;
  /** The contact is on the deal in HubSpot already. */
  readonly associated: boolean;
  /** Why this contact belongs to the group. */
  readonly reason: 'on_the_deal' | 'interested' | 'added_by_person' | 'inherited' | 'dismissed';
}

export interface RiskItem {
  readonly risk: Risk;
  readonly severity: 'amber' | 'red';
  readonly words: Localized;
}

export interface Numbers {
  readonly band: Band;
  readonly score: number;
  readonly priority: number;
  readonly coverage: Coverage;
  readonly missing: readonly Role[];
  readonly silent: readonly Role[];
  readonly covered: readonly Role[];
  readonly momentum: MomentumReading;
  readonly threading: Threading;
  /** People: two records of one person count once (R12). */
  readonly memberCount: number;
  readonly engagedMemberCount: number;
  /** Percent of members whose agreement is recorded; `null` without members. */
  readonly consensus: number | null;
  readonly openConcerns: number;
  readonly bantMissing: readonly BantLetter[];
  readonly departments: readonly Department[];
  readonly firstTouchAt: number | null;
  readonly lastTouchAt: number | null;
}

/** How likely this one is won, by what became of deals like it. */
export interface GroupEstimate extends WinEstimate {
  readonly composition: Composition;
  /** When the closed deals were counted, in milliseconds since 1970. */
  readonly countedAt: number;
}

/** A group of people around one purchase: an opportunity with a deal, or one that is only forming. */
export interface BuyingGroup {
  /** Identity of the opportunity: `<companyId>:<solutionId>:<cycle>`. */
  readonly key: string;
  readonly companyId: string;
  readonly solution: string;
  readonly cycle: number;
  readonly dealId: string | null;
  readonly row: DecisionRow;
  /** Why, in words. */
  readonly reason: Localized;
  readonly operatingModel: OperatingModel;
  readonly stage: Stage;
  /** How the deal ended; `null`: it has not. */
  readonly outcome: 'won' | 'lost' | null;
  /** The deal's own name in HubSpot; of a deal that does not exist yet, the one it would get. */
  readonly name: string;
  readonly ownerId: string | null;
  readonly members: readonly Member[];
  /** People of the company who might belong here; nothing of theirs counts. */
  readonly suggested: readonly Member[];
  readonly dismissed: readonly string[];
  /** Those of them who are still contacts here; nothing of theirs counts. */
  readonly dismissedMembers: readonly Member[];
  readonly numbers: Numbers;
  readonly risks: readonly RiskItem[];
  readonly detection: Detection;
  readonly detectedAt: number | null;
  /** Business situations of the company that speak for this solution: why this company (R57). */
  readonly situations: readonly SituationMatch[];
  readonly summary: Localized;
  /** `null`: closed, or too few closed deals to say. */
  readonly winEstimate: GroupEstimate | null;
  /** The hand-off to sales; `null`: not handed over. */
  readonly handoff: Handoff | null;
}

export const DATA_QUALITY_CODES = [
  'contact_without_company',
  'contact_without_title',
  'contact_without_email',
  'contact_with_free_mail',
  'title_not_read',
  'company_without_name',
  'deal_without_solution',
  'deal_with_unknown_solution',
  'deal_without_contacts',
  'duplicate_opportunities',
  'unmapped_content',
  'owner_conflict',
] as const;
export type DataQualityCode = (typeof DATA_QUALITY_CODES)[number];

export interface DataQualityItem {
  readonly code: DataQualityCode;
  readonly object: 'contact' | 'company' | 'deal' | 'content';
  readonly id: string;
  readonly detail: string;
}

/** Why a contact of the company is in no group (R134). */
export interface Ungrouped {
  readonly contactId: string;
  readonly reason:
    | 'no_interest_yet'
    /** Interested once, but not within the window, or in a purchase that is closed by now. */
    | 'no_recent_interest'
    | 'only_unmapped_content'
    /** Interested in what the parent company decides on: see its groups. */
    | 'left_to_parent'
    | 'group_still_forming'
    | 'proposed'
    | 'dismissed';
}

export interface CompanyDecision {
  readonly companyId: string;
  readonly rulesVersion: string;
  readonly at: number;
  /** Groups with a deal, or with one to be created, best first. */
  readonly opportunities: readonly BuyingGroup[];
  /** Groups that wait for a person or for more signals, best first. */
  readonly candidates: readonly BuyingGroup[];
  /** Deals of this company that are closed: members stay, and only the stage is written. */
  readonly closed: readonly BuyingGroup[];
  readonly dataQuality: readonly DataQualityItem[];
  readonly ungrouped: readonly Ungrouped[];
  /** Business situations the company is in, with or without an opportunity. */
  readonly situations: readonly SituationMatch[];
}
