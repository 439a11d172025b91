/** What is so now: companies decided anew at the moment of telling, since the night may have changed it. */
import { alertsOf } from '../../domain/alerts/find-alerts.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { decideCompany } from '../../domain/decide.ts';
import type { CompanyDecision } from '../../domain/opportunity.ts';
import type { CompanyFacts } from '../../domain/types.ts';
import { loadCompanies } from '../../facts/load.ts';
import type { PortalView, WorkerContext } from '../context.ts';

export interface CurrentCompany {
  readonly facts: CompanyFacts;
  readonly decision: CompanyDecision;
  readonly alerts: readonly Alert[];
}

/** So many at once, as in a decision. */
const STEP = 20;

/** By company; one of which something is still to be read is not there. */
export async function readCurrent(
  context: WorkerContext,
  { compiled }: PortalView,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, CurrentCompany>> {
  const ids = [...new Set(companyIds)].sort();
  const current = new Map<string, CurrentCompany>();
  for (let start = 0; start < ids.length; start += STEP) {
    await context.giveWay?.();
    const now = context.now();
    const loaded = await loadCompanies(context.store.db, ids.slice(start, start + STEP), compiled.mail);
    for (const { facts } of loaded) {
      const decision = decideCompany(facts, compiled, now);
      current.set(facts.company.id, { facts, decision, alerts: alertsOf(decision, facts, compiled, now) });
    }
  }
  return current;
}
