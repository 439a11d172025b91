/**
 * One dashboard for marketing and sales (R157): the same rows for everybody, each computed by the very function of the
 * report that opens it, so that the two teams never argue from two numbers.
 */
import { totalOf, type Forecast } from '../forecast/forecast-opportunities.ts';
import { isEnough } from '../forecast/win-rate.ts';
import type { OpenConcern } from '../experts.ts';
import type { ClosedWithBlocker } from '../found-blockers.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { countConversions, type StanceStep } from '../stance-history.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { DASHBOARD_WORDS, UNITS, type Metric, type Unit } from './dashboard-words.ts';
import { countWithoutExpert } from './experts.ts';
import { shareOf } from './figures.ts';
import type { DealHandoff } from './handoffs.ts';
import { countLateBlockers } from './late-blockers.ts';
import type { Report, ReportRow } from './report.ts';
import { mean, percentOf, roundTo } from './statistics.ts';
import { shareLinked, type Touches } from './touches.ts';

export interface Portfolio {
  /** Open opportunities with a deal. */
  readonly open: readonly Pick<BuyingGroup, 'stage' | 'numbers'>[];
  readonly closed: readonly ClosedWithBlocker[];
  readonly steps: readonly StanceStep[];
  /** Of members of open deals. */
  readonly concerns: readonly Pick<OpenConcern, 'expert'>[];
  readonly touches: Touches;
  readonly handoffs: readonly DealHandoff[];
  readonly forecast: Forecast;
}

/** Below so many opportunities an average is the story of one of them; the same figure as for answers on satisfaction. */
export const LEAST_FOR_AVERAGE = 5;
/** What closed lately: a quarter, as long as most plans of both teams. */
export const LATELY_DAYS = 90;
const DAY = 86_400_000;

interface Line {
  readonly metric: Metric;
  /** `null`: too few to say. */
  readonly value: number | null;
  readonly unit: Unit;
  /** ISO 4217, with the unit `money`; empty: the portal's own. */
  readonly currency?: string;
  readonly n: number;
  readonly report: string;
}

export function reportDashboard(portfolio: Portfolio, now: number, language: Language): Report {
  const lines = [
    ...linesOfGroups(portfolio),
    ...linesOfWork(portfolio),
    ...linesOfCloses(portfolio, now),
    ...linesOfForecast(portfolio),
  ];
  const silent = lines.filter(({ value }) => value === null).length;
  return {
    title: { en: 'Dashboard of marketing and sales', ru: 'Общая панель маркетинга и продаж' },
    columns: [
      { id: 'metric', name: { en: 'what', ru: 'показатель' }, type: 'text' },
      { id: 'value', name: { en: 'value', ru: 'значение' }, type: 'number' },
      { id: 'unit', name: { en: 'unit', ru: 'единица' }, type: 'text' },
      { id: 'n', name: { en: 'of how many', ru: 'из скольких' }, type: 'number' },
      { id: 'report', name: { en: 'opened by report', ru: 'раскрывает отчёт' }, type: 'text' },
    ],
    rows: lines.map((line) => describe(line, language)),
    summary: {
      en: `Open opportunities: ${portfolio.open.length}; closed: ${portfolio.closed.length}. Of ${lines.length} lines ${silent} have too few cases to say.`,
      ru: `Открытых возможностей: ${portfolio.open.length}; закрытых: ${portfolio.closed.length}. Из ${lines.length} строк для ${silent} данных мало.`,
    },
    notes: NOTES,
  };
}

const NOTES: readonly Localized[] = [
  {
    en: 'Marketing and sales see the same lines. The report named in a line holds the same number, or the rows it is counted from; the rules version stands on both.',
    ru: 'Маркетинг и продажи видят одни и те же строки. Отчёт, названный в строке, содержит то же число или строки, по которым оно посчитано; версия правил указана в обоих.',
  },
  {
    en: `An average needs ${LEAST_FOR_AVERAGE} opportunities, a share 20 cases, the forecast 20 won and 20 lost deals. Lately means ${LATELY_DAYS} days. Amounts of different currencies are never added.`,
    ru: `Для среднего нужно ${LEAST_FOR_AVERAGE} возможностей, для доли 20 случаев, для прогноза 20 выигранных и 20 проигранных сделок. «Недавно» — ${LATELY_DAYS} дней. Суммы в разных валютах не складываются.`,
  },
];

function describe({ metric, value, unit, currency, n, report }: Line, language: Language): ReportRow {
  const name = unit === 'money' && currency ? currency : UNITS[unit][language];
  return {
    metric: DASHBOARD_WORDS[metric][language],
    value,
    unit: value === null ? UNITS.too_few[language] : name,
    n,
    report,
  };
}

function linesOfGroups({ open }: Portfolio): Line[] {
  const n = open.length;
  const average = (valueOf: (group: Portfolio['open'][number]) => number, digits: number): number | null =>
    n < LEAST_FOR_AVERAGE ? null : roundTo(mean(open.map(valueOf)), digits);
  const inPipeline = open.filter(({ stage }) => stage === 'pipeline').length;
  const report = 'overview';
  const { identified, engaged } = {
    identified: average(({ numbers }) => numbers.coverage.identified, 0),
    engaged: average(({ numbers }) => numbers.coverage.engaged, 0),
  };
  return [
    { metric: 'open', value: n, unit: 'opportunities', n, report },
    { metric: 'in_pipeline', value: inPipeline, unit: 'opportunities', n, report: 'waterfall' },
    {
      metric: 'members',
      value: average(({ numbers }) => numbers.memberCount, 1),
      unit: 'people',
      n,
      report,
    },
    { metric: 'coverage_identified', value: identified, unit: 'percent', n, report },
    { metric: 'coverage_engaged', value: engaged, unit: 'percent', n, report },
  ];
}

function linesOfWork({ touches, handoffs, steps, concerns }: Portfolio): Line[] {
  const n = handoffs.length;
  const waiting = handoffs.filter(({ state }) => state === 'handed_over').length;
  const late = handoffs.filter(({ overdue }) => overdue).length;
  const { opponents, now } = countConversions(steps);
  return [
    {
      metric: 'touches_linked',
      value: shareLinked(touches),
      unit: 'percent',
      n: touches.linked + touches.unlinked.length,
      report: 'touches',
    },
    { metric: 'handoffs_waiting', value: waiting, unit: 'handoffs', n, report: 'handoffs' },
    { metric: 'handoffs_late', value: late, unit: 'handoffs', n, report: 'handoffs' },
    {
      metric: 'won_over',
      value: now.supporter + now.neutral,
      unit: 'people',
      n: opponents,
      report: 'stance-changes',
    },
    {
      metric: 'without_expert',
      value: countWithoutExpert(concerns),
      unit: 'concerns',
      n: concerns.length,
      report: 'experts',
    },
  ];
}

function linesOfCloses({ closed }: Portfolio, now: number): Line[] {
  const lately = closed.filter(({ closedAt }) => closedAt > now - LATELY_DAYS * DAY);
  const won = lately.filter(({ outcome }) => outcome === 'won').length;
  const lost = countLateBlockers(closed, 'lost');
  const n = lately.length;
  return [
    { metric: 'won_lately', value: won, unit: 'opportunities', n, report: 'waterfall' },
    { metric: 'lost_lately', value: n - won, unit: 'opportunities', n, report: 'waterfall' },
    {
      metric: 'late_blockers',
      value: shareOf(lost.late, lost.deals),
      unit: 'percent',
      n: lost.deals,
      report: 'late-blockers',
    },
  ];
}

function linesOfForecast({ forecast: { lines, closed } }: Portfolio): Line[] {
  const { expectedWins, expectedMoney } = totalOf(lines);
  const rate = isEnough(closed) ? percentOf(closed.won, closed.deals) : null;
  const report = 'forecast';
  const wins = expectedWins === null ? null : roundTo(expectedWins / 1000, 1);
  const money = isEnough(closed) ? [...expectedMoney].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
  return [
    { metric: 'win_rate', value: rate, unit: 'percent', n: closed.deals, report },
    {
      metric: 'expected_wins',
      value: isEnough(closed) ? wins : null,
      unit: 'opportunities',
      n: lines.length,
      report,
    },
    ...money.map(([currency, hundredths]): Line => ({
      metric: 'expected_money',
      value: hundredths / 100,
      unit: 'money',
      currency,
      n: lines.filter((line) => line.expected !== null && (line.currency ?? '') === currency).length,
      report,
    })),
  ];
}
