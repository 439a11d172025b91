/** How long sales took from accepting a hand-off to the close (R148). */
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column } from './column.ts';
import { daysOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_AVERAGE, OPENED, TOO_FEW } from './sample-size.ts';
import { mean, median, roundTo } from './statistics.ts';

const ENDS = ['won', 'lost', 'all'] as const;
const END_NAMES: Readonly<Record<(typeof ENDS)[number], Localized>> = {
  won: { en: 'won', ru: 'выиграны' },
  lost: { en: 'lost', ru: 'проиграны' },
  all: { en: 'all', ru: 'все' },
};

/** Milliseconds; `null`: not accepted, not closed, or closed before it was accepted. */
export function timeToClose({ acceptedAt, closedAt }: DealHistory): number | null {
  if (acceptedAt === null || closedAt === null || closedAt < acceptedAt) return null;
  return closedAt - acceptedAt;
}

export function reportHandoffToClose(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const timed = histories.filter((history) => timeToClose(history) !== null);
  const waiting = histories.filter(({ acceptedAt, outcome }) => acceptedAt !== null && outcome === null);
  return {
    title: { en: 'From accepted hand-off to close', ru: 'От принятой передачи до закрытия' },
    columns: COLUMNS,
    rows: solutions.flatMap(({ id, name }) => {
      const mine = timed.filter(({ solution }) => solution === id);
      if (mine.length === 0) return [];
      return ENDS.map((end) => {
        const those = mine.filter(({ outcome }) => end === 'all' || outcome === end);
        return describeLine(name[language], END_NAMES[end][language], those, language);
      });
    }),
    summary: localized((each) =>
      each === 'ru'
        ? `Закрыто после принятой передачи: ${timed.length}; приняты и ещё открыты: ${waiting.length}.`
        : `Closed after an accepted hand-off: ${timed.length}; accepted and still open: ${waiting.length}.`,
    ),
    notes: [
      {
        en: `From the moment sales accepted, of the hand-off that stood at the close. Below ${LEAST_FOR_AVERAGE} deals only their number is told. Deals still open are not in it, so that the figure may look shorter than it will be.`,
        ru: `От момента, когда продажи приняли передачу, действовавшую при закрытии. Если сделок меньше ${LEAST_FOR_AVERAGE}, показано только их число. Открытые сделки не учтены, поэтому срок может казаться короче, чем окажется.`,
      },
      OPENED,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('solution', 'text', 'solution', 'решение'),
  column('outcome', 'text', 'outcome', 'исход'),
  column('deals', 'number', 'closed deals', 'закрытых сделок'),
  column('median', 'number', 'days, median', 'дней, медиана'),
  column('mean', 'number', 'days, average', 'дней в среднем'),
  column('shortest', 'number', 'shortest', 'быстрее всего'),
  column('longest', 'number', 'longest', 'дольше всего'),
  column('reading', 'text', 'reading', 'вывод'),
];

function describeLine(
  solution: string,
  outcome: string,
  deals: readonly DealHistory[],
  language: Language,
): ReportRow {
  const times = deals.flatMap((deal) => timeToClose(deal) ?? []);
  const enough = times.length >= LEAST_FOR_AVERAGE;
  const inDays = (value: number | null): number | null => (enough && value !== null ? daysOf(value) : null);
  return {
    solution,
    outcome,
    deals: times.length,
    median: inDays(median(times)),
    mean: inDays(roundTo(mean(times), 0)),
    shortest: inDays(Math.min(...times)),
    longest: inDays(Math.max(...times)),
    reading: enough ? null : TOO_FEW[language],
  };
}
