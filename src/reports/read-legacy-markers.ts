import { reportLegacyMarkers, type MarkedContact } from '../domain/reports/legacy-markers.ts';
import type { Report } from '../domain/reports/report.ts';
import { eachContact } from './each-contact.ts';
import type { ReportContext } from './report-context.ts';

export async function readLegacyMarkers(context: ReportContext): Promise<Report> {
  const marks: MarkedContact[] = [];
  for await (const contact of eachContact(context))
    marks.push(...context.compiled.readLegacy(contact).map((mark) => ({ contactId: contact.id, ...mark })));
  return reportLegacyMarkers(marks, context.language);
}
