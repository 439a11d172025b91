import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { listLinkTypes } from '../association-types.ts';
import { readPairTypes, removePair, setPairTypes } from '../associations.ts';
import type { Pair } from '../associations.ts';
import { answerBatch } from '../http/batch-answer.ts';
import { reportMissing } from '../http/api-error.ts';
import { readBody, readParam } from '../http/routing.ts';
import type { ApiRequest, Handler, Route } from '../http/routing.ts';
import { NAMES } from '../object-types.ts';
import { findLive } from '../state.ts';
import { demandTypes } from './associations.ts';
import { LINK_SPEC, readObjectType } from './object-access.ts';

function readPair(request: ApiRequest): Pair {
  return {
    from: readObjectType(request, 'fromObjectType'),
    fromId: readParam(request, 'fromObjectId'),
    to: readObjectType(request, 'toObjectType'),
    toId: readParam(request, 'toObjectId'),
  };
}

const setTypes: Handler = ({ state, actor }, request) => {
  const pair = readPair(request);
  const types = demandTypes(state, pair, readBody(z.array(LINK_SPEC).min(1), request));
  if (!findLive(state, pair.from, pair.fromId) || !findLive(state, pair.to, pair.toId)) throw reportMissing();
  setPairTypes(state, pair, types, actor());
  const labels = readPairTypes(state, pair).flatMap(({ label }) => (label === null ? [] : [label]));
  const { from, fromId, to, toId } = pair;
  const ends = {
    fromObjectTypeId: NAMES[from].typeId,
    fromObjectId: fromId,
    toObjectTypeId: NAMES[to].typeId,
  };
  return { status: 201, body: { ...ends, toObjectId: toId, labels } };
};

const setPlain: Handler = (context, request) => {
  const { state, actor } = context;
  const pair = readPair(request);
  const plain = listLinkTypes(state.linkTypes, pair.from, pair.to).find((link) => link.label === null);
  const live = findLive(state, pair.from, pair.fromId) && findLive(state, pair.to, pair.toId);
  if (!plain || !live) throw reportMissing();
  setPairTypes(
    state,
    pair,
    readPairTypes(state, pair).filter((link) => !link.primary),
    actor(),
  );
  const associationSpec = { associationCategory: plain.category, associationTypeId: plain.typeId };
  return answerBatch(context, 200, [{ from: { id: pair.fromId }, to: { id: pair.toId }, associationSpec }]);
};

const removeAll: Handler = ({ state, actor }, request) => {
  removePair(state, readPair(request), actor());
  return { status: 204 };
};

const FROM = `/crm/objects/${API_VERSION}/{fromObjectType}/{fromObjectId}/associations`;

/** One pair at a time. */
export const PAIR_ROUTES: readonly Route[] = [
  { method: 'PUT', path: `${FROM}/default/{toObjectType}/{toObjectId}`, handle: setPlain },
  { method: 'PUT', path: `${FROM}/{toObjectType}/{toObjectId}`, handle: setTypes },
  { method: 'DELETE', path: `${FROM}/{toObjectType}/{toObjectId}`, handle: removeAll },
];
