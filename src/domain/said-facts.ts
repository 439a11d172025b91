/** What people said, as facts of the highest rank; the terms are explained in `types.ts`. Times are milliseconds since 1970. */
import type { BantLetter, Flag, Role } from './vocabulary.ts';

/** A person said who plays which role. The latest fact per contact, opportunity and label holds. */
export interface RoleFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly label: Role | Flag;
  readonly holds: boolean;
  readonly at: number;
  /** `person`: set while this app was watching. `hubspot_label`: found in HubSpot, origin unknown. */
  readonly source: 'person' | 'hubspot_label';
  readonly by: string | null;
}

/** A person said who belongs to an opportunity. The latest fact per contact and opportunity holds. */
export interface MembershipFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly member: boolean;
  readonly at: number;
  readonly by: string | null;
  readonly reason: string | null;
  /** What a person wrote on a dismissal; only colleagues on the card read it. */
  readonly note?: string | null;
}

export const STANCES = ['supporter', 'neutral', 'sceptic', 'opponent'] as const;
export type Stance = (typeof STANCES)[number];

export interface StanceFact {
  readonly opportunity: string;
  readonly contactId: string;
  /** `null`: a person took the former word back. */
  readonly stance: Stance | null;
  readonly at: number;
  readonly by: string | null;
}

export interface QualificationFact {
  readonly opportunity: string;
  readonly letter: BantLetter;
  readonly contactId: string;
  /** `false`: what was known is not known any more. */
  readonly known: boolean;
  readonly at: number;
  readonly by: string | null;
}

/**
 * - `introduced`: somebody of ours has met this person, whatever the interactions say.
 * - `left`: no longer at the company, or out of this purchase; nothing of theirs counts.
 */
export const PRESENCES = ['introduced', 'left'] as const;
export type Presence = (typeof PRESENCES)[number];

/** A person said how a member can be reached. The latest fact per contact and opportunity holds. */
export interface PresenceFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly presence: Presence | null;
  readonly at: number;
}

/** What a member wants of the purchase, by what they judge offers, what they expect of working together (R9). */
/** `satisfaction`: after the close, 1 to 5 as text (R15). */
export const KNOWLEDGE_ASPECTS = ['goal', 'criterion', 'expectation', 'satisfaction'] as const;
export type KnowledgeAspect = (typeof KNOWLEDGE_ASPECTS)[number];

/** A person wrote down what is known of a member. The latest fact per contact, opportunity and aspect holds. */
export interface KnowledgeFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly aspect: KnowledgeAspect;
  /** `null`: a person took the former word back. */
  readonly text: string | null;
  readonly at: number;
  readonly by: string | null;
}

export const PROPOSAL_ANSWERS = ['create', 'new_cycle', 'reopen', 'decline'] as const;

/** A person answered a proposed opportunity; filed under its key. */
export interface ProposalAnswer {
  readonly key: string;
  readonly solution: string;
  readonly answer: (typeof PROPOSAL_ANSWERS)[number];
  readonly at: number;
  readonly by: string | null;
}

export const HANDOFF_STEPS = ['handed_over', 'accepted', 'returned'] as const;
export const RETURN_REASONS = [
  'role_missing',
  'not_qualified',
  'no_need',
  'wrong_timing',
  'duplicate',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** A step of the hand-off to sales. */
export interface HandoffFact {
  readonly opportunity: string;
  readonly step: (typeof HANDOFF_STEPS)[number];
  /** Why it was returned. */
  readonly reason: ReturnReason | null;
  readonly at: number;
  readonly by: string | null;
}

/** A person has looked at a case of the review queue; it comes back when it rests on something else. */
export interface ReviewFact {
  readonly code: string;
  readonly restsOn: string;
  readonly answer: string;
  readonly at: number;
  readonly by: string | null;
}

/** A need or concern of a member. */
export interface ConcernFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly id: string;
  readonly category: string;
  readonly state: 'open' | 'answered' | 'accepted';
  readonly at: number;
}
