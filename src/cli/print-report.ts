/** A report in each of the formats people ask for, in the language it was made in. */
import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import type { ReportColumn, ReportView } from '../domain/reports/report.ts';
import type { Language } from '../domain/vocabulary.ts';
import { writePercent } from '../domain/words.ts';

export const REPORT_FORMATS = ['table', 'csv', 'json', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function printReport(report: ReportView, format: ReportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(plainReport(report))}\n`;
    case 'csv':
      return printCsv(report);
    case 'html':
      return printHtml(report);
    case 'table':
      return printTable(report);
  }
}

/** As HTTP serves it, with the words in one language. */
function plainReport({ title, summary, notes, language, ...rest }: ReportView): object {
  return {
    ...rest,
    language,
    title: title[language],
    summary: summary[language],
    notes: notes.map((note) => note[language]),
  };
}

/**
 * Column ids and bare values: for programs. Text that begins like a formula would be run by a spreadsheet; a number below
 * zero begins like one and stays a number.
 */
function printCsv({ columns, rows }: ReportView): string {
  const cells = rows.map((row) => columns.map(({ id }) => row[id] ?? ''));
  return stringify([columns.map(({ id }) => id), ...cells], { escape_formulas: true });
}

function cellsOf({ columns, rows, language }: ReportView): string[][] {
  return rows.map((row) => columns.map((column) => formatCell(row[column.id] ?? null, column, language)));
}

function formatCell(value: string | number | null, { type }: ReportColumn, language: Language): string {
  if (value === null) return '';
  return type === 'percent' && typeof value === 'number' ? writePercent(value, language) : String(value);
}

/** Sentences go over several lines, so that the table fits a window; with a space on both sides. */
const WIDEST = 44;

/** A longer word, such as an address or an id, would be cut: then the column stays as wide as it needs. */
function isSentences(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '');
  const words = cells.flatMap((cell) => cell.split(/\s+/u));
  return cells.some((cell) => cell.length > WIDEST) && words.every((word) => word.length <= WIDEST - 2);
}

function printTable(report: ReportView): string {
  const { title, columns, summary, notes, language } = report;
  const rows = cellsOf(report);
  const table = new Table({
    head: columns.map(({ name }) => name[language]),
    style: { head: [], border: [] },
    colWidths: columns.map((_, n) => (isSentences(rows, n) ? WIDEST : null)),
    wordWrap: true,
  });
  table.push(...rows);
  return [
    title[language],
    ...(rows.length === 0 ? [] : [table.toString()]),
    summary[language],
    ...notes.map((note) => note[language]),
    '',
  ].join('\n');
}

function printHtml(report: ReportView): string {
  const { title, columns, summary, notes, language } = report;
  const line = (tag: 'th' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const head = line(
    'th',
    columns.map(({ name }) => name[language]),
  );
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title[language])}</title>`,
    '<style>body{font:16px system-ui;margin:2rem}td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ddd}</style></head>',
    `<body><h1>${escapeHtml(title[language])}</h1><p>${escapeHtml(summary[language])}</p>`,
    `<table><thead>${head}</thead><tbody>${cellsOf(report)
      .map((row) => line('td', row))
      .join('')}</tbody></table>`,
    ...notes.map((note) => `<p>${escapeHtml(note[language])}</p>`),
    '</body></html>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}
