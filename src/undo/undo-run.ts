/** Takes back what one run of the worker wrote into HubSpot, where nobody has changed it since. */
import { READ_OF_DEALS } from '../worker/mirrored-properties.ts';
import type { PortalView, WorkerContext } from '../worker/context.ts';
import { markDirty, markToRead } from '../facts/work.ts';
import { countUntold, listTasksOfDeals, withdrawAlerts } from '../facts/run-alerts.ts';
import { readRun } from '../facts/runs.ts';
import { companiesOfDeals } from '../worker/touched-companies.ts';
import { takeInDeals } from '../worker/read-deals.ts';
import { noteUndo } from './note-undo.ts';
import { gatherRun, planUndo, type UndoPlan } from './plan-undo.ts';
import { readHeld } from './read-held.ts';
import { restoreLabels, restoreProperties, type Refused } from './restore.ts';

export type UndoContext = Pick<WorkerContext, 'store' | 'gateway' | 'now' | 'newId'>;

export interface UndoResult {
  readonly plan: UndoPlan;
  /** Of what was planned; empty in a dry run. */
  readonly refused: readonly Refused[];
  /** Things of which owners are not told any more; in a dry run: would not be. */
  readonly withdrawn: number;
}

/** `null`: no such run. @throws GatewayError when HubSpot fails; the same command again goes on from there. */
export async function undoRun(
  context: UndoContext,
  view: PortalView,
  { runId, dryRun }: { readonly runId: string; readonly dryRun: boolean },
): Promise<UndoResult | null> {
  const { store, gateway, now } = context;
  const records = await readRun(store.db, runId);
  if (records.length === 0) return null;
  const written = gatherRun(records);
  const tasks = [...written.tasks, ...(await listTasksOfDeals(store.db, written.created))];
  const run = { ...written, tasks: [...new Set(tasks)] };
  const scope = { runId, created: run.created };
  const plan = planUndo(run, await readHeld(gateway, view, run));
  if (dryRun) return { plan, refused: [], withdrawn: await countUntold(store.db, scope) };
  const withdrawn = await store.db.transaction().execute((trx) => withdrawAlerts(trx, scope));
  if (plan.properties.length + plan.labels.length === 0) return { plan, refused: [], withdrawn };
  await noteUndo(store.db, plan, { runId, at: now() });
  const writer = { ...context, runId: context.newId() };
  const refused = [
    ...(await restoreProperties(writer, 'deal', plan.properties)),
    ...(await restoreProperties(writer, 'contact', plan.properties)),
    ...(await restoreLabels(writer, view, plan.labels)),
  ];
  await catchUp(context, view, plan);
  return { plan, refused, withdrawn };
}

/** The mirror follows, and whoever is concerned is decided anew. */
async function catchUp(
  { store, gateway, now }: UndoContext,
  view: PortalView,
  plan: UndoPlan,
): Promise<void> {
  const deals = new Set([
    ...plan.properties.filter(({ object }) => object === 'deal').map(({ id }) => id),
    ...plan.labels.map(({ dealId }) => dealId),
  ]);
  const ids = [...deals];
  const answer = await gateway.readObjects('deals', ids, READ_OF_DEALS);
  await store.db.transaction().execute(async (trx) => {
    await takeInDeals(trx, answer, new Set(view.portal.stageIds), now());
    await markToRead(trx, 'deal_contacts', ids, now());
    const contacts = plan.properties.filter(({ object }) => object === 'contact').map(({ id }) => id);
    await markToRead(trx, 'contacts', contacts, now());
    await markDirty(trx, await companiesOfDeals(trx, ids), now());
  });
}
