/** Notes of decided companies what their owners should hear of, and when their groups were detected. */
import type { Alert } from '../../domain/alerts/alert.ts';
import { recordDetections } from '../../domain/alerts/detection-record.ts';
import { alertsOf } from '../../domain/alerts/find-alerts.ts';
import type { CompanyDecision } from '../../domain/opportunity.ts';
import type { CompanyFacts } from '../../domain/types.ts';
import { isOfThePast } from '../../domain/alerts/past-alerts.ts';
import { noteAlerts, noteDetections } from '../../facts/alerts.ts';
import { whenUnderWay } from '../../facts/backfills.ts';
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
  const { told, known } = await sortByBackfill(context, db, found, decided);
  await noteAlerts(db, known, context.now(), { run: runId, state: 'known' });
  context.count('alerts_found', await noteAlerts(db, told, context.now(), { run: runId }));
}

/** Decisions that follow from a backfill may come some time after it made headway last. */
const BACKFILL_MS = 10 * 60_000;

/** While the past is read, what was so before is known and told to nobody: it would be a flood of tasks. */
async function sortByBackfill(
  context: WorkerContext,
  db: Connection,
  found: readonly Alert[],
  decided: readonly Decided[],
): Promise<{ readonly told: readonly Alert[]; readonly known: readonly Alert[] }> {
  const begun = await whenUnderWay(db, context.now() - BACKFILL_MS);
  if (begun === null) return { told: found, known: [] };
  const facts = new Map(decided.map(({ loaded }) => [loaded.facts.company.id, loaded.facts]));
  const { past = [], present = [] } = Object.groupBy(found, (alert) =>
    isOfThePast(alert, facts.get(alert.companyId), begun) ? 'past' : 'present',
  );
  return { told: present, known: past };
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
