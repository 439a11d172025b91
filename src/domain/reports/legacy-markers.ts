/** What people wrote into names and old fields before this app, as proposals; ids and rules only, no names. */
import type { LegacyMark } from '../legacy.ts';
import type { Language } from '../vocabulary.ts';
import { MEANING_NAMES } from '../words.ts';
import type { Report } from './report.ts';

export interface MarkedContact extends LegacyMark {
  readonly contactId: string;
}

export function reportLegacyMarkers(marks: readonly MarkedContact[], language: Language): Report {
  const contacts = new Set(marks.map(({ contactId }) => contactId)).size;
  return {
    title: { en: 'Markers in names and old fields', ru: 'Пометки в именах и старых полях' },
    columns: [
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'field', name: { en: 'field', ru: 'поле' }, type: 'text' },
      { id: 'marker', name: { en: 'marker', ru: 'пометка' }, type: 'text' },
      { id: 'proposal', name: { en: 'proposal', ru: 'предложение' }, type: 'text' },
      { id: 'rule', name: { en: 'rule', ru: 'правило' }, type: 'text' },
    ],
    rows: marks.map(({ contactId, field, text, means, rule }) => ({
      contact: contactId,
      field,
      marker: text,
      proposal: MEANING_NAMES[means][language],
      rule,
    })),
    summary: {
      en: `${marks.length} markers on ${contacts} contacts.`,
      ru: `Пометок: ${marks.length}, контактов с ними: ${contacts}.`,
    },
    notes: [
      {
        en: 'Proposals only: no name is changed, no marker alone writes a role, and a person decides. Rules: legacy in roles.yaml.',
        ru: 'Только предложения: имена не меняются, одна пометка роль не записывает, решает человек. Правила: legacy в roles.yaml.',
      },
    ],
  };
}
