/** Value of won deals, in total and on average, by month, solution and currency (R149). */
import type { DealHistory } from '../history/deal-history.ts';
import { formatMoney, sumMoney } from '../money.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column, monthIn } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_AVERAGE, OPENED } from './sample-size.ts';

export function reportClosedValue(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  timeZone: string,
  language: Language,
): Report {
  const won = histories.filter(({ outcome }) => outcome === 'won');
  const names = new Map(solutions.map(({ id, name }) => [id, name[language]]));
  const keyOf = ({ closedAt, solution, currency }: DealHistory): string =>
    [monthIn(closedAt, timeZone) ?? '?', names.get(solution) ?? solution, currency ?? ''].join('\n');
  const groups = [...Map.groupBy(won, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    title: { en: 'Value of won deals', ru: 'Сумма выигранных сделок' },
    columns: [
      column('month', 'text', 'month of the close', 'месяц закрытия'),
      column('solution', 'text', 'solution', 'решение'),
      column('currency', 'text', 'currency', 'валюта'),
      column('won', 'number', 'won deals', 'выигранных сделок'),
      column('valued', 'number', 'with an amount', 'с суммой'),
      column('value', 'number', 'value', 'сумма'),
      column('average', 'number', 'average', 'в среднем'),
    ],
    rows: groups.map(([key, deals]) => describeGroup(key, deals)),
    summary: localized((each) => describeTotals(won, each)),
    notes: [
      {
        en: `Each currency for itself: no rate of exchange is known here. Amounts without currency are in the portal’s own. The average is that of deals with an amount, rounded to the cent, from ${LEAST_FOR_AVERAGE} of them on. Months in time zone ${timeZone}.`,
        ru: `Каждая валюта отдельно: курса здесь нет. Суммы без валюты даны в валюте портала. Среднее — по сделкам с суммой, до копейки, от ${LEAST_FOR_AVERAGE} таких сделок. Месяцы в часовом поясе ${timeZone}.`,
      },
      OPENED,
    ],
  };
}

function describeGroup(key: string, deals: readonly DealHistory[]): ReportRow {
  const [month = '', solution = '', currency = ''] = key.split('\n');
  const amounts = deals.flatMap(({ amount }) => amount ?? []);
  const value = amounts.reduce((sum, each) => sum + each, 0);
  const enough = amounts.length >= LEAST_FOR_AVERAGE;
  return {
    month,
    solution,
    currency: currency === '' ? null : currency,
    won: deals.length,
    valued: amounts.length,
    value: value / 100,
    average: enough ? Math.round(value / amounts.length) / 100 : null,
  };
}

function describeTotals(won: readonly DealHistory[], language: Language): string {
  const sums = [...sumMoney(won)].sort(([a], [b]) => (a < b ? -1 : 1));
  const money = sums.map(([currency, sum]) => `${formatMoney(sum)}${currency === '' ? '' : ` ${currency}`}`);
  const deals = count(won.length, 'wonDeal', language);
  return money.length === 0 ? `${deals}.` : `${deals}: ${money.join(', ')}.`;
}
