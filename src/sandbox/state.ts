import { defineLinkTypes } from './association-types.ts';
import type { LinkType } from './association-types.ts';
import type { Change } from './changes.ts';
import {
  createDefaultOwners,
  createDefaultProperties,
  createSalesPipeline,
  nameDefaultGroup,
} from './defaults/portal-defaults.ts';
import type { MarketingEvent } from './marketing-events.ts';
import type { CrmObject, Owner, Pipeline, Property, PropertyGroup, Tier } from './model.ts';
import { OBJECT_TYPES } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import type { Random } from './random.ts';
import type { Visit } from './visits.ts';

export interface StateOptions {
  readonly portalId: number;
  readonly appId: number;
  readonly tier: Tier;
  /** IANA name of the zone the account is set to. */
  readonly timeZone: string;
  readonly now: () => number;
  readonly random: Random;
}

/** Everything the portal holds. One per sandbox; nothing of it is shared between sandboxes. */
export interface PortalState extends StateOptions {
  readonly objects: Readonly<Record<ObjectType, Map<string, CrmObject>>>;
  /** The id a merged record had, and the id of the record that lives on, by `type|id`. */
  readonly merged: Map<string, string>;
  readonly properties: Readonly<Record<ObjectType, Map<string, Property>>>;
  readonly groups: Readonly<Record<ObjectType, Map<string, PropertyGroup>>>;
  readonly pipelines: Map<string, Pipeline>;
  readonly owners: Map<string, Owner>;
  readonly marketingEvents: Map<string, MarketingEvent>;
  /** Pages that contacts opened, in the order in which they became known. */
  readonly visits: Visit[];
  readonly linkTypes: Map<string, LinkType>;
  /** By `from type|to type|from id`: the associated ids, each with its `category:typeId` marks. */
  readonly links: Map<string, Map<string, Set<string>>>;
  /** By `type|property|value`: the live object that has this unique value. */
  readonly uniqueValues: Map<string, string>;
  readonly listeners: Set<(change: Change) => void>;
  nextObjectId: number;
  nextLinkTypeId: number;
}

function recordPerType<T>(make: (type: ObjectType) => T): Record<ObjectType, T> {
  return Object.fromEntries(OBJECT_TYPES.map((type) => [type, make(type)])) as Record<ObjectType, T>;
}

function createGroups(type: ObjectType): Map<string, PropertyGroup> {
  const name = nameDefaultGroup(type);
  return new Map([[name, { name, label: name, displayOrder: 0 }]]);
}

/** A portal as HubSpot hands it out: default properties, one pipeline, two owners, no records. */
export function createState(options: StateOptions): PortalState {
  const now = options.now();
  return {
    ...options,
    objects: recordPerType(() => new Map()),
    merged: new Map(),
    properties: recordPerType((type) => createDefaultProperties(type, now)),
    groups: recordPerType(createGroups),
    pipelines: new Map([['default', createSalesPipeline(now)]]),
    owners: new Map(createDefaultOwners(now).map((owner) => [owner.id, owner])),
    marketingEvents: new Map(),
    visits: [],
    linkTypes: defineLinkTypes(),
    links: new Map(),
    uniqueValues: new Map(),
    listeners: new Set(),
    nextObjectId: 50_001,
    // Custom types count from 1, so that their ids collide with HubSpot's own: only the category tells them apart.
    nextLinkTypeId: 1,
  };
}

export function announce(state: PortalState, change: Change): void {
  for (const listener of state.listeners) listener(change);
}

/** Finds a live record. */
export function findLive(state: PortalState, type: ObjectType, id: string): CrmObject | null {
  const object = state.objects[type].get(id);
  return object && object.archivedAt === null ? object : null;
}

/** Follows the merges behind an id to the record that lives on; an id that was never merged answers itself. */
export function resolveMerged(state: PortalState, type: ObjectType, id: string): string {
  let current = id;
  for (
    let next = state.merged.get(`${type}|${current}`);
    next;
    next = state.merged.get(`${type}|${current}`)
  ) {
    current = next;
  }
  return current;
}
