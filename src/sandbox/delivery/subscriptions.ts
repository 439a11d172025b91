import type { Change } from '../changes.ts';
import { NAMES } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';

/** One entry of the app's webhook configuration. */
export interface Subscription {
  /** `object.propertyChange` and its like, or a classic name such as `contact.privacyDeletion`. */
  readonly subscriptionType: string;
  /** `contact`, `deal`, `meeting` …; classic names carry it themselves. */
  readonly objectType?: string;
  readonly propertyName?: string;
  /** An entry that is switched off sends nothing. */
  readonly active?: boolean;
}

/** How an event is written: project apps subscribe generically, older apps by classic names. */
export type PayloadStyle = 'classic' | 'generic';

/** An event is owed to a subscription, in the style that the subscription's own name has. */
export interface Due {
  readonly style: PayloadStyle;
  readonly subscriptionId: number;
}

/** Not subscribable at all. https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide */
const SILENT: ReadonlySet<string> = new Set([
  'hs_lastmodifieddate',
  'lastmodifieddate',
  'num_unique_conversion_events',
  'hs_merged_object_ids',
]);

const FIRST_ID = 1_001;

function namesObject(name: string | undefined, type: ObjectType): boolean {
  const { singular, typeId } = NAMES[type];
  return name !== undefined && [singular, type, typeId, `${singular}_event`].includes(name.toLowerCase());
}

function fits(subscription: Subscription, change: Change): boolean {
  const { subscriptionType, objectType, propertyName, active } = subscription;
  const [subject, event] = subscriptionType.split('.');
  if (active === false || event !== change.kind) return false;
  if (!namesObject(subject === 'object' ? objectType : subject, change.type)) return false;
  return change.kind !== 'propertyChange' || propertyName === undefined || propertyName === change.name;
}

function isClassic(change: Change, style: PayloadStyle): boolean {
  // Erasures have no generic form.
  return style === 'classic' || change.kind === 'privacyDeletion';
}

/** The classic form knows nothing of labels: only plain associations and primaries make events. */
function isExpressible(change: Change, style: PayloadStyle): boolean {
  if (style === 'generic' || change.kind !== 'associationChange') return true;
  return change.unlabelled || change.primary;
}

/** To which subscriptions a change is sent; without any list everything is, in the given style. */
export function findDue(
  subscriptions: readonly Subscription[] | null,
  style: PayloadStyle,
  change: Change,
): readonly Due[] {
  if (change.kind === 'propertyChange' && SILENT.has(change.name)) return [];
  if (subscriptions === null) {
    const own = isClassic(change, style) ? 'classic' : 'generic';
    return isExpressible(change, own) ? [{ style: own, subscriptionId: FIRST_ID }] : [];
  }
  return subscriptions.flatMap((subscription, index) => {
    const own = subscription.subscriptionType.startsWith('object.') ? 'generic' : 'classic';
    const due = fits(subscription, change) && isExpressible(change, own);
    return due ? [{ style: own, subscriptionId: FIRST_ID + index } as const] : [];
  });
}
