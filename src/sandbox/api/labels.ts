import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { linkKey, listLinkTypes } from '../association-types.ts';
import type { LinkType } from '../association-types.ts';
import { addLinkType, removeLinkType } from '../associations.ts';
import { refuseInput, refuseTier, reportMissing } from '../http/api-error.ts';
import { readBody, readParam } from '../http/routing.ts';
import type { ApiRequest, Handler, Route } from '../http/routing.ts';
import type { ObjectType } from '../object-types.ts';
import type { PortalState } from '../state.ts';
import { readObjectType } from './object-access.ts';

/** Custom labels between one pair of objects. */
export const MOST_LABELS = 10;

const CREATE = z.object({
  name: z.string().min(1),
  label: z.string().min(1),
  inverseLabel: z.string().optional(),
});
const UPDATE = z.object({
  associationTypeId: z.int(),
  label: z.string().min(1),
  inverseLabel: z.string().optional(),
});

function readEnds(request: ApiRequest): [from: ObjectType, to: ObjectType] {
  return [readObjectType(request, 'fromObjectType'), readObjectType(request, 'toObjectType')];
}

function renderLabel({ category, typeId, label }: LinkType) {
  return { category, typeId, ...(label === null ? {} : { label }) };
}

/** The custom labels from one object to another. */
export function listCustomLabels(state: PortalState, from: ObjectType, to: ObjectType): readonly LinkType[] {
  return listLinkTypes(state.linkTypes, from, to).filter((link) => link.category === 'USER_DEFINED');
}

const listLabels: Handler = ({ state }, request) => {
  const [from, to] = readEnds(request);
  return { status: 200, body: { results: listLinkTypes(state.linkTypes, from, to).map(renderLabel) } };
};

const createLabel: Handler = ({ state }, request) => {
  const [from, to] = readEnds(request);
  const { name, label, inverseLabel } = readBody(CREATE, request);
  if (state.tier === 'free') {
    throw refuseTier('Custom association labels need a Professional or Enterprise account.');
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw refuseInput(
      `The name "${name}" may hold letters, digits and underscores and must not start with a digit.`,
    );
  }
  const standing = listCustomLabels(state, from, to);
  if (standing.some((link) => link.name === name || link.label?.toLowerCase() === label.toLowerCase())) {
    throw refuseInput(`A label with the name "${name}" or the text "${label}" already exists.`);
  }
  if (standing.length >= MOST_LABELS) {
    throw refuseInput(`The limit of ${MOST_LABELS} labels between ${from} and ${to} is reached.`);
  }
  const both = addLinkType(state, { from, to, name, label, inverseLabel: inverseLabel ?? null });
  return { status: 200, body: { results: both.map(renderLabel) } };
};

function demandLabel(state: PortalState, [from, to]: [ObjectType, ObjectType], typeId: number): LinkType {
  const link = state.linkTypes.get(linkKey(from, to, 'USER_DEFINED', typeId));
  if (!link) throw reportMissing(`No custom label ${typeId} leads from ${from} to ${to}.`);
  return link;
}

const updateLabel: Handler = ({ state }, request) => {
  const ends = readEnds(request);
  const { associationTypeId, label, inverseLabel } = readBody(UPDATE, request);
  const link = demandLabel(state, ends, associationTypeId);
  const inverseKey = linkKey(link.to, link.from, link.category, link.inverseTypeId);
  const inverse = state.linkTypes.get(inverseKey);
  if (inverse) state.linkTypes.set(inverseKey, { ...inverse, label: inverseLabel ?? label });
  state.linkTypes.set(linkKey(link.from, link.to, link.category, link.typeId), { ...link, label });
  return { status: 204 };
};

const deleteLabel: Handler = ({ state, actor }, request) => {
  const link = demandLabel(state, readEnds(request), Number(readParam(request, 'associationTypeId')));
  removeLinkType(state, link, actor());
  return { status: 204 };
};

const ROOT = `/crm/associations/${API_VERSION}/{fromObjectType}/{toObjectType}/labels`;

/** The definitions of labels. */
export const LABEL_ROUTES: readonly Route[] = [
  { method: 'GET', path: ROOT, handle: listLabels },
  { method: 'POST', path: ROOT, handle: createLabel },
  { method: 'PUT', path: ROOT, handle: updateLabel },
  { method: 'DELETE', path: `${ROOT}/{associationTypeId}`, handle: deleteLabel },
];
