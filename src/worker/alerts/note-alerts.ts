/** Notes of decided companies what their owners should hear of, and when their groups were detected. */
import type { Alert } from '../../domain/alerts/alert.ts';
import { recordDetections } from '../../domain/alerts/detection-record.ts';
import { alertsOf } from '../../domain/alerts/find-alerts.ts';
import type { CompanyDecision } from '../../domain/opportunity.ts';
import type { CompanyFacts } from '../../domain/types.ts';
import { noteAlerts, noteDetections } from '../../facts/alerts.ts';
import type { Connection } from '../../facts/store.ts';
import type { PortalView, WorkerContext } from '../context.ts';

interface Decided {
  readonly loaded: { readonly facts: CompanyFacts };
  readonly decision: CompanyDecision;
}

/** In the transaction that ends the decision: a crash between the two would leave something untold. */
export async function noteWhatToTell(
  context: WorkerContext,
  view: PortalView,
  db: Connection,
  decided: readonly Decided[],
  runId: string,
): Promise<void> {
  const { detection } = view.compiled.rules;
  await noteDetections(
    db,
    decided.flatMap(({ decision }) => recordDetections(decision, detection)),
  );
  const found = decided.flatMap(({ decision, loaded }) =>
    findOrNone(context, view, decision, loaded.facts, decision.at),
  );
  if (found.length === 0) return;
  context.count('alerts_found', await noteAlerts(db, found, context.now(), runId));
}

/** Nothing where the program itself fails on these facts: what is told of one company holds up no other. */
export function findOrNone(
  { count, log }: WorkerContext,
  { compiled }: PortalView,
  decision: CompanyDecision,
  facts: CompanyFacts,
  now: number,
): readonly Alert[] {
  try {
    return alertsOf(decision, facts, compiled, now);
  } catch (error) {
    count('alerts_failed');
    const cause = error instanceof Error ? error.name : 'unknown';
    log.error({ companyId: facts.company.id, cause }, 'alerts of a company could not be found');
    return [];
  }
}
