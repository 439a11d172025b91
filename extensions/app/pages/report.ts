/** What `GET /api/reports/:name` answers, and how its rows are looked through. Nothing here changes a figure. */
import type { Language, Localized } from './language.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

export interface Column {
  readonly id: string;
  readonly name: Localized;
  /** `percent`: 0 to 100. `date`: ISO 8601. `deal`, `contact`: the id of the record in HubSpot. */
  readonly type: 'text' | 'number' | 'percent' | 'date' | 'deal' | 'contact';
}

export interface Report {
  readonly name: string;
  readonly title: Localized;
  readonly at: string;
  readonly rulesVersion: string;
  readonly columns: readonly Column[];
  /** The best first; words in them are in the language the report was asked for in. */
  readonly rows: readonly Row[];
  /** What the report says and what it does not. */
  readonly notes: readonly Localized[];
}

export type Direction = 'ascending' | 'descending';

export interface Sorting {
  readonly columnId: string;
  readonly direction: Direction;
}

/** `rank` is the place in the whole report, from 1: searching and sorting do not change who ranks first. */
export interface RankedRow {
  readonly rank: number;
  readonly row: Row;
}

/** Enough to tell this server's answer from a page that a proxy put in its place. */
export function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false;
  const { title, at, columns, rows, notes } = value as Readonly<Record<string, unknown>>;
  return (
    typeof title === 'object' &&
    title !== null &&
    typeof at === 'string' &&
    [columns, rows, notes].every(Array.isArray)
  );
}

/** «deal» as the head of a column. */
export function nameColumn({ name }: Pick<Column, 'name'>, language: Language): string {
  const text = name[language];
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function rankRows(rows: readonly Row[]): readonly RankedRow[] {
  return rows.map((row, index) => ({ rank: index + 1, row }));
}

/** Rows in which every word of `search` stands somewhere, in any case; `shown` says what a person sees of a cell. */
export function searchRows(
  rows: readonly RankedRow[],
  columns: readonly Column[],
  search: string,
  shown: (cell: Cell, column: Column) => string,
): readonly RankedRow[] {
  const wanted = fold(search).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ row }) => {
    const text = fold(columns.map((column) => shown(row[column.id] ?? null, column)).join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

/** «Артём» is found by «артем». */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/** Equal rows stay by rank, and empty cells come last either way. `null`: by rank. */
export function sortRows(rows: readonly RankedRow[], sorting: Sorting | null): readonly RankedRow[] {
  if (sorting === null) return rows;
  const { columnId, direction } = sorting;
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a.row[columnId] ?? null, b.row[columnId] ?? null];
    if (left === null || right === null) {
      return left === right ? a.rank - b.rank : Number(left === null) - Number(right === null);
    }
    return sign * compareCells(left, right) || a.rank - b.rank;
  });
}

function compareCells(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), undefined, { numeric: true, sensitivity: 'base' });
}
