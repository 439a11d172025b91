/** When the running worker reconciles: every so often, after everything that is due, and never for long at a stretch. */
import { whenTurn } from '../facts/turns.ts';
import type { PortalView, WorkerContext } from './context.ts';
import { reconcile, TURN } from './reconcile.ts';
import { workOnce } from './worker.ts';

export interface Reconciler {
  /** Everything that is due now, then a reconciliation if it is time for one, then what follows from it. */
  workAndReconcile(context: WorkerContext, view: PortalView): Promise<void>;
  /** When to look again, in milliseconds since 1970. */
  dueAt(): number;
}

/** A change that comes meanwhile waits so long at most: well below the 30 s within which it has to be written. */
const STRETCH_MS = 5_000;

/** `mayGoOn`: false ends the work after the step under way; what is left is done when it is called again. */
export function createReconciler(
  every: number,
  mayGoOn: (context: WorkerContext) => boolean | Promise<boolean>,
): Reconciler {
  let due = 0;
  const work = async (context: WorkerContext, view: PortalView): Promise<void> => {
    while ((await workOnce(context, view)) && (await mayGoOn(context)));
  };
  const reconcileNow = async (context: WorkerContext, view: PortalView): Promise<void> => {
    let workedAt = context.now();
    const meanwhile = async (): Promise<boolean> => {
      if (context.now() - workedAt >= STRETCH_MS) {
        await work(context, view);
        workedAt = context.now();
      }
      return mayGoOn(context);
    };
    const { outcome, ...found } = await reconcile(context, view, { every, meanwhile });
    if (outcome === 'done') context.log.info(found, 'asked HubSpot for what webhooks may have missed');
    context.count('interactions_recovered', found.interactions);
    due = await whenTurn(context.store.db, TURN, every);
    await work(context, view);
  };
  return {
    workAndReconcile: async (context, view) => {
      await work(context, view);
      if (context.now() >= due && (await mayGoOn(context))) await reconcileNow(context, view);
    },
    dueAt: () => due,
  };
}
