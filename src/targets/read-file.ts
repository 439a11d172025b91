/**
 * Reads a file of target accounts. Every fault is told at once, with line, column and what was expected; where there is
 * one, nothing of the file is used.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { TargetRole } from '../domain/types.ts';
import { readCompany, readMoneyCells, readProfile, type CompanyName } from './read-cells.ts';

export const COLUMNS = ['company_id', 'domain', 'solution', 'expected_value', 'currency', 'roles'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Fault {
  /** From 1, the line of the column names. */
  readonly line: number;
  /** `null`: the line as a whole. */
  readonly column: string | null;
  /** Nobody's name or address stands in such a file, so it may be repeated. */
  readonly found: string;
  readonly expected: string;
}

export interface FileRow {
  readonly line: number;
  readonly company: CompanyName;
  readonly solution: string;
  /** Hundredths of `currency`. */
  readonly expectedValue: number | null;
  /** ISO 4217; `null`: the portal's own. */
  readonly currency: string | null;
  /** `null`: as the solution's template says. */
  readonly profile: readonly TargetRole[] | null;
}

export interface ReadFile {
  /** Rows without a fault of their own. */
  readonly rows: readonly FileRow[];
  /** Where there is any, no row may be used but to look for more faults. */
  readonly faults: readonly Fault[];
}

/** More than any plan; keeps one file from filling the memory of a server. */
const MOST_ROWS = 10_000;
/** Spreadsheets of some countries part cells by semicolons, since the comma is theirs for decimals. */
const DELIMITERS = [',', ';', '\t'] as const;

export type Cells = Readonly<Partial<Record<Column, string>>>;
/** Notes a fault of the row that is being read. */
export type Refuse = (column: Column | null, found: string, expected: string) => void;

export function readTargetFile(text: string): ReadFile {
  const lines = split(text);
  if (!Array.isArray(lines)) return { rows: [], faults: [lines] };
  const [head, ...body] = lines;
  const wrong = checkHead(head?.cells ?? [], body.length);
  if (head === undefined || wrong.length > 0) return { rows: [], faults: wrong };
  const names = head.cells.map(toColumn);
  const faults: Fault[] = [];
  const rows = body.flatMap(({ line, cells }) => {
    const before = faults.length;
    const refuse: Refuse = (column, found, expected) => void faults.push({ line, column, found, expected });
    if (cells.length !== names.length)
      refuse(null, `${cells.length} cells`, `${names.length}, as many as there are column names`);
    const row = readRow(line, Object.fromEntries(names.map((name, n) => [name, cells[n] ?? ''])), refuse);
    return row === null || faults.length > before ? [] : [row];
  });
  return { rows, faults };
}

function readRow(line: number, cells: Cells, refuse: Refuse): FileRow | null {
  const company = readCompany(cells, refuse);
  const solution = cells.solution ?? '';
  if (solution === '') refuse('solution', 'nothing', 'the id of a solution, such as hr_system');
  const money = readMoneyCells(cells, refuse);
  const profile = readProfile(cells.roles ?? '', refuse);
  return company === null ? null : { line, company, solution, ...money, profile };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function split(text: string): Line[] | Fault {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      trim: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1);
    return {
      line,
      column: null,
      found: 'what is no CSV',
      expected: 'cells in plain text or whole in quotes',
    };
  }
}

function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/u.exec(text.replace(/^[\uFEFF\s]+/u, ''))?.[0] ?? '';
  const counts = DELIMITERS.map((each) => ({ each, times: head.split(each).length }));
  return counts.sort((a, b) => b.times - a.times)[0]?.each ?? ',';
}

function toColumn(name: string): string {
  return name.toLowerCase();
}

function checkHead(cells: readonly string[], rows: number): Fault[] {
  if (cells.length === 0)
    return [{ line: 1, column: null, found: 'nothing', expected: `the column names ${COLUMNS.join(', ')}` }];
  const names = cells.map(toColumn);
  const known: readonly string[] = COLUMNS;
  const fault = (column: string | null, found: string, expected: string): Fault => ({
    line: 1,
    column,
    found,
    expected,
  });
  const unknown = names
    .filter((name) => !known.includes(name))
    .map((name) => fault(name, 'an unknown column', `one of ${COLUMNS.join(', ')}`));
  const twice = names
    .filter((name, n) => names.indexOf(name) < n)
    .map((name) => fault(name, 'the column twice', 'each column once'));
  const missing = [
    ...(names.includes('solution')
      ? []
      : [fault('solution', 'no such column', 'a column with ids of solutions')]),
    ...(names.includes('company_id') || names.includes('domain')
      ? []
      : [fault(null, 'no column that names companies', 'company_id or domain')]),
  ];
  const tooMany = rows > MOST_ROWS ? [fault(null, `${rows} rows`, `at most ${MOST_ROWS}`)] : [];
  return [...unknown, ...twice, ...missing, ...tooMany];
}
