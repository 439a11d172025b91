import { reportDataQuality } from '../domain/reports/data-quality.ts';
import type { Report } from '../domain/reports/report.ts';
import type { ReportContext } from './report-context.ts';

/** What was found when each company was decided last. */
export async function readDataQuality({ db }: ReportContext): Promise<Report> {
  const rows = await db
    .selectFrom('data_quality')
    .selectAll()
    .orderBy('code')
    .orderBy('object')
    .orderBy('id')
    .execute();
  return reportDataQuality(rows.map(({ company_id, ...item }) => ({ ...item, companyId: company_id })));
}
