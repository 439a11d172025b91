/** Reports over all groups there are. */
import { reportDepartments } from '../domain/reports/departments.ts';
import { reportGroupSize, type SizedGroup } from '../domain/reports/group-size.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { Report } from '../domain/reports/report.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readDepartments(context: ReportContext): Promise<Report> {
  const groups: BuyingGroup[] = [];
  for await (const { decision } of decideCompanies(context, await listCompanies(context)))
    groups.push(...decision.opportunities.filter(({ dealId }) => dealId !== null));
  const names = new Map(context.compiled.rules.solutions.map(({ id, name }) => [id, name]));
  return reportDepartments(groups, names, context.language);
}

/** Open and closed ones, by when their deal was made. */
export async function readGroupSize(context: ReportContext): Promise<Report> {
  const groups: SizedGroup[] = [];
  for await (const { facts, decision } of decideCompanies(context, await listCompanies(context))) {
    for (const { dealId, solution, numbers } of [...decision.opportunities, ...decision.closed]) {
      const startedAt = facts.deals.find(({ id }) => id === dealId)?.createdAt ?? null;
      const { memberCount: members, departments } = numbers;
      if (startedAt !== null) groups.push({ solution, startedAt, members, departments: departments.length });
    }
  }
  return reportGroupSize(groups, context.compiled.rules.solutions, context.language);
}
