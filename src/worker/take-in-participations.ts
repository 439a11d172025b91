/** Who registered for a marketing event or attended it, page by page. */
import { withoutErased } from '../facts/erased.ts';
import { survivorsOf } from '../facts/events.ts';
import { addInteractions, findNewInteractions } from '../facts/interactions.ts';
import { findUnread } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import { markToRead } from '../facts/work.ts';
import { ParseError, RefusedError } from '../hubspot/errors.ts';
import type { MarketingEvent, ParticipationPage } from '../hubspot/marketing-event-shapes.ts';
import type { WorkerContext } from './context.ts';
import { toInteraction } from './participations.ts';
import { companiesOfContacts, touchCompanies } from './touched-companies.ts';

/** `null`: HubSpot does not tell, which costs that event until it changes or a day has passed. */
export async function readParticipationPage(
  { gateway, log }: WorkerContext,
  event: MarketingEvent,
  after: string | null,
): Promise<ParticipationPage | null> {
  try {
    return await gateway.readParticipations(event.id, after);
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof ParseError)) throw error;
    log.warn({ event: event.id, cause: error.name }, 'who takes part in this marketing event is not known');
    return null;
  }
}

/** What follows from a page, in the transaction that makes it durable. */
export interface ParticipationEnds {
  readonly touch: (db: Connection, companyIds: readonly string[], now: number) => Promise<void>;
  /** `interactions`: how many of them were new. */
  readonly note: (db: Connection, interactions: number) => Promise<void>;
}

const DECIDE_AT_ONCE: ParticipationEnds = { touch: touchCompanies, note: () => Promise.resolve() };

/** Nothing of before `oldest` (milliseconds since 1970) is taken in; answers how many interactions were new. */
export async function takeInParticipations(
  { store, now: clock }: WorkerContext,
  event: MarketingEvent,
  { participations }: ParticipationPage,
  oldest: number,
  { touch, note }: ParticipationEnds = DECIDE_AT_ONCE,
): Promise<number> {
  if (participations.length === 0) return 0;
  const now = clock();
  return store.db.transaction().execute(async (trx) => {
    const ids = participations.map(({ contactId }) => contactId);
    const survivors = await survivorsOf(trx, ids);
    const told = participations
      .flatMap((each) => toInteraction(event, each, survivors) ?? [])
      .filter(({ at }) => at >= oldest);
    const alive = await withoutErased(trx, told, ({ contactId }) => contactId);
    const fresh = await findNewInteractions(trx, alive);
    await addInteractions(trx, fresh);
    const contacts = [...new Set(fresh.map(({ contactId }) => contactId))];
    await markToRead(trx, 'contacts', await findUnread(trx, 'contact', contacts), now);
    await touch(trx, await companiesOfContacts(trx, contacts), now);
    await note(trx, fresh.length);
    return fresh.length;
  });
}
