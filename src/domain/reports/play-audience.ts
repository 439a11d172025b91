/** The people of the audiences that were chosen on cards, as HubSpot imports them: by the ids of their contacts (R67). */
import { DEPARTMENT_NAMES, ROLE_NAMES } from '../words.ts';
import type { Department, Language, Localized, Role } from '../vocabulary.ts';
import type { Report } from './report.ts';

export interface AudienceMember {
  readonly play: Localized;
  readonly group: string;
  readonly dealId: string | null;
  readonly contactId: string;
  readonly department: Department | null;
  readonly roles: readonly Role[];
}

export function reportPlayAudience(members: readonly AudienceMember[], language: Language): Report {
  const contacts = new Set(members.map(({ contactId }) => contactId)).size;
  return {
    title: { en: 'Audiences for campaigns', ru: 'Аудитории для кампаний' },
    columns: [
      { id: 'play', name: { en: 'play', ru: 'действие' }, type: 'text' },
      { id: 'group', name: { en: 'group', ru: 'группа' }, type: 'text' },
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'department', name: { en: 'department', ru: 'отдел' }, type: 'text' },
      { id: 'roles', name: { en: 'roles', ru: 'роли' }, type: 'text' },
    ],
    rows: members.map(({ play, group, dealId, contactId, department, roles }) => ({
      play: play[language],
      group,
      deal: dealId,
      contact: contactId,
      department: department === null ? null : DEPARTMENT_NAMES[department][language],
      roles: roles.map((role) => ROLE_NAMES[role][language]).join(', '),
    })),
    summary: {
      en: `${contacts} contacts in ${members.length} rows.`,
      ru: `Контактов: ${contacts}, строк: ${members.length}.`,
    },
    notes: [
      {
        en: 'Import the CSV into HubSpot with the column "contact" as Record ID, and let the import make a static list.',
        ru: 'Загрузите CSV в HubSpot, указав колонку «контакт» как Record ID, и создайте при импорте статический список.',
      },
    ],
  };
}
