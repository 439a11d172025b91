/** How many departments take part in each open opportunity (R10). */
import { byPriority } from '../decide.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { DEPARTMENT_NAMES, listWords, localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report } from './report.ts';

export function reportDepartments(
  groups: readonly BuyingGroup[],
  names: ReadonlyMap<string, Localized>,
  language: Language,
): Report {
  const several = groups.filter(({ numbers }) => numbers.departments.length >= 2).length;
  const share = groups.length === 0 ? null : Math.round((100 * several) / groups.length);
  return {
    title: { en: 'Departments per opportunity', ru: 'Отделы в каждой возможности' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'count', name: { en: 'departments', ru: 'отделов' }, type: 'number' },
      { id: 'departments', name: { en: 'which', ru: 'какие' }, type: 'text' },
    ],
    rows: [...groups].sort(byPriority).map(({ dealId, name, solution, numbers }) => ({
      deal: dealId,
      name,
      solution: names.get(solution)?.[language] ?? solution,
      count: numbers.departments.length,
      departments: listWords(
        numbers.departments.map((each) => DEPARTMENT_NAMES[each][language]),
        language,
      ),
    })),
    summary: localized((each) => {
      if (share === null) return each === 'ru' ? 'Открытых возможностей нет.' : 'No open opportunities.';
      return each === 'ru'
        ? `Два отдела и больше: ${several} из ${groups.length} (${share} %).`
        : `${several} of ${groups.length} involve two departments or more (${share} %).`;
    }),
    notes: [
      {
        en: 'For comparison: 89 % of purchases in the survey the article quotes. Departments are read from job titles.',
        ru: 'Для сравнения: 89 % покупок в исследовании, которое приводит статья. Отделы прочитаны по должностям.',
      },
    ],
  };
}
