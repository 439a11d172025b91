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

/** `most`: so many pieces of evidence per role and newest interactions. */
export function viewCardMember(member: Member, contacts: ReadonlyMap<string, Contact>, most: number) {
  const { department, persona } = member;
  const view = viewMember(member, contacts, most);
  return {
    ...view,
    departmentName: department === null ? null : DEPARTMENT_NAMES[department],
    seniorityName: persona.seniority === 'unknown' ? null : SENIORITY_NAMES[persona.seniority],
    reasonWords: MEMBER_REASONS[member.reason],
    presence: member.presence,
    direct: member.direct,
    needRecorded: member.needRecorded,
    openConcerns: member.openConcerns,
    assignments: view.assignments.map((each) => ({ ...each, name: ROLE_NAMES[each.role] })),
    recent: view.recent.map((each) => ({ ...each, kindName: KIND_NAMES[each.kind as InteractionKind] })),
  };
}

/** Whom a rep looks for first: to be confirmed, then required roles by activity, the silent last. */
export function byUrgency(a: Member, b: Member): number {
  const rank = (member: Member): number =>
    member.status === 'to_confirm' ? 0 : member.presence === 'left' ? 3 : member.active ? 1 : 2;
  return rank(a) - rank(b) || b.score - a.score || (a.contactId < b.contactId ? -1 : 1);
}
