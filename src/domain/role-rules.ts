/** Rules that say who plays which role: evidence, how sure it makes us, and notes of former days. Units as in `rule-set.ts`. */
import { LABELS } from './vocabulary.ts';
import type { Department, InteractionKind, Role, Seniority } from './vocabulary.ts';

/** What one kind of evidence says about one role; several rules may speak for the same role. */
export interface RoleRule {
  /** Unique, shown in every explanation. */
  readonly id: string;
  readonly role: Role;
  /** Only for these solutions; absent: for all. */
  readonly solutions?: readonly string[];
  readonly when: RoleCondition;
  /** Share of the evidence class's ceiling that this rule gives, 0 to 1. */
  readonly strength: number;
}

export type RoleCondition =
  /** The title names one of the departments and, where given, one of the seniorities. */
  | {
      readonly type: 'title';
      readonly departments: readonly Department[];
      readonly seniorities?: readonly Seniority[];
    }
  /** Content that interests one of the departments was consumed. */
  | { readonly type: 'content'; readonly interests: readonly Department[] }
  /** An interaction of one of the kinds happened. */
  | { readonly type: 'behaviour'; readonly kinds: readonly InteractionKind[] }
  /** HubSpot's own `hs_buying_role` holds one of the values. */
  | { readonly type: 'hubspot_buying_role'; readonly values: readonly string[] }
  /** HubSpot's enrichment says so (`hs_role`, `hs_seniority`). */
  | {
      readonly type: 'hubspot_enrichment';
      readonly hsRoles: readonly string[];
      readonly hsSeniorities?: readonly string[];
    };

export const EVIDENCE_CLASSES = [
  'person',
  'hubspot_label',
  'title_full',
  'hubspot_enrichment',
  'title_partial',
  'legacy_marker',
  'content',
  'behaviour',
] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

export interface ConfidenceRules {
  /** The most that all evidence of one class together can give. */
  readonly ceilings: Readonly<Record<EvidenceClass, number>>;
  /** At or above: the role is written. */
  readonly write: number;
  /** At or above, and below `write`: the role is suggested to a person. */
  readonly suggest: number;
  /** Content and behaviour evidence halves in this time … */
  readonly evidenceHalfLifeDays: number;
  /** … and no longer counts after this. */
  readonly evidenceMaxAgeDays: number;
  /** A role that reached a line falls only when its confidence is so much below it. */
  readonly keepMargin: number;
}

/** What people wrote down before this app; proposals only. */
export interface LegacyRules {
  readonly markers: readonly LegacyMarkerRule[];
  readonly fields: readonly LegacyFieldRule[];
}

/** A role or flag, that the person has left, or that nobody should write or call. */
export const LEGACY_MEANINGS = [...LABELS, 'left', 'do_not_contact'] as const;
export type LegacyMeaning = (typeof LEGACY_MEANINGS)[number];

/** The fields of a contact in which people leave markers. */
export const MARKED_FIELDS = ['firstname', 'lastname', 'jobtitle'] as const;

export interface LegacyMarkerRule {
  readonly id: string;
  /** Words, lower case; a trailing `*` matches any ending. */
  readonly phrases: readonly string[];
  readonly in: readonly (typeof MARKED_FIELDS)[number][];
  /** Also in the middle of a text; otherwise the phrase has to be set apart, such as by brackets. */
  readonly anywhere: boolean;
  readonly means: LegacyMeaning;
}

export interface LegacyFieldRule {
  readonly id: string;
  /** HubSpot's internal name of a contact property. */
  readonly property: string;
  /** Values that mean it, in any case. */
  readonly values: readonly string[];
  readonly means: LegacyMeaning;
}
