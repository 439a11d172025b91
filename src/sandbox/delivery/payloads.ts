import type { AssociationChange, Change } from '../changes.ts';
import { NAMES } from '../object-types.ts';
import type { Due } from './subscriptions.ts';

/** An event as it stands in the body of a webhook. */
export type WebhookEvent = Readonly<Record<string, unknown>> & {
  readonly eventId: number;
  readonly subscriptionId: number;
  readonly subscriptionType: string;
  readonly portalId: number;
  readonly appId: number;
  readonly occurredAt: number;
  /** How often it has been tried before. */
  readonly attemptNumber: number;
};

export interface Envelope {
  readonly eventId: number;
  readonly portalId: number;
  readonly appId: number;
}

function describeAssociation(change: AssociationChange, generic: boolean): Record<string, unknown> {
  const [from, to] = [NAMES[change.type], NAMES[change.toType]];
  const ends = {
    fromObjectId: Number(change.fromId),
    toObjectId: Number(change.toId),
    associationRemoved: change.removed,
    isPrimaryAssociation: change.primary,
  };
  if (!generic) return { associationType: `${from.singular}_TO_${to.singular}`.toUpperCase(), ...ends };
  const type = { associationTypeId: change.typeId, associationCategory: change.category };
  return { fromObjectTypeId: from.typeId, toObjectTypeId: to.typeId, ...type, ...ends };
}

function describeSubject(change: Change, generic: boolean): Record<string, unknown> {
  const subject = (id: string) => ({
    objectId: Number(id),
    ...(generic ? { objectTypeId: NAMES[change.type].typeId } : {}),
  });
  switch (change.kind) {
    case 'creation':
      return { ...subject(change.id), changeFlag: 'CREATED' };
    case 'deletion':
      return { ...subject(change.id), changeFlag: 'DELETED' };
    case 'restore':
    case 'privacyDeletion':
      return subject(change.id);
    case 'propertyChange': {
      const sensitivity = generic ? { isSensitive: false } : {};
      return {
        ...subject(change.id),
        propertyName: change.name,
        propertyValue: change.value,
        ...sensitivity,
      };
    }
    case 'merge':
      return {
        ...subject(change.id),
        primaryObjectId: Number(change.primaryId),
        mergedObjectIds: change.mergedIds.map(Number),
        newObjectId: Number(change.id),
        numberOfPropertiesMoved: change.propertiesMoved,
      };
    case 'associationChange':
      return describeAssociation(change, generic);
  }
}

/** Writes a change as HubSpot's webhook event, in the generic or the classic form. */
export function writeEvent(change: Change, due: Due, envelope: Envelope): WebhookEvent {
  const generic = due.style === 'generic';
  const subject = generic ? 'object' : NAMES[change.type].singular;
  return {
    ...envelope,
    subscriptionId: due.subscriptionId,
    subscriptionType: `${subject}.${change.kind}`,
    occurredAt: change.at,
    attemptNumber: 0,
    changeSource: change.source,
    ...(change.sourceId === null ? {} : { sourceId: change.sourceId }),
    ...describeSubject(change, generic),
  };
}
