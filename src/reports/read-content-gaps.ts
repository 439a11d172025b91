import { reportContentGaps } from '../domain/reports/content-gaps.ts';
import type { Report } from '../domain/reports/report.ts';
import type { ReportContext } from './report-context.ts';

/** Of the rules alone: what the store holds makes no content. */
export function readContentGaps({ compiled, language }: ReportContext): Promise<Report> {
  return Promise.resolve(reportContentGaps(compiled.rules, language));
}
