/** Win rate and pace of deals that came to sales as a group beside those that came as one person (R136). */
import { cohortOf, COHORTS, cycleDaysOf, winRateOf, type Cohort } from '../history/cohorts.ts';
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column } from './column.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { describeInterval, NOT_A_CAUSE, OPENED, READING_NAMES, readShare } from './sample-size.ts';
import { median, roundTo } from './statistics.ts';

export const COHORT_NAMES: Readonly<Record<Cohort, Localized>> = {
  none: { en: 'nobody engaged', ru: 'никто не активен' },
  one: { en: 'one person, as a lead', ru: 'один человек, как лид' },
  two: { en: 'two people', ru: 'два человека' },
  three_or_more: { en: 'three people or more', ru: 'три человека и больше' },
  unknown: { en: 'entry to the pipeline unknown', ru: 'вход в воронку неизвестен' },
};

type Named = Pick<Solution, 'id' | 'name'>;

export function reportGroupQuality(
  histories: readonly DealHistory[],
  solutions: readonly Named[],
  language: Language,
): Report {
  const closed = histories.filter(({ outcome }) => outcome !== null);
  return {
    title: { en: 'Quality of opportunities', ru: 'Качество возможностей' },
    columns: COLUMNS,
    rows: solutions.flatMap((solution) => describeSolution(solution, closed, language)),
    summary: localized((each) => `${count(closed.length, 'closedDeal', each)}.`),
    notes: [
      {
        en: 'Deals are told apart by how many members were engaged when the deal first came into the pipeline, so that what happened later counts for nothing. Usual is the share of all closed deals of the solution.',
        ru: 'Сделки различаются тем, сколько участников было активно, когда сделка впервые вошла в воронку продаж: что было потом, не считается. «Обычно»: доля по всем закрытым сделкам решения.',
      },
      {
        en: `Below ${FEWEST_CASES} closed deals in a line no share and no days are told. The range is where the true share lies in 19 of 20 cases.`,
        ru: `Если закрытых сделок в строке меньше ${FEWEST_CASES}, доли и дни не показаны. Интервал: где лежит истинная доля в 19 случаях из 20.`,
      },
      NOT_A_CAUSE,
      OPENED,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('solution', 'text', 'solution', 'решение'),
  column('group', 'text', 'engaged when it came to sales', 'активны при входе в воронку'),
  column('closed', 'number', 'closed deals', 'закрытых сделок'),
  column('won', 'number', 'won', 'выиграно'),
  column('rate', 'percent', 'win rate', 'доля выигранных'),
  column('range', 'text', 'range', 'интервал'),
  column('base', 'percent', 'usual', 'обычно'),
  column('days', 'number', 'days to the win, median', 'дней до выигрыша, медиана'),
  column('base_days', 'number', 'days usually', 'дней обычно'),
  column('reading', 'text', 'reading', 'вывод'),
];

function describeSolution(
  { id, name }: Named,
  closed: readonly DealHistory[],
  language: Language,
): ReportRow[] {
  const all = closed.filter(({ solution }) => solution === id);
  if (all.length === 0) return [];
  const byCohort = Map.groupBy(all, cohortOf);
  const base = winRateOf(all);
  const lines = COHORTS.flatMap((cohort) => {
    const mine = byCohort.get(cohort);
    if (mine === undefined) return [];
    const { won, closed: n } = winRateOf(mine);
    const reading = readShare(won, n, base.won / base.closed, base.closed);
    return [{ group: COHORT_NAMES[cohort][language], mine, reading: READING_NAMES[reading][language] }];
  });
  const total = { group: language === 'ru' ? 'все' : 'all', mine: all, reading: null };
  return [...lines, total].map(({ group, mine, reading }): ReportRow => {
    const { won, closed: n } = winRateOf(mine);
    return {
      solution: name[language],
      group,
      closed: n,
      won,
      rate: shareOf(won, n),
      range: describeInterval(won, n, language),
      base: shareOf(base.won, base.closed),
      days: daysToWin(mine),
      base_days: daysToWin(all),
      reading,
    };
  });
}

/** Days of won deals alone: how long losing takes says nothing of pace. */
function daysToWin(histories: readonly DealHistory[]): number | null {
  const days = cycleDaysOf(histories.filter(({ outcome }) => outcome === 'won'));
  return days.length < FEWEST_CASES ? null : roundTo(median(days), 1);
}
