/** An opportunity that waits for a person: what it rests on, who is there, and what can be answered (R107 to R109). */
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, DecisionRow, Member } from '../opportunity.ts';
import type { Contact, Deal } from '../types.ts';
import { isoTime, viewSituations, type SituationView } from '../view.ts';
import type { Localized, Role } from '../vocabulary.ts';
import { refOf, type SolutionRef } from './frame.ts';
import { nameOfContact } from './person.ts';

export type ProposalChoice = 'create' | 'reopen' | 'new_cycle' | 'decline';

export interface Proposal {
  readonly key: string;
  readonly solution: SolutionRef;
  readonly row: DecisionRow;
  readonly reason: Localized;
  readonly summary: Localized;
  /** Business situations of the company: why this company. */
  readonly situations: readonly SituationView[];
  readonly band: number;
  readonly name: string;
  readonly answers: readonly ProposalChoice[];
  /** A person decided to reopen the closed deal; it is up to people to move it, as its stage is theirs. */
  readonly reopening: boolean;
  readonly dealId: string | null;
  readonly people: readonly ProposedPerson[];
  readonly rolesPresent: readonly Role[];
  readonly rolesMissing: readonly Role[];
}

export interface ProposedPerson {
  readonly contactId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly roles: readonly { readonly role: Role; readonly confidence: number; readonly state: string }[];
  readonly interactions: number;
  readonly lastInteractionAt: string | null;
}

/** A group that is only forming can be made by hand; declining it would say nothing. */
const ANSWERS: Readonly<Partial<Record<DecisionRow, readonly ProposalChoice[]>>> = {
  propose_reopening: ['reopen', 'new_cycle', 'decline'],
  reopening_accepted: ['new_cycle', 'decline'],
  propose_deleted: ['create', 'decline'],
  propose_manual: ['create', 'decline'],
  propose_approval: ['create', 'decline'],
  propose_raised_hand: ['create', 'decline'],
  propose_cross_sell: ['create', 'decline'],
  still_forming: ['create'],
};

const REOPENING: ReadonlySet<DecisionRow> = new Set(['propose_reopening', 'reopening_accepted']);

export function answersOf(row: DecisionRow): readonly ProposalChoice[] {
  return ANSWERS[row] ?? [];
}

export function viewProposal(
  group: BuyingGroup,
  contacts: ReadonlyMap<string, Contact>,
  closed: readonly Deal[],
  compiled: CompiledRules,
): Proposal {
  const { coverage, missing } = group.numbers;
  return {
    key: group.key,
    solution: refOf(compiled, group.solution),
    row: group.row,
    reason: group.reason,
    summary: group.summary,
    situations: viewSituations(group.situations),
    band: group.numbers.band.band,
    name: group.name,
    answers: answersOf(group.row),
    reopening: group.row === 'reopening_accepted',
    dealId: REOPENING.has(group.row) ? lastClosed(closed, group.solution) : null,
    people: group.members.map((member) => viewPerson(member, contacts)),
    rolesPresent: coverage.roles
      .filter(({ required, identified }) => required && identified.length > 0)
      .map(({ role }) => role),
    rolesMissing: missing,
  };
}

function lastClosed(closed: readonly Deal[], solution: string): string | null {
  const mine = closed.filter((deal) => deal.solution === solution);
  const latest = (deal: Deal): number => deal.stageEntries.at(-1)?.at ?? deal.closedAt ?? 0;
  return [...mine].sort((a, b) => latest(b) - latest(a))[0]?.id ?? null;
}

function viewPerson(member: Member, contacts: ReadonlyMap<string, Contact>): ProposedPerson {
  return {
    contactId: member.contactId,
    name: nameOfContact(contacts.get(member.contactId), member.contactId),
    jobTitle: contacts.get(member.contactId)?.jobTitle ?? null,
    roles: member.assignments
      .filter(({ state }) => state === 'written' || state === 'suggested')
      .map(({ role, confidence, state }) => ({ role, confidence, state })),
    interactions: member.interactions.length,
    lastInteractionAt: isoTime(member.interactions.at(-1)?.at ?? null),
  };
}
