import type { Actor } from './model.ts';
import type { AssociationCategory } from './association-types.ts';
import type { ObjectType } from './object-types.ts';

interface ObjectChange extends Actor {
  readonly type: ObjectType;
  readonly id: string;
}

export interface PropertyChange extends ObjectChange {
  readonly kind: 'propertyChange';
  readonly name: string;
  /** Times in milliseconds, as webhooks carry them. */
  readonly value: string;
}

export interface MergeChange extends ObjectChange {
  readonly kind: 'merge';
  readonly primaryId: string;
  readonly mergedIds: readonly string[];
  readonly propertiesMoved: number;
}

/** One direction of one type on one pair. */
export interface AssociationChange extends Actor {
  readonly kind: 'associationChange';
  readonly type: ObjectType;
  readonly fromId: string;
  readonly toType: ObjectType;
  readonly toId: string;
  readonly category: AssociationCategory;
  readonly typeId: number;
  readonly removed: boolean;
  readonly primary: boolean;
  readonly unlabelled: boolean;
}

export interface LifeChange extends ObjectChange {
  readonly kind: 'creation' | 'deletion' | 'restore' | 'privacyDeletion';
}

/** What happened in the portal; every change becomes one webhook event. */
export type Change = LifeChange | PropertyChange | MergeChange | AssociationChange;
