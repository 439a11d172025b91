import type { Report } from '../domain/reports/report.ts';
import { createTitleCounter, reportUnreadTitles } from '../domain/reports/unread-titles.ts';
import { eachContact } from './each-contact.ts';
import type { ReportContext } from './report-context.ts';

export async function readUnreadTitles(context: ReportContext): Promise<Report> {
  const { readTitle } = context.compiled;
  const counter = createTitleCounter(readTitle);
  for await (const { jobTitle, companyId } of eachContact(context)) counter.add(jobTitle, companyId);
  return reportUnreadTitles(counter.list(), readTitle, context.language);
}
