import type { ReportColumn } from './report.ts';

/** A column in one line, for tables with many of them. */
export function column(id: string, type: ReportColumn['type'], en: string, ru: string): ReportColumn {
  return { id, name: { en, ru }, type };
}

/** The month of a moment in a time zone, `2026-11`; `null` where the time is not known. */
export function monthIn(at: number | null, timeZone: string): string | null {
  if (at === null) return null;
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .format(at)
    .slice(0, 7);
}

/** ISO 8601, or nothing. */
export function dateOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
