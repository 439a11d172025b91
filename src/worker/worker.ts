/**
 * The worker's loop: deliveries become facts, what is unknown is read, dirty companies are decided. It rests
 * until something arrives or falls due.
 */
import { claimDeliveries } from '../facts/inbox.ts';
import { failDelivery } from '../facts/events.ts';
import { nextDue } from '../facts/work.ts';
import { deliverAlerts } from './alerts/deliver-alerts.ts';
import { assessContacts } from './contact-quality.ts';
import { eraseDue } from './erase.ts';
import { readContextOf, type PortalView, type WorkerContext, type WorkerParts } from './context.ts';
import { againAfterDeadlock } from '../facts/deadlock.ts';
import { decidePass } from './decide-pass.ts';
import { readWhatIsDue } from './read-portal.ts';
import { takeInDeliveries } from './take-in.ts';

const DELIVERIES = 16;
const LEASE_MS = 60_000;
/** After so many tries a delivery is parked with its cause (P35). */
const MAX_ATTEMPTS = 8;

/** Turns waiting deliveries into facts, and erases who is to be erased; answers how many there were. Needs no HubSpot. */
export async function takeInWaiting(context: WorkerParts): Promise<number> {
  const { store, now, newId, identity, count } = context;
  let taken = 0;
  for (;;) {
    await context.giveWay?.();
    const deliveries = await claimDeliveries(store.db, store.kind, {
      lease: newId(),
      now: now(),
      leaseMs: LEASE_MS,
      limit: DELIVERIES,
    });
    if (deliveries.length === 0) {
      const { people } = await eraseDue(context);
      if (people > 0) count('people_erased', people);
      return taken + people;
    }
    taken += deliveries.length;
    try {
      const result = await takeInDeliveries(store.db, deliveries, identity, now());
      for (const [name, value] of Object.entries(result)) count(`events_${name}`, value as number);
    } catch (error) {
      await isolate(context, deliveries, error);
    }
  }
}

/** One delivery that cannot be taken in must not hold up the others of its batch. */
async function isolate(
  context: WorkerParts,
  deliveries: Awaited<ReturnType<typeof claimDeliveries>>,
  cause: unknown,
): Promise<void> {
  const { store, now, identity, log } = context;
  log.warn(
    { deliveries: deliveries.length, cause: nameOf(cause) },
    'a batch of deliveries could not be taken in; trying one by one',
  );
  for (const delivery of deliveries) {
    try {
      await takeInDeliveries(store.db, [delivery], identity, now());
    } catch (error) {
      const attempts = delivery.attempts + 1;
      const delay = Math.min(60 * 60_000, 1000 * 4 ** attempts);
      await failDelivery(
        store.db,
        delivery.id,
        attempts,
        now() + delay,
        nameOf(error),
        attempts >= MAX_ATTEMPTS,
      );
    }
  }
}

/** The kind of an error without its text, which may carry parameters of a statement. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

/** Everything that is due now; answers whether anything was done. */
export async function workOnce(context: WorkerContext, view: PortalView): Promise<boolean> {
  const since = context.now();
  const taken = await takeInWaiting(context);
  const read = await againAfterDeadlock(() => readWhatIsDue(readContextOf(context, view)));
  const decided = await againAfterDeadlock(() => decidePass(context, view, since));
  const assessed = await assessContacts(context);
  const told = await deliverAlerts(context, view);
  return taken + read + decided + assessed + told > 0;
}

/** When `workOnce` has something to do again, in milliseconds since 1970; `null`: at rest. */
export function whenDue(context: Pick<WorkerParts, 'store'>): Promise<number | null> {
  return nextDue(context.store.db);
}
