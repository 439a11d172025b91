/** All reports by name, for the command and the HTTP route alike. */
import type { Report, ReportView } from '../domain/reports/report.ts';
import { readPlayAudience } from './read-play-audience.ts';
import { readContactsReport } from './read-contacts.ts';
import { readDataQuality } from './read-data-quality.ts';
import { readDetectionQuality, readLeadTime } from './read-detections.ts';
import { readLegacyMarkers } from './read-legacy-markers.ts';
import { readOverview } from './read-overview.ts';
import { readStalled } from './read-stalled.ts';
import { readTemplateSuggestion } from './read-template-suggestion.ts';
import { readUnreadTitles } from './read-unread-titles.ts';
import type { ReportContext } from './report-context.ts';

const REPORTS = {
  'data-quality': readDataQuality,
  contacts: readContactsReport,
  overview: readOverview,
  'unread-titles': readUnreadTitles,
  'legacy-markers': readLegacyMarkers,
  'template-suggestion': readTemplateSuggestion,
  'lead-time': readLeadTime,
  'detection-quality': readDetectionQuality,
  stalled: readStalled,
  'play-audience': readPlayAudience,
} as const satisfies Readonly<Record<string, (context: ReportContext) => Promise<Report>>>;

export type ReportName = keyof typeof REPORTS;
export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[];

export function isReportName(name: string): name is ReportName {
  return Object.hasOwn(REPORTS, name);
}

export async function readReport(name: ReportName, context: ReportContext): Promise<ReportView> {
  const report = await REPORTS[name](context);
  const { compiled, now, language } = context;
  return { name, at: new Date(now).toISOString(), rulesVersion: compiled.rules.version, language, ...report };
}
