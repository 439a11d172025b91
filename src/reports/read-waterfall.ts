/** Where opportunities stand now and stood before: each company is decided once for now and once per period. */
import type { Report } from '../domain/reports/report.ts';
import { PERIODS, reportMovement, reportWaterfall, type History } from '../domain/reports/waterfall.ts';
import { standingsAt, type Standing } from '../domain/waterfall.ts';
import { decideCompanies } from './decide-companies.ts';
import { companiesWithDeals } from './read-targets.ts';
import type { ReportContext } from './report-context.ts';

const DAY = 24 * 60 * 60_000;

export async function readWaterfall(context: ReportContext): Promise<Report> {
  return reportWaterfall(await readHistory(context), context.language);
}

export async function readMovement(context: ReportContext): Promise<Report> {
  return reportMovement(await readHistory(context), context.language);
}

async function readHistory(context: ReportContext): Promise<History> {
  const { compiled, now } = context;
  const current = new Map<string, Standing>();
  const before = {
    7: new Map<string, Standing>(),
    30: new Map<string, Standing>(),
    90: new Map<string, Standing>(),
  };
  for await (const { facts } of decideCompanies(context, await companiesWithDeals(context))) {
    for (const each of standingsAt(facts, compiled, now)) current.set(each.id, each);
    for (const days of PERIODS)
      for (const each of standingsAt(facts, compiled, now - days * DAY)) before[days].set(each.id, each);
  }
  return { now: current, before };
}
