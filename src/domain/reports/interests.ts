/** What customers' departments look at, across solutions (R170). */
import type { CompanyInterests } from '../interests.ts';
import { count, DEPARTMENT_NAMES, localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report } from './report.ts';

export interface CustomerInterests extends CompanyInterests {
  readonly companyId: string;
}

const UNKNOWN: Localized = { en: 'unknown', ru: 'неизвестен' };
const YES: Localized = { en: 'yes', ru: 'да' };

export function reportInterests(
  customers: readonly CustomerInterests[],
  names: ReadonlyMap<string, Localized>,
  language: Language,
): Report {
  const crossing = customers.filter(({ shared }) => shared.length > 0).length;
  return {
    title: { en: 'Interests of customers', ru: 'Интересы клиентов' },
    columns: [
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'bought', name: { en: 'bought', ru: 'куплено' }, type: 'text' },
      { id: 'department', name: { en: 'department', ru: 'отдел' }, type: 'text' },
      { id: 'people', name: { en: 'people', ru: 'люди' }, type: 'number' },
      { id: 'interactions', name: { en: 'interactions', ru: 'взаимодействия' }, type: 'number' },
      { id: 'last', name: { en: 'last', ru: 'последнее' }, type: 'date' },
      { id: 'shared', name: { en: 'several departments', ru: 'несколько отделов' }, type: 'text' },
    ],
    rows: customers.flatMap(({ companyId, interests, shared }) =>
      interests.map((each) => ({
        company: companyId,
        solution: names.get(each.solution)?.[language] ?? each.solution,
        bought: each.bought ? YES[language] : null,
        department: (each.department === null ? UNKNOWN : DEPARTMENT_NAMES[each.department])[language],
        people: each.people,
        interactions: each.interactions,
        last: new Date(each.lastAt).toISOString(),
        shared: shared.includes(each.solution) ? YES[language] : null,
      })),
    ),
    summary: localized((each) =>
      each === 'ru'
        ? `${count(customers.length, 'customer', 'ru')}; у ${crossing} интересы нескольких отделов сходятся на одном решении.`
        : `${count(customers.length, 'customer', 'en')}; in ${crossing} several departments meet on one solution.`,
    ),
    notes: [
      {
        en: 'A customer is a company with a won deal. Only people HubSpot knows as contacts count.',
        ru: 'Клиент — компания с выигранной сделкой. Учтены только люди, известные HubSpot как контакты.',
      },
    ],
  };
}
