/**
 * Which roles took part in the portal's own closed deals, per solution: a suggestion for the role template (R61).
 * Won deals are counted beside lost ones, so that what is simply usual is not taken for what wins; nothing here says
 * why a deal was won.
 */
import type { Solution, TemplateRole } from '../rule-set.ts';
import { DEPARTMENT_NAMES, listWords, ROLE_NAMES, writePercent } from '../words.ts';
import { ROLES, type Department, type Language, type Localized, type Role } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';

/** One closed deal as it was at its close. */
export interface ClosedDeal {
  readonly solution: string;
  readonly outcome: 'won' | 'lost';
  readonly members: readonly { readonly roles: readonly Role[]; readonly department: Department | null }[];
}

/** Below so many won deals nothing is suggested, and below so many lost ones nothing is compared. */
export const LEAST_WON = 20;
export const LEAST_LOST = 20;
/** From so many closed deals on it is a finding, before that a hint. */
export const LEAST_CLOSED_FOR_FINDING = 100;
/** In so many percent of the won deals a role is usual enough to be required, or to be listed at all. */
const REQUIRED_FROM = 80;
const OPTIONAL_FROM = 40;

const GRADES = {
  hint: { en: 'hint', ru: 'намёк' },
  finding: { en: 'finding', ru: 'вывод' },
} as const satisfies Record<string, Localized>;

export function reportTemplateSuggestion(
  deals: readonly ClosedDeal[],
  solutions: readonly Solution[],
  language: Language,
): Report {
  const parts = solutions.map((solution) => suggestFor(solution, deals, language));
  const suggested = parts.filter(({ rows }) => rows.length > 0).length;
  return {
    title: { en: 'Role templates of closed deals', ru: 'Шаблоны ролей по закрытым сделкам' },
    columns: COLUMNS,
    rows: parts.flatMap(({ rows }) => rows),
    summary: {
      en: `${suggested} of ${solutions.length} solutions have enough won deals (${LEAST_WON}) for a suggestion.`,
      ru: `Решений, где хватает выигранных сделок (${LEAST_WON}) для предложения: ${suggested} из ${solutions.length}.`,
    },
    notes: [
      {
        en: 'Describes who was on the deals when they closed. It does not say why a deal was won; a role that is as usual on lost deals tells nothing.',
        ru: 'Описывает, кто был в сделках при закрытии. Почему сделка выиграна, отсюда не следует; роль, столь же обычная в проигранных сделках, ни о чём не говорит.',
      },
      {
        en: `Suggested as required from ${writePercent(REQUIRED_FROM, 'en')} of won deals, as optional from ${writePercent(OPTIONAL_FROM, 'en')}. Decide for yourself and write it into solutions.yaml.`,
        ru: `Обязательная: от ${writePercent(REQUIRED_FROM, 'ru')} выигранных сделок, необязательная: от ${writePercent(OPTIONAL_FROM, 'ru')}. Решайте сами и запишите в solutions.yaml.`,
      },
      ...parts.map(({ note }) => note),
    ],
  };
}

const COLUMNS: Report['columns'] = [
  { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
  { id: 'role', name: { en: 'role', ru: 'роль' }, type: 'text' },
  { id: 'won', name: { en: 'on won deals', ru: 'в выигранных' }, type: 'percent' },
  { id: 'lost', name: { en: 'on lost deals', ru: 'в проигранных' }, type: 'percent' },
  { id: 'count', name: { en: 'people, typically', ru: 'человек, обычно' }, type: 'number' },
  { id: 'departments', name: { en: 'departments', ru: 'отделы' }, type: 'text' },
  { id: 'suggestion', name: { en: 'suggestion', ru: 'предложение' }, type: 'text' },
  { id: 'now', name: { en: 'template now', ru: 'шаблон сейчас' }, type: 'text' },
  { id: 'n_won', name: { en: 'won deals', ru: 'выиграно' }, type: 'number' },
  { id: 'n_lost', name: { en: 'lost deals', ru: 'проиграно' }, type: 'number' },
  { id: 'grade', name: { en: 'grade', ru: 'надёжность' }, type: 'text' },
];

function suggestFor(
  solution: Solution,
  deals: readonly ClosedDeal[],
  language: Language,
): { rows: ReportRow[]; note: Localized } {
  const of = (outcome: ClosedDeal['outcome']): ClosedDeal[] =>
    deals.filter((deal) => deal.solution === solution.id && deal.outcome === outcome);
  const [won, lost] = [of('won'), of('lost')];
  const sample = {
    en: `${solution.name.en}: ${won.length} won, ${lost.length} lost`,
    ru: `${solution.name.ru}: выиграно ${won.length}, проиграно ${lost.length}`,
  };
  if (won.length < LEAST_WON)
    return {
      rows: [],
      note: {
        en: `${sample.en}; no suggestion below ${LEAST_WON} won deals.`,
        ru: `${sample.ru}; меньше ${LEAST_WON} выигранных сделок, предложения нет.`,
      },
    };
  const compared = lost.length >= LEAST_LOST;
  const grade = compared && won.length + lost.length >= LEAST_CLOSED_FOR_FINDING ? 'finding' : 'hint';
  const size = median(won.map(({ members }) => members.length));
  const rows = ROLES.flatMap((role) => {
    const found = describeRole(role, solution, won, compared ? lost : null, language);
    return found === null
      ? []
      : [{ ...found, n_won: won.length, n_lost: lost.length, grade: GRADES[grade][language] }];
  });
  return {
    rows,
    note: {
      en: `${sample.en}; typically ${size} people on a won deal${compared ? '' : `, and too few lost deals (${LEAST_LOST}) to compare with`}.`,
      ru: `${sample.ru}; обычно человек в выигранной сделке: ${size}${compared ? '' : `; проигранных меньше ${LEAST_LOST}, сравнить не с чем`}.`,
    },
  };
}

/** `null`: nobody played the role, and the template does not ask for it. */
function describeRole(
  role: Role,
  solution: Solution,
  won: readonly ClosedDeal[],
  lost: readonly ClosedDeal[] | null,
  language: Language,
): ReportRow | null {
  const now = solution.template.find((each) => each.role === role);
  const holders = won.map(({ members }) => members.filter(({ roles }) => roles.includes(role)));
  const filled = holders.filter((each) => each.length > 0);
  if (filled.length === 0 && now === undefined) return null;
  const share = shareOf(won, role);
  return {
    solution: solution.name[language],
    role: ROLE_NAMES[role][language],
    won: share,
    lost: lost === null ? null : shareOf(lost, role),
    count: filled.length === 0 ? null : median(filled.map((each) => each.length)),
    departments: usualDepartments(filled.flat(), language),
    suggestion: suggestionWords(share, language),
    now: templateWords(now, language),
  };
}

/** Whole percent of the deals on which somebody plays the role. */
function shareOf(deals: readonly ClosedDeal[], role: Role): number {
  const filled = deals.filter(({ members }) => members.some(({ roles }) => roles.includes(role)));
  return Math.round((100 * filled.length) / deals.length);
}

/** The lower of the two middle values: a template asks for the least that is usual. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** The two most usual, by how many of the role's holders come from them. */
function usualDepartments(holders: ClosedDeal['members'], language: Language): string | null {
  const known = holders.flatMap(({ department }) => department ?? []);
  const ranked = [...Map.groupBy(known, (each) => each)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  const names = ranked.slice(0, 2).map(([department]) => DEPARTMENT_NAMES[department][language]);
  return names.length === 0 ? null : listWords(names, language);
}

function suggestionWords(share: number, language: Language): string {
  if (share >= REQUIRED_FROM) return language === 'ru' ? 'обязательная' : 'required';
  if (share >= OPTIONAL_FROM) return language === 'ru' ? 'необязательная' : 'optional';
  return language === 'ru' ? 'не включать' : 'leave out';
}

function templateWords(now: TemplateRole | undefined, language: Language): string {
  if (now === undefined) return language === 'ru' ? 'нет' : 'not in it';
  if (now.required) return language === 'ru' ? `обязательная, ${now.count}` : `required, ${now.count}`;
  return language === 'ru' ? `необязательная, ${now.count}` : `optional, ${now.count}`;
}
