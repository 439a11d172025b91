/**
 * Leads and opportunities of one period side by side, over the very same contacts (R21): marketing can go on counting
 * leads while it learns to count groups.
 */
import type { Language } from '../vocabulary.ts';
import { writePercent } from '../words.ts';
import type { Report, ReportRow } from './report.ts';
import { percentOf } from './statistics.ts';

/** A contact as both views see it. */
export interface LeadRecord {
  readonly contactId: string;
  /** Month of the contact's creation, `2026-11`. */
  readonly month: string;
  /** It reached the personal threshold by itself: what lead scoring would have passed on. */
  readonly ready: boolean;
  /** Open or closed deals it is a member of. */
  readonly dealIds: readonly string[];
}

export function reportLeads(leads: readonly LeadRecord[], threshold: number): Report {
  const months = Map.groupBy(leads, ({ month }) => month);
  const rows = [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, mine]): ReportRow => {
      const grouped = mine.filter(({ dealIds }) => dealIds.length > 0);
      return {
        month,
        contacts: mine.length,
        ready: mine.filter(({ ready }) => ready).length,
        opportunities: new Set(mine.flatMap(({ dealIds }) => dealIds)).size,
        members: grouped.length,
        rescued: grouped.filter(({ ready }) => !ready).length,
        elsewhere: mine.length - grouped.length,
      };
    });
  const grouped = leads.filter(({ dealIds }) => dealIds.length > 0);
  const opportunities = new Set(leads.flatMap(({ dealIds }) => dealIds)).size;
  const share = percentOf(grouped.length, leads.length);
  return {
    title: { en: 'Lead view and opportunity view', ru: 'Лиды и возможности' },
    columns: [
      { id: 'month', name: { en: 'contacts created in', ru: 'контакты созданы в' }, type: 'text' },
      { id: 'contacts', name: { en: 'leads: contacts', ru: 'лиды: контактов' }, type: 'number' },
      { id: 'ready', name: { en: 'leads: ready by themselves', ru: 'лиды: готовы сами' }, type: 'number' },
      { id: 'opportunities', name: { en: 'opportunities', ru: 'возможностей' }, type: 'number' },
      { id: 'members', name: { en: 'members in them', ru: 'участников в них' }, type: 'number' },
      {
        id: 'rescued',
        name: { en: 'of them not ready alone', ru: 'из них не готовы сами' },
        type: 'number',
      },
      { id: 'elsewhere', name: { en: 'in no opportunity', ru: 'ни в одной возможности' }, type: 'number' },
    ],
    rows,
    summary: {
      en: `${leads.length} contacts: ${grouped.length}${shareWords(share, 'en')} are members of ${opportunities} ${opportunities === 1 ? 'opportunity' : 'opportunities'}, ${leads.length - grouped.length} of none.`,
      ru: `Контактов: ${leads.length}; участники возможностей (${opportunities}): ${grouped.length}${shareWords(share, 'ru')}; ни в одной: ${leads.length - grouped.length}.`,
    },
    notes: [
      {
        en: `Ready by themselves: ${threshold} points or more alone, as lead scoring would have it. Where each contact is: report contacts.`,
        ru: `Готовы сами: ${threshold} баллов и больше в одиночку, как решила бы оценка лидов. Где каждый контакт: отчёт contacts.`,
      },
      {
        en: 'Members and contacts in no opportunity add up to the contacts in every row. An opportunity whose members came in several months stands in each of them.',
        ru: 'Участники и контакты без возможности в каждой строке дают в сумме все контакты. Возможность, участники которой пришли в разные месяцы, стоит в каждом из них.',
      },
    ],
  };
}

function shareWords(share: number | null, language: Language): string {
  return share === null ? '' : ` (${writePercent(share, language)})`;
}
