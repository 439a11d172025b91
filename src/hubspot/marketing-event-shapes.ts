/** Marketing events as the app sees them. Times are milliseconds since 1970. */

export interface MarketingEvent {
  readonly id: string;
  readonly name: string;
  /** As whoever made the event called it, such as `WEBINAR`; no closed list. */
  readonly type: string | null;
  readonly url: string | null;
  readonly startAt: number | null;
  readonly endAt: number | null;
  readonly updatedAt: number;
  /** How many contacts are in each state. */
  readonly counters: {
    readonly registrants: number;
    readonly attendees: number;
    readonly cancellations: number;
    readonly noShows: number;
  };
}

/** What a contact last did about an event, and when. */
export interface Participation {
  readonly contactId: string;
  /** `REGISTERED`, `ATTENDED`, `CANCELLED`, `NO_SHOW` or `EMPTY`; HubSpot may add others. */
  readonly state: string;
  readonly at: number;
}

/** `next` is the cursor of the following page; null on the last one. */
export interface MarketingEventPage {
  readonly events: readonly MarketingEvent[];
  readonly next: string | null;
}

export interface ParticipationPage {
  readonly participations: readonly Participation[];
  readonly next: string | null;
}

export interface MarketingEventReads {
  /** One page of all marketing events, 100 at most; HubSpot cannot be asked for those that changed. */
  listMarketingEvents(after: string | null): Promise<MarketingEventPage>;
  /** One page of who takes part in an event, 100 at most. */
  readParticipations(eventId: string, after: string | null): Promise<ParticipationPage>;
}
