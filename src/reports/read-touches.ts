import type { Report } from '../domain/reports/report.ts';
import { reportTouches, type Touches } from '../domain/reports/touches.ts';
import {
  addDecision,
  emptyIndex,
  isTouch,
  reasonUnlinked,
  type TouchIndex,
  type UnlinkedTouch,
} from '../domain/touches.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import { eachDoer } from './each-interaction.ts';
import type { ReportContext } from './report-context.ts';

export async function readTouchesReport(context: ReportContext): Promise<Report> {
  const index = emptyIndex();
  for await (const { decision } of decideCompanies(context, await listCompanies(context)))
    addDecision(index, decision);
  return reportTouches(await readTouches(index, context), context.language);
}

/** `index` holds the decisions of all companies. */
export async function readTouches(index: TouchIndex, context: ReportContext): Promise<Touches> {
  let linked = 0;
  const unlinked: UnlinkedTouch[] = [];
  for await (const { contact, interactions } of eachDoer(context))
    for (const interaction of interactions.filter(isTouch)) {
      const reason = reasonUnlinked(index, interaction, contact.companyId);
      if (reason === null) linked += 1;
      else unlinked.push({ interaction, reason });
    }
  return { linked, unlinked };
}
