import type { PortalState } from './state.ts';

/** A page that a contact opened, as event analytics keep it. */
export interface Visit {
  readonly id: string;
  readonly contactId: string;
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** HubSpot notes a visit of its own accord; the contact's properties tell the last one by another act. */
export function addVisit(state: PortalState, visit: Omit<Visit, 'id'>): string {
  const id = `visit-${state.nextObjectId++}`;
  state.visits.push({ id, ...visit });
  return id;
}
