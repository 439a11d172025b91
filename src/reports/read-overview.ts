import type { BuyingGroup } from '../domain/opportunity.ts';
import { MOST_ROWS, reportOverview } from '../domain/reports/overview.ts';
import type { Report } from '../domain/reports/report.ts';
import { withHeads } from '../facts/families.ts';
import { valueOf, type Stamped } from '../facts/mirror.ts';
import { decideCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

/**
 * Twice as many as are shown are decided anew, the best by what HubSpot holds: a portal has tens of thousands of open
 * opportunities, and whoever opens a page waits for it.
 */
const MOST_DECIDED = 2 * MOST_ROWS;

interface OpenDeal {
  readonly id: string;
  /** `bg_priority` as HubSpot holds it; -1 where it was not written yet. */
  readonly priority: number;
}

export async function readOverview(context: ReportContext): Promise<Report> {
  const { compiled, language } = context;
  const open = await listOpenDeals(context);
  const best = open.slice(0, MOST_DECIDED).map(({ id }) => id);
  const wanted = new Set(best);
  const groups: BuyingGroup[] = [];
  for await (const { decision } of decideCompanies(context, await companiesOf(context, best)))
    groups.push(...decision.opportunities.filter(({ dealId }) => dealId !== null && wanted.has(dealId)));
  return reportOverview(groups, open.length, compiled.rules, language);
}

/** Deals with a known solution that are not closed, the best first. */
async function listOpenDeals({ db, compiled }: ReportContext): Promise<OpenDeal[]> {
  const rows = await db
    .selectFrom('deal')
    .select(['id', 'properties'])
    .where('archived', '=', 0)
    .where('read_at', 'is not', null)
    .execute();
  const { wonStages, lostStages } = compiled.rules.stages;
  const closed = new Set([...wonStages, ...lostStages]);
  const open = rows.flatMap(({ id, properties }): OpenDeal[] => {
    const held = JSON.parse(properties) as Stamped;
    const solution = valueOf(held, 'bg_solution');
    if (solution === null || compiled.solution(solution) === null) return [];
    // HubSpot's own word, and where it has not said anything yet, the stages of the rules.
    if (valueOf(held, 'bg_stage') === 'closed' || closed.has(valueOf(held, 'dealstage') ?? '')) return [];
    return [{ id, priority: Number(valueOf(held, 'bg_priority') ?? -1) }];
  });
  return open.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
}

async function companiesOf({ db }: ReportContext, dealIds: readonly string[]): Promise<string[]> {
  if (dealIds.length === 0) return [];
  const rows = await db
    .selectFrom('deal_company')
    .select('company_id')
    .distinct()
    .where('deal_id', 'in', dealIds)
    .orderBy('company_id')
    .execute();
  return withHeads(
    db,
    rows.map(({ company_id }) => company_id),
  );
}
