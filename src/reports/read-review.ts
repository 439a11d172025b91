import type { Report } from '../domain/reports/report.ts';
import { reportReview } from '../domain/reports/review.ts';
import { findReview, REVIEW_CODES, type ReviewItem } from '../domain/review.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

/** Of all companies, what waits first. */
export async function readReview(context: ReportContext): Promise<Report> {
  const { compiled, language, now } = context;
  const items: ReviewItem[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompanies(context)))
    items.push(...findReview(facts, decision, compiled, now));
  items.sort((a, b) => REVIEW_CODES.indexOf(a.code) - REVIEW_CODES.indexOf(b.code));
  const names = new Map(compiled.rules.solutions.map(({ id, name }) => [id, name]));
  return reportReview(items, names, compiled.rules.version, language);
}
