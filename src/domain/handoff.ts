/**
 * The hand-off to sales: marketing hands the whole group over, sales accepts it or returns it with a reason (R55, R110,
 * R158). Each step is a person's word; where the hand-off stands follows from the steps.
 */
import type { BuyingGroup, Member } from './opportunity.ts';
import type { RoleAssignment } from './roles.ts';
import type { HandoffFact, ReturnReason } from './said-facts.ts';
import type { BantLetter, Role, Stage } from './vocabulary.ts';
import { BANT } from './vocabulary.ts';

export interface Handoff {
  readonly state: 'handed_over' | 'accepted' | 'returned';
  readonly handedOverAt: number;
  readonly handedOverBy: string | null;
  /** `null`: sales has not answered yet. */
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly reason: ReturnReason | null;
  readonly dueAt: number;
  /** Not answered in time, or answered after it. */
  readonly overdue: boolean;
}

const HOUR = 3_600_000;
const STEPS = ['handed_over', 'returned', 'accepted'] as const;

/** Where the hand-off stands; steps that make no sense where they stand, such as after an undo, count for nothing. */
export function readHandoff(
  facts: readonly HandoffFact[],
  acceptWithinHours: number,
  now: number,
): Handoff | null {
  const ordered = [...facts].sort((a, b) => a.at - b.at || STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
  const standing = ordered.reduce<Handoff | null>(
    (before, fact) => (mayFollow(fact.step, before) ? follow(before, fact, acceptWithinHours) : before),
    null,
  );
  if (standing === null) return null;
  return { ...standing, overdue: (standing.answeredAt ?? now) > standing.dueAt };
}

function follow(
  before: Handoff | null,
  { step, at, by, reason }: HandoffFact,
  hours: number,
): Handoff | null {
  if (step !== 'handed_over')
    return before === null ? null : { ...before, state: step, answeredAt: at, answeredBy: by, reason };
  return {
    state: step,
    handedOverAt: at,
    handedOverBy: by,
    answeredAt: null,
    answeredBy: null,
    reason: null,
    dueAt: at + hours * HOUR,
    overdue: false,
  };
}

/** Only what was handed over can be answered; what was accepted is handed over once. */
export function mayFollow(step: HandoffFact['step'], standing: Handoff | null): boolean {
  if (step === 'handed_over') return standing === null || standing.state === 'returned';
  return standing?.state === 'handed_over';
}

export type DecisionMakerStatus = 'engaged' | 'known' | 'unknown';

/** Is the one who decides known, and did that person take part (R159)? */
export function decisionMakerStatus(members: readonly Member[]): DecisionMakerStatus {
  const holders = members.filter(({ roles }) => roles.includes('decision_maker'));
  if (holders.length === 0) return 'unknown';
  return holders.some(({ active, direct }) => active || direct) ? 'engaged' : 'known';
}

/** What is handed over, as it stood then; nothing in it names a person. */
export interface HandoffPackage {
  readonly stage: Stage;
  readonly rulesVersion: string;
  readonly members: number;
  readonly coverage: { readonly identified: number; readonly engaged: number; readonly validated: number };
  readonly rolesMissing: readonly Role[];
  readonly bantKnown: readonly BantLetter[];
  readonly decisionMaker: DecisionMakerStatus;
}

/** One person of the package, with what each role rests on. */
export interface HandedMember {
  readonly status: Member['status'];
  readonly active: boolean;
  readonly direct: boolean;
  readonly stance: Member['stance'];
  readonly needRecorded: boolean;
  readonly openConcerns: number;
  readonly interactions: number;
  readonly roles: readonly {
    readonly role: Role;
    readonly confidence: number;
    readonly setBy: RoleAssignment['setBy'];
    readonly evidence: readonly { readonly class: string; readonly rule: string; readonly weight: number }[];
  }[];
}

export function packGroup(group: BuyingGroup, rulesVersion: string): HandoffPackage {
  const { numbers } = group;
  const { identified, engaged, validated } = numbers.coverage;
  return {
    stage: group.stage,
    rulesVersion,
    members: numbers.memberCount,
    coverage: { identified, engaged, validated },
    rolesMissing: numbers.missing,
    bantKnown: BANT.filter((letter) => !numbers.bantMissing.includes(letter)),
    decisionMaker: decisionMakerStatus(group.members),
  };
}

export function packMember(member: Member): HandedMember {
  return {
    status: member.status,
    active: member.active,
    direct: member.direct,
    stance: member.stance,
    needRecorded: member.needRecorded,
    openConcerns: member.openConcerns,
    interactions: member.interactions.length,
    roles: member.assignments
      .filter(({ state }) => state === 'written' || state === 'suggested')
      .map(({ role, confidence, setBy, evidence }) => ({
        role,
        confidence,
        setBy,
        evidence: evidence.map(({ class: kind, rule, weight }) => ({ class: kind, rule, weight })),
      })),
  };
}
