import { backtest, type TestedOpportunity } from '../domain/forecast/backtest.ts';
import type { PastOpportunity } from '../domain/forecast/composition.ts';
import {
  closedLives,
  compositionAt,
  pastOpportunities,
  type ClosedLife,
} from '../domain/forecast/read-past.ts';
import { reportForecastBacktest } from '../domain/reports/forecast-backtest.ts';
import type { Report } from '../domain/reports/report.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { decideCompanies, listCompaniesOfDeals } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

const DAY = 86_400_000;
/** A quarter between them, so that most deals are tested once or twice; two years back, as long as interactions are kept. */
const DAYS_BETWEEN = 90;
const MOMENTS = 8;

export async function readForecastBacktest(context: ReportContext): Promise<Report> {
  const { compiled, now, language } = context;
  const moments = Array.from({ length: MOMENTS }, (_, n) => now - (MOMENTS - n) * DAYS_BETWEEN * DAY);
  const past: PastOpportunity[] = [];
  const tested: TestedOpportunity[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompaniesOfDeals(context))) {
    const lives = closedLives(facts, decision.closed, compiled, now);
    past.push(...pastOpportunities(facts, lives, compiled));
    tested.push(...lives.flatMap((life) => testsOf(facts, life, moments, context)));
  }
  return reportForecastBacktest(backtest(past, tested, moments), language);
}

function testsOf(
  facts: CompanyFacts,
  { deal, won, createdAt, closedAt }: ClosedLife,
  moments: readonly number[],
  { compiled }: ReportContext,
): TestedOpportunity[] {
  return moments
    .filter((at) => createdAt <= at && at < closedAt)
    .flatMap((at) => {
      const composition = compositionAt(facts, deal.id, compiled, at);
      return composition === null ? [] : [{ ...composition, dealId: deal.id, at, won }];
    });
}
