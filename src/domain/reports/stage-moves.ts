/** Share of stage moves that marketing touches preceded, beside how usual such touches are: an association (R146). */
import { countMoves, type MoveStatistics } from '../history/stage-moves.ts';
import type { DealHistory } from '../history/deal-history.ts';
import type { RuleSet } from '../rule-set.ts';
import { localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column } from './column.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { describeInterval, NOT_A_CAUSE, OPENED, READING_NAMES, readShare } from './sample-size.ts';

export function reportStageMoves(
  histories: readonly DealHistory[],
  { stages, scoring }: Pick<RuleSet, 'stages' | 'scoring'>,
  now: number,
  language: Language,
): Report {
  const windowDays = scoring.activeWithinDays;
  const order = [
    ...stages.pipelineStages,
    ...stages.riskStages,
    ...stages.lateStages,
    ...stages.wonStages,
    ...stages.lostStages,
  ];
  // Stages that the rules do not know come last.
  const rankOf = ({ stage }: MoveStatistics): number =>
    order.includes(stage) ? order.indexOf(stage) : order.length;
  const found = countMoves(histories, windowDays, now).sort(
    (a, b) => rankOf(a) - rankOf(b) || (a.stage < b.stage ? -1 : 1),
  );
  const moves = found.reduce((sum, each) => sum + each.moves, 0);
  const preceded = found.reduce((sum, each) => sum + each.preceded, 0);
  return {
    title: { en: 'Stage moves after marketing touches', ru: 'Переходы по стадиям после касаний маркетинга' },
    columns: COLUMNS,
    rows: found.map((each) => describeMoves(each, language)),
    summary: localized((each) =>
      each === 'ru'
        ? `Переходов: ${moves}; после касаний маркетинга за ${windowDays} дн.: ${preceded}.`
        : `Moves: ${moves}; after marketing touches within ${windowDays} days: ${preceded}.`,
    ),
    notes: explainMoves(windowDays),
  };
}

function explainMoves(windowDays: number): Localized[] {
  return [
    {
      en: `A move counts as preceded where a member read, downloaded, registered, attended or clicked in the ${windowDays} days before (active_within_days of scoring.yaml); conversations are sales’ own and opened e-mails count for nothing. Moves within the early pipeline are left out, since touches move those by rule.`,
      ru: `Переход засчитан, если за ${windowDays} дн. до него (active_within_days в scoring.yaml) участник что-то читал, скачивал, регистрировался, участвовал или переходил по ссылке; разговоры относятся к продажам, открытые письма не считаются. Переходы внутри ранней воронки не учтены: их по правилам двигают сами касания.`,
    },
    {
      en: `On any day: the share of all days of the same deals that had such a touch behind them. Only a share beside that says anything; below ${FEWEST_CASES} moves nothing is told. It is an association: that a move came after a touch does not say that the touch moved the deal.`,
      ru: `«В любой день»: доля всех дней тех же сделок, которым предшествовало такое касание. Доля говорит о чём-то только рядом с ней; если переходов меньше ${FEWEST_CASES}, вывода нет. Это связь: из того, что переход был после касания, не следует, что сделку сдвинуло касание.`,
    },
    NOT_A_CAUSE,
    OPENED,
  ];
}

const COLUMNS: Report['columns'] = [
  column('stage', 'text', 'deal stage entered', 'новая стадия сделки'),
  column('moves', 'number', 'moves', 'переходов'),
  column('preceded', 'number', 'after marketing touches', 'после касаний маркетинга'),
  column('share', 'percent', 'share', 'доля'),
  column('range', 'text', 'range', 'интервал'),
  column('base', 'percent', 'on any day', 'в любой день'),
  column('days', 'number', 'days looked at', 'просмотрено дней'),
  column('reading', 'text', 'association', 'связь'),
];

function describeMoves(
  { stage, moves, preceded, days, daysPreceded }: MoveStatistics,
  language: Language,
): ReportRow {
  const known = days > 0;
  return {
    stage,
    moves,
    preceded,
    share: shareOf(preceded, moves),
    range: describeInterval(preceded, moves, language),
    base: moves < FEWEST_CASES || !known ? null : Math.round((100 * daysPreceded) / days),
    days,
    reading:
      READING_NAMES[known ? readShare(preceded, moves, daysPreceded / days, moves) : 'too_few'][language],
  };
}
