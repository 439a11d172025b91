import { listAssociated, readPairTypes } from '../associations.ts';
import type { CrmObject } from '../model.ts';
import { findObjectType, NAMES } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';
import type { PortalState } from '../state.ts';
import { readStored } from '../stored-values.ts';
import { renderValue } from '../values.ts';

export interface Shown {
  /** Names asked for; unknown ones are ignored, as HubSpot does. None: the default ones. */
  readonly properties: readonly string[];
  readonly history?: readonly string[];
  /** Types whose associated ids are answered along. */
  readonly associations?: readonly string[];
}

function renderProperties(state: PortalState, object: CrmObject, asked: readonly string[]) {
  const names = NAMES[object.type];
  const wanted = asked.length > 0 ? [...asked, names.created, names.modified, 'hs_object_id'] : names.shown;
  const known = state.properties[object.type];
  const properties: Record<string, string | null> = {};
  for (const name of new Set(wanted)) {
    const property = known.get(name);
    if (!property || property.archivedAt !== null) continue;
    const value = readStored(state, object, name);
    properties[name] = value === null ? null : renderValue(property, value);
  }
  return properties;
}

/** Newest first, as HubSpot lists them. */
function renderHistory(state: PortalState, object: CrmObject, names: readonly string[]) {
  const entries = names.map((name) => {
    const property = state.properties[object.type].get(name);
    const versions = (object.history.get(name) ?? []).toReversed().map((version) => ({
      value: renderValue(property, version.value),
      timestamp: new Date(version.at).toISOString(),
      sourceType: version.source,
      ...(version.sourceId === null ? {} : { sourceId: version.sourceId }),
    }));
    return [name, versions] as const;
  });
  return Object.fromEntries(entries);
}

function renderAssociations(state: PortalState, object: CrmObject, types: readonly ObjectType[]) {
  const from = object.type;
  const entries = types.map((to) => {
    const results = listAssociated(state, from, object.id, to).flatMap((toId) =>
      readPairTypes(state, { from, fromId: object.id, to, toId }).map((link) => ({
        id: toId,
        type: link.label === null ? `${NAMES[from].singular}_to_${NAMES[to].singular}` : link.name,
      })),
    );
    return [to, { results }] as const;
  });
  return Object.fromEntries(entries.filter(([, { results }]) => results.length > 0));
}

/** A record as the API answers it (`SimplePublicObjectWithAssociations`). */
export function renderObject(state: PortalState, object: CrmObject, shown: Shown) {
  const { archivedAt } = object;
  const types = (shown.associations ?? []).map(findObjectType).filter((type) => type !== null);
  return {
    id: object.id,
    properties: renderProperties(state, object, shown.properties),
    createdAt: new Date(object.createdAt).toISOString(),
    updatedAt: new Date(object.updatedAt).toISOString(),
    archived: archivedAt !== null,
    ...(archivedAt === null ? {} : { archivedAt: new Date(archivedAt).toISOString() }),
    ...(shown.history?.length ? { propertiesWithHistory: renderHistory(state, object, shown.history) } : {}),
    ...(types.length > 0 ? { associations: renderAssociations(state, object, types) } : {}),
  };
}
