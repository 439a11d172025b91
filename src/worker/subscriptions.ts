/** What HubSpot is asked to send: exactly what the server handles. The project file lists the same, held by a test. */
import { READ_PROPERTIES, SIGNAL_PROPERTIES } from './mirrored-properties.ts';

export interface Subscription {
  readonly subscriptionType:
    | 'object.creation'
    | 'object.deletion'
    | 'object.merge'
    | 'object.restore'
    | 'object.propertyChange'
    | 'object.associationChange'
    | 'contact.privacyDeletion';
  /** Absent where the type names it already. */
  readonly objectType?: 'contact' | 'company' | 'deal' | 'meeting' | 'call' | 'email' | 'communication';
  readonly propertyName?: string;
  readonly active: true;
}

const OBJECTS = ['contact', 'company', 'deal'] as const;
const LIFE = [
  'object.creation',
  'object.deletion',
  'object.merge',
  'object.restore',
  'object.associationChange',
] as const;

/** What this app writes itself tells it nothing; `bg_solution` is also set by people, who adopt a deal by it. */
function isForeign(property: string): boolean {
  return !property.startsWith('bg_') || property === 'bg_solution';
}

/**
 * HubSpot sets these once, or tells of them by other events; the currency is a property of portals with several, and is
 * read with the deal.
 */
const NEVER_CHANGED = new Set(['createdate', 'deal_currency_code']);

/** Activities: their people and times are read from the record; only what can undo them is followed. */
const ACTIVITIES = {
  meeting: ['hs_meeting_outcome', 'hs_timestamp'],
  call: ['hs_call_status'],
  email: [],
  communication: [],
} as const;

/** HubSpot knows this one by its classic name only, in a list of its own. */
const ERASURE: Subscription = { subscriptionType: 'contact.privacyDeletion', active: true };

/** `company`: the company properties that are read, those that rules name included. */
export function listSubscriptions(company: readonly string[] = READ_PROPERTIES.company): Subscription[] {
  const read = { ...READ_PROPERTIES, company };
  return [...OBJECTS.flatMap((each) => subscribeRecord(each, read[each])), ...subscribeActivities(), ERASURE];
}

function subscribeRecord(
  objectType: (typeof OBJECTS)[number],
  properties: readonly string[],
): Subscription[] {
  const signals = objectType === 'contact' ? Object.keys(SIGNAL_PROPERTIES) : [];
  const mirrored = properties.filter((name) => isForeign(name) && !NEVER_CHANGED.has(name));
  return [
    ...LIFE.map((subscriptionType) => ({ subscriptionType, objectType, active: true as const })),
    ...[...mirrored, ...signals].map((name) => subscribeProperty(objectType, name)),
  ];
}

function subscribeActivities(): Subscription[] {
  return (['meeting', 'call', 'email', 'communication'] as const).flatMap((objectType) => [
    { subscriptionType: 'object.creation' as const, objectType, active: true as const },
    { subscriptionType: 'object.deletion' as const, objectType, active: true as const },
    ...ACTIVITIES[objectType].map((name) => subscribeProperty(objectType, name)),
  ]);
}

function subscribeProperty(
  objectType: NonNullable<Subscription['objectType']>,
  propertyName: string,
): Subscription {
  return { subscriptionType: 'object.propertyChange', objectType, propertyName, active: true };
}
