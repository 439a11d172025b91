/** A report as HTTP answers it: below what a page can take, and the summary first among the notes. */
import type { ReportColumn, ReportRow, ReportView } from '../domain/reports/report.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { isReportName, readReport } from './registry.ts';
import type { ReportContext } from './report-context.ts';

export interface ServedReport {
  readonly name: string;
  readonly title: Localized;
  /** ISO 8601. */
  readonly at: string;
  readonly rulesVersion: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly notes: readonly Localized[];
}

/** HubSpot's proxy takes an answer of 1 MB; rows of the widest report have about 500 bytes. */
const MOST_ROWS = 500;

/** `null`: there is no report of that name. */
export async function serveReport(name: string, context: ReportContext): Promise<ServedReport | null> {
  return isReportName(name) ? pageOf(await readReport(name, context)) : null;
}

function pageOf({ name, title, at, rulesVersion, columns, rows, summary, notes }: ReportView): ServedReport {
  const shown = rows.slice(0, MOST_ROWS);
  const cut = {
    en: `Shown are the first ${MOST_ROWS} of ${rows.length} rows; the command "report ${name}" gives all.`,
    ru: `Показаны первые строки: ${MOST_ROWS} из ${rows.length}; все даёт команда «report ${name}».`,
  };
  const more = shown.length < rows.length ? [cut] : [];
  return { name, title, at, rulesVersion, columns, rows: shown, notes: [summary, ...notes, ...more] };
}
