/**
 * What touches say of open deals before their close (R139): they make members active, which moves momentum and the group
 * of past deals an open one is compared with. How many of that group were won is said, and nothing below a minimum.
 */
import { cohortOf, cohortOfSize, winRateOf, type Cohort } from '../history/cohorts.ts';
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized } from '../words.ts';
import type { Language, Localized, Momentum } from '../vocabulary.ts';
import { column } from './column.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import { COHORT_NAMES } from './group-quality.ts';
import type { Report, ReportRow } from './report.ts';
import { describeInterval, OPENED } from './sample-size.ts';

export interface DealsAlike {
  readonly cohort: Cohort;
  /** Whole percent; `null`: too few closed deals of this kind. */
  readonly percent: number | null;
  readonly won: number;
  readonly closed: number;
}

/** `past`: closed deals, of any solution. */
export function findDealsAlike(open: DealHistory, past: readonly DealHistory[]): DealsAlike {
  const cohort = cohortOfSize(open.engagedMembers);
  const alike = past.filter((each) => each.solution === open.solution && cohortOf(each) === cohort);
  const { won, closed } = winRateOf(alike);
  return { cohort, percent: shareOf(won, closed), won, closed };
}

const MOMENTUM_NAMES: Readonly<Record<Momentum, Localized>> = {
  up: { en: 'up', ru: 'растёт' },
  flat: { en: 'flat', ru: 'ровно' },
  down: { en: 'down', ru: 'падает' },
};

export function reportMomentum(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const open = histories.filter(({ outcome }) => outcome === null);
  const closed = histories.filter(({ outcome }) => outcome !== null);
  const rows = open
    .map((history) => describeDeal(history, closed, solutions, language))
    .sort((a, b) => Number(b['won_alike'] ?? -1) - Number(a['won_alike'] ?? -1) || byDeal(a, b));
  return {
    title: { en: 'Momentum, and deals alike', ru: 'Динамика и похожие сделки' },
    columns: COLUMNS,
    rows,
    summary: localized((each) => {
      const told = rows.filter(({ won_alike }) => won_alike !== null).length;
      const deals = count(open.length, 'openDeal', each);
      return each === 'ru'
        ? `${deals}, с похожими закрытыми: ${told}.`
        : `${deals}, ${told} with enough closed ones alike.`;
    }),
    notes: [
      {
        en: `Compared are closed deals of the same solution that came into the pipeline with as many engaged members as this one has now; below ${FEWEST_CASES} of them nothing is said. The win estimate of a deal (bg_win_estimate) looks at stage, members and coverage as well: see the report forecast.`,
        ru: `Сравнение с закрытыми сделками того же решения, которые вошли в воронку с таким же числом активных участников, как сейчас у этой; если их меньше ${FEWEST_CASES}, доли нет. Оценка выигрыша сделки (bg_win_estimate) учитывает ещё стадию, участников и покрытие: см. отчёт forecast.`,
      },
      {
        en: 'Interactions of the last 7 × 24 hours beside the 7 days before, opened e-mails left out; a member is engaged by “meaningful” of scoring.yaml.',
        ru: 'Взаимодействия за последние 7 × 24 часа рядом с предыдущими 7 днями, без открытых писем; активность участника определяет scoring.yaml.',
      },
      OPENED,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('deal', 'deal', 'deal', 'сделка'),
  column('solution', 'text', 'solution', 'решение'),
  column('last_week', 'number', 'interactions, 7 days', 'взаимодействий за 7 дней'),
  column('week_before', 'number', '7 days before', 'за 7 дней до того'),
  column('momentum', 'text', 'momentum', 'динамика'),
  column('engaged', 'number', 'engaged members', 'активных участников'),
  column('group', 'text', 'compared with', 'сравнение с'),
  column('n', 'number', 'closed deals of this kind', 'закрытых сделок такого вида'),
  column('won_alike', 'percent', 'of them won', 'из них выиграно'),
  column('range', 'text', 'range', 'интервал'),
  column('base', 'percent', 'all deals of the solution', 'все сделки решения'),
];

function describeDeal(
  history: DealHistory,
  closed: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): ReportRow {
  const { cohort, percent, won, closed: n } = findDealsAlike(history, closed);
  const base = winRateOf(closed.filter(({ solution }) => solution === history.solution));
  const { momentum, last, before } = history.momentum;
  return {
    deal: history.dealId,
    solution: solutions.find(({ id }) => id === history.solution)?.name[language] ?? history.solution,
    last_week: last.interactions,
    week_before: before.interactions,
    momentum: MOMENTUM_NAMES[momentum][language],
    engaged: history.engagedMembers,
    group: COHORT_NAMES[cohort][language],
    n,
    won_alike: percent,
    range: describeInterval(won, n, language),
    base: shareOf(base.won, base.closed),
  };
}

function byDeal(a: ReportRow, b: ReportRow): number {
  return String(a['deal']) < String(b['deal']) ? -1 : 1;
}
