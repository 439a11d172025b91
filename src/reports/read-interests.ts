import { readInterests } from '../domain/interests.ts';
import { reportInterests, type CustomerInterests } from '../domain/reports/interests.ts';
import type { Report } from '../domain/reports/report.ts';
import { readSituation } from '../domain/situation.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

/** Companies that have bought something. */
export async function readInterestsReport(context: ReportContext): Promise<Report> {
  const { compiled, language, now } = context;
  const customers: CustomerInterests[] = [];
  for await (const { facts } of decideCompanies(context, await listCompanies(context))) {
    const found = readInterests(readSituation(facts, compiled, now));
    if (found.customer) customers.push({ companyId: facts.company.id, ...found });
  }
  const names = new Map(compiled.rules.solutions.map(({ id, name }) => [id, name]));
  return reportInterests(customers, names, language);
}
