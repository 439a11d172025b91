/** Engaged members per open opportunity: mean, median and how they are spread (R144). */
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_AVERAGE, OPENED, TOO_FEW } from './sample-size.ts';
import { mean, median, roundTo } from './statistics.ts';

/** From here on sizes share a column. */
const MOST_APART = 5;
const SIZES = Array.from({ length: MOST_APART + 1 }, (_, n) => n);

export function reportEngagedMembers(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const open = histories.filter(({ outcome }) => outcome === null);
  const rows = solutions.flatMap(({ id, name }) => {
    const mine = open.filter(({ solution }) => solution === id);
    return mine.length === 0 ? [] : [describeLine(name[language], mine, language)];
  });
  const all = language === 'ru' ? 'все' : 'all';
  return {
    title: { en: 'Engaged members per opportunity', ru: 'Активные участники на возможность' },
    columns: [
      column('solution', 'text', 'solution', 'решение'),
      column('deals', 'number', 'open deals', 'открытых сделок'),
      column('mean', 'number', 'average', 'в среднем'),
      column('median', 'number', 'median', 'медиана'),
      ...SIZES.map((n) =>
        n < MOST_APART
          ? column(`with_${n}`, 'number', `with ${n}`, `с ${n}`)
          : column(`with_${n}_or_more`, 'number', `with ${n} or more`, `с ${n} и больше`),
      ),
      column('reading', 'text', 'reading', 'вывод'),
    ],
    rows: rows.length === 0 ? [] : [...rows, describeLine(all, open, language)],
    summary: localized((each) => `${count(open.length, 'openDeal', each)}.`),
    notes: [
      {
        en: `As now. A member is engaged who did something meaningful lately, as scoring.yaml says; two records of one person count once. Averages from ${LEAST_FOR_AVERAGE} deals on, since a single deal moves that of fewer by a fifth or more.`,
        ru: `На сейчас. Активен тот, кто недавно сделал что-то значимое, как задано в scoring.yaml; две записи одного человека считаются один раз. Средние от ${LEAST_FOR_AVERAGE} сделок: меньшее число одна сделка сдвигает на пятую часть и больше.`,
      },
      OPENED,
    ],
  };
}

function describeLine(solution: string, deals: readonly DealHistory[], language: Language): ReportRow {
  const sizes = deals.map(({ engagedMembers }) => engagedMembers);
  const enough = sizes.length >= LEAST_FOR_AVERAGE;
  return {
    solution,
    deals: sizes.length,
    mean: enough ? roundTo(mean(sizes), 2) : null,
    median: enough ? median(sizes) : null,
    ...Object.fromEntries(
      SIZES.map((n) =>
        n < MOST_APART
          ? [`with_${n}`, sizes.filter((size) => size === n).length]
          : [`with_${n}_or_more`, sizes.filter((size) => size >= n).length],
      ),
    ),
    reading: enough ? null : TOO_FEW[language],
  };
}
