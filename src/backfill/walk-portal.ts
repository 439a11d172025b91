/** Walks through a portal's past, from wherever it stands. */
import type { Place } from '../facts/backfills.ts';
import { decideHeld } from './decide-held.ts';
import { stepsFrom, type Step } from './steps.ts';
import { walkActivities } from './walk-activities.ts';
import { walkContacts } from './walk-contacts.ts';
import { walkDeals } from './walk-deals.ts';
import { walkMarketingEvents } from './walk-marketing-events.ts';
import type { Walk } from './walk.ts';

const WALKS: Readonly<Record<Step, (walk: Walk, afterId: string | null) => Promise<void>>> = {
  contacts: walkContacts,
  meetings: (walk, afterId) => walkActivities(walk, 'meetings', afterId),
  calls: (walk, afterId) => walkActivities(walk, 'calls', afterId),
  emails: (walk, afterId) => walkActivities(walk, 'emails', afterId),
  communications: (walk, afterId) => walkActivities(walk, 'communications', afterId),
  marketing_events: walkMarketingEvents,
  deals: walkDeals,
  deciding: decideHeld,
};

/** `onStep` is told of each step that has ended. */
export async function walkPortal(
  walk: Walk,
  { step: from, afterId }: Place,
  onStep: (step: Step) => void,
): Promise<void> {
  const steps = stepsFrom(from);
  for (const [n, step] of steps.entries()) {
    await WALKS[step](walk, step === from ? afterId : null);
    await keepEnd(walk, steps[n + 1] ?? step);
    onStep(step);
  }
}

/** What has ended is not walked again, even where it held nothing. */
async function keepEnd({ context, tally }: Walk, next: Step): Promise<void> {
  await tally.keep(context.store.db, { step: next, afterId: null }, {});
  tally.settle();
}
