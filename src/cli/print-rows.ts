/** Rows of a report in each of the formats people ask for. */
import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';

export const REPORT_FORMATS = ['table', 'csv', 'json', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportRows {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** One sentence that sums it up. */
  readonly summary: string;
}

export function printRows(report: ReportRows, format: ReportFormat): string {
  const { title, columns, rows, summary } = report;
  switch (format) {
    case 'json':
      return `${JSON.stringify({ title, summary, rows: rows.map((row) => Object.fromEntries(columns.map((name, n) => [name, row[n] ?? '']))) })}\n`;
    case 'csv':
      // A cell that begins like a formula would be run by a spreadsheet.
      return stringify([[...columns], ...rows.map((row) => [...row])], { escape_formulas: true });
    case 'html':
      return printHtml(report);
    case 'table': {
      const table = new Table({ head: [...columns], style: { head: [], border: [] } });
      table.push(...rows.map((row) => [...row]));
      return `${title}\n${rows.length === 0 ? '' : `${table.toString()}\n`}${summary}\n`;
    }
  }
}

function printHtml({ title, columns, rows, summary }: ReportRows): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>`,
    '<style>body{font:16px system-ui;margin:2rem}td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ddd}</style></head>',
    `<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(summary)}</p>`,
    `<table><thead>${cells('th', columns)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`,
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
