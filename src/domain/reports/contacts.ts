/** Every contact in exactly one row: member of a deal, or in none with the reason (R131 to R134). */
import { MEMBER_REASONS, UNGROUPED_REASONS } from '../words.ts';
import type { Localized } from '../vocabulary.ts';
import type { Reconciliation, ReconciliationReason } from './reconciliation.ts';
import type { Report } from './report.ts';

const REASONS: Readonly<Record<ReconciliationReason, Localized>> = {
  ...MEMBER_REASONS,
  ...UNGROUPED_REASONS,
  creation_under_way: { en: 'the deal is being created', ru: 'сделка создаётся' },
  no_company: { en: 'no company is known', ru: 'компания неизвестна' },
  company_not_decided: { en: 'the company is not read completely yet', ru: 'компания ещё не прочитана' },
};

export function reportContacts({ rows, totals }: Reconciliation): Report {
  const reasons = Object.entries(totals.ungrouped).map(
    ([reason, n]) => `${n} ${reason.replaceAll('_', ' ')}`,
  );
  const russian = Object.entries(totals.ungrouped).map(
    ([reason, n]) => `${n}: ${REASONS[reason as ReconciliationReason].ru}`,
  );
  const opportunities = totals.opportunities === 1 ? 'opportunity' : 'opportunities';
  return {
    title: { en: 'Contacts and opportunities', ru: 'Контакты и возможности' },
    columns: [
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'reason', name: { en: 'reason', ru: 'причина' }, type: 'text' },
    ],
    rows: rows.map(({ contactId, dealId, reason }) => ({
      contact: contactId,
      deal: dealId,
      reason,
    })),
    summary: {
      en: `${totals.contacts} contacts: ${totals.grouped} in ${totals.opportunities} ${opportunities}${reasons.length === 0 ? '' : `; in none: ${reasons.join(', ')}`}.`,
      ru: `Контактов: ${totals.contacts}, из них ${totals.grouped} в возможностях (${totals.opportunities})${russian.length === 0 ? '' : `; ни в одной: ${russian.join(', ')}`}.`,
    },
    notes: [
      {
        en: 'Lead view: each contact once. Every other report counts opportunities.',
        ru: 'Взгляд по контактам: каждый контакт один раз. Остальные отчёты считают возможности.',
      },
    ],
  };
}
