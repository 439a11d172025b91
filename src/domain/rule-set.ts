/**
 * A rule set: everything an admin decides, as the domain uses it. `src/rules` reads it from `config/*.yaml`,
 * checks it and turns it into this shape; the domain only ever sees a valid one.
 *
 * Units: `…Days` are periods of 24 hours, `…Percent` are 0 to 100, confidences are 0 to 1.
 */
import type { AlertSettings, Play } from './alerts/alert-settings.ts';
import type { Expert } from './expert-types.ts';
import type { ConfidenceRules, LegacyRules, RoleRule } from './role-rules.ts';
import type { SituationRule } from './situation-rules.ts';
import type { TitleRules } from './title-rules.ts';
import type {
  Department,
  InteractionKind,
  Label,
  Language,
  Localized,
  OperatingModel,
  Role,
  Stage,
  TargetSide,
} from './vocabulary.ts';

export interface RuleSet {
  /** Hash of the content: two equal rule sets have the same version on every machine. */
  readonly version: string;
  readonly settings: Settings;
  readonly solutions: readonly Solution[];
  readonly roleRules: readonly RoleRule[];
  readonly confidence: ConfidenceRules;
  readonly legacy: LegacyRules;
  readonly content: readonly ContentRule[];
  readonly scoring: ScoringRules;
  readonly detection: DetectionRules;
  readonly stages: StageRules;
  readonly titles: TitleRules;
  readonly companies: CompanyRules;
  /** What content can be about, beside the departments it interests. */
  readonly topics: readonly Topic[];
  /** What each role wants to read about (R73). */
  readonly interestProfiles: readonly InterestProfile[];
  readonly situations: readonly SituationRule[];
}

export interface Topic {
  readonly id: string;
  readonly name: Localized;
}

export interface InterestProfile {
  readonly role: Role;
  /** Ids of topics, what matters most first. */
  readonly topics: readonly string[];
}

export interface Settings {
  /** Language of what the app writes into HubSpot, such as `bg_summary`. */
  readonly language: Language;
  /** Text of each association label, as people see it in HubSpot. */
  readonly labels: Readonly<Record<Label, string>>;
  /** What can hold a member back (R31). */
  readonly concernCategories: readonly ConcernCategory[];
  /** Our own people who can be assigned to a member or a concern (R162). */
  readonly experts: readonly Expert[];
  /** The early pipeline, outside the sales forecast, that `install` creates where the tier allows it. */
  readonly earlyPipeline: {
    readonly id: string;
    readonly label: string;
    readonly stages: readonly { readonly id: string; readonly label: string }[];
  };
  /** Who may do what on the card: everyone, or HubSpot's user ids and e-mail addresses. */
  readonly permissions: {
    readonly act: AllowedUsers;
    readonly blockerNotes: AllowedUsers;
    /** Who may approve planned opportunities for each side. */
    readonly approveTargets: Readonly<Record<TargetSide, AllowedUsers>>;
  };
  /** Whose approval a planned opportunity needs before its deal is created (R122). */
  readonly targets: { readonly approvals: readonly TargetSide[] };
  /** Sales answers a hand-off within so many hours (R158). */
  readonly handoff: { readonly acceptWithinHours: number };
  /** What is read of HubSpot beside the CRM; `auto`: where the token and the subscription allow it. */
  readonly sources: { readonly marketingEvents: SourceMode; readonly eventAnalytics: SourceMode };
  /** How long what could not be processed is kept for somebody to try it again; it holds personal data. */
  readonly retention: { readonly parkedDeliveriesDays: number };
  readonly alerts: AlertSettings;
  readonly plays: readonly Play[];
  /** Figures of others, to compare with; never computed with. */
  readonly benchmarks: { readonly groupSize?: Benchmark };
  readonly membersCurve: MembersCurveSettings;
  /** A trial of working with groups, to be measured against all other deals (R46). */
  readonly pilot?: Pilot | undefined;
}

/** When the curve of engaged members over the stages counts as healthy (R151, R152). */
export interface MembersCurveSettings {
  /** From each point to the next: deal made, hand-off to sales, close. */
  readonly risePercent: number;
  /** Engaged members on average at the hand-off. */
  readonly leastAtHandoff: number;
}

export interface Benchmark {
  readonly value: number;
  /** Where the figure comes from, in words. */
  readonly source: Localized;
}

export interface Pilot {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** HubSpot's owner ids; empty: all. */
  readonly owners: readonly string[];
  /** Empty: all. */
  readonly solutions: readonly string[];
}

export type AllowedUsers = 'everyone' | readonly string[];

export const SOURCE_MODES = ['auto', 'off'] as const;
export type SourceMode = (typeof SOURCE_MODES)[number];

export interface Solution {
  readonly id: string;
  readonly name: Localized;
  readonly operatingModel: OperatingModel;
  /** Whether a person must agree before a detected group becomes a deal by itself (R112); says nothing in `manual`. */
  readonly approval: Approval;
  /** How many people usually take part (R17); shown, never computed with. */
  readonly expectedSize: number;
  readonly template: readonly TemplateRole[];
  /** Whose approval its planned opportunities need, where not as `settings.targets` says. */
  readonly targetApprovals?: readonly TargetSide[] | undefined;
  /** Overrides the rule of `companies.yaml` for this solution; absent: that one holds. */
  readonly subsidiariesJoinParent?: boolean;
  /** A purchase by one person is normal for this solution (R43). */
  readonly onePersonPurchase: boolean;
}

export const APPROVALS = ['none', 'required'] as const;
export type Approval = (typeof APPROVALS)[number];

export interface TemplateRole {
  readonly role: Role;
  readonly required: boolean;
  /** How many people should hold the role. */
  readonly count: number;
  readonly weight: number;
  /** Departments the role usually comes from, the most usual first; used in words and in suggestions. */
  readonly departments: readonly Department[];
}

export interface ConcernCategory {
  readonly id: string;
  readonly name: Localized;
}

export interface ContentRule {
  readonly id: string;
  /** URL path on any host; a trailing `*` matches everything below it. The longest match wins. */
  readonly path: string;
  /** Titles or form names under which HubSpot reports the same content. */
  readonly names: readonly string[];
  readonly solution: string;
  readonly kind: InteractionKind;
  /** Departments whose roles this content is about. */
  readonly interests: readonly Department[];
  /** Ids of topics. */
  readonly topics?: readonly string[];
  /** Roles it is made for, where departments and topics do not say so already. */
  readonly roles?: readonly Role[];
  /** Waterfall stages in which it helps; none: not said. */
  readonly stages?: readonly Stage[];
}

export interface ScoringRules {
  readonly points: Readonly<Record<InteractionKind, number>>;
  readonly halfLifeDays: number;
  /** An interaction older than this counts nothing. */
  readonly maxAgeDays: number;
  /** Saturation: the most one person can give to the group's score. */
  readonly personCap: number;
  /** Kinds that make a person active. */
  readonly meaningful: readonly InteractionKind[];
  readonly activeWithinDays: number;
  /** Personal score at which a lead would be called ready in the lead view (R33, R81). */
  readonly personThreshold: number;
  readonly championSilentDays: number;
  /** Relative change of interactions that counts as up or down, in percent. */
  readonly momentumPercent: number;
}

export interface DetectionRules {
  readonly windowDays: number;
  readonly people: number;
  readonly departments: number;
  /** This many people fire whatever their departments are. */
  readonly peopleAnyDepartment: number;
  readonly raisedHandKinds: readonly InteractionKind[];
  /** With a raised hand, so many people are enough. */
  readonly raisedHandPeople: number;
  readonly reopenLostWithinDays: number;
}

export interface StageRules {
  /** HubSpot deal stages in which the deal is in the sales pipeline. */
  readonly pipelineStages: readonly string[];
  /** From these on, a required role that is missing or silent is a risk (R1, R2). */
  readonly riskStages: readonly string[];
  /** Here that risk is red (R4). */
  readonly lateStages: readonly string[];
  readonly wonStages: readonly string[];
  readonly lostStages: readonly string[];
  /** Days in one stage without a new engaged role after which a deal counts as stalled (R6). */
  readonly stalledDays: number;
  /** Who agreed to this definition, such as the heads of marketing and sales (R45); shown, never computed with. */
  readonly agreedBy: readonly string[];
  /** Entry rule per waterfall stage; `pipeline` and `closed` follow the deal's own stage. */
  readonly entry: Readonly<Record<Exclude<Stage, 'pipeline' | 'closed'>, StageEntryRule>>;
}

/** All given conditions must hold. */
export interface StageEntryRule {
  readonly minMembers?: number;
  readonly minActiveMembers?: number;
  readonly minBand?: number;
  readonly minCoverageIdentified?: number;
  readonly minCoverageEngaged?: number;
  /** At most so many letters of BANT unknown. */
  readonly maxBantMissing?: number;
  /** Conversations (meeting, call, reply) with at least so many members (R86). */
  readonly minConversedMembers?: number;
}

export interface CompanyRules {
  /** Legal forms that do not count when names are compared (ООО, Ltd, GmbH …). */
  readonly legalForms: readonly string[];
  /** Domains of mailboxes that say nothing of a company, beside the built-in list. */
  readonly freeMailDomains: readonly string[];
  /** Contacts of a subsidiary join the parent's opportunities (R23). */
  readonly subsidiariesJoinParent: boolean;
}
