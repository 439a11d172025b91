import type { CompanyDecision } from '../domain/opportunity.ts';
import { reportContacts } from '../domain/reports/contacts.ts';
import { reconcileContacts } from '../domain/reports/reconciliation.ts';
import type { Report } from '../domain/reports/report.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

/** Every contact of the mirror in exactly one row. */
export async function readContactsReport(context: ReportContext): Promise<Report> {
  const decisions: CompanyDecision[] = [];
  for await (const { decision } of decideCompanies(context, await listCompanies(context)))
    decisions.push(decision);
  const contacts = await context.db
    .selectFrom('contact')
    .select(['id', 'company_id'])
    .where('archived', '=', 0)
    .orderBy('id')
    .execute();
  return reportContacts(
    reconcileContacts(
      decisions,
      contacts.map(({ id, company_id }) => ({ id, companyId: company_id })),
    ),
  );
}
