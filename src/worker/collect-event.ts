/** What webhook events mean, before anything is written: changes, interactions, and what has to be read. Pure. */
import type { Interaction } from '../domain/types.ts';
import type { Mirrored, PropertyChange } from '../facts/mirror.ts';
import type { Engagement, PortalReading } from '../facts/work.ts';
import type { EventObject, WebhookEvent } from './events.ts';
import { READ_PROPERTIES, SIGNAL_PROPERTIES } from './mirrored-properties.ts';
import { toSignal } from './signals.ts';

/** Everything some events mean, before it is written. */
export interface Collected {
  readonly changes: Record<Mirrored, PropertyChange[]>;
  readonly stages: { dealId: string; dealStage: string; at: number }[];
  readonly interactions: Interaction[];
  readonly toRead: Record<PortalReading, Set<string>>;
  readonly touched: Record<Mirrored, Set<string>>;
  readonly deletedDeals: Map<string, number>;
  readonly deletedContacts: Set<string>;
}

export function emptyCollection(): Collected {
  return {
    changes: { contact: [], company: [], deal: [] },
    stages: [],
    interactions: [],
    toRead: {
      meetings: new Set(),
      calls: new Set(),
      emails: new Set(),
      communications: new Set(),
      contact_emails: new Set(),
      contacts: new Set(),
      pair_contacts: new Set(),
      companies: new Set(),
      deals: new Set(),
      company_deals: new Set(),
      company_families: new Set(),
      deal_contacts: new Set(),
      deal_companies: new Set(),
    },
    touched: { contact: new Set(), company: new Set(), deal: new Set() },
    deletedDeals: new Map(),
    deletedContacts: new Set(),
  };
}

/** HubSpot keeps it in step with the association, of which it may tell more slowly. */
const PARENT = 'hs_parent_company_id';

function isMirrored(object: string): object is Mirrored {
  return object === 'contact' || object === 'company' || object === 'deal';
}

export function collectEvent(
  event: WebhookEvent,
  into: Collected,
  survivors: ReadonlyMap<string, string>,
): void {
  switch (event.kind) {
    case 'propertyChange':
      return collectProperty({ ...event, id: survivors.get(event.id) ?? event.id }, into);
    case 'associationChange':
      return collectAssociation(event, into);
    case 'merge':
      if (isMirrored(event.object))
        for (const id of [event.survivor, ...event.merged]) reread(event.object, id, into);
      return;
    default:
      if (!isMirrored(event.object)) return rereadActivity(event.object, event.id, into);
      reread(event.object, event.id, into);
      if (event.kind === 'deletion' && event.object === 'deal') into.deletedDeals.set(event.id, event.at);
      if (event.kind === 'deletion' && event.object === 'contact') into.deletedContacts.add(event.id);
  }
}

const ACTIVITIES: Readonly<Partial<Record<EventObject, Engagement>>> = {
  meeting: 'meetings',
  call: 'calls',
  email: 'emails',
  communication: 'communications',
};

/** The event of an activity carries neither its people nor its time: the record is read. */
function rereadActivity(object: EventObject, id: string, into: Collected): void {
  const what = ACTIVITIES[object];
  if (what !== undefined) into.toRead[what].add(id);
}

/** A record came, went or changed its identity: HubSpot is asked what is true now. */
function reread(object: Mirrored, id: string, into: Collected): void {
  into.touched[object].add(id);
  if (object === 'contact') into.toRead.contacts.add(id);
  if (object === 'company')
    for (const what of ['companies', 'company_deals', 'company_families'] as const) into.toRead[what].add(id);
  if (object === 'deal')
    for (const what of ['deals', 'deal_contacts', 'deal_companies'] as const) into.toRead[what].add(id);
}

function collectProperty(event: Extract<WebhookEvent, { kind: 'propertyChange' }>, into: Collected): void {
  const { object, id, property, value, at } = event;
  if (!isMirrored(object)) return rereadActivity(object, id, into);
  into.touched[object].add(id);
  if (object === 'contact' && Object.hasOwn(SIGNAL_PROPERTIES, property)) {
    const signal = toSignal({ contactId: id, property, value, at });
    if (signal !== null) into.interactions.push(signal);
    return;
  }
  const mirrored: readonly string[] = READ_PROPERTIES[object];
  if (!mirrored.includes(property)) {
    // Named by a rule, else nobody had subscribed to it: read with what else the rules name.
    if (object === 'company') into.toRead.companies.add(id);
    return;
  }
  into.changes[object].push({ id, properties: { [property]: value }, at });
  if (property === PARENT) into.toRead.company_families.add(id);
  if (object === 'deal' && property === 'dealstage' && value !== '')
    into.stages.push({ dealId: id, dealStage: value, at });
}

function collectAssociation(
  event: Extract<WebhookEvent, { kind: 'associationChange' }>,
  into: Collected,
): void {
  const ends = [event.from, event.to];
  const activity = ends.find(({ object }) => !isMirrored(object));
  if (activity !== undefined) return rereadActivity(activity.object, activity.id, into);
  const deal = ends.find(({ object }) => object === 'deal');
  const other = ends.find((end) => end !== deal);
  if (deal !== undefined && other?.object === 'contact') {
    into.toRead.deal_contacts.add(deal.id);
    into.touched.deal.add(deal.id);
  } else if (deal !== undefined && other?.object === 'company') {
    into.toRead.deal_companies.add(deal.id);
    into.touched.deal.add(deal.id);
  } else if (
    ends.some(({ object }) => object === 'contact') &&
    ends.some(({ object }) => object === 'company')
  ) {
    // The primary company stands on the contact as a property: reading the contact tells it.
    const contact = ends.find(({ object }) => object === 'contact');
    if (contact !== undefined) reread('contact', contact.id, into);
  } else if (ends.every(({ object }) => object === 'company')) {
    for (const { id } of ends) into.toRead.company_families.add(id);
  }
}
