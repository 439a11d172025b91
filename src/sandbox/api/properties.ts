import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { ApiError, refuseInput, reportConflict, reportMissing } from '../http/api-error.ts';
import type { ErrorContent } from '../http/api-error.ts';
import { answerBatch, checkBatchSize } from '../http/batch-answer.ts';
import { readBody, readFlag, readParam } from '../http/routing.ts';
import type { Handler, Route } from '../http/routing.ts';
import type { Property } from '../model.ts';
import type { ObjectType } from '../object-types.ts';
import type { PortalState } from '../state.ts';
import { readObjectType } from './object-access.ts';
import { checkDefinition, PROPERTY_CREATE, PROPERTY_UPDATE, renderProperty } from './property-shapes.ts';
import type { PropertyCreate } from './property-shapes.ts';

/** Per object; HubSpot's own count for all tiers that may define properties freely. */
export const MOST_CUSTOM_PROPERTIES = 1_000;
const MOST_UNIQUE = 10;

const NAMES_BODY = z.object({
  inputs: z.array(z.object({ name: z.string() })),
  archived: z.boolean().default(false),
});
const CREATE_BODY = z.object({ inputs: z.array(PROPERTY_CREATE) });

/** Live properties that people or apps defined. */
export function listCustomProperties(state: PortalState, type: ObjectType): readonly Property[] {
  return [...state.properties[type].values()].filter((one) => !one.hubspotDefined && one.archivedAt === null);
}

function addProperty(state: PortalState, type: ObjectType, wanted: PropertyCreate): Property {
  const standing = state.properties[type].get(wanted.name);
  if (standing && standing.archivedAt === null) {
    throw reportConflict(`A property named '${wanted.name}' already exists.`, 'OBJECT_ALREADY_EXISTS');
  }
  checkDefinition(wanted);
  if (!state.groups[type].has(wanted.groupName))
    throw refuseInput(`Property group ${wanted.groupName} does not exist.`);
  const custom = listCustomProperties(state, type);
  if (custom.length >= MOST_CUSTOM_PROPERTIES)
    throw refuseInput(`${type} have ${MOST_CUSTOM_PROPERTIES} properties.`);
  if (wanted.hasUniqueValue && custom.filter((one) => one.hasUniqueValue).length >= MOST_UNIQUE) {
    throw refuseInput(`At most ${MOST_UNIQUE} properties of an object may be unique.`);
  }
  const now = state.now();
  const property: Property = {
    ...wanted,
    hubspotDefined: false,
    readOnly: false,
    calculated: false,
    externalOptions: false,
    createdAt: standing?.createdAt ?? now,
    updatedAt: now,
    archivedAt: null,
  };
  state.properties[type].set(property.name, property);
  return property;
}

function demandProperty(state: PortalState, type: ObjectType, name: string, archived = false): Property {
  const property = state.properties[type].get(name);
  if (!property || (property.archivedAt !== null) !== archived)
    throw reportMissing(`Property "${name}" does not exist`);
  return property;
}

/** The definition goes to the archive with its values; creating it again brings both back. */
function archive(state: PortalState, type: ObjectType, name: string): void {
  const property = state.properties[type].get(name);
  if (!property || property.archivedAt !== null) return;
  if (property.hubspotDefined) throw refuseInput(`${name} is defined by HubSpot and cannot be archived.`);
  state.properties[type].set(name, { ...property, archivedAt: state.now() });
}

const listProperties: Handler = ({ state }, request) => {
  const archived = readFlag(request, 'archived');
  const all = [...state.properties[readObjectType(request)].values()];
  const results = all.filter((one) => (one.archivedAt !== null) === archived).map(renderProperty);
  return { status: 200, body: { results } };
};

const readProperty: Handler = ({ state }, request) => {
  const [type, name] = [readObjectType(request), readParam(request, 'propertyName')];
  return {
    status: 200,
    body: renderProperty(demandProperty(state, type, name, readFlag(request, 'archived'))),
  };
};

const createProperty: Handler = ({ state }, request) => {
  const type = readObjectType(request);
  return { status: 201, body: renderProperty(addProperty(state, type, readBody(PROPERTY_CREATE, request))) };
};

/** Options, where given, replace the list; nothing is merged. */
const updateProperty: Handler = ({ state }, request) => {
  const type = readObjectType(request);
  const standing = demandProperty(state, type, readParam(request, 'propertyName'));
  const given = Object.entries(readBody(PROPERTY_UPDATE, request)).filter(([, value]) => value !== undefined);
  if (standing.hubspotDefined && given.some(([name]) => name !== 'options' && name !== 'label')) {
    throw refuseInput(`${standing.name} is defined by HubSpot; only its label and options can change.`);
  }
  const property = { ...standing, ...Object.fromEntries(given), updatedAt: state.now() };
  checkDefinition(property);
  if (!state.groups[type].has(property.groupName))
    throw refuseInput(`Property group ${property.groupName} does not exist.`);
  state.properties[type].set(property.name, property);
  return { status: 200, body: renderProperty(property) };
};

const archiveProperty: Handler = ({ state }, request) => {
  const [type, name] = [readObjectType(request), readParam(request, 'propertyName')];
  if (!state.properties[type].has(name)) throw reportMissing(`Property "${name}" does not exist`);
  archive(state, type, name);
  return { status: 204 };
};

const createBatch: Handler = (context, request) => {
  const type = readObjectType(request);
  const { inputs } = readBody(CREATE_BODY, request);
  checkBatchSize(inputs);
  const errors: ErrorContent[] = [];
  const results = inputs.flatMap((input) => {
    try {
      return [renderProperty(addProperty(context.state, type, input))];
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      errors.push({ ...error.content, context: { ...error.content.context, name: [input.name] } });
      return [];
    }
  });
  return answerBatch(context, 200, results, errors);
};

const readBatch: Handler = (context, request) => {
  const type = readObjectType(request);
  const { inputs, archived } = readBody(NAMES_BODY, request);
  checkBatchSize(inputs);
  const errors: ErrorContent[] = [];
  const results = inputs.flatMap(({ name }) => {
    const property = context.state.properties[type].get(name);
    if (property && (property.archivedAt !== null) === archived) return [renderProperty(property)];
    errors.push({
      category: 'OBJECT_NOT_FOUND',
      message: `Property "${name}" does not exist`,
      context: { name: [name] },
    });
    return [];
  });
  return answerBatch(context, 200, results, errors);
};

const archiveBatch: Handler = ({ state }, request) => {
  const type = readObjectType(request);
  const { inputs } = readBody(NAMES_BODY, request);
  checkBatchSize(inputs);
  for (const { name } of inputs) archive(state, type, name);
  return { status: 204 };
};

const ROOT = `/crm/properties/${API_VERSION}/{objectType}`;

/** The definitions of properties. */
export const PROPERTY_ROUTES: readonly Route[] = [
  { method: 'POST', path: `${ROOT}/batch/create`, handle: createBatch },
  { method: 'POST', path: `${ROOT}/batch/read`, handle: readBatch },
  { method: 'POST', path: `${ROOT}/batch/archive`, handle: archiveBatch },
  { method: 'GET', path: ROOT, handle: listProperties },
  { method: 'POST', path: ROOT, handle: createProperty },
  { method: 'GET', path: `${ROOT}/{propertyName}`, handle: readProperty },
  { method: 'PATCH', path: `${ROOT}/{propertyName}`, handle: updateProperty },
  { method: 'DELETE', path: `${ROOT}/{propertyName}`, handle: archiveProperty },
];
