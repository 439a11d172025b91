import type { Report } from '../domain/reports/report.ts';
import { reportSituations, type CompanyInSituation } from '../domain/reports/situations.ts';
import { decideCompanies, listCompanies, type DecidedCompany } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readSituations(context: ReportContext): Promise<Report> {
  const { compiled, language } = context;
  const found: CompanyInSituation[] = [];
  if (compiled.rules.situations.length > 0) {
    for await (const decided of decideCompanies(context, await listCompanies(context)))
      found.push(...withoutOpportunity(decided));
  }
  return reportSituations(found, compiled.rules.solutions, language);
}

/** Whatever is open or about to be is no proposal any more. */
function withoutOpportunity({ facts, decision }: DecidedCompany): CompanyInSituation[] {
  const open = new Set(decision.opportunities.map(({ solution }) => solution));
  return decision.situations
    .filter(({ solution }) => !open.has(solution))
    .map((match) => ({
      companyId: facts.company.id,
      name: facts.company.name,
      match,
      candidate: decision.candidates.find(({ solution }) => solution === match.solution)?.reason ?? null,
    }));
}
