import type { Actor, CrmObject } from './model.ts';
import { announce } from './state.ts';
import type { PortalState } from './state.ts';
import { readStored } from './stored-values.ts';

function indexUnique(
  state: PortalState,
  object: CrmObject,
  name: string,
  before: string,
  after: string,
): void {
  if (!state.properties[object.type].get(name)?.hasUniqueValue) return;
  if (before !== '') state.uniqueValues.delete(`${object.type}|${name}|${before}`);
  if (after !== '') state.uniqueValues.set(`${object.type}|${name}|${after}`, object.id);
}

/**
 * Stores a checked value, adds it to the history and announces it. A value equal to the one that stands there
 * changes nothing and makes no event, as in HubSpot.
 */
export function storeValue(
  state: PortalState,
  object: CrmObject,
  name: string,
  value: string,
  actor: Actor,
): boolean {
  const before = readStored(state, object, name) ?? '';
  if (before === value && (object.history.has(name) || value === '')) return false;
  const { at, source, sourceId } = actor;
  const versions = object.history.get(name) ?? [];
  versions.push({ at, source, sourceId, value });
  object.history.set(name, versions);
  object.updatedAt = Math.max(object.updatedAt, at);
  indexUnique(state, object, name, before, value);
  announce(state, {
    kind: 'propertyChange',
    type: object.type,
    id: object.id,
    name,
    value,
    at,
    source,
    sourceId,
  });
  return true;
}

/** An archived record gives its unique values free; a restored one takes those that are still free. */
export function indexUniqueValues(state: PortalState, object: CrmObject, live: boolean): void {
  for (const property of state.properties[object.type].values()) {
    if (!property.hasUniqueValue) continue;
    const value = readStored(state, object, property.name);
    if (!value) continue;
    const key = `${object.type}|${property.name}|${value}`;
    if (live && !state.uniqueValues.has(key)) state.uniqueValues.set(key, object.id);
    if (!live && state.uniqueValues.get(key) === object.id) state.uniqueValues.delete(key);
  }
}
