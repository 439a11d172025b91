import { recommend, type Recommendation } from '../domain/history/recommendations.ts';
import { reportRecommendations } from '../domain/reports/recommendations.ts';
import type { Report } from '../domain/reports/report.ts';
import { readRecommendationAnswers } from '../facts/recommendations.ts';
import { readAllHistories } from './read-histories.ts';
import { describeRules } from './read-over-histories.ts';
import type { ReportContext } from './report-context.ts';

/** What the store's history suggests now, answered or not. */
export async function readRecommendations(context: ReportContext): Promise<Recommendation[]> {
  return recommend(await readAllHistories(context), context.compiled.rules);
}

export async function readRecommendationsReport(context: ReportContext): Promise<Report> {
  const { db, compiled, language } = context;
  const found = await readRecommendations(context);
  const answers = await readRecommendationAnswers(db);
  const report = reportRecommendations(found, answers, compiled.rules.solutions, language);
  return { ...report, notes: [...report.notes, describeRules(compiled.rules)] };
}
