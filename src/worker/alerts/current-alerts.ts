/** What is so now: companies decided anew at the moment of telling, since the night may have changed it. */
import type { Alert } from '../../domain/alerts/alert.ts';
import { decideCompany } from '../../domain/decide.ts';
import type { CompanyDecision } from '../../domain/opportunity.ts';
import type { CompanyFacts } from '../../domain/types.ts';
import { loadCompanies } from '../../facts/load.ts';
import type { PortalView, WorkerContext } from '../context.ts';
import { findOrNone } from './note-alerts.ts';

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
  view: PortalView,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, CurrentCompany>> {
  const { compiled } = view;
  const ids = [...new Set(companyIds)].sort();
  const current = new Map<string, CurrentCompany>();
  for (let start = 0; start < ids.length; start += STEP) {
    await context.giveWay?.();
    const now = context.now();
    const loaded = await loadCompanies(context.store.db, ids.slice(start, start + STEP), compiled.mail);
    for (const { facts } of loaded) {
      const decision = decideOrNull(context, view, facts, now);
      if (decision === null) continue;
      const alerts = findOrNone(context, view, decision, facts, now);
      current.set(facts.company.id, { facts, decision, alerts });
    }
  }
  return current;
}

/** A company that cannot be decided waits, and holds up no other. */
function decideOrNull(
  { log }: WorkerContext,
  { compiled }: PortalView,
  facts: CompanyFacts,
  now: number,
): CompanyDecision | null {
  try {
    return decideCompany(facts, compiled, now);
  } catch (error) {
    const cause = error instanceof Error ? error.name : 'unknown';
    log.error({ companyId: facts.company.id, cause }, 'a company could not be decided; its alerts wait');
    return null;
  }
}
