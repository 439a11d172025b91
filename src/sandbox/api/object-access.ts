import { z } from 'zod';
import { ASSOCIATION_CATEGORIES, findLinkTarget } from '../association-types.ts';
import type { LinkType } from '../association-types.ts';
import { setPairTypes } from '../associations.ts';
import { refuseInput, refuseProperties, reportConflict, reportMissing } from '../http/api-error.ts';
import { readParam } from '../http/routing.ts';
import type { ApiContext, ApiRequest } from '../http/routing.ts';
import type { CrmObject } from '../model.ts';
import { findObjectType } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';
import { createRecord } from '../objects.ts';
import { checkWrite } from '../property-checks.ts';
import { findLive, resolveMerged } from '../state.ts';
import type { PortalState } from '../state.ts';

/** Values come as text; HubSpot also takes numbers and booleans, and null to clear. */
export const PROPERTY_VALUES = z.record(
  z.string(),
  z
    .union([z.string(), z.number(), z.boolean(), z.null()])
    .transform((value) => (value === null ? '' : String(value))),
);

export const LINK_SPEC = z.object({
  associationCategory: z.enum(ASSOCIATION_CATEGORIES),
  associationTypeId: z.int(),
});

export const CREATE_INPUT = z.object({
  properties: PROPERTY_VALUES,
  associations: z
    .array(z.object({ to: z.object({ id: z.string() }), types: z.array(LINK_SPEC).min(1) }))
    .default([]),
  objectWriteTraceId: z.string().optional(),
});
export type CreateInput = z.output<typeof CREATE_INPUT>;

export function readObjectType(request: ApiRequest, name = 'objectType'): ObjectType {
  const given = readParam(request, name);
  const type = findObjectType(given);
  if (!type) throw refuseInput(`Unable to infer object type from: ${given}`);
  return type;
}

/** Finds a live record by its id or by the value of a unique property. Ids of merged records are not followed. */
export function findBy(state: PortalState, type: ObjectType, idProperty: string | undefined, value: string) {
  if (!idProperty || idProperty === 'hs_object_id') return findLive(state, type, value);
  const property = state.properties[type].get(idProperty);
  if (!property?.hasUniqueValue || property.archivedAt !== null) {
    throw refuseInput(`Property '${idProperty}' does not hold unique values and cannot be an idProperty.`, {
      invalidPropertyName: [idProperty],
    });
  }
  const key = idProperty === 'email' ? value.toLowerCase() : value;
  const id = state.uniqueValues.get(`${type}|${idProperty}|${key}`);
  return id === undefined ? null : findLive(state, type, id);
}

/** The record of a single read: the id of a merged record answers the one that lives on. */
export function demandObject(
  state: PortalState,
  type: ObjectType,
  idProperty: string | undefined,
  value: string,
): CrmObject {
  const wanted = idProperty ? value : resolveMerged(state, type, value);
  const object = findBy(state, type, idProperty, wanted);
  if (!object) throw reportMissing();
  return object;
}

/** Checks a write by an app; throws what HubSpot would answer. */
export function demandValues(
  state: PortalState,
  type: ObjectType,
  properties: Readonly<Record<string, string>>,
  object: CrmObject | null,
): Map<string, string> {
  const checked = checkWrite(state, { type, properties, object, readOnlyAllowed: false });
  if (checked.faults.length > 0) throw refuseProperties(checked.faults);
  if (checked.takenBy) throw reportConflict(`Contact already exists. Existing ID: ${checked.takenBy}`);
  return checked.values;
}

interface InlineLink {
  readonly link: LinkType;
  readonly id: string;
}

function demandLinks(state: PortalState, from: ObjectType, input: CreateInput): InlineLink[] {
  return input.associations.flatMap(({ to, types }) =>
    types.map((spec) => {
      const link = findLinkTarget(state.linkTypes, from, spec.associationCategory, spec.associationTypeId);
      if (!link) throw refuseInput(`No association type ${spec.associationTypeId} starts at ${from}.`);
      if (!findLive(state, link.to, to.id)) throw reportMissing(`No ${link.to} with id ${to.id}.`);
      return { link, id: to.id };
    }),
  );
}

/** Everything is checked before anything is stored, so that a refused creation leaves nothing behind. */
export function prepareCreate(context: ApiContext, type: ObjectType, input: CreateInput): () => CrmObject {
  const { state } = context;
  const values = demandValues(state, type, input.properties, null);
  const links = demandLinks(state, type, input);
  return () => {
    const actor = context.actor();
    const object = createRecord(state, type, values, actor);
    const targets = Map.groupBy(links, ({ link, id }) => `${link.to}|${id}`);
    for (const group of targets.values()) {
      const [first] = group;
      if (!first) continue;
      const pair = { from: type, fromId: object.id, to: first.link.to, toId: first.id };
      setPairTypes(
        state,
        pair,
        group.map(({ link }) => link),
        actor,
      );
    }
    return object;
  };
}
