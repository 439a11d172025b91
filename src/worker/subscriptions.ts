/** What HubSpot is asked to send: exactly what the server handles. The project file lists the same, held by a test. */
import { READ_PROPERTIES, SIGNAL_PROPERTIES } from './mirrored-properties.ts';

export interface Subscription {
  readonly subscriptionType:
    | 'object.creation'
    | 'object.deletion'
    | 'object.merge'
    | 'object.restore'
    | 'object.propertyChange'
    | 'object.associationChange';
  readonly objectType: 'contact' | 'company' | 'deal';
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

/** HubSpot sets these once, or tells of them by other events. */
const NEVER_CHANGED = new Set(['createdate']);

export function listSubscriptions(): Subscription[] {
  return OBJECTS.flatMap((objectType): Subscription[] => {
    const signals = objectType === 'contact' ? Object.keys(SIGNAL_PROPERTIES) : [];
    const properties = [
      ...READ_PROPERTIES[objectType].filter((name) => isForeign(name) && !NEVER_CHANGED.has(name)),
      ...signals,
    ];
    return [
      ...LIFE.map((subscriptionType) => ({ subscriptionType, objectType, active: true as const })),
      ...properties.map((propertyName) => ({
        subscriptionType: 'object.propertyChange' as const,
        objectType,
        propertyName,
        active: true as const,
      })),
    ];
  });
}
