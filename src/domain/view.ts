/** The group as the card and the API show it: one JSON value, every number with its reasons. */
import type { SituationMatch } from './business-situation.ts';
import type { CompiledRules } from './compile.ts';
import { cutText as cut } from './cut-text.ts';
import { explainMark } from './explain-evidence.ts';
import { explainGroup, type Explanation } from './explain.ts';
import type { LegacyMark } from './legacy.ts';
import type { BuyingGroup, DataQualityItem, Member, MemberStatus, RiskItem } from './opportunity.ts';
import type { Solution } from './rule-set.ts';
import type { Contact, ReadInteraction } from './types.ts';
import { viewAssignment, type AssignmentView } from './view-assignment.ts';
import {
  DEPARTMENT_NAMES,
  KIND_NAMES,
  MEMBER_REASONS,
  ROLE_NAMES,
  SENIORITY_NAMES,
  STAGE_NAMES,
} from './words.ts';
import type {
  BantLetter,
  Flag,
  Localized,
  Momentum,
  OperatingModel,
  Role,
  Stage,
  Threading,
} from './vocabulary.ts';

export interface BuyingGroupView {
  readonly dealId: string | null;
  readonly key: string;
  readonly companyId: string;
  readonly solution: { readonly id: string; readonly name: Localized };
  readonly name: string;
  readonly operatingModel: OperatingModel;
  readonly stage: Stage;
  readonly stageName: Localized;
  readonly summary: Localized;
  readonly decision: { readonly row: string; readonly reason: Localized };
  /** How it came about: each row of the decision table this opportunity has stood in, oldest first. */
  readonly history: readonly PastDecision[];
  readonly rulesVersion: string;
  /** When this was computed, ISO 8601. */
  readonly at: string;
  readonly numbers: {
    readonly band: number;
    readonly score: number;
    readonly priority: number;
    readonly coverage: { readonly identified: number; readonly engaged: number; readonly validated: number };
    readonly consensus: number | null;
    readonly momentum: Momentum;
    readonly threading: Threading;
    readonly members: number;
    readonly engagedMembers: number;
    readonly interactions7d: number;
    readonly activeMembers7d: number;
    readonly openConcerns: number;
    readonly bantMissing: readonly BantLetter[];
    readonly departments: readonly string[];
  };
  readonly explanations: readonly Explanation[];
  readonly roles: readonly RoleView[];
  readonly members: readonly MemberView[];
  readonly risks: readonly RiskItem[];
  /** Business situations of the company: why this company. */
  readonly situations: readonly SituationView[];
  readonly detectedAt: string | null;
  readonly firstTouchAt: string | null;
  readonly lastTouchAt: string | null;
  readonly dataQuality: readonly DataQualityItem[];
}

export interface SituationView {
  readonly rule: string;
  readonly name: Localized;
  /** The rule and what of the company met it. */
  readonly words: Localized;
}

export function viewSituations(found: readonly SituationMatch[]): SituationView[] {
  return found.map(({ rule, name, words }) => ({ rule, name, words }));
}

export interface PastDecision {
  /** ISO 8601. */
  readonly at: string;
  readonly row: string;
  readonly reason: Localized;
  readonly rulesVersion: string;
}

export interface RoleView {
  readonly role: Role;
  readonly name: Localized;
  readonly required: boolean;
  readonly count: number;
  readonly weight: number;
  readonly departments: readonly string[];
  /** `covered`: an engaged member holds it. `silent`: known, but nobody active. `missing`: nobody known. */
  readonly state: 'covered' | 'silent' | 'missing';
  readonly heldBy: readonly string[];
  readonly suggested: readonly string[];
}

export interface MemberView {
  readonly contactId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly departmentName: Localized | null;
  readonly seniority: string;
  /** `null`: the title tells none. */
  readonly seniorityName: Localized | null;
  readonly titleEvidence: Member['persona']['evidence'];
  readonly status: MemberStatus;
  readonly reason: string;
  readonly reasonWords: Localized;
  readonly roles: readonly Role[];
  readonly flags: readonly Flag[];
  /** What markers of former days propose beside roles; a person decides. */
  readonly marks: readonly (LegacyMark & { readonly words: Localized })[];
  readonly assignments: readonly AssignmentView[];
  readonly active: boolean;
  readonly stance: Member['stance'];
  readonly score: number;
  readonly personalScore: number;
  readonly interactions: number;
  readonly lastInteractionAt: string | null;
  /** The newest ones, newest first; `interactions` counts all. */
  readonly recent: readonly {
    readonly kind: string;
    readonly kindName: Localized;
    readonly content: string | null;
    readonly at: string;
    readonly rule: string | null;
  }[];
  readonly firstSeenAt: string | null;
  readonly lateArrival: boolean;
}

/** So many words of a title are shown. */
const TITLE_EVIDENCE = 10;

export function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface ViewInput {
  readonly group: BuyingGroup;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly compiled: CompiledRules;
  readonly dataQuality: readonly DataQualityItem[];
  readonly history: readonly PastDecision[];
  readonly now: number;
}

export function viewGroup({
  group,
  contacts,
  compiled,
  dataQuality,
  history,
  now,
}: ViewInput): BuyingGroupView {
  const solution = compiled.solution(group.solution);
  if (solution === null) throw new Error(`the group's solution ${group.solution} is in no rule`);
  const { numbers } = group;
  const shown = [...group.members, ...group.suggested];
  const most = limitDetails(shown.length);
  const people = new Set(group.members.map(({ contactId }) => contactId));
  return {
    dealId: group.dealId,
    key: group.key,
    companyId: group.companyId,
    solution: { id: solution.id, name: solution.name },
    name: group.name,
    operatingModel: group.operatingModel,
    stage: group.stage,
    stageName: STAGE_NAMES[group.stage],
    summary: group.summary,
    decision: { row: group.row, reason: group.reason },
    history,
    rulesVersion: compiled.rules.version,
    at: new Date(now).toISOString(),
    numbers: {
      band: numbers.band.band,
      score: numbers.score,
      priority: numbers.priority,
      coverage: {
        identified: numbers.coverage.identified,
        engaged: numbers.coverage.engaged,
        validated: numbers.coverage.validated,
      },
      consensus: numbers.consensus,
      momentum: numbers.momentum.momentum,
      threading: numbers.threading,
      members: numbers.memberCount,
      engagedMembers: numbers.engagedMemberCount,
      interactions7d: numbers.momentum.last.interactions,
      activeMembers7d: numbers.momentum.last.activeMembers,
      openConcerns: numbers.openConcerns,
      bantMissing: numbers.bantMissing,
      departments: numbers.departments,
    },
    explanations: explainGroup(group, solution, compiled.rules),
    roles: viewRoles(group, solution),
    members: shown.map((member) => viewMember(member, contacts, most)),
    risks: group.risks,
    situations: viewSituations(group.situations),
    detectedAt: isoTime(group.detectedAt),
    firstTouchAt: isoTime(numbers.firstTouchAt),
    lastTouchAt: isoTime(numbers.lastTouchAt),
    dataQuality: dataQuality.filter(
      ({ object, id }) =>
        (object === 'contact' && people.has(id)) || (object === 'deal' && id === group.dealId),
    ),
  };
}

function viewRoles({ members, numbers }: BuyingGroup, solution: Solution): RoleView[] {
  return numbers.coverage.roles.map((role) => {
    const holders = members.filter((member) => member.roles.includes(role.role));
    const suggested = members.filter((member) =>
      member.assignments.some((each) => each.role === role.role && each.state === 'suggested'),
    );
    const silent = holders.length > 0 && role.engaged.length === 0;
    return {
      role: role.role,
      name: ROLE_NAMES[role.role],
      required: role.required,
      count: role.count,
      weight: role.weight,
      departments: solution.template.find((each) => each.role === role.role)?.departments ?? [],
      state:
        holders.length === 0 ? ('missing' as const) : silent ? ('silent' as const) : ('covered' as const),
      heldBy: holders.map(({ contactId }) => contactId),
      suggested: suggested.map(({ contactId }) => contactId),
    };
  });
}

/** Pieces of evidence per role and newest interactions: five, fewer in a large group: 50 members stay below 200 KB. */
function limitDetails(people: number): number {
  return Math.max(2, Math.min(5, Math.floor(120 / Math.max(1, people))));
}

export function viewMember(member: Member, contacts: ReadonlyMap<string, Contact>, most: number): MemberView {
  const contact = contacts.get(member.contactId);
  const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
  return {
    contactId: member.contactId,
    name: name === '' ? `Contact ${member.contactId}` : cut(name),
    jobTitle: cut(contact?.jobTitle ?? null),
    department: member.department,
    departmentName: member.department === null ? null : DEPARTMENT_NAMES[member.department],
    seniority: member.persona.seniority,
    seniorityName: member.persona.seniority === 'unknown' ? null : SENIORITY_NAMES[member.persona.seniority],
    titleEvidence: member.persona.evidence.slice(0, TITLE_EVIDENCE),
    status: member.status,
    reason: member.reason,
    reasonWords: MEMBER_REASONS[member.reason],
    roles: member.roles,
    flags: member.flags,
    marks: member.marks.map((mark) => ({ ...mark, words: explainMark(mark) })),
    assignments: member.assignments.map((each) => viewAssignment(each, most)),
    active: member.active,
    stance: member.stance,
    score: round(member.score),
    personalScore: round(member.personalScore),
    interactions: member.interactions.length,
    lastInteractionAt: isoTime(member.interactions.at(-1)?.at ?? null),
    recent: member.interactions.slice(-most).reverse().map(viewInteraction),
    firstSeenAt: isoTime(member.firstSeenAt),
    lateArrival: member.lateArrival,
  };
}

function viewInteraction({ kind, content, at, rule }: ReadInteraction): MemberView['recent'][number] {
  return {
    kind,
    kindName: KIND_NAMES[kind],
    content: cut(content?.replace(/[?#].*$/u, '') ?? null),
    at: new Date(at).toISOString(),
    rule,
  };
}
