/** The lines of the dashboard in words. */
import type { Localized } from '../vocabulary.ts';

export type Metric = keyof typeof DASHBOARD_WORDS;
export type Unit = keyof typeof UNITS;

export const DASHBOARD_WORDS = {
  open: { en: 'open opportunities', ru: 'открытые возможности' },
  in_pipeline: { en: 'of them in the sales pipeline', ru: 'из них в воронке продаж' },
  members: { en: 'members per opportunity, average', ru: 'участников на возможность, в среднем' },
  coverage_identified: {
    en: 'coverage of roles, identified, average',
    ru: 'покрытие ролей: известны, в среднем',
  },
  coverage_engaged: { en: 'coverage of roles, engaged, average', ru: 'покрытие ролей: активны, в среднем' },
  touches_linked: { en: 'touches that belong to an opportunity', ru: 'касания, относящиеся к возможности' },
  handoffs_waiting: { en: 'hand-offs that wait for an answer', ru: 'передачи, ждущие ответа' },
  handoffs_late: { en: 'hand-offs overdue or answered late', ru: 'передачи с просрочкой' },
  won_over: { en: 'opponents won over', ru: 'переубеждённые противники' },
  without_expert: {
    en: 'open concerns without an expert of ours',
    ru: 'открытые опасения без нашего эксперта',
  },
  won_lately: { en: 'won lately', ru: 'выиграно недавно' },
  lost_lately: { en: 'lost lately', ru: 'проиграно недавно' },
  late_blockers: {
    en: 'lost deals with a blocker found late',
    ru: 'проигранные сделки с поздно найденным блокером',
  },
  win_rate: { en: 'won of all closed deals', ru: 'выиграно из всех закрытых сделок' },
  expected_wins: {
    en: 'open opportunities expected to be won',
    ru: 'ожидаемые победы среди открытых возможностей',
  },
  expected_money: { en: 'amounts times chances', ru: 'суммы, умноженные на шансы' },
} as const satisfies Readonly<Record<string, Localized>>;

export const UNITS = {
  opportunities: { en: 'opportunities', ru: 'возможности' },
  people: { en: 'people', ru: 'люди' },
  percent: { en: '%', ru: '%' },
  handoffs: { en: 'hand-offs', ru: 'передачи' },
  concerns: { en: 'concerns', ru: 'опасения' },
  money: { en: 'currency of the portal', ru: 'валюта портала' },
  too_few: { en: 'too few to say', ru: 'данных мало' },
} as const satisfies Readonly<Record<string, Localized>>;
