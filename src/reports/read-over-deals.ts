/** The reports whose rows sum up many deals. */
import { reportCycleLength } from '../domain/reports/cycle-length.ts';
import { reportDepartments } from '../domain/reports/departments.ts';
import { reportGroupSize } from '../domain/reports/group-size.ts';
import { reportPilot } from '../domain/reports/pilot.ts';
import type { Report } from '../domain/reports/report.ts';
import { readDealRecords } from './read-deal-records.ts';
import type { ReportContext } from './report-context.ts';

export async function readDepartments(context: ReportContext): Promise<Report> {
  const { compiled, language } = context;
  return reportDepartments(await readDealRecords(context), compiled.rules.solutions, language);
}

export async function readGroupSize(context: ReportContext): Promise<Report> {
  const { benchmarks } = context.compiled.rules.settings;
  return reportGroupSize(await readDealRecords(context), benchmarks.groupSize ?? null);
}

export async function readCycleLength(context: ReportContext): Promise<Report> {
  return reportCycleLength(await readDealRecords(context), context.language);
}

export async function readPilot(context: ReportContext): Promise<Report> {
  const { pilot } = context.compiled.rules.settings;
  return reportPilot(await readDealRecords(context), pilot ?? null, context.language);
}
