import { setImmediate } from 'node:timers/promises';
import type { Report } from '../domain/reports/report.ts';
import { createTitleCounter, reportUnreadTitles } from '../domain/reports/unread-titles.ts';
import { valueOf, type Stamped } from '../facts/mirror.ts';
import type { ReportContext } from './report-context.ts';

const PAGE = 1000;

export async function readUnreadTitles({ db, compiled, language }: ReportContext): Promise<Report> {
  const counter = createTitleCounter(compiled.readTitle);
  for (let after = ''; ;) {
    await setImmediate();
    const rows = await db
      .selectFrom('contact')
      .select(['id', 'properties', 'company_id'])
      .where('archived', '=', 0)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { properties, company_id } of rows)
      counter.add(valueOf(JSON.parse(properties) as Stamped, 'jobtitle'), company_id);
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.id ?? '';
  }
  return reportUnreadTitles(counter.list(), compiled.readTitle, language);
}
