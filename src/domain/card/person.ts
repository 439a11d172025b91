/** A contact as people speak of one, and a member with everything the card says in words. */
import { KIND_NAMES, SENIORITY_NAMES } from '../names.ts';
import type { Member } from '../opportunity.ts';
import type { Contact } from '../types.ts';
import { viewMember } from '../view.ts';
import { DEPARTMENT_NAMES, ROLE_NAMES } from '../words.ts';
import type { InteractionKind, Localized } from '../vocabulary.ts';

export function nameOfContact(contact: Contact | undefined, id: string): string {
  const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
  return name === '' ? `Contact ${id}` : name;
}

const REASONS: Readonly<Record<Member['reason'], Localized>> = {
  on_the_deal: { en: 'is on the deal in HubSpot', ru: 'связан со сделкой в HubSpot' },
  interested: { en: 'showed interest in this solution', ru: 'проявил интерес к решению' },
  added_by_person: { en: 'added by a person', ru: 'добавлен человеком' },
  inherited: {
    en: 'took part in the former purchase: please confirm',
    ru: 'участвовал в прошлой покупке: подтвердите',
  },
  dismissed: { en: 'dismissed by a person', ru: 'исключён человеком' },
};

export function viewCardMember(member: Member, contacts: ReadonlyMap<string, Contact>) {
  const { department, persona } = member;
  const view = viewMember(member, contacts);
  return {
    ...view,
    departmentName: department === null ? null : DEPARTMENT_NAMES[department],
    seniorityName: persona.seniority === 'unknown' ? null : SENIORITY_NAMES[persona.seniority],
    reasonWords: REASONS[member.reason],
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
