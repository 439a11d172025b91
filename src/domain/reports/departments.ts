/** How many departments take part in each deal (R10): a purchase by one department alone is the exception. */
import { DEPARTMENT_NAMES, writePercent } from '../words.ts';
import type { Solution } from '../rule-set.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { DealRecord } from './deal-record.ts';
import type { Report } from './report.ts';
import { percentOf } from './statistics.ts';

export const DEAL_STATES = {
  open: { en: 'open', ru: 'открыта' },
  won: { en: 'won', ru: 'выиграна' },
  lost: { en: 'lost', ru: 'проиграна' },
} as const satisfies Record<string, Localized>;

export function reportDepartments(
  deals: readonly DealRecord[],
  solutions: readonly Solution[],
  language: Language,
): Report {
  const ranked = [...deals].sort(
    (a, b) => b.departments.length - a.departments.length || (a.dealId < b.dealId ? -1 : 1),
  );
  const several = deals.filter(({ departments }) => departments.length >= 2).length;
  const share = percentOf(several, deals.length);
  return {
    title: { en: 'Departments per deal', ru: 'Отделы в сделках' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'state', name: { en: 'state', ru: 'состояние' }, type: 'text' },
      { id: 'members', name: { en: 'members', ru: 'участники' }, type: 'number' },
      { id: 'departments', name: { en: 'departments', ru: 'отделов' }, type: 'number' },
      { id: 'names', name: { en: 'which', ru: 'какие' }, type: 'text' },
    ],
    rows: ranked.map((deal) => ({
      deal: deal.dealId,
      name: deal.name,
      solution: solutions.find(({ id }) => id === deal.solution)?.name[language] ?? deal.solution,
      state: DEAL_STATES[deal.outcome ?? 'open'][language],
      members: deal.members,
      departments: deal.departments.length,
      names: deal.departments.map((each) => DEPARTMENT_NAMES[each][language]).join(', '),
    })),
    summary: {
      en:
        share === null
          ? 'There are no deals yet.'
          : `${several} of ${deals.length} deals (${writePercent(share, 'en')}) involve two departments or more.`,
      ru:
        share === null
          ? 'Сделок пока нет.'
          : `Сделок, где участвуют два отдела и больше: ${several} из ${deals.length} (${writePercent(share, 'ru')}).`,
    },
    notes: [
      {
        en: 'Only people whose title names a department count here. A closed deal stands as it was at its close.',
        ru: 'Считаются только люди, в чьей должности назван отдел. Закрытая сделка показана такой, какой была при закрытии.',
      },
    ],
  };
}
