/** How long deals took, by how much of the group was known (R18). It goes together; what causes what is not said. */
import type { Language } from '../vocabulary.ts';
import { writePercent } from '../words.ts';
import { cycleDays, type DealRecord } from './deal-record.ts';
import type { Report, ReportRow } from './report.ts';
import { median, percentOf, roundTo } from './statistics.ts';

const BANDS = [
  { from: 0, below: 25 },
  { from: 25, below: 50 },
  { from: 50, below: 75 },
  { from: 75, below: 101 },
] as const;

/** Below so many closed deals in a band its figures are left out: a handful proves nothing. */
export const LEAST_PER_BAND = 20;

export function reportCycleLength(deals: readonly DealRecord[], language: Language): Report {
  const closed = deals.filter((deal) => cycleDays(deal) !== null);
  const rows = BANDS.map(({ from, below }): ReportRow => {
    const mine = closed.filter(({ coverage }) => coverage >= from && coverage < below);
    const enough = mine.length >= LEAST_PER_BAND;
    const days = (of: readonly DealRecord[]): number | null =>
      enough ? roundTo(median(of.flatMap((deal) => cycleDays(deal) ?? [])), 0) : null;
    const won = mine.filter(({ outcome }) => outcome === 'won');
    return {
      band: `${from}–${writePercent(Math.min(below - 1, 100), language)}`,
      deals: mine.length,
      days: days(mine),
      days_won: days(won),
      won: enough ? percentOf(won.length, mine.length) : null,
    };
  });
  return {
    title: { en: 'Length of deals by coverage', ru: 'Длина сделок и покрытие ролей' },
    columns: [
      { id: 'band', name: { en: 'coverage at the close', ru: 'покрытие при закрытии' }, type: 'text' },
      { id: 'deals', name: { en: 'closed deals', ru: 'закрытых сделок' }, type: 'number' },
      { id: 'days', name: { en: 'days, median', ru: 'дней, медиана' }, type: 'number' },
      { id: 'days_won', name: { en: 'of won ones', ru: 'у выигранных' }, type: 'number' },
      { id: 'won', name: { en: 'won', ru: 'выиграно' }, type: 'percent' },
    ],
    rows,
    summary: { en: `${closed.length} closed deals.`, ru: `Закрытых сделок: ${closed.length}.` },
    notes: [
      {
        en: `A band with fewer than ${LEAST_PER_BAND} closed deals shows their number only.`,
        ru: `Если закрытых сделок меньше ${LEAST_PER_BAND}, показано только их число.`,
      },
      {
        en: 'Long deals have more time to get known: that the two go together does not say which causes which.',
        ru: 'У долгих сделок больше времени, чтобы познакомиться с группой: связь ещё не говорит, что из чего следует.',
      },
    ],
  };
}
