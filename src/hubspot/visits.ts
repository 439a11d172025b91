/** Which pages a contact opened, by HubSpot's event analytics; only Enterprise subscriptions have them. */
import { occurrencePage } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import { checkObjectId, OCCURRENCES_PATH } from './paths.ts';
import type { VisitPage } from './visit-shapes.ts';

const LIMIT = 100;

/** No `sort` is sent: HubSpot publishes no values for it. */
export async function readVisits(
  send: Send,
  contactId: string,
  since: number,
  until: number,
  after: string | null,
): Promise<VisitPage> {
  const call = {
    method: 'GET',
    path: OCCURRENCES_PATH,
    query: {
      eventType: 'e_visited_page',
      objectType: 'contact',
      objectId: checkObjectId(contactId),
      occurredAfter: new Date(since).toISOString(),
      occurredBefore: new Date(until).toISOString(),
      limit: String(LIMIT),
      ...(after === null ? {} : { after }),
    },
    bucket: 'general',
    safety: 'repeatable',
    schema: occurrencePage,
  } as const;
  const { results, paging } = expectValue(call, await send(call));
  const visits = results.map(({ id, occurredAt: at, properties }) => {
    return { id, at, url: properties['hs_url'] ?? null };
  });
  return { visits, next: paging?.next?.after ?? null };
}
