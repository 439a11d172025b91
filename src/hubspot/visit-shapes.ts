/** Pages that a contact opened, as HubSpot's event analytics keep them. */

export interface Visit {
  /** HubSpot's id of this one occurrence. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The address with its query; `null` where HubSpot does not say. */
  readonly url: string | null;
}

/** `next` is the cursor of the following page; null on the last one. */
export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly next: string | null;
}

export interface VisitReads {
  /** One page, 100 at most, of what a contact opened from `since` until `until`, in milliseconds since 1970. */
  readVisits(contactId: string, since: number, until: number, after: string | null): Promise<VisitPage>;
}
