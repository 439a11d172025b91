import { readHandoff } from '../domain/handoff.ts';
import { reportHandoffs, type DealHandoff } from '../domain/reports/handoffs.ts';
import type { Report } from '../domain/reports/report.ts';
import { listHandoffs } from '../facts/handoffs.ts';
import type { ReportContext } from './report-context.ts';

export async function readHandoffs(context: ReportContext): Promise<Report> {
  return reportHandoffs(await listDealHandoffs(context), context.language);
}

/** The hand-off that stands on each deal, the newest first. */
export async function listDealHandoffs({ db, compiled, now }: ReportContext): Promise<DealHandoff[]> {
  const { acceptWithinHours } = compiled.rules.settings.handoff;
  const handoffs: DealHandoff[] = [];
  for (const [dealId, facts] of await listHandoffs(db)) {
    const standing = readHandoff(facts, acceptWithinHours, now);
    const returns = facts.filter(({ step }) => step === 'returned').length;
    if (standing !== null) handoffs.push({ dealId, returns, ...standing });
  }
  return handoffs.sort((a, b) => b.handedOverAt - a.handedOverAt || (a.dealId < b.dealId ? -1 : 1));
}
