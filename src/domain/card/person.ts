/** A contact as people speak of one, and a member with everything the card says in words. */
import { KIND_NAMES, MEMBER_REASONS, SENIORITY_NAMES } from '../names.ts';
import type { Member } from '../opportunity.ts';
import type { Contact } from '../types.ts';
import { viewMember } from '../view.ts';
import { DEPARTMENT_NAMES, ROLE_NAMES } from '../words.ts';
import type { InteractionKind } from '../vocabulary.ts';

export function nameOfContact(contact: Contact | undefined, id: string): string {
  const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
  return name === '' ? `Contact ${id}` : name;
}

/** How much of each member one answer has room for. */
export interface Detail {
  /** Pieces of evidence per role that is written or suggested; the strongest come first. */
  readonly evidence: number;
  /** The same per role that hardly anything speaks for; 0 leaves such roles out. */
  readonly weakEvidence: number;
  /** Newest interactions. */
  readonly recent: number;
}

/** More would not be read, and one answer has to hold fifty people. */
const MOST_CONCERNS = 12;

export function viewCardMember(member: Member, contacts: ReadonlyMap<string, Contact>, detail: Detail) {
  const { department, persona } = member;
  const view = viewMember(member, contacts, detail.evidence);
  return {
    ...view,
    departmentName: department === null ? null : DEPARTMENT_NAMES[department],
    seniorityName: persona.seniority === 'unknown' ? null : SENIORITY_NAMES[persona.seniority],
    reasonWords: MEMBER_REASONS[member.reason],
    presence: member.presence,
    needRecorded: member.needRecorded,
    openConcerns: member.openConcerns,
    concerns: member.concerns
      .slice(0, MOST_CONCERNS)
      .map(({ id, category, state, at }) => ({ id, topic: category, state, at: new Date(at).toISOString() })),
    dismissal: member.dismissal && {
      reason: member.dismissal.reason,
      note: member.dismissal.note ?? null,
    },
    assignments: view.assignments
      .filter(({ state }) => state !== 'weak' || detail.weakEvidence > 0)
      .map((each) => ({
        ...each,
        name: ROLE_NAMES[each.role],
        evidence: each.state === 'weak' ? each.evidence.slice(0, detail.weakEvidence) : each.evidence,
      })),
    recent: view.recent
      .slice(0, detail.recent)
      .map((each) => ({ ...each, kindName: KIND_NAMES[each.kind as InteractionKind] })),
  };
}

/** Whom a rep looks for first: to be confirmed, then required roles by activity, the silent last. */
export function byUrgency(a: Member, b: Member): number {
  const rank = (member: Member): number =>
    member.status === 'to_confirm' ? 0 : member.presence === 'left' ? 3 : member.active ? 1 : 2;
  return rank(a) - rank(b) || b.score - a.score || (a.contactId < b.contactId ? -1 : 1);
}
