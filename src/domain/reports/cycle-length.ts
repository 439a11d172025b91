/** Do deals take long because roles are missing? Days from begin to close, by coverage at the close (R18). */
import { DAY } from '../engagement.ts';
import { FEWEST_DEALS } from '../late-roles.ts';
import type { Outcome } from '../outcome.ts';
import { localized } from '../words.ts';
import type { Report } from './report.ts';

const BANDS = [
  { name: '0–49', from: 0, below: 50 },
  { name: '50–99', from: 50, below: 100 },
  { name: '100', from: 100, below: Number.POSITIVE_INFINITY },
] as const;

export function reportCycleLength(outcomes: readonly Outcome[]): Report {
  const timed = outcomes.flatMap(({ createdAt, closedAt, coverage, outcome }) =>
    createdAt === null
      ? []
      : [{ days: (closedAt - createdAt) / DAY, coverage: coverage.identified, outcome }],
  );
  const rows = BANDS.map(({ name, from, below }) => {
    const mine = timed.filter(({ coverage }) => coverage >= from && coverage < below);
    return {
      coverage: name,
      deals: mine.length,
      won: mine.filter(({ outcome }) => outcome === 'won').length,
      lost: mine.filter(({ outcome }) => outcome === 'lost').length,
      days: median(mine.map(({ days }) => days)),
    };
  });
  const enough = rows.filter(({ deals }) => deals >= FEWEST_DEALS);
  return {
    title: { en: 'Cycle length by coverage', ru: 'Длина цикла и покрытие ролей' },
    columns: [
      {
        id: 'coverage',
        name: { en: 'coverage at the close, %', ru: 'покрытие при закрытии, %' },
        type: 'text',
      },
      { id: 'deals', name: { en: 'closed deals', ru: 'закрытые сделки' }, type: 'number' },
      { id: 'won', name: { en: 'won', ru: 'выиграны' }, type: 'number' },
      { id: 'lost', name: { en: 'lost', ru: 'проиграны' }, type: 'number' },
      { id: 'days', name: { en: 'days, median', ru: 'дней, медиана' }, type: 'number' },
    ],
    rows,
    summary: localized((language) => {
      if (enough.length < 2)
        return language === 'ru'
          ? `Закрытых сделок ${timed.length}: для сравнения мало (нужно ${FEWEST_DEALS} в каждой из двух полос).`
          : `${timed.length} closed deals: too few to compare (${FEWEST_DEALS} in each of two bands are needed).`;
      return enough
        .map(({ coverage, days, deals }) =>
          language === 'ru'
            ? `покрытие ${coverage} %: ${days} дн. (n = ${deals})`
            : `coverage ${coverage} %: ${days} days (n = ${deals})`,
        )
        .join('; ');
    }),
    notes: [
      {
        en: 'This goes together; it does not say that one causes the other.',
        ru: 'Это совпадает одно с другим, но не означает причины.',
      },
    ],
  };
}

/** Whole days; `null` of nothing. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? middle;
  return Math.round((middle + lower) / 2);
}
