import { API_VERSION } from '../api-version.ts';
import { refuseInput, refuseTier } from '../http/api-error.ts';
import type { ApiRequest, Handler, Route } from '../http/routing.ts';
import { resolveMerged } from '../state.ts';
import { readPage } from './paging.ts';

/** The only kind of occurrence the sandbox keeps. */
const VISIT = 'e_visited_page';

function readTime(request: ApiRequest, name: string): number | null {
  const text = request.query.get(name);
  if (text === null) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw refuseInput(`${name} must be a time in ISO 8601.`);
  return at;
}

const listOccurrences: Handler = ({ state }, request) => {
  if (state.tier !== 'enterprise') throw refuseTier('Event analytics need an Enterprise subscription.');
  const { query } = request;
  const [type, object] = [query.get('eventType') ?? VISIT, query.get('objectType') ?? 'contact'];
  const contactId = query.get('objectId');
  const after = readTime(request, 'occurredAfter') ?? Number.NEGATIVE_INFINITY;
  const before = readTime(request, 'occurredBefore') ?? Number.POSITIVE_INFINITY;
  const found = state.visits
    .map((visit) => ({ ...visit, contactId: resolveMerged(state, 'contacts', visit.contactId) }))
    .filter((visit) => contactId === null || visit.contactId === contactId)
    .filter(({ at }) => type === VISIT && object.toLowerCase() === 'contact' && at >= after && at <= before);
  const { results, ...paging } = readPage(request, found);
  const occurrences = results.map((visit) => ({
    objectType: 'CONTACT',
    objectId: visit.contactId,
    eventType: VISIT,
    occurredAt: new Date(visit.at).toISOString(),
    id: visit.id,
    properties: { hs_url: visit.url },
  }));
  return { status: 200, body: { results: occurrences, ...paging } };
};

/** What contacts did, as event analytics keep it. */
export const OCCURRENCE_ROUTES: readonly Route[] = [
  { method: 'GET', path: `/events/event-occurrences/${API_VERSION}`, handle: listOccurrences },
];
