/** Average size of buying groups by month, beside a figure to compare with that each portal sets for itself (R16, R17). */
import type { Benchmark } from '../rule-set.ts';
import { monthOf, type DealRecord } from './deal-record.ts';
import type { Report, ReportRow } from './report.ts';
import { mean, median, roundTo } from './statistics.ts';

/** Deals of one month: below so many their average says little, and the row says so by its n alone. */
export function reportGroupSize(deals: readonly DealRecord[], benchmark: Benchmark | null): Report {
  const known = deals.filter(({ createdAt }) => createdAt !== null);
  const months = Map.groupBy(known, ({ createdAt }) => monthOf(createdAt) ?? '');
  const rows = [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, mine]): ReportRow => describeMonth(month, mine, benchmark));
  const overall = roundTo(mean(known.map(({ members }) => members)), 1);
  return {
    title: { en: 'Size of buying groups', ru: 'Размер покупательских групп' },
    columns: [
      { id: 'month', name: { en: 'month of creation', ru: 'месяц создания' }, type: 'text' },
      { id: 'deals', name: { en: 'deals', ru: 'сделок' }, type: 'number' },
      { id: 'mean', name: { en: 'members, average', ru: 'участников в среднем' }, type: 'number' },
      { id: 'median', name: { en: 'median', ru: 'медиана' }, type: 'number' },
      { id: 'engaged', name: { en: 'engaged, average', ru: 'активных в среднем' }, type: 'number' },
      { id: 'benchmark', name: { en: 'to compare with', ru: 'для сравнения' }, type: 'number' },
    ],
    rows,
    summary: {
      en:
        overall === null
          ? 'There are no deals yet.'
          : `${known.length} deals, ${overall} members on average.`,
      ru:
        overall === null ? 'Сделок пока нет.' : `Сделок: ${known.length}, участников в среднем: ${overall}.`,
    },
    notes: [
      benchmark === null
        ? {
            en: 'Nothing to compare with is set: settings.yaml, benchmarks.group_size.',
            ru: 'Не с чем сравнивать: settings.yaml, benchmarks.group_size.',
          }
        : {
            en: `To compare with: ${benchmark.value}. Source: ${benchmark.source.en}. Change it in settings.yaml.`,
            ru: `Для сравнения: ${benchmark.value}. Источник: ${benchmark.source.ru}. Меняется в settings.yaml.`,
          },
      {
        en: 'Open deals as they are now, closed ones as they were at their close.',
        ru: 'Открытые сделки по состоянию на сейчас, закрытые на момент закрытия.',
      },
    ],
  };
}

function describeMonth(month: string, deals: readonly DealRecord[], benchmark: Benchmark | null): ReportRow {
  const sizes = deals.map(({ members }) => members);
  return {
    month,
    deals: deals.length,
    mean: roundTo(mean(sizes), 1),
    median: median(sizes),
    engaged: roundTo(mean(deals.map(({ engagedMembers }) => engagedMembers)), 1),
    benchmark: benchmark?.value ?? null,
  };
}
