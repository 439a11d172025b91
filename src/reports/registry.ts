/** All reports by name, for the command and the HTTP route alike. */
import type { Report, ReportView } from '../domain/reports/report.ts';
import { reportStages } from '../domain/reports/stages.ts';
import { readPlayAudience } from './read-play-audience.ts';
import { readContactsReport } from './read-contacts.ts';
import { readContentGaps } from './read-content-gaps.ts';
import { readDashboard } from './read-dashboard.ts';
import { readDataQuality } from './read-data-quality.ts';
import { readDetectionQuality, readLeadTime } from './read-detections.ts';
import { readExpertsReport } from './read-experts.ts';
import { readForecastBacktest } from './read-forecast-backtest.ts';
import { readForecastReport } from './read-forecast.ts';
import { readHandoffs } from './read-handoffs.ts';
import { readInterestsReport } from './read-interests.ts';
import { readLegacyMarkers } from './read-legacy-markers.ts';
import { readLeads } from './read-leads.ts';
import { readCycleLength, readDepartments, readGroupSize, readPilot } from './read-over-deals.ts';
import { readLateBlockers } from './read-late-blockers.ts';
import { readLosses } from './read-losses.ts';
import { readOverview } from './read-overview.ts';
import { OVER_HISTORIES } from './read-over-histories.ts';
import { readRecommendationsReport } from './read-recommendations.ts';
import { readReview } from './read-review.ts';
import { readStalled } from './read-stalled.ts';
import { readStanceChanges } from './read-stance-changes.ts';
import { readSatisfaction } from './read-satisfaction.ts';
import { readSituations } from './read-situations.ts';
import { readTemplateSuggestion } from './read-template-suggestion.ts';
import { readAudience, readTargetsReport, readWhitespace } from './read-targets.ts';
import { readTouchesReport } from './read-touches.ts';
import { readUnreadTitles } from './read-unread-titles.ts';
import { readMovement, readWaterfall } from './read-waterfall.ts';
import type { ReportContext } from './report-context.ts';

const REPORTS = {
  'data-quality': readDataQuality,
  contacts: readContactsReport,
  overview: readOverview,
  'unread-titles': readUnreadTitles,
  'legacy-markers': readLegacyMarkers,
  losses: readLosses,
  review: readReview,
  handoffs: readHandoffs,
  stages: ({ compiled, language }) => Promise.resolve(reportStages(compiled.rules, language)),
  interests: readInterestsReport,
  'template-suggestion': readTemplateSuggestion,
  'lead-time': readLeadTime,
  'detection-quality': readDetectionQuality,
  stalled: readStalled,
  'play-audience': readPlayAudience,
  departments: readDepartments,
  'group-size': readGroupSize,
  'cycle-length': readCycleLength,
  leads: readLeads,
  pilot: readPilot,
  satisfaction: readSatisfaction,
  situations: readSituations,
  targets: readTargetsReport,
  whitespace: readWhitespace,
  audience: readAudience,
  'target-movement': readMovement,
  waterfall: readWaterfall,
  'content-gaps': readContentGaps,
  'stance-changes': readStanceChanges,
  'late-blockers': readLateBlockers,
  touches: readTouchesReport,
  forecast: readForecastReport,
  'forecast-backtest': readForecastBacktest,
  dashboard: readDashboard,
  experts: readExpertsReport,
  ...OVER_HISTORIES,
  recommendations: readRecommendationsReport,
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
