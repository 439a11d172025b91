/** How content members are after the close, by role (R15): who signed is often happier than who has to work with it. */
import { ROLE_NAMES } from '../words.ts';
import { ROLES, type Language, type Localized, type Role } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';
import { mean, median, roundTo } from './statistics.ts';

/** One member's answer, with the roles the member played when the deal was closed. */
export interface SatisfactionRecord {
  readonly dealId: string;
  readonly solution: string;
  readonly roles: readonly Role[];
  /** 1 to 5. */
  readonly grade: number;
}

/** Below so many answers of a role only their number is shown: an average of two is gossip. */
export const LEAST_ANSWERS = 5;

export function reportSatisfaction(
  answers: readonly SatisfactionRecord[],
  names: ReadonlyMap<string, Localized>,
  language: Language,
): Report {
  const solutions = [...new Set(answers.map(({ solution }) => solution))].sort();
  const rows = solutions.flatMap((solution) =>
    [...ROLES, null].flatMap((role): ReportRow[] => {
      const mine = answers.filter(
        (answer) =>
          answer.solution === solution &&
          (role === null ? answer.roles.length === 0 : answer.roles.includes(role)),
      );
      if (mine.length === 0) return [];
      const grades = mine.map(({ grade }) => grade);
      const enough = grades.length >= LEAST_ANSWERS;
      return [
        {
          solution: names.get(solution)?.[language] ?? solution,
          role: role === null ? NO_ROLE[language] : ROLE_NAMES[role][language],
          answers: grades.length,
          mean: enough ? roundTo(mean(grades), 1) : null,
          median: enough ? median(grades) : null,
        },
      ];
    }),
  );
  const deals = new Set(answers.map(({ dealId }) => dealId)).size;
  return {
    title: { en: 'Satisfaction after the close', ru: 'Удовлетворённость после закрытия' },
    columns: [
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'role', name: { en: 'role', ru: 'роль' }, type: 'text' },
      { id: 'answers', name: { en: 'answers', ru: 'ответов' }, type: 'number' },
      { id: 'mean', name: { en: 'average, 1 to 5', ru: 'среднее, от 1 до 5' }, type: 'number' },
      { id: 'median', name: { en: 'median', ru: 'медиана' }, type: 'number' },
    ],
    rows,
    summary: {
      en: `${answers.length} answers from members of ${deals} closed deals.`,
      ru: `Ответов: ${answers.length}, закрытых сделок: ${deals}.`,
    },
    notes: [
      {
        en: `Recorded by people on the deal's card; with fewer than ${LEAST_ANSWERS} answers a role shows their number only. A member of several roles counts in each.`,
        ru: `Записывают люди на карточке сделки; если ответов меньше ${LEAST_ANSWERS}, показано только их число. Участник с несколькими ролями считается в каждой.`,
      },
    ],
  };
}

const NO_ROLE: Localized = { en: 'no role known', ru: 'роль неизвестна' };
