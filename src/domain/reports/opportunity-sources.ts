/** How many opportunities were identified, by month, solution and where they came from (R143). */
import { CHANNEL_NAMES, channelOf } from '../history/channel.ts';
import { touchesOf, type DealHistory, type Origin } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column, monthIn } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { OPENED } from './sample-size.ts';

export const ORIGIN_NAMES: Readonly<Record<Origin, Localized>> = {
  detected: { en: 'detected', ru: 'обнаружена' },
  planned: { en: 'planned ahead', ru: 'запланирована' },
  person: { en: 'made by a person', ru: 'создана человеком' },
};

const NO_TOUCH: Localized = { en: 'no touch known', ru: 'касаний не было' };

/** Way of the first touch of any member, in words. */
export function firstSourceOf(history: DealHistory, language: Language): string {
  const [first] = touchesOf(history);
  return (first === undefined ? NO_TOUCH : CHANNEL_NAMES[channelOf(first)])[language];
}

/** `timeZone`: IANA name, in which months begin. */
export function reportOpportunitySources(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  timeZone: string,
  language: Language,
): Report {
  const names = new Map(solutions.map(({ id, name }) => [id, name[language]]));
  const lines = histories.map((history) => ({
    month: monthIn(history.identifiedAt, timeZone) ?? '?',
    solution: names.get(history.solution) ?? history.solution,
    origin: ORIGIN_NAMES[history.origin][language],
    source: firstSourceOf(history, language),
  }));
  const groups = Map.groupBy(lines, (line) => Object.values(line).join('\n'));
  return {
    title: { en: 'Identified opportunities', ru: 'Выявленные возможности' },
    columns: [
      column('month', 'text', 'month', 'месяц'),
      column('solution', 'text', 'solution', 'решение'),
      column('origin', 'text', 'origin', 'как появилась'),
      column('source', 'text', 'first touch', 'первое касание'),
      column('opportunities', 'number', 'opportunities', 'возможностей'),
    ],
    rows: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, [line, ...others]]): ReportRow[] =>
        line === undefined ? [] : [{ ...line, opportunities: 1 + others.length }],
      ),
    summary: localized((each) => `${count(histories.length, 'opportunity', each)}.`),
    notes: [
      {
        en: `Counted are opportunities with a deal, open and closed, in the month of their detection or of the deal, whichever came first; time zone ${timeZone}. The first touch is the earliest of any member in this purchase, opened e-mails left out.`,
        ru: `Считаются возможности со сделкой, открытые и закрытые, по месяцу обнаружения или создания сделки, что раньше; часовой пояс ${timeZone}. Первое касание: самое раннее у любого участника в этой покупке, кроме открытых писем.`,
      },
      OPENED,
    ],
  };
}
