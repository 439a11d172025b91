/**
 * What the app answers to its cards. The server computes every word in both languages; the card picks one.
 * Ids are HubSpot's, strings of digits. Times are ISO 8601, UTC.
 *
 * GET  /api/deals/:dealId/buying-group           → DealView
 * POST /api/deals/:dealId/<act>                  → DealView     body: DealAct
 * GET  /api/contacts/:contactId/buying-groups    → ContactView
 * GET  /api/companies/:companyId/buying-groups   → CompanyView
 * POST /api/companies/:companyId/<act>           → CompanyView  body: CompanyAct
 * GET  /api/installation                         → InstallationView   (settings page)
 * GET  /api/reports/:name                        → ReportView         (app home page; name: "overview")
 *
 * Refusals: { error: { code, message, requestId } } with 4xx/5xx. Codes a card meets: unknown_deal, unknown_contact,
 * unknown_company (404), no_permission (403), foreign_portal (403), invalid (400), conflict (409: the proposal is no
 * longer there, or the act cannot be undone any more), unavailable (503).
 */
export interface Localized {
  readonly en: string;
  readonly ru: string;
}

export type Role =
  | 'initiator'
  | 'end_user'
  | 'technical_validator'
  | 'budget_holder'
  | 'decision_maker'
  | 'approver'
  | 'influencer';
export type Flag = 'champion' | 'blocker';
export type Stance = 'supporter' | 'neutral' | 'sceptic' | 'opponent';
export type Presence = 'introduced' | 'left';
export type Access = 'direct' | 'indirect' | 'none';
export type BantLetter = 'budget' | 'authority' | 'need' | 'timeline';
/** `satisfaction`: after the close, 1 to 5. */
export type KnowledgeAspect = 'goal' | 'criterion' | 'expectation' | 'satisfaction';
export type BlockerReason =
  'excluded' | 'position_threatened' | 'process_threatened' | 'competitor_loyal' | 'budget_rival';
export type DismissReason = 'not_involved' | 'wrong_person' | 'left_company' | 'duplicate' | 'other';

export interface SolutionRef {
  readonly id: string;
  readonly name: Localized;
}

/** Something a person did on a card. */
export interface ActView {
  readonly actionId: string;
  readonly at: string;
  readonly by: string | null;
  readonly words: Localized;
  readonly undoable: boolean;
}

export type DealView = GroupView | NoGroupView;

interface DealFrame {
  readonly dealId: string | null;
  readonly companyId: string | null;
  /** When this was computed, and by which rules. */
  readonly at: string;
  readonly rulesVersion: string;
  readonly freshness: Freshness;
  readonly permissions: Permissions;
  /** What people lately answered to proposals of the company, newest first. */
  readonly answers: readonly ActView[];
  /** All solutions of the configuration, for choosing. */
  readonly solutions: readonly SolutionRef[];
  /** Groups of the deal's company that wait for a person, best first. */
  readonly proposals: readonly Proposal[];
}

/** A deal without a buying group: why, and what would start one. */
export interface NoGroupView extends DealFrame {
  readonly kind: 'no_group';
  readonly reason: {
    readonly code: 'no_company' | 'no_solution' | 'unknown_solution' | 'not_read_yet' | 'other_company';
    readonly words: Localized;
  };
  readonly next: Localized;
}

export interface GroupView extends DealFrame {
  readonly kind: 'group';
  readonly key: string;
  readonly solution: SolutionRef;
  readonly name: string;
  readonly operatingModel: 'manual' | 'partial' | 'full';
  readonly stage: 'target' | 'detected' | 'engaged' | 'prioritized' | 'qualified' | 'pipeline' | 'closed';
  readonly stageName: Localized;
  /** «6 interactions from 3 members in 7 days; finance is missing» */
  readonly summary: Localized;
  /** Why the opportunity is what it is: row of the decision table, in words. */
  readonly decision: { readonly row: string; readonly reason: Localized };
  readonly history: readonly {
    readonly at: string;
    readonly row: string;
    readonly reason: Localized;
    readonly rulesVersion: string;
  }[];
  readonly numbers: {
    readonly band: number;
    readonly score: number;
    readonly priority: number;
    readonly coverage: { readonly identified: number; readonly engaged: number; readonly validated: number };
    readonly consensus: number | null;
    readonly momentum: 'up' | 'flat' | 'down';
    readonly threading: 'none' | 'single' | 'thin' | 'multi';
    readonly members: number;
    readonly engagedMembers: number;
    readonly interactions7d: number;
    readonly activeMembers7d: number;
    readonly openConcerns: number;
    readonly bantMissing: readonly BantLetter[];
    readonly departments: readonly string[];
  };
  /** coverage, engagement, consensus, in this order. */
  readonly gauges: readonly Gauge[];
  /** Every number of the group opened to its inputs, its rule and the rule's place. */
  readonly explanations: readonly {
    readonly property: string;
    readonly name: Localized;
    readonly value: number | string | null;
    readonly words: Localized;
    readonly rule: Localized;
  }[];
  readonly roles: readonly RoleView[];
  /** Members first, then the suggested, then the dismissed; in each the ones a rep needs first. */
  readonly members: readonly MemberView[];
  /** The one that matters most first. */
  readonly risks: readonly {
    readonly risk: string;
    readonly severity: 'amber' | 'red';
    readonly words: Localized;
  }[];
  /** Business situations the company is in: why this company. */
  readonly situations: readonly BusinessSituation[];
  readonly nextAction: NextAction | null;
  /** What can be done about the group; empty for a closed one. */
  readonly plays: readonly Play[];
  /** Members of whom no need and no concern is on record: a gap of its own. */
  readonly unknownConcerns: {
    readonly people: number;
    readonly contactIds: readonly string[];
    readonly words: Localized;
  };
  /** What can be recorded as a need or concern, the need first. */
  readonly concernCategories: readonly { readonly id: string; readonly name: Localized }[];
  /** Our experts of the configuration, who can be assigned to a member or a concern; `concerns`: topics they are for. */
  readonly experts: readonly {
    readonly id: string;
    readonly name: Localized;
    readonly concerns: readonly string[];
  }[];
  /** Open concerns that no expert answers; `null`: none is open, or the deal is closed. */
  readonly withoutExpert: {
    readonly concerns: number;
    readonly contactIds: readonly string[];
    readonly words: Localized;
  } | null;
  readonly bant: readonly {
    readonly letter: BantLetter;
    readonly name: Localized;
    readonly known: boolean;
    readonly contactId: string | null;
    readonly at: string | null;
  }[];
  readonly activity: Activity;
  /** How the deal ended; `null`: it is open. */
  readonly outcome: Outcome | null;
  readonly handoff: Handoff;
  /** Doubtful cases about this deal. */
  readonly review: readonly ReviewCase[];
  /** `null`: this user may not see them (then not even whether there are any notes is told). */
  readonly blockerNotes:
    | readonly {
        readonly contactId: string;
        readonly reason: BlockerReason;
        readonly plan: string;
        readonly at: string;
        readonly by: string | null;
      }[]
    | null;
  /** What people did on the card, newest first, at most 20. */
  readonly acts: readonly ActView[];
  readonly dataQuality: readonly {
    readonly code: string;
    readonly object: string;
    readonly id: string;
    readonly detail: string;
  }[];
  readonly detectedAt: string | null;
  readonly firstTouchAt: string | null;
  readonly lastTouchAt: string | null;
}

/** Something to do about a group, which a person chooses: a task that the app makes, or a list of people. */
export interface Play {
  readonly id: string;
  readonly name: Localized;
  readonly text: Localized;
  readonly makes: 'task' | 'audience';
  /** How many people it would be about. */
  readonly people: number;
  /** The latest choice that stands, and what became of it. */
  readonly chosen: { readonly at: string; readonly by: string | null; readonly words: Localized } | null;
}

/** A rule of `situations.yaml` that holds for the company: `words` tell the rule and what met it. */
export interface BusinessSituation {
  readonly rule: string;
  readonly name: Localized;
  readonly words: Localized;
}

/** 0 to 100; `null`: cannot be said. `value` opens to `words` and `rule`. */
export interface Gauge {
  readonly id: 'coverage' | 'engagement' | 'consensus';
  readonly name: Localized;
  readonly value: number | null;
  readonly words: Localized;
  readonly rule: Localized;
}

export type HandoffStep = 'handed_over' | 'accepted' | 'returned';
export type ReturnReason =
  'role_missing' | 'not_qualified' | 'no_need' | 'wrong_timing' | 'duplicate' | 'other';

/** Where the hand-off to sales stands. */
export interface Handoff {
  readonly state: 'none' | HandoffStep;
  readonly words: Localized;
  readonly handedOverAt: string | null;
  readonly handedOverBy: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly reason: ReturnReason | null;
  /** What was handed over; `null`: nothing yet. */
  readonly packed: Localized | null;
  /** Until when sales should answer. */
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly decisionMaker: { readonly status: 'engaged' | 'known' | 'unknown'; readonly words: Localized };
  /** Steps that can be taken now. */
  readonly steps: readonly HandoffStep[];
}

export type ReviewAnswer = 'settled' | 'duplicate' | 'not_duplicate';

/** A case of the review queue; some are answered here, the others by acts of their own. */
export interface ReviewCase {
  readonly code: string;
  readonly name: Localized;
  readonly reason: Localized;
  readonly todo: Localized;
  /** Sent back with the answer. */
  readonly restsOn: string;
  readonly answers: readonly ReviewAnswer[];
}

export interface Outcome {
  readonly outcome: 'won' | 'lost';
  readonly closedAt: string | null;
  readonly words: Localized;
  /** Required roles of which nobody ever took part; `known`: somebody held the role all the same. */
  readonly neverEngaged: readonly {
    readonly role: Role;
    readonly name: Localized;
    readonly known: boolean;
  }[];
}

export interface Freshness {
  /** Changes of this company that HubSpot does not show yet. */
  readonly pending: boolean;
  /** Why processing pauses, if it does: what is shown may be out of date. */
  readonly problem: Localized | null;
}

export interface Permissions {
  readonly mayAct: boolean;
  readonly maySeeBlockerNotes: boolean;
}

export interface RoleView {
  readonly role: Role;
  readonly name: Localized;
  readonly required: boolean;
  readonly count: number;
  readonly weight: number;
  readonly departments: readonly string[];
  /** Words for the department the role usually comes from. */
  readonly from: Localized;
  readonly state: 'covered' | 'silent' | 'missing';
  readonly heldBy: readonly string[];
  readonly suggested: readonly string[];
  /** For silent and missing roles: people of the company to consider, best first, at most 5. */
  readonly consider: readonly {
    readonly contactId: string;
    readonly name: string;
    readonly jobTitle: string | null;
    readonly why: Localized;
  }[];
  /** What former deals of this solution say of how late the role comes; `null` below the minimum of deals. */
  readonly late: { readonly words: Localized; readonly deals: number } | null;
  /** How to reach the role. */
  readonly reach: Localized | null;
}

export interface Evidence {
  readonly class: string;
  readonly rule: string;
  readonly weight: number;
  readonly text: string | null;
  readonly at: string | number | null;
  readonly words: Localized;
}

export interface Assignment {
  readonly role: Role;
  readonly name: Localized;
  /** 0 to 1. */
  readonly confidence: number;
  readonly state: 'written' | 'suggested' | 'weak' | 'denied';
  readonly setBy: 'person' | 'rule';
  readonly evidence: readonly Evidence[];
  readonly counterEvidence: readonly {
    readonly rule: string;
    readonly text: string | null;
    readonly factor: number;
    readonly words: Localized;
  }[];
  /** Why the role stands although its confidence fell below the line. */
  readonly kept?: { readonly since: string; readonly words: Localized } | null;
}

export interface MemberView {
  readonly contactId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly departmentName: Localized | null;
  readonly seniority: string;
  readonly seniorityName: Localized | null;
  readonly status: 'confirmed' | 'suggested' | 'dismissed' | 'to_confirm';
  /** Why this contact belongs here, or was dismissed. */
  readonly reason: string;
  readonly reasonWords: Localized;
  readonly roles: readonly Role[];
  readonly flags: readonly Flag[];
  readonly assignments: readonly Assignment[];
  readonly active: boolean;
  readonly stance: Stance | null;
  readonly presence: Presence | null;
  /** How we reach this person: ourselves, only through others we know, or not yet, since we know nobody here. */
  readonly access: Access;
  readonly score: number;
  readonly personalScore: number;
  readonly interactions: number;
  readonly lastInteractionAt: string | null;
  readonly recent: readonly {
    readonly kind: string;
    readonly kindName: Localized;
    readonly content: string | null;
    readonly at: string;
    readonly rule: string | null;
  }[];
  readonly firstSeenAt: string | null;
  /** What people wrote down of this person; `null`: nothing. */
  readonly knowledge: Readonly<
    Record<KnowledgeAspect, { readonly text: string; readonly at: string; readonly by: string | null } | null>
  >;
  /** What to give this person next; `null`: everything for the role was seen, or no role is known. */
  readonly nextContent: {
    /** Id of the entry in `content.yaml`. */
    readonly rule: string;
    readonly path: string;
    readonly kind: string;
    readonly title: Localized;
    readonly words: Localized;
  } | null;
  readonly lateArrival: boolean;
  readonly needRecorded: boolean;
  readonly openConcerns: number;
  /** The open ones first, then the newest, at most 12; several may be about one topic. */
  readonly concerns: readonly ConcernView[];
  /** Id of our expert for whatever this person asks; `null`: nobody. */
  readonly expert: string | null;
  /** What a person said on taking this one out; the note is kept by the app alone. */
  readonly dismissal: { readonly reason: string | null; readonly note: string | null } | null;
}

export interface ConcernView {
  readonly id: string;
  /** One of the app's own topics; `need` is what the person wants, the others hold back. */
  readonly topic: string;
  readonly state: 'open' | 'answered' | 'accepted';
  readonly at: string;
  /** Id of our expert for this concern; `null`: nobody but the member's. */
  readonly expert: string | null;
}

export interface NextAction {
  readonly code: string;
  /** «Ask Сергей Волков about the integration» */
  readonly words: Localized;
  readonly why: Localized;
  readonly rule: string;
  readonly contactId: string | null;
  readonly role: Role | null;
  /** What the button does: a CRM action of HubSpot's, or an act of the card. */
  readonly button:
    | {
        readonly type: 'crm';
        readonly action:
          'ADD_TASK' | 'SEND_EMAIL' | 'SCHEDULE_MEETING' | 'ADD_NOTE' | 'OPEN_RECORD_ASSOCIATION_FORM';
        readonly objectTypeId: string;
        readonly objectId: string;
        readonly label: Localized;
      }
    | { readonly type: 'act'; readonly act: DealActBody; readonly label: Localized };
}

export interface Activity {
  /** The last 12 weeks, oldest first; `start` is a Monday in the portal's time zone. */
  readonly weeks: readonly {
    readonly start: string;
    readonly interactions: number;
    readonly people: number;
  }[];
  /** Newest first, at most 100. */
  readonly timeline: readonly {
    readonly at: string;
    readonly contactId: string;
    readonly kind: string;
    readonly kindName: Localized;
    readonly content: string | null;
    readonly rule: string | null;
    readonly points: number;
  }[];
  readonly total: number;
}

export interface Proposal {
  readonly key: string;
  readonly solution: SolutionRef;
  readonly row: string;
  readonly reason: Localized;
  readonly summary: Localized;
  readonly situations: readonly BusinessSituation[];
  readonly band: number;
  readonly name: string;
  /** What a person may answer; `[]`: it is still forming, nothing can be decided yet but creating it by hand. */
  readonly answers: readonly ('create' | 'reopen' | 'new_cycle' | 'decline')[];
  /** A person decided to reopen the closed deal; people move it, since its stage is theirs. */
  readonly reopening: boolean;
  /** The closed deal, where reopening is one of the answers. */
  readonly dealId: string | null;
  readonly people: readonly {
    readonly contactId: string;
    readonly name: string;
    readonly jobTitle: string | null;
    readonly roles: readonly { readonly role: Role; readonly confidence: number; readonly state: string }[];
    readonly interactions: number;
    readonly lastInteractionAt: string | null;
  }[];
  /** Which required roles are there and which not (R109). */
  readonly rolesPresent: readonly Role[];
  readonly rolesMissing: readonly Role[];
}

/** Every act carries `actionId`, a UUID the card makes once per click; the same id again changes nothing. */
export type DealAct = DealActBody & { readonly actionId: string };
interface ReviewActBody {
  readonly act: 'review';
  readonly code: string;
  readonly restsOn: string;
  readonly answer: ReviewAnswer;
}

export type DealActBody =
  | {
      readonly act: 'roles';
      readonly contactId: string;
      readonly roles: readonly { readonly role: Role; readonly holds: boolean }[];
    }
  | { readonly act: 'members'; readonly contactId: string; readonly member: true }
  | {
      readonly act: 'members';
      readonly contactId: string;
      readonly member: false;
      readonly reason: DismissReason;
      readonly note?: string;
    }
  | { readonly act: 'flags'; readonly contactId: string; readonly flag: 'champion'; readonly holds: boolean }
  | {
      readonly act: 'flags';
      readonly contactId: string;
      readonly flag: 'blocker';
      readonly holds: true;
      readonly reason: BlockerReason;
      readonly plan: string;
    }
  | { readonly act: 'flags'; readonly contactId: string; readonly flag: 'blocker'; readonly holds: false }
  | { readonly act: 'stance'; readonly contactId: string; readonly stance: Stance | null }
  | { readonly act: 'presence'; readonly contactId: string; readonly presence: Presence | null }
  | {
      readonly act: 'qualification';
      readonly contactId: string;
      readonly letter: BantLetter;
      readonly known: boolean;
    }
  | {
      readonly act: 'concerns';
      readonly contactId: string;
      /** Left out: a new concern. */
      readonly concernId?: string;
      readonly category: string;
      readonly state: 'open' | 'answered' | 'accepted';
    }
  /** `note`: at most 2,000 characters; `null` takes back what was written down. */
  | {
      readonly act: 'knowledge';
      readonly contactId: string;
      readonly aspect: KnowledgeAspect;
      readonly note: string | null;
    }
  /** `concernId` `null`: for whatever this person asks. `expert` `null` takes the former word back. */
  | {
      readonly act: 'experts';
      readonly contactId: string;
      readonly concernId: string | null;
      readonly expert: string | null;
    }
  | { readonly act: 'solution'; readonly solution: string }
  | { readonly act: 'handoff'; readonly step: 'handed_over' | 'accepted' }
  | { readonly act: 'handoff'; readonly step: 'returned'; readonly reason: ReturnReason }
  | ReviewActBody
  | {
      readonly act: 'proposal';
      readonly key: string;
      readonly answer: 'create' | 'reopen' | 'new_cycle' | 'decline';
      readonly contactIds?: readonly string[];
    }
  | { readonly act: 'plays'; readonly play: string }
  | { readonly act: 'recalculate' }
  | { readonly act: 'undo'; readonly undoes: string };
/** The URL ends in the name of the act; the body repeats everything but `act`. */

export type CompanyAct = { readonly actionId: string } & (
  | {
      readonly act: 'opportunities';
      readonly solution: string;
      readonly people: readonly { readonly contactId: string; readonly roles: readonly Role[] }[];
    }
  | {
      readonly act: 'proposal';
      readonly key: string;
      readonly answer: 'create' | 'reopen' | 'new_cycle' | 'decline';
      readonly contactIds?: readonly string[];
    }
  | { readonly act: 'plays'; readonly key: string; readonly play: string }
  | { readonly act: 'undo'; readonly undoes: string }
  | ReviewActBody
);

export interface GroupSummary {
  readonly dealId: string | null;
  readonly key: string;
  readonly name: string;
  readonly solution: SolutionRef;
  readonly stage: string;
  readonly stageName: Localized;
  readonly band: number;
  readonly summary: Localized;
  readonly members: number;
  readonly closed: boolean;
  readonly outcome: 'won' | 'lost' | null;
}

export interface ContactView {
  readonly contactId: string;
  readonly companyId: string | null;
  readonly at: string;
  readonly rulesVersion: string;
  readonly freshness: Freshness;
  readonly permissions: Permissions;
  /** What people lately answered to proposals of the company, newest first. */
  readonly answers: readonly ActView[];
  readonly groups: readonly (GroupSummary & {
    readonly status: string;
    readonly roles: readonly Assignment[];
    readonly flags: readonly Flag[];
    readonly interactions: number;
    readonly lastInteractionAt: string | null;
  })[];
  readonly proposals: readonly Proposal[];
  /** Why the contact is in no group; `null` when in one. */
  readonly ungrouped: { readonly code: string; readonly words: Localized } | null;
  readonly persona: {
    readonly departments: readonly string[];
    readonly seniority: string;
    readonly words: Localized;
  };
}

export interface CompanyView {
  readonly companyId: string;
  readonly name: string | null;
  readonly at: string;
  readonly rulesVersion: string;
  readonly freshness: Freshness;
  readonly permissions: Permissions;
  /** What people lately answered to proposals of the company, newest first. */
  readonly answers: readonly ActView[];
  readonly solutions: readonly SolutionRef[];
  readonly opportunities: readonly GroupSummary[];
  readonly proposals: readonly Proposal[];
  /** Groups, with a deal or without, for which something can be done. */
  readonly plays: readonly { readonly key: string; readonly name: string; readonly plays: readonly Play[] }[];
  /** Doubtful cases that can be answered here. */
  readonly review: readonly ReviewCase[];
  /** What the departments of the company look at, by solution. */
  readonly interests: readonly {
    readonly solution: SolutionRef;
    readonly bought: boolean;
    /** Two departments or more. */
    readonly shared: boolean;
    readonly departments: readonly {
      readonly name: Localized;
      readonly people: number;
      readonly interactions: number;
    }[];
  }[];
  readonly situations: readonly BusinessSituation[];
  readonly ungrouped: readonly {
    readonly contactId: string;
    readonly name: string;
    readonly jobTitle: string | null;
    readonly reason: { readonly code: string; readonly words: Localized };
    readonly persona: Localized;
  }[];
}

export interface InstallationView {
  readonly version: string;
  readonly portalId: string | null;
  readonly rulesVersion: string;
  readonly ready: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly solutions: readonly {
    readonly id: string;
    readonly name: Localized;
    readonly operatingModel: string;
    readonly roles: readonly { readonly name: Localized; readonly required: boolean }[];
  }[];
  readonly backlogSeconds: number;
}

export interface ReportView {
  readonly name: string;
  readonly title: Localized;
  readonly at: string;
  readonly rulesVersion: string;
  readonly columns: readonly {
    readonly id: string;
    readonly name: Localized;
    readonly type: 'text' | 'number' | 'percent' | 'date' | 'deal' | 'contact';
  }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** What the report says and what it does not. */
  readonly notes: readonly Localized[];
}
