/**
 * Glossary, and the shapes of the facts everything is computed from; what people said stands in `said-facts.ts`.
 *
 * - **buying group**: the people of one company who take part in one purchase.
 * - **opportunity**: that purchase; in HubSpot a Deal, which contains the buying group.
 * - **solution**: what is bought. One company and two solutions make two opportunities (R22).
 * - **cycle**: the how-manieth purchase of one solution by one company, from 1.
 * - **key**: `<companyId>:<solutionId>:<cycle>`, the identity of an opportunity.
 * - **member**: a contact who belongs to an opportunity.
 * - **role**: the part a member plays in this purchase; several per member are normal.
 * - **persona**: what a person is at work: departments and seniority.
 * - **interaction**: one thing a contact did, at the time it happened.
 * - **meaningful**: an interaction of a kind that shows interest; opens and page views are not.
 * - **active**: with a meaningful interaction in the last 30 days.
 * - **coverage**: how much of the solution's role template the members fill.
 * - **band**: how many required roles different active people can fill, 0 to 3; priority sorts by it first.
 * - **waterfall stage**: how far an opportunity has come, from `target` to `closed`.
 *
 * - **target**: a planned opportunity, of which nobody need have shown any interest yet.
 *
 * Ids are HubSpot's, as strings of digits. Times are milliseconds since 1970, UTC. Money is whole hundredths of its
 * currency.
 */
import type { KeptWinRates } from './forecast/win-rates.ts';
import type {
  ConcernFact,
  HandoffFact,
  MembershipFact,
  PresenceFact,
  ProposalAnswer,
  QualificationFact,
  ReviewFact,
  RoleFact,
  StanceFact,
} from './said-facts.ts';
import type { Target } from './target-types.ts';
import type { Department, Flag, InteractionKind, Role, Seniority } from './vocabulary.ts';

export interface Contact {
  readonly id: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  /** Primary company, from the association or HubSpot's `associatedcompanyid`. */
  readonly companyId: string | null;
  readonly ownerId: string | null;
  readonly hsRole: string | null;
  readonly hsSeniority: string | null;
  /** HubSpot's own `hs_buying_role`, upper case, as people chose it. */
  readonly hsBuyingRoles: readonly string[];
  readonly createdAt: number | null;
  /** Values of the custom properties that `legacy` in `roles.yaml` names; absent: none is set. */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface Company {
  readonly id: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly employees: number | null;
  readonly ownerId: string | null;
  readonly parentId: string | null;
  /** Values of further properties that rules name (R24); absent: none is set. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Companies that belong together in HubSpot, as parents and children of any depth (R23). */
export interface Family {
  /** The company at the top, whose opportunities the others' people join. */
  readonly headId: string;
  /** All of them, the head included. */
  readonly companyIds: readonly string[];
  /** In the head's facts: deals that only its subsidiaries have. */
  readonly subsidiaryDeals: readonly string[];
  /** In a subsidiary's facts: its own people who are on deals of the head, which describes them. */
  readonly onHeadDeals: readonly string[];
}

export interface Deal {
  readonly id: string;
  readonly name: string | null;
  readonly pipeline: string | null;
  readonly dealStage: string | null;
  readonly ownerId: string | null;
  readonly createdAt: number | null;
  readonly closedAt: number | null;
  /** `bg_solution` as HubSpot holds it. */
  readonly solution: string | null;
  /** This app has set `bg_solution` before: if it is empty now, a person emptied it, and it stays so. */
  readonly solutionGiven: boolean;
  /** `bg_key` as HubSpot holds it. */
  readonly key: string | null;
  /** This app created the deal. */
  readonly createdByApp: boolean;
  /** A person has moved the deal since this app created it; always true for other deals. */
  readonly movedByPerson: boolean;
  readonly archived: boolean;
  /**
   * Of several companies on one deal, the one whose decision shapes it: the company of its key, else the oldest
   * record. Otherwise two decisions would write the same deal in turn.
   */
  readonly homeCompanyId: string;
  /** Hundredths of `currency`, as people wrote it; never computed with but in reports. */
  readonly amount: number | null;
  /** ISO 4217; `null`: the portal's own. */
  readonly currency: string | null;
  /** Contacts associated with the deal, with the labels of ours that stand on each pair. */
  readonly pairs: readonly Pair[];
  /** When each stage was entered, oldest first. */
  readonly stageEntries: readonly StageEntry[];
}

export interface Pair {
  readonly contactId: string;
  readonly labels: readonly (Role | Flag)[];
  /** Who put the contact on the deal, as far as it is known. */
  readonly source: 'app' | 'person';
  /** When the pair was first seen. */
  readonly since: number | null;
}

export interface StageEntry {
  readonly dealStage: string;
  readonly at: number;
}

/** One thing a contact did. `id` is unique for ever; the same event never makes two. */
export interface Interaction {
  readonly id: string;
  readonly contactId: string;
  /** When it happened, never when it arrived. */
  readonly at: number;
  /** What it is by its source alone, before the content map is consulted. */
  readonly source: InteractionSource;
  /** URL, form name or content id, as it came. */
  readonly content: string | null;
  /** The solution named by the source itself (events API), if any. */
  readonly solution: string | null;
  /** The kind named by the source itself, if any; otherwise the content map decides. */
  readonly kind: InteractionKind | null;
}

export const INTERACTION_SOURCES = [
  'page',
  'conversion',
  'email_open',
  'email_click',
  'email_reply',
  'meeting',
  'call',
  'email',
  'communication',
  'workflow',
  'events_api',
  'event_registration',
  'event_attendance',
  'visit',
] as const;
export type InteractionSource = (typeof INTERACTION_SOURCES)[number];

/** An interaction after the content map was consulted. */
export interface ReadInteraction extends Interaction {
  readonly kind: InteractionKind;
  /** `null`: no rule maps this content to a solution. */
  readonly solution: string | null;
  readonly interests: readonly Department[];
  /** Id of the content rule that decided; `null` when none did. */
  readonly rule: string | null;
}

/** What a title says. Unknown is a good answer; a wrong one costs trust. */
export interface Persona {
  /** Primary first; empty when unknown. */
  readonly departments: readonly Department[];
  readonly seniority: Seniority;
  /** Department and seniority were both read. */
  readonly full: boolean;
  /** 0 to 1, the ceiling of its evidence class, 0 when nothing was read. */
  readonly confidence: number;
  readonly evidence: readonly TitleEvidence[];
  /** Words that name other departments and were outweighed: an employer's, another person's, a weaker one. */
  readonly counterEvidence: readonly TitleEvidence[];
}

export interface TitleEvidence {
  readonly rule: string;
  /** The words that decided, as the person typed them, and where they stand in the title. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

/**
 * The ledger's line of an opportunity this app knows: written before HubSpot is called, so that a crash
 * between the two never makes a second deal.
 */
export interface LedgerEntry {
  readonly key: string;
  readonly companyId: string;
  readonly solution: string;
  readonly cycle: number;
  /**
   * `creating`: HubSpot was or will be asked. `open`: the deal exists. `deleted`: a person deleted the deal;
   * it is proposed, never created again for the same signals.
   */
  readonly state: 'creating' | 'open' | 'deleted';
  readonly dealId: string | null;
  /** Earliest moment at which the detection rule held; never moves forward. */
  readonly detectedAt: number | null;
  /** Signals up to this moment are spent: a deal that was deleted or closed needs newer ones. */
  readonly signalsSpentUntil: number | null;
}

/** Everything known of one company, read in one transaction; the only input of a decision beside rules and time. */
export interface CompanyFacts {
  readonly company: Company;
  /** Absent: it stands alone, or no rule joins subsidiaries to their parents. */
  readonly family?: Family;
  readonly contacts: readonly Contact[];
  readonly deals: readonly Deal[];
  readonly ledger: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly roleFacts: readonly RoleFact[];
  readonly membershipFacts: readonly MembershipFact[];
  readonly stanceFacts: readonly StanceFact[];
  readonly qualificationFacts: readonly QualificationFact[];
  readonly concernFacts: readonly ConcernFact[];
  readonly presenceFacts: readonly PresenceFact[];
  readonly proposalAnswers: readonly ProposalAnswer[];
  readonly targets: readonly Target[];
  readonly handoffFacts: readonly HandoffFact[];
  readonly reviewAnswers: readonly ReviewFact[];
  /** Absent: too few closed deals, or nobody has counted them yet. */
  readonly winRates?: KeptWinRates;
}

export type { ExpertFact } from './expert-types.ts';
export type { Target, TargetRole } from './target-types.ts';
export type { Seniority };
