import { personalScore } from '../domain/engagement.ts';
import { reportTwoViews, type Lead } from '../domain/reports/two-views.ts';
import type { Report } from '../domain/reports/report.ts';
import { interactionsOf, readSituation } from '../domain/situation.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

/** Contacts of companies; one of no company is in no opportunity, and counts as a lead all the same. */
export async function readTwoViews(context: ReportContext): Promise<Report> {
  const { db, compiled, now } = context;
  const { scoring } = compiled.rules;
  const known = new Map<string, Lead>();
  for await (const { facts, decision } of decideCompanies(context, await listCompanies(context))) {
    const situation = readSituation(facts, compiled, now);
    const groups = [...decision.opportunities, ...decision.closed];
    for (const { id, createdAt } of situation.colleagues) {
      const dealIds = groups
        .filter(({ members }) => members.some(({ contactId }) => contactId === id))
        .flatMap(({ dealId }) => dealId ?? []);
      const score = personalScore(interactionsOf(situation, id), scoring, now);
      known.set(id, { contactId: id, createdAt, personalScore: score, dealIds });
    }
  }
  const all = await db.selectFrom('contact').select(['id', 'created_at']).where('archived', '=', 0).execute();
  const leads = all.map(
    ({ id, created_at }): Lead =>
      known.get(id) ?? { contactId: id, createdAt: created_at, personalScore: 0, dealIds: [] },
  );
  return reportTwoViews(leads, scoring.personThreshold, now);
}
