/** The button of the next action: one of HubSpot's own actions, or an act of the card. */
import type { ActionDeed, CrmAction, NextAction } from '../next-action.ts';
import type { Localized } from '../vocabulary.ts';

/** HubSpot's object type ids. */
const CONTACT = '0-1';
const DEAL = '0-3';

const CRM_LABELS: Readonly<Record<CrmAction, Localized>> = {
  ADD_TASK: { en: 'Create a task', ru: 'Создать задачу' },
  SEND_EMAIL: { en: 'Write an e-mail', ru: 'Написать письмо' },
  SCHEDULE_MEETING: { en: 'Schedule a meeting', ru: 'Назначить встречу' },
  ADD_NOTE: { en: 'Write a note', ru: 'Добавить заметку' },
  OPEN_RECORD_ASSOCIATION_FORM: { en: 'Associate a contact', ru: 'Связать контакт' },
};

/** Without a deal there is nothing HubSpot could open for it: then a contact, or nobody, is named. */
export function viewDeed(deed: ActionDeed, { contactId }: NextAction, dealId: string | null) {
  const about = contactId ?? '';
  switch (deed.type) {
    case 'crm': {
      const onContact = deed.on === 'contact' || dealId === null;
      return {
        type: 'crm' as const,
        action: deed.action,
        objectTypeId: onContact ? CONTACT : DEAL,
        objectId: onContact ? about : dealId,
        label: CRM_LABELS[deed.action],
      };
    }
    case 'confirm_role':
      return {
        type: 'act' as const,
        act: { act: 'roles' as const, contactId: about, roles: [{ role: deed.role, holds: true }] },
        label: { en: 'Yes, confirm', ru: 'Да, подтвердить' },
      };
    case 'add_member':
      return {
        type: 'act' as const,
        act: { act: 'members' as const, contactId: about, member: true as const },
        label: { en: 'Add to the group', ru: 'Добавить в группу' },
      };
    case 'record_bant':
      return {
        type: 'act' as const,
        act: { act: 'qualification' as const, contactId: about, letter: deed.letter, known: true },
        label: { en: 'Record that it is known', ru: 'Записать: известно' },
      };
  }
}
