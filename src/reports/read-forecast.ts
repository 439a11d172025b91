/** Open opportunities, the closed ones a forecast learns from, and the same people as leads. */
import { compositionOf, type PastOpportunity } from '../domain/forecast/composition.ts';
import {
  forecastOpportunities,
  type Forecast,
  type OpenOpportunity,
} from '../domain/forecast/forecast-opportunities.ts';
import { isSettled, type LeadCounts } from '../domain/forecast/lead-view.ts';
import { closedLives, pastOpportunities } from '../domain/forecast/read-past.ts';
import { countOutcomes, estimateFrom } from '../domain/forecast/win-rate.ts';
import { reportForecast } from '../domain/reports/forecast.ts';
import type { Report } from '../domain/reports/report.ts';
import { decideCompanies, listCompaniesOfDeals, type DecidedCompany } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readForecastReport(context: ReportContext): Promise<Report> {
  const basis = emptyBasis();
  for await (const company of decideCompanies(context, await listCompaniesOfDeals(context)))
    addCompany(basis, company, context);
  const { solutions } = context.compiled.rules;
  const names = new Map(solutions.map(({ id, name }) => [id, name]));
  return reportForecast(await readForecast(basis, context), names, context.language);
}

/** What a forecast rests on, gathered company by company. */
export interface ForecastBasis {
  readonly open: OpenOpportunity[];
  readonly past: PastOpportunity[];
  readonly onOpenDeals: Set<string>;
  readonly onClosedDeals: Set<string>;
  /** Members of each won deal. */
  readonly won: (readonly string[])[];
}

export function emptyBasis(): ForecastBasis {
  return { open: [], past: [], onOpenDeals: new Set(), onClosedDeals: new Set(), won: [] };
}

export function addCompany(
  basis: ForecastBasis,
  { facts, decision }: DecidedCompany,
  { compiled, now }: ReportContext,
): void {
  for (const group of decision.opportunities) {
    const deal = facts.deals.find(({ id }) => id === group.dealId);
    const composition = deal === undefined ? null : compositionOf(group, deal, compiled.rules.stages);
    if (deal === undefined || composition === null) continue;
    const { id: dealId, name, amount, currency } = deal;
    basis.open.push({ ...composition, dealId, name, solution: group.solution, amount, currency });
    for (const { contactId } of group.members) basis.onOpenDeals.add(contactId);
  }
  for (const { outcome, members } of decision.closed) {
    const ids = members.map(({ contactId }) => contactId);
    for (const id of ids) basis.onClosedDeals.add(id);
    if (outcome === 'won') basis.won.push(ids);
  }
  basis.past.push(...pastOpportunities(facts, closedLives(facts, decision.closed, compiled, now), compiled));
}

export async function readForecast(basis: ForecastBasis, context: ReportContext): Promise<Forecast> {
  return {
    lines: forecastOpportunities(basis.open, estimateFrom(basis.past)),
    closed: countOutcomes(basis.past),
    leads: await countLeads(basis, context),
  };
}

/** Every contact of the mirror is a lead, as lead scoring would have it. */
async function countLeads(
  { onOpenDeals, onClosedDeals, won }: ForecastBasis,
  { db, now }: ReportContext,
): Promise<LeadCounts> {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'created_at'])
    .where('archived', '=', 0)
    .execute();
  const settled = new Set(
    rows
      .filter(({ id, created_at }) => {
        const createdAt = created_at === null ? null : Number(created_at);
        const places = { onOpenDeal: onOpenDeals.has(id), onClosedDeal: onClosedDeals.has(id) };
        return isSettled({ createdAt, ...places }, now);
      })
      .map(({ id }) => id),
  );
  const wonDeals = won.filter((members) => members.some((id) => settled.has(id))).length;
  return { open: rows.length - settled.size, settled: settled.size, wonDeals };
}
