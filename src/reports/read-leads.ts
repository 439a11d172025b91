import { readInteraction } from '../domain/content.ts';
import { countOnce } from '../domain/count-once.ts';
import { personalScore } from '../domain/engagement.ts';
import { monthOf } from '../domain/reports/deal-record.ts';
import { reportLeads, type LeadRecord } from '../domain/reports/leads.ts';
import type { Report } from '../domain/reports/report.ts';
import type { Interaction } from '../domain/types.ts';
import { readInteractions } from '../facts/load-contacts.ts';
import { decideCompanies, listCompanies } from './decide-companies.ts';
import { eachContact } from './each-contact.ts';
import type { ReportContext } from './report-context.ts';

/** Every contact of the mirror, also of no company: both views are about the same people. */
export async function readLeads(context: ReportContext): Promise<Report> {
  const { personThreshold } = context.compiled.rules.scoring;
  const deals = await readMemberships(context);
  const leads: LeadRecord[] = [];
  for await (const page of pagesOf(context)) {
    const mine = Map.groupBy(
      await readInteractions(
        context.db,
        page.map(({ id }) => id),
      ),
      ({ contactId }) => contactId,
    );
    for (const { id, month } of page)
      leads.push({
        contactId: id,
        month,
        ready: scoreAlone(mine.get(id) ?? [], context) >= personThreshold,
        dealIds: deals.get(id) ?? [],
      });
  }
  return reportLeads(leads, personThreshold);
}

const UNKNOWN_MONTH = '?';
const PAGE = 500;

async function* pagesOf(context: ReportContext): AsyncGenerator<{ id: string; month: string }[]> {
  let page: { id: string; month: string }[] = [];
  for await (const { id, createdAt } of eachContact(context)) {
    page.push({ id, month: monthOf(createdAt) ?? UNKNOWN_MONTH });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function readMemberships(context: ReportContext): Promise<Map<string, string[]>> {
  const deals = new Map<string, string[]>();
  for await (const { decision } of decideCompanies(context, await listCompanies(context)))
    for (const { dealId, members } of [...decision.opportunities, ...decision.closed]) {
      if (dealId === null) continue;
      for (const { contactId } of members) deals.set(contactId, [...(deals.get(contactId) ?? []), dealId]);
    }
  return deals;
}

function scoreAlone(interactions: readonly Interaction[], { compiled, now }: ReportContext): number {
  const read = interactions
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((each) => readInteraction(each, compiled.readContent));
  return personalScore(countOnce(read), compiled.rules.scoring, now);
}
