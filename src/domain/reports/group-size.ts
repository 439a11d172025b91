/** How large buying groups are, by the quarter in which their deal began, beside the expected size (R16). */
import type { Solution } from '../rule-set.ts';
import { localized } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';

export interface SizedGroup {
  readonly solution: string;
  readonly startedAt: number;
  readonly members: number;
  readonly departments: number;
}

export function reportGroupSize(
  groups: readonly SizedGroup[],
  solutions: readonly Solution[],
  language: Language,
): Report {
  const rows = solutions.flatMap((solution) => {
    const mine = groups.filter((each) => each.solution === solution.id);
    const quarters = [...Map.groupBy(mine, ({ startedAt }) => quarterOf(startedAt))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    return quarters.map(([quarter, found]) => describe(quarter, found, solution, language));
  });
  const average = mean(groups.map(({ members }) => members));
  return {
    title: { en: 'Size of buying groups', ru: 'Размер покупательских групп' },
    columns: [
      { id: 'quarter', name: { en: 'quarter', ru: 'квартал' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'deals', name: { en: 'deals', ru: 'сделки' }, type: 'number' },
      { id: 'members', name: { en: 'members on average', ru: 'участников в среднем' }, type: 'number' },
      { id: 'departments', name: { en: 'departments on average', ru: 'отделов в среднем' }, type: 'number' },
      { id: 'expected', name: { en: 'expected', ru: 'ожидается' }, type: 'number' },
    ],
    rows,
    summary: localized((each) => {
      if (average === null) return each === 'ru' ? 'Групп ещё нет.' : 'No groups yet.';
      return each === 'ru'
        ? `Групп: ${groups.length}, в среднем участников: ${average}.`
        : `${groups.length} groups, ${average} members on average.`;
    }),
    notes: [
      {
        en: 'The benchmark is expected_size in solutions.yaml, which names its source and is yours to change.',
        ru: 'Ориентир — expected_size в solutions.yaml; там указан источник, и его можно изменить.',
      },
    ],
  };
}

function describe(
  quarter: string,
  found: readonly SizedGroup[],
  { name, expectedSize }: Solution,
  language: Language,
): ReportRow {
  return {
    quarter,
    solution: name[language],
    deals: found.length,
    members: mean(found.map(({ members }) => members)),
    departments: mean(found.map(({ departments }) => departments)),
    expected: expectedSize,
  };
}

/** One decimal; `null` of nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round((10 * values.reduce((sum, each) => sum + each, 0)) / values.length) / 10;
}

function quarterOf(at: number): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}
