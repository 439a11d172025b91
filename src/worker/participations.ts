/** What a row of a marketing event says that a contact did. */
import type { Interaction } from '../domain/types.ts';
import type { MarketingEvent, Participation } from '../hubspot/marketing-event-shapes.ts';

/** A registration that was cancelled, or that nobody came to, is no deed; what was seen before stays. */
const DEEDS: Readonly<Record<string, 'registered' | 'attended'>> = {
  REGISTERED: 'registered',
  ATTENDED: 'attended',
};

/** `null`: nothing that the contact did. The id is the same however often it is read. */
export function toInteraction(
  event: MarketingEvent,
  { contactId, state, at }: Participation,
  survivors: ReadonlyMap<string, string>,
): Interaction | null {
  const deed = DEEDS[state];
  if (deed === undefined) return null;
  return {
    id: `marketing_event:${event.id}:${contactId}:${deed}`,
    contactId: survivors.get(contactId) ?? contactId,
    at,
    source: deed === 'attended' ? 'event_attendance' : 'event_registration',
    content: nameContent(event),
    solution: null,
    // What kind of event the content map means is its business, unless the event says it itself.
    kind: deed === 'registered' && isWebinar(event) ? 'webinar_registration' : null,
  };
}

/** As HubSpot reports a form: address and name, of which the content map may know either. */
function nameContent({ url, name }: MarketingEvent): string {
  const content = url === null ? name : `${url}: ${name}`;
  // PostgreSQL keeps no NUL in text.
  return content.replaceAll('\0', '');
}

function isWebinar({ type }: MarketingEvent): boolean {
  return type !== null && /webinar|вебинар/iu.test(type);
}
