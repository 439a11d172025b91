/** Marketing events and who takes part in them; one call per page, so that the caller can stop between pages. */
import { marketingEventPage, participationPage } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import type { MarketingEventPage, ParticipationPage } from './marketing-event-shapes.ts';
import { MARKETING_EVENTS_PATH, participationsPath } from './paths.ts';

/** The most that HubSpot's API description allows for both; without it a page holds ten. */
const LIMIT = 100;

export async function listMarketingEvents(send: Send, after: string | null): Promise<MarketingEventPage> {
  const call = { ...toCall(MARKETING_EVENTS_PATH, after), schema: marketingEventPage };
  const { results, paging } = expectValue(call, await send(call));
  const events = results.map((each) => ({
    id: each.objectId,
    name: each.eventName,
    type: each.eventType,
    url: each.eventUrl,
    startAt: each.startDateTime,
    endAt: each.endDateTime,
    updatedAt: each.updatedAt,
    counters: {
      registrants: each.registrants,
      attendees: each.attendees,
      cancellations: each.cancellations,
      noShows: each.noShows,
    },
  }));
  return { events, next: paging?.next?.after ?? null };
}

export async function readParticipations(
  send: Send,
  eventId: string,
  after: string | null,
): Promise<ParticipationPage> {
  const call = { ...toCall(participationsPath(eventId), after), schema: participationPage };
  const { results, paging } = expectValue(call, await send(call));
  const participations = results.map(({ associations, properties }) => ({
    contactId: associations.contact.contactId,
    state: properties.attendanceState,
    at: properties.occurredAt,
  }));
  return { participations, next: paging?.next?.after ?? null };
}

function toCall(path: string, after: string | null) {
  const query = { limit: String(LIMIT), ...(after === null ? {} : { after }) };
  return { method: 'GET', path, query, bucket: 'general', safety: 'repeatable' } as const;
}
