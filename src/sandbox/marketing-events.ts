import { resolveMerged } from './state.ts';
import type { PortalState } from './state.ts';

export type AttendanceState = 'REGISTERED' | 'ATTENDED' | 'CANCELLED' | 'NO_SHOW';

export interface MarketingEvent {
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
  readonly url: string | null;
  readonly startAt: number | null;
  readonly endAt: number | null;
  readonly createdAt: number;
  updatedAt: number;
  /** By contact, what it last did. */
  readonly participations: Map<string, Participation>;
}

export interface Participation {
  readonly id: string;
  readonly state: AttendanceState;
  readonly at: number;
}

/** What may be said of a new event; times are milliseconds since 1970. */
export interface EventDescription {
  readonly name: string;
  readonly type?: string;
  readonly url?: string;
  readonly startAt?: number;
  readonly endAt?: number;
}

/** What webinar tools and people do about marketing events; HubSpot sends no webhook for any of it. */
export interface EventActs {
  /** Answers the new event's id. */
  createEvent(event: EventDescription): string;
  /** `at`: now, unless given. */
  registerContact(eventId: string, contactId: string, at?: number): void;
  attend(eventId: string, contactId: string, at?: number): void;
  cancelRegistration(eventId: string, contactId: string, at?: number): void;
  missEvent(eventId: string, contactId: string, at?: number): void;
}

export function createEventActs(state: PortalState): EventActs {
  const participate =
    (what: AttendanceState) =>
    (eventId: string, contactId: string, at: number = state.now()): void => {
      const event = state.marketingEvents.get(eventId);
      if (!event) throw new Error(`The sandbox has no marketing event ${eventId}; create it first.`);
      const id = event.participations.get(contactId)?.id ?? String(state.nextObjectId++);
      event.participations.set(contactId, { id, state: what, at });
    };
  return {
    createEvent: ({ name, type = null, url = null, startAt = null, endAt = null }) => {
      const id = String(state.nextObjectId++);
      const now = state.now();
      const event = { id, name, type, url, startAt, endAt, createdAt: now, updatedAt: now };
      state.marketingEvents.set(id, { ...event, participations: new Map() });
      return id;
    },
    registerContact: participate('REGISTERED'),
    attend: participate('ATTENDED'),
    cancelRegistration: participate('CANCELLED'),
    missEvent: participate('NO_SHOW'),
  };
}

/** Live contacts that take part, each once: merged ones stand under the record that lives on. */
export function listParticipants(
  state: PortalState,
  event: MarketingEvent,
): readonly (Participation & { readonly contactId: string })[] {
  const latest = new Map<string, Participation>();
  for (const [id, participation] of event.participations) {
    const contactId = resolveMerged(state, 'contacts', id);
    const contact = state.objects.contacts.get(contactId);
    const known = latest.get(contactId);
    if (!contact || contact.archivedAt !== null || (known && known.at > participation.at)) continue;
    latest.set(contactId, participation);
  }
  return [...latest].map(([contactId, participation]) => ({ ...participation, contactId }));
}
