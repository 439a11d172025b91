/** Which columns of a report stand together, so that its table fits a page: a dozen side by side would have to be scrolled. */
import type { Localized } from './language.ts';
import type { Column } from './report.ts';

export interface ShownColumn {
  /** What its head sorts by. */
  readonly main: Column;
  readonly name: Localized;
  /** In the same line, after strokes. */
  readonly beside: readonly Column[];
  /** In small print below. */
  readonly below: readonly Column[];
  /** The record that the cell leads to. */
  readonly link: Column | null;
  /** HubSpot's word for how wide it is: sentences get the room that figures do not need. */
  readonly width: 'min' | 'auto' | 'max';
}

interface Place {
  readonly name?: Localized;
  readonly beside?: readonly string[];
  readonly below?: readonly string[];
  readonly link?: string;
  readonly wide?: boolean;
}

const PLACES: Readonly<Record<string, Place>> = {
  name: { link: 'deal', below: ['solution'], wide: true },
  stage: { below: ['momentum'] },
  identified: {
    name: {
      en: 'coverage: identified / engaged / validated',
      ru: 'покрытие: известны / активны / подтверждены',
    },
    beside: ['engaged', 'validated'],
  },
  risk: { name: { en: 'where it stands', ru: 'положение дел' }, below: ['summary'], wide: true },
};

/** Columns of a report this page has never heard of stand by themselves. */
export function arrangeColumns(columns: readonly Column[]): readonly ShownColumn[] {
  const find = (id: string) => columns.filter((column) => column.id === id);
  const guests = new Set(
    columns.flatMap(({ id }) => {
      const { beside = [], below = [], link } = PLACES[id] ?? {};
      return [...beside, ...below, ...(link === undefined ? [] : [link])];
    }),
  );
  return columns
    .filter(({ id }) => !guests.has(id))
    .map((main) => {
      const { name = main.name, beside = [], below = [], link, wide } = PLACES[main.id] ?? {};
      return {
        main,
        name,
        beside: beside.flatMap(find),
        below: below.flatMap(find),
        link: link === undefined ? null : (find(link)[0] ?? null),
        width: wide === true ? 'max' : main.type === 'text' ? 'auto' : 'min',
      };
    });
}
