/** How long before the first raised hand a group was seen (R65), and how soon it became a deal (R117). */
import type { Solution } from '../rule-set.ts';
import type { Language } from '../vocabulary.ts';
import { daysOf, medianOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';

/** Times in milliseconds; `null`: it has not happened. */
export interface LeadTime {
  readonly solution: string;
  readonly detectedAt: number;
  readonly raisedAt: number | null;
  readonly dealAt: number | null;
}

export function reportLeadTime(
  times: readonly LeadTime[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const rows = solutions.flatMap(({ id, name }) => {
    const mine = times.filter(({ solution }) => solution === id);
    return mine.length === 0 ? [] : [describeRow(name[language], mine)];
  });
  const all = leadOf(times);
  const median = medianOf(all);
  return {
    title: { en: 'Lead time of detection', ru: 'Опережение: группа до прямого запроса' },
    columns: [
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'detected', name: { en: 'detected', ru: 'обнаружено' }, type: 'number' },
      { id: 'raised', name: { en: 'with a raised hand', ru: 'с прямым запросом' }, type: 'number' },
      { id: 'before', name: { en: 'seen before it', ru: 'замечены раньше него' }, type: 'number' },
      { id: 'lead', name: { en: 'median days before it', ru: 'медиана, дней до него' }, type: 'number' },
      { id: 'deals', name: { en: 'with a deal', ru: 'со сделкой' }, type: 'number' },
      {
        id: 'to_deal',
        name: { en: 'median days to the deal', ru: 'медиана, дней до сделки' },
        type: 'number',
      },
    ],
    rows,
    summary:
      median === null
        ? {
            en: 'No detected group has raised a hand yet.',
            ru: 'Прямых запросов от обнаруженных групп пока нет.',
          }
        : {
            en: `Median lead time: ${daysOf(median)} days, of ${all.length} groups with a raised hand.`,
            ru: `Медиана опережения, дней: ${daysOf(median)}; групп с прямым запросом: ${all.length}.`,
          },
    notes: [
      {
        en: 'A raised hand is the first demo request, meeting or other kind of raised_hand_kinds in detection.yaml. Where it came first, the lead is 0.',
        ru: 'Прямой запрос: первый запрос демо, встреча или другой вид из raised_hand_kinds в detection.yaml. Если он был раньше обнаружения, опережение равно 0.',
      },
      {
        en: 'A median of few groups says little: look at the counts beside it.',
        ru: 'Медиана по нескольким группам мало что говорит: смотрите на количество рядом.',
      },
    ],
  };
}

function leadOf(times: readonly LeadTime[]): number[] {
  return times.flatMap(({ detectedAt, raisedAt }) =>
    raisedAt === null ? [] : [Math.max(0, raisedAt - detectedAt)],
  );
}

function describeRow(solution: string, times: readonly LeadTime[]): ReportRow {
  const lead = leadOf(times);
  const toDeal = times.flatMap(({ detectedAt, dealAt }) =>
    dealAt === null ? [] : [Math.max(0, dealAt - detectedAt)],
  );
  const median = (values: readonly number[]): number | null => {
    const found = medianOf(values);
    return found === null ? null : daysOf(found);
  };
  return {
    solution,
    detected: times.length,
    raised: lead.length,
    before: lead.filter((ms) => ms > 0).length,
    lead: median(lead),
    deals: toDeal.length,
    to_deal: median(toDeal),
  };
}
