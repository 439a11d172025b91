import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { refuseInput } from '../http/api-error.ts';
import { readBody, readFlag, readList, readParam } from '../http/routing.ts';
import type { Handler, Route } from '../http/routing.ts';
import { archiveRecord, changeRecord, eraseRecord, mergeRecords } from '../objects.ts';
import { findLive } from '../state.ts';
import {
  CREATE_INPUT,
  demandObject,
  demandValues,
  findBy,
  prepareCreate,
  PROPERTY_VALUES,
  readObjectType,
} from './object-access.ts';
import { renderObject } from './object-json.ts';

const UPDATE = z.object({ properties: PROPERTY_VALUES });
const MERGE = z.object({ primaryObjectId: z.string(), objectIdToMerge: z.string() });
const ERASURE = z.object({ objectId: z.string(), idProperty: z.string().optional() });

const listObjects: Handler = ({ state }, request) => {
  const type = readObjectType(request);
  const archived = readFlag(request, 'archived');
  const limit = Number(request.query.get('limit') ?? 10);
  const after = Number(request.query.get('after') ?? 0);
  const history = readList(request, 'propertiesWithHistory');
  const most = history.length > 0 ? 50 : 100;
  if (!(limit >= 1 && limit <= most)) throw refuseInput(`limit must be between 1 and ${most}.`);
  const listed = [...state.objects[type].values()].filter(
    (object) => (object.archivedAt !== null) === archived,
  );
  const page = listed.filter((object) => Number(object.id) > after).slice(0, limit);
  const last = page.at(-1);
  const more = last !== undefined && last !== listed.at(-1);
  const shown = {
    properties: readList(request, 'properties'),
    history,
    associations: readList(request, 'associations'),
  };
  return {
    status: 200,
    body: {
      results: page.map((object) => renderObject(state, object, shown)),
      ...(more ? { paging: { next: { after: last.id } } } : {}),
    },
  };
};

const readObject: Handler = ({ state }, request) => {
  const type = readObjectType(request);
  const id = readParam(request, 'objectId');
  const idProperty = request.query.get('idProperty') ?? undefined;
  const bin = readFlag(request, 'archived') ? state.objects[type].get(id) : undefined;
  const object = bin?.archivedAt != null ? bin : demandObject(state, type, idProperty, id);
  const shown = {
    properties: readList(request, 'properties'),
    history: readList(request, 'propertiesWithHistory'),
    associations: readList(request, 'associations'),
  };
  return { status: 200, body: renderObject(state, object, shown) };
};

const createObject: Handler = (context, request) => {
  const type = readObjectType(request);
  const input = readBody(CREATE_INPUT, request);
  const object = prepareCreate(context, type, input)();
  return {
    status: 201,
    body: renderObject(context.state, object, { properties: Object.keys(input.properties) }),
  };
};

const updateObject: Handler = ({ state, actor }, request) => {
  const type = readObjectType(request);
  const { properties } = readBody(UPDATE, request);
  const idProperty = request.query.get('idProperty') ?? undefined;
  const object = demandObject(state, type, idProperty, readParam(request, 'objectId'));
  changeRecord(state, object, demandValues(state, type, properties, object), actor());
  return { status: 200, body: renderObject(state, object, { properties: Object.keys(properties) }) };
};

/** HubSpot answers 204 also for what is not there. */
const archiveObject: Handler = ({ state, actor }, request) => {
  const object = findLive(state, readObjectType(request), readParam(request, 'objectId'));
  if (object) archiveRecord(state, object, actor());
  return { status: 204 };
};

const mergeObjects: Handler = ({ state, actor }, request) => {
  const type = readObjectType(request);
  const { primaryObjectId, objectIdToMerge } = readBody(MERGE, request);
  const primary = findLive(state, type, primaryObjectId);
  const other = findLive(state, type, objectIdToMerge);
  if (!primary || !other || primary === other) throw refuseInput('Both records must exist and differ.');
  const survivor = mergeRecords(state, primary, other, false, actor());
  return { status: 200, body: renderObject(state, survivor, { properties: [] }) };
};

const eraseObject: Handler = ({ state, actor }, request) => {
  const type = readObjectType(request);
  const { objectId, idProperty } = readBody(ERASURE, request);
  const object = findBy(state, type, idProperty, objectId) ?? state.objects[type].get(objectId);
  if (object) eraseRecord(state, object, actor());
  return { status: 204 };
};

const ROOT = `/crm/objects/${API_VERSION}/{objectType}`;

/** One record at a time. */
export const OBJECT_ROUTES: readonly Route[] = [
  { method: 'POST', path: `${ROOT}/merge`, handle: mergeObjects },
  { method: 'POST', path: `${ROOT}/gdpr-delete`, handle: eraseObject },
  { method: 'GET', path: ROOT, handle: listObjects },
  { method: 'POST', path: ROOT, handle: createObject },
  { method: 'GET', path: `${ROOT}/{objectId}`, handle: readObject },
  { method: 'PATCH', path: `${ROOT}/{objectId}`, handle: updateObject },
  { method: 'DELETE', path: `${ROOT}/{objectId}`, handle: archiveObject },
];
