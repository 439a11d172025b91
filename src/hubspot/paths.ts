/**
 * HubSpot's paths, built here and nowhere else. The version is one constant: dated versions replace v3 and v4,
 * which lose support in 2027. Whatever becomes part of a path is checked first (P40).
 */
import { InvalidRequestError } from './errors.ts';
import type { ObjectType } from './gateway.ts';

export const API_VERSION = '2026-09';

const OBJECT_TYPES: readonly ObjectType[] = [
  'contacts',
  'companies',
  'deals',
  'meetings',
  'calls',
  'emails',
  'communications',
  'notes',
  'tasks',
];

/** HubSpot's ids are positive integers; 19 digits hold any 64-bit number. */
const OBJECT_ID = /^[0-9]{1,19}$/;
/** Internal names of properties, groups and pipelines as HubSpot allows them. */
const INTERNAL_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** @throws InvalidRequestError for anything but digits; the text itself is not repeated. */
export function checkObjectId(id: string): string {
  if (typeof id !== 'string' || !OBJECT_ID.test(id)) {
    throw new InvalidRequestError(
      'An id of a HubSpot object was expected: 1 to 19 digits. Nothing was sent.',
    );
  }
  return id;
}

/** @throws InvalidRequestError unless it is one of the types this app works with. */
export function checkObjectType(type: ObjectType): ObjectType {
  if (!OBJECT_TYPES.includes(type)) {
    throw new InvalidRequestError(
      `An object type was expected: one of ${OBJECT_TYPES.join(', ')}. Nothing was sent.`,
    );
  }
  return type;
}

/** @throws InvalidRequestError unless it can be an internal name of HubSpot. */
export function checkName(name: string): string {
  if (typeof name !== 'string' || !INTERNAL_NAME.test(name)) {
    throw new InvalidRequestError(
      'An internal name was expected: 1 to 100 letters, digits, "_" or "-", beginning with a letter or digit. ' +
        'Nothing was sent.',
    );
  }
  return name;
}

function checkTypeId(typeId: number): number {
  if (!Number.isSafeInteger(typeId) || typeId < 1) {
    throw new InvalidRequestError(
      'An association type id was expected: a whole number above 0. Nothing was sent.',
    );
  }
  return typeId;
}

export function objectsPath(type: ObjectType): string {
  return `/crm/objects/${API_VERSION}/${checkObjectType(type)}`;
}

export function objectBatchPath(
  type: ObjectType,
  action: 'read' | 'update' | 'upsert' | 'create' | 'archive',
): string {
  return `${objectsPath(type)}/batch/${action}`;
}

export function searchPath(type: ObjectType): string {
  return `${objectsPath(type)}/search`;
}

export function associationBatchPath(
  from: ObjectType,
  to: ObjectType,
  action: 'read' | 'create' | 'archive' | 'labels/archive',
): string {
  return `${associationsPath(from, to)}/batch/${action}`;
}

export function labelsPath(from: ObjectType, to: ObjectType): string {
  return `${associationsPath(from, to)}/labels`;
}

export function labelPath(from: ObjectType, to: ObjectType, typeId: number): string {
  return `${labelsPath(from, to)}/${checkTypeId(typeId)}`;
}

function associationsPath(from: ObjectType, to: ObjectType): string {
  return `/crm/associations/${API_VERSION}/${checkObjectType(from)}/${checkObjectType(to)}`;
}

export function pipelinesPath(type: ObjectType): string {
  return `/crm/pipelines/${API_VERSION}/${checkObjectType(type)}`;
}

export function pipelinePath(type: ObjectType, id: string): string {
  return `${pipelinesPath(type)}/${checkName(id)}`;
}

export function propertiesPath(type: ObjectType): string {
  return `/crm/properties/${API_VERSION}/${checkObjectType(type)}`;
}

export function propertyPath(type: ObjectType, name: string): string {
  return `${propertiesPath(type)}/${checkName(name)}`;
}

export function propertyBatchPath(type: ObjectType, action: 'create' | 'archive'): string {
  return `${propertiesPath(type)}/batch/${action}`;
}

export function propertyGroupsPath(type: ObjectType): string {
  return `${propertiesPath(type)}/groups`;
}

export function propertyGroupPath(type: ObjectType, name: string): string {
  return `${propertyGroupsPath(type)}/${checkName(name)}`;
}

export function limitsPath(what: 'custom-properties' | 'associations/labels' | 'pipelines'): string {
  return `/crm/limits/${API_VERSION}/${what}`;
}

export const MARKETING_EVENTS_PATH = `/marketing/marketing-events/${API_VERSION}`;

export function participationsPath(eventId: string): string {
  return `${MARKETING_EVENTS_PATH}/participations/${checkObjectId(eventId)}/breakdown`;
}

export const OCCURRENCES_PATH = `/events/event-occurrences/${API_VERSION}`;

export const DAILY_USAGE_PATH = `/account-info/${API_VERSION}/api-usage/daily/private-apps`;
export const ACCOUNT_PATH = `/account-info/${API_VERSION}/details`;
