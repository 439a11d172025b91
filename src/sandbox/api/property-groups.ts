import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { refuseInput, reportConflict, reportMissing } from '../http/api-error.ts';
import { readBody, readParam } from '../http/routing.ts';
import type { ApiRequest, Handler, Route } from '../http/routing.ts';
import type { PropertyGroup } from '../model.ts';
import type { PortalState } from '../state.ts';
import { readObjectType } from './object-access.ts';

const CREATE = z.object({
  name: z.string().min(1),
  label: z.string().min(1),
  displayOrder: z.int().default(-1),
});
const UPDATE = z.object({ label: z.string().min(1).optional(), displayOrder: z.int().optional() });

function renderGroup(group: PropertyGroup) {
  return { ...group, archived: false };
}

function demandGroup(state: PortalState, request: ApiRequest): PropertyGroup {
  const name = readParam(request, 'groupName');
  const group = state.groups[readObjectType(request)].get(name);
  if (!group) throw reportMissing(`Property group "${name}" does not exist`);
  return group;
}

const listGroups: Handler = ({ state }, request) => {
  const results = [...state.groups[readObjectType(request)].values()].map(renderGroup);
  return { status: 200, body: { results } };
};

const readGroup: Handler = ({ state }, request) => ({
  status: 200,
  body: renderGroup(demandGroup(state, request)),
});

const createGroup: Handler = ({ state }, request) => {
  const groups = state.groups[readObjectType(request)];
  const group = readBody(CREATE, request);
  if (groups.has(group.name)) {
    throw reportConflict(`A property group named '${group.name}' already exists.`, 'OBJECT_ALREADY_EXISTS');
  }
  groups.set(group.name, group);
  return { status: 201, body: renderGroup(group) };
};

const updateGroup: Handler = ({ state }, request) => {
  const standing = demandGroup(state, request);
  const { label = standing.label, displayOrder = standing.displayOrder } = readBody(UPDATE, request);
  const group = { name: standing.name, label, displayOrder };
  state.groups[readObjectType(request)].set(group.name, group);
  return { status: 200, body: renderGroup(group) };
};

const deleteGroup: Handler = ({ state }, request) => {
  const type = readObjectType(request);
  const { name } = demandGroup(state, request);
  const used = [...state.properties[type].values()].some(
    (one) => one.groupName === name && one.archivedAt === null,
  );
  if (used) throw refuseInput(`The group ${name} still has properties.`);
  state.groups[type].delete(name);
  return { status: 204 };
};

const ROOT = `/crm/properties/${API_VERSION}/{objectType}/groups`;

export const PROPERTY_GROUP_ROUTES: readonly Route[] = [
  { method: 'GET', path: ROOT, handle: listGroups },
  { method: 'POST', path: ROOT, handle: createGroup },
  { method: 'GET', path: `${ROOT}/{groupName}`, handle: readGroup },
  { method: 'PATCH', path: `${ROOT}/{groupName}`, handle: updateGroup },
  { method: 'DELETE', path: `${ROOT}/{groupName}`, handle: deleteGroup },
];
