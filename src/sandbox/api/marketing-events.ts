import { API_VERSION } from '../api-version.ts';
import { reportMissing } from '../http/api-error.ts';
import { readParam } from '../http/routing.ts';
import type { Handler, Route } from '../http/routing.ts';
import { listParticipants } from '../marketing-events.ts';
import type { AttendanceState, MarketingEvent } from '../marketing-events.ts';
import type { PortalState } from '../state.ts';
import { readPage } from './paging.ts';

const ROOT = `/marketing/marketing-events/${API_VERSION}`;

function writeTime(at: number): string {
  return new Date(at).toISOString();
}

function renderEvent(state: PortalState, event: MarketingEvent) {
  const states = listParticipants(state, event).map((each) => each.state);
  const count = (...wanted: readonly AttendanceState[]) =>
    states.filter((each) => wanted.includes(each)).length;
  const { id, name, type, url, startAt, endAt, createdAt, updatedAt } = event;
  return {
    objectId: id,
    eventName: name,
    ...(type === null ? {} : { eventType: type }),
    ...(url === null ? {} : { eventUrl: url }),
    ...(startAt === null ? {} : { startDateTime: writeTime(startAt) }),
    ...(endAt === null ? {} : { endDateTime: writeTime(endAt) }),
    createdAt: writeTime(createdAt),
    updatedAt: writeTime(updatedAt),
    registrants: count('REGISTERED', 'ATTENDED', 'NO_SHOW'),
    attendees: count('ATTENDED'),
    cancellations: count('CANCELLED'),
    noShows: count('NO_SHOW'),
    customProperties: [],
  };
}

const listEvents: Handler = ({ state }, request) => {
  const { results, ...paging } = readPage(request, [...state.marketingEvents.values()]);
  return { status: 200, body: { results: results.map((event) => renderEvent(state, event)), ...paging } };
};

const readBreakdown: Handler = ({ state }, request) => {
  const event = state.marketingEvents.get(readParam(request, 'marketingEventId'));
  if (!event) throw reportMissing();
  const wanted = request.query.get('state');
  const all = listParticipants(state, event).filter((each) => wanted === null || each.state === wanted);
  const { results, ...paging } = readPage(request, all);
  const rows = results.map((each) => ({
    id: each.id,
    createdAt: writeTime(event.createdAt),
    properties: { attendanceState: each.state, occurredAt: each.at },
    associations: {
      contact: { contactId: each.contactId, email: readEmail(state, each.contactId) },
      marketingEvent: { marketingEventId: event.id, name: event.name },
    },
  }));
  return { status: 200, body: { total: all.length, results: rows, ...paging } };
};

function readEmail(state: PortalState, contactId: string): string {
  return state.objects.contacts.get(contactId)?.history.get('email')?.at(-1)?.value ?? '';
}

/** Webinars, conferences and the like, and who takes part in them. */
export const MARKETING_EVENT_ROUTES: readonly Route[] = [
  { method: 'GET', path: ROOT, handle: listEvents },
  { method: 'GET', path: `${ROOT}/participations/{marketingEventId}/breakdown`, handle: readBreakdown },
];
