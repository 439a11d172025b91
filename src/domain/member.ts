/** One member of one group: persona, roles, activity, and how it came to be here. */
import { personOf } from './company.ts';
import type { CompiledRules } from './compile.ts';
import { isActive, personalScore, saturatedScore } from './engagement.ts';
import { isRoleMark, type LegacyMark } from './legacy.ts';
import type { Member, MemberStatus } from './opportunity.ts';
import { assignRoles, flagsOf } from './roles.ts';
import type { Solution } from './rule-set.ts';
import { hasSpoken } from './stage.ts';
import {
  PRESENCES,
  STANCES,
  type ConcernFact,
  type MembershipFact,
  type Presence,
  type PresenceFact,
  type Stance,
  type StanceFact,
} from './said-facts.ts';
import type { CompanyFacts, Contact, Deal, Pair, ReadInteraction } from './types.ts';

export interface MemberInput {
  readonly contact: Contact;
  readonly solution: Solution;
  /** What the opportunity's facts are filed under: its key, and the deal's id once there is one. */
  readonly opportunities: readonly string[];
  readonly deal: Deal | null;
  readonly interactions: readonly ReadInteraction[];
  readonly status: MemberStatus;
  readonly reason: Member['reason'];
  readonly facts: CompanyFacts;
  /** Roles of a former purchase, as proposals. */
  readonly formerMarks: readonly LegacyMark[];
}

export function describeMember(input: MemberInput, compiled: CompiledRules, now: number): Member {
  const { contact, facts, opportunities } = input;
  const { scoring } = compiled.rules;
  const mine = <Fact extends { contactId: string; opportunity: string }>(all: readonly Fact[]): Fact[] =>
    all.filter((fact) => fact.contactId === contact.id && opportunities.includes(fact.opportunity));
  const persona = compiled.readTitle(contact.jobTitle);
  const roleFacts = mine(facts.roleFacts);
  const interactions = [...input.interactions].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const marks = [...compiled.readLegacy(contact), ...input.formerMarks];
  const assignments = assignRoles(
    { contact, persona, solution: input.solution, interactions, facts: roleFacts, marks },
    compiled.rules.roleRules,
    compiled.rules.confidence,
    now,
  );
  const concerns = latestConcerns(mine(facts.concernFacts));
  const presence = latestPresence(mine(facts.presenceFacts));
  const left = presence === 'left';
  return {
    contactId: contact.id,
    person: personOf(contact),
    status: input.status,
    persona,
    department: persona.departments[0] ?? null,
    assignments,
    // Whoever left fills no role by title or deeds; what a person set stands until a person takes it off.
    roles: assignments
      .filter(({ state, setBy }) => state === 'written' && (!left || setBy === 'person'))
      .map(({ role }) => role),
    flags: flagsOf(roleFacts),
    marks: marks.filter((mark) => !isRoleMark(mark)),
    active: !left && isActive(interactions, scoring, now),
    interactions,
    score: saturatedScore(interactions, scoring, now),
    personalScore: personalScore(interactions, scoring, now),
    ...firstSeen(input, interactions, compiled, now),
    stance: latestStance(mine(facts.stanceFacts)),
    presence,
    direct: presence === 'introduced' || hasSpoken(interactions),
    needRecorded: concerns.some(({ category }) => category === 'need'),
    openConcerns: concerns.filter(({ category, state }) => category !== 'need' && state === 'open').length,
    concernsKnown: concerns.length > 0,
    concerns: concerns.toSorted(
      (a, b) =>
        Number(b.state === 'open') - Number(a.state === 'open') || b.at - a.at || (a.id < b.id ? -1 : 1),
    ),
    dismissal: input.status === 'dismissed' ? lastDismissal(mine(facts.membershipFacts)) : null,
    associated: pairOf(input.deal, contact.id) !== null,
    reason: input.reason,
  };
}

function lastDismissal(facts: readonly MembershipFact[]): MembershipFact | null {
  return (
    facts
      .filter(({ member }) => !member)
      .toSorted((a, b) => a.at - b.at)
      .at(-1) ?? null
  );
}

function pairOf(deal: Deal | null, contactId: string): Pair | null {
  return deal?.pairs.find((pair) => pair.contactId === contactId) ?? null;
}

/** When a member first appeared, and in which stage the deal then was (R5). */
function firstSeen(
  { contact, deal }: MemberInput,
  interactions: readonly ReadInteraction[],
  compiled: CompiledRules,
  now: number,
): Pick<Member, 'firstSeenAt' | 'firstSeenStage' | 'lateArrival'> {
  const pair = pairOf(deal, contact.id);
  // Whoever is about to be put on the deal appears there now, so that the next decision says the same.
  const onDeal = deal !== null && pair === null ? now : pair?.since;
  const firstSeenAt = interactions[0]?.at ?? onDeal ?? contact.createdAt;
  const { riskStages, lateStages } = compiled.rules.stages;
  const stage = firstSeenAt === null || deal === null ? null : stageAt(deal, firstSeenAt);
  return {
    firstSeenAt,
    firstSeenStage: stage,
    lateArrival: stage !== null && (riskStages.includes(stage) || lateStages.includes(stage)),
  };
}

function stageAt(deal: Deal, at: number): string | null {
  return deal.stageEntries.filter((entry) => entry.at <= at).at(-1)?.dealStage ?? null;
}

/** Of two said at one moment the worse for us holds, whatever their order; a word outranks its being taken back. */
function latestStance(facts: readonly StanceFact[]): Stance | null {
  const rank = ({ stance }: StanceFact): number => (stance === null ? -1 : STANCES.indexOf(stance));
  return [...facts].sort((a, b) => a.at - b.at || rank(a) - rank(b)).at(-1)?.stance ?? null;
}

/** Of two said at one moment `left` holds: it takes most away, so it is noticed and can be corrected. */
export function latestPresence(facts: readonly PresenceFact[]): Presence | null {
  const rank = ({ presence }: PresenceFact): number => (presence === null ? -1 : PRESENCES.indexOf(presence));
  return [...facts].sort((a, b) => a.at - b.at || rank(a) - rank(b)).at(-1)?.presence ?? null;
}

const CONCERN_STATES: readonly ConcernFact['state'][] = ['open', 'answered', 'accepted'];

/** A concern goes from open to answered to accepted (R91): each counts once, as it stands now. */
function latestConcerns(facts: readonly ConcernFact[]): ConcernFact[] {
  const rank = ({ state }: ConcernFact): number => CONCERN_STATES.indexOf(state);
  const ordered = [...facts].sort(
    (a, b) => a.at - b.at || rank(a) - rank(b) || (a.category < b.category ? -1 : 1),
  );
  return [...new Map(ordered.map((fact) => [fact.id, fact])).values()];
}
