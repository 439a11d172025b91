import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { linkKey, listLinkTypes } from '../association-types.ts';
import type { LinkType } from '../association-types.ts';
import { listAssociated, readPairTypes, removePair, removePairTypes, setPairTypes } from '../associations.ts';
import type { Pair } from '../associations.ts';
import { answerBatch, checkBatchSize } from '../http/batch-answer.ts';
import { refuseInput } from '../http/api-error.ts';
import type { ErrorContent } from '../http/api-error.ts';
import { readBody } from '../http/routing.ts';
import type { ApiRequest, Handler, Route } from '../http/routing.ts';
import { NAMES } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';
import { findLive } from '../state.ts';
import type { PortalState } from '../state.ts';
import { LINK_SPEC, readObjectType } from './object-access.ts';

/** https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide, section Limits */
const MOST_READ = 1_000;
const MOST_WRITTEN = 2_000;
const MOST_ARCHIVED = 100;
/** How many associated records one page of a read names. */
const PAGE = 500;

const ID = z.object({ id: z.string() });
const READ = z.object({ inputs: z.array(z.object({ id: z.string(), after: z.string().optional() })) });
const TYPED = z.object({ inputs: z.array(z.object({ from: ID, to: ID, types: z.array(LINK_SPEC).min(1) })) });
const PLAIN = z.object({ inputs: z.array(z.object({ from: ID, to: ID })) });
const ARCHIVE = z.object({ inputs: z.array(z.object({ from: ID, to: z.array(ID) })) });

interface Ends {
  readonly from: ObjectType;
  readonly to: ObjectType;
}

function readEnds(request: ApiRequest): Ends {
  return { from: readObjectType(request, 'fromObjectType'), to: readObjectType(request, 'toObjectType') };
}

type Spec = z.output<typeof LINK_SPEC>;

export function demandTypes(state: PortalState, { from, to }: Ends, specs: readonly Spec[]): LinkType[] {
  return specs.map(({ associationCategory, associationTypeId }) => {
    const link = state.linkTypes.get(linkKey(from, to, associationCategory, associationTypeId));
    if (link) return link;
    const spec = `${associationCategory} ${associationTypeId}`;
    throw refuseInput(
      `Invalid association type: ${spec} is no type from ${NAMES[from].singular} to ${NAMES[to].singular}.`,
    );
  });
}

function renderType({ category, typeId, label }: LinkType) {
  // The specification has `label` as an optional text: a type without one leaves it out.
  return { category, typeId, ...(label === null ? {} : { label }) };
}

function describeNone({ from, to }: Ends, fromId: string): ErrorContent {
  return {
    category: 'OBJECT_NOT_FOUND',
    message: `No ${NAMES[to].singular} is associated with ${NAMES[from].singular} ${fromId}.`,
    context: {
      fromObjectId: [fromId],
      fromObjectType: [NAMES[from].singular],
      toObjectType: [NAMES[to].singular],
    },
  };
}

const readAssociations: Handler = (context, request) => {
  const { state } = context;
  const ends = readEnds(request);
  const { inputs } = readBody(READ, request);
  checkBatchSize(inputs, MOST_READ);
  const errors: ErrorContent[] = [];
  const results = inputs.flatMap(({ id: fromId, after }) => {
    const live = findLive(state, ends.from, fromId);
    const all = live ? listAssociated(state, ends.from, fromId, ends.to) : [];
    if (all.length === 0) {
      errors.push(describeNone(ends, fromId));
      return [];
    }
    const start = after === undefined ? 0 : all.indexOf(after) + 1;
    const page = all.slice(start, start + PAGE);
    const to = page.map((toId) => ({
      toObjectId: toId,
      associationTypes: readPairTypes(state, { ...ends, fromId, toId }).map(renderType),
    }));
    const last = page.at(-1);
    const paging = last !== undefined && last !== all.at(-1) ? { paging: { next: { after: last } } } : {};
    return [{ from: { id: fromId }, to, ...paging }];
  });
  return answerBatch(context, 200, results, errors);
};

function findPairFault(state: PortalState, pair: Pair): ErrorContent | null {
  const ends = [[pair.from, pair.fromId] as const, [pair.to, pair.toId] as const];
  const gone = ends.find(([type, id]) => !findLive(state, type, id));
  if (!gone) return null;
  const [type, id] = gone;
  return {
    category: 'OBJECT_NOT_FOUND',
    message: `${NAMES[type].singularLabel} with ID ${id} does not exist.`,
    context: { fromObjectId: [pair.fromId], toObjectId: [pair.toId] },
  };
}

function describeLabels(state: PortalState, pair: Pair) {
  const labels = readPairTypes(state, pair).flatMap(({ label }) => (label === null ? [] : [label]));
  return {
    fromObjectTypeId: NAMES[pair.from].typeId,
    fromObjectId: pair.fromId,
    toObjectTypeId: NAMES[pair.to].typeId,
    toObjectId: pair.toId,
    labels,
  };
}

const createAssociations: Handler = (context, request) => {
  const { state } = context;
  const ends = readEnds(request);
  const { inputs } = readBody(TYPED, request);
  checkBatchSize(inputs, MOST_WRITTEN);
  const wanted = inputs.map(({ from, to, types }) => {
    return { pair: { ...ends, fromId: from.id, toId: to.id }, types: demandTypes(state, ends, types) };
  });
  const errors: ErrorContent[] = [];
  const results = wanted.flatMap(({ pair, types }) => {
    const fault = findPairFault(state, pair);
    if (fault) errors.push(fault);
    if (fault) return [];
    setPairTypes(state, pair, types, context.actor());
    return [describeLabels(state, pair)];
  });
  return answerBatch(context, 200, results, errors);
};

const createPlain: Handler = (context, request) => {
  const { state } = context;
  const ends = readEnds(request);
  const { inputs } = readBody(PLAIN, request);
  checkBatchSize(inputs, MOST_WRITTEN);
  const plain = listLinkTypes(state.linkTypes, ends.from, ends.to).find((link) => link.label === null);
  if (!plain) throw refuseInput(`No association leads from ${ends.from} to ${ends.to}.`);
  const errors: ErrorContent[] = [];
  const results = inputs.flatMap(({ from, to }) => {
    const pair = { ...ends, fromId: from.id, toId: to.id };
    const fault = findPairFault(state, pair);
    if (fault) errors.push(fault);
    if (fault) return [];
    const standing = readPairTypes(state, pair).filter((link) => !link.primary);
    setPairTypes(state, pair, standing, context.actor());
    const spec = { associationCategory: plain.category, associationTypeId: plain.typeId };
    return [{ from, to, associationSpec: spec }];
  });
  return answerBatch(context, 200, results, errors);
};

const archiveAssociations: Handler = (context, request) => {
  const ends = readEnds(request);
  const { inputs } = readBody(ARCHIVE, request);
  checkBatchSize(inputs, MOST_ARCHIVED);
  for (const { from, to } of inputs) {
    for (const { id } of to)
      removePair(context.state, { ...ends, fromId: from.id, toId: id }, context.actor());
  }
  return answerBatch(context, 200, []);
};

const archiveLabels: Handler = (context, request) => {
  const ends = readEnds(request);
  const { inputs } = readBody(TYPED, request);
  checkBatchSize(inputs, MOST_ARCHIVED);
  for (const { from, to, types } of inputs) {
    const links = demandTypes(context.state, ends, types);
    removePairTypes(context.state, { ...ends, fromId: from.id, toId: to.id }, links, context.actor());
  }
  return answerBatch(context, 200, []);
};

const ROOT = `/crm/associations/${API_VERSION}/{fromObjectType}/{toObjectType}/batch`;

/** Which records belong together, and as what. */
export const ASSOCIATION_ROUTES: readonly Route[] = [
  { method: 'POST', path: `${ROOT}/read`, handle: readAssociations },
  { method: 'POST', path: `${ROOT}/create`, handle: createAssociations },
  { method: 'POST', path: `${ROOT}/associate/default`, handle: createPlain },
  { method: 'POST', path: `${ROOT}/archive`, handle: archiveAssociations },
  { method: 'POST', path: `${ROOT}/labels/archive`, handle: archiveLabels },
];
