import { listAssociated, readPairTypes, removePair, setPairTypes } from './associations.ts';
import type { Actor, CrmObject } from './model.ts';
import { OBJECT_TYPES } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import { indexUniqueValues, storeValue } from './property-store.ts';
import { announce } from './state.ts';
import type { PortalState } from './state.ts';

/** Adds a record: a creation event, then one event for each property that was set. */
export function createRecord(
  state: PortalState,
  type: ObjectType,
  values: ReadonlyMap<string, string>,
  actor: Actor,
): CrmObject {
  const id = String(state.nextObjectId);
  state.nextObjectId += 1;
  const { at, source, sourceId } = actor;
  const object: CrmObject = { type, id, createdAt: at, updatedAt: at, archivedAt: null, history: new Map() };
  state.objects[type].set(id, object);
  announce(state, { kind: 'creation', type, id, at, source, sourceId });
  changeRecord(state, object, values, actor);
  return object;
}

export function changeRecord(
  state: PortalState,
  object: CrmObject,
  values: ReadonlyMap<string, string>,
  actor: Actor,
): void {
  for (const [name, value] of values) storeValue(state, object, name, value, actor);
}

/** Moves a record to the recycle bin. Its associations are hidden with it and come back with it. */
export function archiveRecord(state: PortalState, object: CrmObject, actor: Actor): void {
  if (object.archivedAt !== null) return;
  object.archivedAt = actor.at;
  indexUniqueValues(state, object, false);
  announce(state, { kind: 'deletion', type: object.type, id: object.id, ...actor });
}

export function restoreRecord(state: PortalState, object: CrmObject, actor: Actor): void {
  if (object.archivedAt === null) return;
  object.archivedAt = null;
  object.updatedAt = Math.max(object.updatedAt, actor.at);
  indexUniqueValues(state, object, true);
  announce(state, { kind: 'restore', type: object.type, id: object.id, ...actor });
}

/** Erases a record for good. HubSpot tells of it twice, by a deletion and by a privacy deletion. */
export function eraseRecord(state: PortalState, object: CrmObject, actor: Actor): void {
  for (const to of OBJECT_TYPES) {
    for (const toId of listAssociated(state, object.type, object.id, to)) {
      removePair(state, { from: object.type, fromId: object.id, to, toId }, actor);
    }
  }
  indexUniqueValues(state, object, false);
  state.objects[object.type].delete(object.id);
  announce(state, { kind: 'deletion', type: object.type, id: object.id, ...actor });
  announce(state, { kind: 'privacyDeletion', type: object.type, id: object.id, ...actor });
}

function moveAssociations(state: PortalState, source: CrmObject, target: CrmObject, actor: Actor): void {
  const from = source.type;
  for (const to of OBJECT_TYPES) {
    for (const toId of listAssociated(state, from, source.id, to)) {
      const types = readPairTypes(state, { from, fromId: source.id, to, toId });
      removePair(state, { from, fromId: source.id, to, toId }, actor);
      if (toId === target.id && to === from) continue;
      const pair = { from, fromId: target.id, to, toId };
      const standing = readPairTypes(state, pair);
      setPairTypes(state, pair, [...standing, ...types.filter((type) => !type.primary)], actor);
    }
  }
}

function copyValues(state: PortalState, source: CrmObject, target: CrmObject, actor: Actor): number {
  let moved = 0;
  for (const [name, versions] of source.history) {
    const value = versions.at(-1)?.value ?? '';
    const standing = target.history.get(name)?.at(-1)?.value ?? '';
    if (standing !== '' || value === '' || name === 'associatedcompanyid') continue;
    if (storeValue(state, target, name, value, actor)) moved += 1;
  }
  return moved;
}

/**
 * Merges two records of one type: the survivor keeps its own values, takes what it lacks and all associations.
 * The old ids go on answering single reads with the survivor. With `newRecord` the survivor is a third record,
 * as HubSpot does for some portals.
 */
export function mergeRecords(
  state: PortalState,
  primary: CrmObject,
  other: CrmObject,
  newRecord: boolean,
  actor: Actor,
): CrmObject {
  const { type } = primary;
  const survivor = newRecord ? createRecord(state, type, new Map(), actor) : primary;
  const gone = newRecord ? [primary, other] : [other];
  let propertiesMoved = 0;
  for (const source of gone) {
    indexUniqueValues(state, source, false);
    propertiesMoved += copyValues(state, source, survivor, actor);
    moveAssociations(state, source, survivor, actor);
    state.objects[type].delete(source.id);
    state.merged.set(`${type}|${source.id}`, survivor.id);
  }
  const known = survivor.history.get('hs_merged_object_ids')?.at(-1)?.value.split(';') ?? [];
  if (state.properties[type].has('hs_merged_object_ids')) {
    const ids = [...known, ...gone.map((source) => source.id)].join(';');
    storeValue(state, survivor, 'hs_merged_object_ids', ids, actor);
  }
  const mergedIds = newRecord ? [primary.id, other.id] : [other.id];
  const change = { type, id: survivor.id, primaryId: primary.id, mergedIds, propertiesMoved, ...actor };
  announce(state, { kind: 'merge', ...change });
  return survivor;
}
