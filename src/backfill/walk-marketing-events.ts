/** Who registered for marketing events or attended them since the day asked for. */
import { AuthError, GatewayError, PausedError, RefusedError } from '../hubspot/errors.ts';
import type { MarketingEvent } from '../hubspot/marketing-event-shapes.ts';
import { readParticipationPage, takeInParticipations } from '../worker/take-in-participations.ts';
import { holdCompanies, readDue, type Walk } from './walk.ts';

const STEP = 'marketing_events';

/** E events cost ⌈E/100⌉ lists and, for each that is not older, max(1, ⌈P/100⌉) reads of P participations. */
export async function walkMarketingEvents(walk: Walk, afterId: string | null): Promise<void> {
  if (walk.context.compiled.rules.settings.sources.marketingEvents !== 'auto') return;
  try {
    for (let after = afterId, first = true; first || after !== null; first = false) {
      await walk.giveWay();
      const { events, next } = await walk.context.gateway.listMarketingEvents(after);
      const recent = events.filter((event) => lastMoment(event) >= walk.since);
      for (const event of recent) await walkEvent(walk, event, after);
      await keep(walk, next, { marketing_events: recent.length });
      walk.onProgress({ step: STEP, done: walk.tally.read().marketing_events ?? 0, left: null });
      after = next;
    }
  } catch (error) {
    // A cursor of a former process may no longer hold: the list begins anew, and nothing counts twice.
    if (error instanceof RefusedError && afterId !== null) return walkMarketingEvents(walk, null);
    // Not every account has them: that costs this source, never the rest.
    if (!(error instanceof GatewayError) || error instanceof AuthError || error instanceof PausedError)
      throw error;
    await keep(walk, null, { refused_marketing_events: 1 });
  }
}

function lastMoment({ endAt, startAt, updatedAt }: MarketingEvent): number {
  return endAt ?? startAt ?? updatedAt;
}

async function walkEvent(walk: Walk, event: MarketingEvent, list: string | null): Promise<void> {
  const { context, since, tally } = walk;
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    await walk.giveWay();
    const page = await readParticipationPage(context, event, after);
    if (page === null) return keep(walk, list, { unread_marketing_events: 1 });
    await takeInParticipations(context, event, page, since, {
      touch: holdCompanies,
      note: (db, interactions) => tally.keep(db, { step: STEP, afterId: list }, { interactions }),
    });
    tally.settle();
    await readDue(walk);
    after = page.next;
  }
}

async function keep(
  { context, tally }: Walk,
  afterId: string | null,
  add: Readonly<Record<string, number>>,
): Promise<void> {
  await tally.keep(context.store.db, { step: STEP, afterId }, add);
  tally.settle();
}
