/** What the forecast says in sentences, in every language. */
import {
  isInSalesPipeline,
  totalOf,
  type Forecast,
  type ForecastTotal,
} from '../forecast/forecast-opportunities.ts';
import { forecastLeads, SETTLED_AFTER_DAYS } from '../forecast/lead-view.ts';
import { isEnough, LEAST_FOR_FINDING, LEAST_LOST, LEAST_WON } from '../forecast/win-rate.ts';
import type { Counted } from '../forecast/win-rates.ts';
import { formatMoney } from '../money.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { writePercent } from '../words.ts';

/** `12.4`; 1000 tenths of a percent are one deal. */
function dealsOf(tenths: number, language: Language): string {
  return inWords((tenths / 1000).toFixed(1), language);
}

function nameMoney({ expectedMoney }: ForecastTotal): string {
  return [...expectedMoney]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => `${formatMoney(sum)}${currency === '' ? '' : ` ${currency}`}`)
    .join(' + ');
}

export function summarize({ lines, closed }: Forecast, language: Language): string {
  const total = totalOf(lines);
  const { won, deals } = closed;
  if (!isEnough(closed))
    return language === 'ru'
      ? `Открытых возможностей: ${lines.length}. Для прогноза данных мало: выиграно ${won}, проиграно ${deals - won}; нужно хотя бы ${LEAST_WON} и ${LEAST_LOST}.`
      : `Open opportunities: ${lines.length}. Too few closed deals to say more: ${won} won, ${deals - won} lost; at least ${LEAST_WON} and ${LEAST_LOST} are needed.`;
  const money = nameMoney(total);
  const wins = dealsOf(total.expectedWins ?? 0, language);
  return language === 'ru'
    ? `Открытых возможностей: ${lines.length}; ожидается побед: ${wins}${money === '' ? '' : `, на сумму ${money}`}. Основа: закрытых сделок ${deals}, из них выиграно ${won}.`
    : `Open opportunities: ${lines.length}; expected to be won: ${wins}${money === '' ? '' : `, worth ${money}`}. Rests on ${deals} closed deals, ${won} of them won.`;
}

/** Early deals stay outside the sales forecast, so the two are never one number only (R50). */
export function splitByPipeline({ lines, closed }: Forecast, language: Language): string {
  const [sales, early] = [
    totalOf(lines.filter(isInSalesPipeline)),
    totalOf(lines.filter((line) => !isInSalesPipeline(line))),
  ];
  const tell = (total: ForecastTotal): string => {
    const isSaid = isEnough(closed) && total.expectedWins !== null;
    const wins = isSaid ? dealsOf(total.expectedWins, language) : '';
    const money = nameMoney(total);
    if (wins === '') return String(total.opportunities);
    return language === 'ru'
      ? `${total.opportunities}, ожидается ${wins}${money === '' ? '' : `, ${money}`}`
      : `${total.opportunities}, expected ${wins}${money === '' ? '' : `, ${money}`}`;
  };
  return language === 'ru'
    ? `В воронке продаж: ${tell(sales)}. Ранние, вне прогноза продаж: ${tell(early)}.`
    : `In the sales pipeline: ${tell(sales)}. Early, outside the sales forecast: ${tell(early)}.`;
}

export function tellLeads({ leads, lines }: Forecast, language: Language): string {
  const { open, settled, wonDeals } = leads;
  const found = forecastLeads(leads);
  if (found === null)
    return language === 'ru'
      ? `Для сравнения, по лидам: открытых лидов ${open}; для доли данных мало, побед ${wonDeals}.`
      : `For comparison, by leads: open leads ${open}; too few won deals to say a rate: ${wonDeals}.`;
  const rate = writePercent(found.rate / 10, language);
  const deals = inWords(found.deals.toFixed(1), language);
  return language === 'ru'
    ? `Для сравнения, по лидам: открытых лидов ${open} × ${rate} (побед ${wonDeals}, завершённых лидов ${settled}) = ${deals}. Открытых возможностей при этом: ${lines.length}.`
    : `For comparison, by leads: open leads ${open} × ${rate} (won deals ${wonDeals}, settled leads ${settled}) = ${deals}. Open opportunities meanwhile: ${lines.length}.`;
}

function inWords(figure: string, language: Language): string {
  return language === 'ru' ? figure.replace('.', ',') : figure;
}

export const HOW_IT_COMES_ABOUT: readonly Localized[] = [
  {
    en: 'Chance = all deals + stage + size + coverage. Each is the difference between two rates of our own closed deals, as they stood half way between creation and close: of all, of those at the same stage, of those of the same size among them, of the same coverage among these. A rate of n deals is drawn towards the wider one as if ten more deals had gone like that one. All solutions together.',
    ru: 'Шанс = все сделки + стадия + размер + покрытие. Каждое слагаемое — разница двух долей среди наших закрытых сделок, взятых на середине пути от создания до закрытия: среди всех, на той же стадии, из них того же размера, из них с тем же покрытием. Доля по n сделкам притягивается к более широкой так, как если бы ещё десять сделок прошли как она. Все решения вместе.',
  },
  {
    en: `A lead is settled when it is on a closed deal, or on none and older than ${SETTLED_AFTER_DAYS} days. That larger or better covered groups were won more or less often does not say that the people made the difference.`,
    ru: `Лид завершён, если он в закрытой сделке или ни в одной и старше ${SETTLED_AFTER_DAYS} дней. Связь размера или покрытия группы с победами не означает, что дело именно в людях.`,
  },
];

export function gradeForecast({ deals }: Counted): Localized {
  return deals >= LEAST_FOR_FINDING
    ? {
        en: 'How well it did on the past: report forecast-backtest.',
        ru: 'Насколько прогноз был точен в прошлом: отчёт forecast-backtest.',
      }
    : {
        en: `Below ${LEAST_FOR_FINDING} closed deals this is a hint. How well it did on the past: report forecast-backtest.`,
        ru: `Пока закрытых сделок меньше ${LEAST_FOR_FINDING}, это только намёк. Насколько прогноз был точен в прошлом: отчёт forecast-backtest.`,
      };
}
