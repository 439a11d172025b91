import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { answerBatch, checkBatchSize } from '../http/batch-answer.ts';
import { ApiError, refuseInput } from '../http/api-error.ts';
import type { ErrorContent } from '../http/api-error.ts';
import { readBody, readFlag } from '../http/routing.ts';
import type { ApiContext, Handler, Route } from '../http/routing.ts';
import type { CrmObject } from '../model.ts';
import { NAMES } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';
import { archiveRecord, changeRecord } from '../objects.ts';
import { findLive } from '../state.ts';
import {
  CREATE_INPUT,
  demandValues,
  findBy,
  prepareCreate,
  PROPERTY_VALUES,
  readObjectType,
} from './object-access.ts';
import type { CreateInput } from './object-access.ts';
import { renderObject } from './object-json.ts';

const READ = z.object({
  idProperty: z.string().optional(),
  inputs: z.array(z.object({ id: z.string() })),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
});
const CREATE = z.object({ inputs: z.array(CREATE_INPUT) });
const WRITE = z.object({
  inputs: z.array(
    z.object({
      id: z.string(),
      idProperty: z.string().optional(),
      objectWriteTraceId: z.string().optional(),
      properties: PROPERTY_VALUES,
    }),
  ),
});
const IDS = z.object({ inputs: z.array(z.object({ id: z.string() })) });

function describeMissing(type: ObjectType, ids: readonly string[]): ErrorContent {
  const name = NAMES[type].singular.toUpperCase();
  const message = `Could not get some ${name} objects, they may be deleted or not exist. Check that ids are valid.`;
  return { category: 'OBJECT_NOT_FOUND', message, context: { ids } };
}

const readBatch: Handler = (context, request) => {
  const { state } = context;
  const type = readObjectType(request);
  const { inputs, idProperty, properties, propertiesWithHistory } = readBody(READ, request);
  checkBatchSize(inputs);
  const archived = readFlag(request, 'archived');
  const ids = [...new Set(inputs.map(({ id }) => id))];
  const find = (id: string): CrmObject | null => {
    if (!archived) return findBy(state, type, idProperty, id);
    const object = state.objects[type].get(id);
    return object && object.archivedAt !== null ? object : null;
  };
  const found = ids.map((id) => ({ id, object: find(id) }));
  const missing = found.filter(({ object }) => object === null).map(({ id }) => id);
  const shown = { properties, history: propertiesWithHistory };
  const results = found.flatMap(({ object }) => (object ? [renderObject(state, object, shown)] : []));
  return answerBatch(context, 200, results, missing.length > 0 ? [describeMissing(type, missing)] : []);
};

interface Traced {
  readonly objectWriteTraceId?: string | undefined;
}

/** Only when every input carries an id of its own does HubSpot report faults one by one. */
function areTraced(inputs: readonly Traced[]): boolean {
  const ids = new Set(inputs.map((input) => input.objectWriteTraceId));
  return !ids.has(undefined) && ids.size === inputs.length;
}

/**
 * Writes a batch. Without trace ids one refused input fails the whole batch and nothing is stored, so all is
 * prepared first.
 */
function writeEach<T extends Traced>(inputs: readonly T[], prepare: (input: T) => () => unknown) {
  const traced = areTraced(inputs);
  const results: unknown[] = [];
  const errors: ErrorContent[] = [];
  const ready: (() => unknown)[] = [];
  for (const input of inputs) {
    try {
      const run = prepare(input);
      if (traced) results.push(run());
      else ready.push(run);
    } catch (error) {
      if (!(error instanceof ApiError) || !traced) throw error;
      const context = { ...error.content.context, objectWriteTraceId: [input.objectWriteTraceId ?? ''] };
      errors.push({ ...error.content, context });
    }
  }
  for (const run of ready) results.push(run());
  return { results, errors };
}

function trace(input: Traced) {
  return input.objectWriteTraceId === undefined ? {} : { objectWriteTraceId: input.objectWriteTraceId };
}

function refuseTwins(inputs: readonly { readonly id: string }[]): void {
  if (new Set(inputs.map(({ id }) => id)).size === inputs.length) return;
  throw refuseInput('Duplicate IDs found in batch input.');
}

/** Two new records of one batch cannot have the same unique value either. */
function refuseSharedValues(context: ApiContext, type: ObjectType, inputs: readonly CreateInput[]): void {
  for (const { name, hasUniqueValue } of context.state.properties[type].values()) {
    if (!hasUniqueValue) continue;
    const values = inputs.map(({ properties }) => properties[name]?.toLowerCase()).filter(Boolean);
    if (new Set(values).size < values.length)
      throw refuseInput(`Several inputs have the same value of ${name}.`);
  }
}

const createBatch: Handler = (context, request) => {
  const type = readObjectType(request);
  const { inputs } = readBody(CREATE, request);
  checkBatchSize(inputs);
  refuseSharedValues(context, type, inputs);
  const { results, errors } = writeEach(inputs, (input) => {
    const create = prepareCreate(context, type, input);
    const shown = { properties: Object.keys(input.properties) };
    return () => ({ ...renderObject(context.state, create(), shown), ...trace(input) });
  });
  return answerBatch(context, 201, results, errors);
};

const updateBatch: Handler = (context, request) => {
  const { state } = context;
  const type = readObjectType(request);
  const { inputs } = readBody(WRITE, request);
  checkBatchSize(inputs);
  refuseTwins(inputs);
  const known = inputs.map((input) => ({
    ...input,
    object: findBy(state, type, input.idProperty, input.id),
  }));
  const missing = known.filter(({ object }) => object === null).map(({ id }) => id);
  const { results, errors } = writeEach(
    known.filter((input) => input.object !== null),
    (input) => {
      const object = input.object as CrmObject;
      const values = demandValues(state, type, input.properties, object);
      return () => {
        changeRecord(state, object, values, context.actor());
        return {
          ...renderObject(state, object, { properties: Object.keys(input.properties) }),
          ...trace(input),
        };
      };
    },
  );
  const gone = missing.length > 0 ? [describeMissing(type, missing)] : [];
  return answerBatch(context, 200, results, [...gone, ...errors]);
};

type UpsertInput = z.output<typeof WRITE>['inputs'][number];

function prepareUpsert(context: ApiContext, type: ObjectType, input: UpsertInput): () => unknown {
  const { state } = context;
  const { id, idProperty, properties } = input;
  const object = findBy(state, type, idProperty, id);
  if (!object && !idProperty) throw new ApiError(404, describeMissing(type, [id]));
  const complete = idProperty && !object ? { ...properties, [idProperty]: id } : properties;
  const values = object ? demandValues(state, type, complete, object) : null;
  const create = object ? null : prepareCreate(context, type, { properties: complete, associations: [] });
  return () => {
    if (object && values) changeRecord(state, object, values, context.actor());
    const written = object ?? create?.();
    if (!written) return {};
    const rendered = renderObject(state, written, { properties: Object.keys(complete) });
    // The specification has no empty values in the answer of an upsert.
    const present = Object.entries(rendered.properties).filter(([, value]) => value !== null);
    return { ...rendered, properties: Object.fromEntries(present), new: object === null, ...trace(input) };
  };
}

const upsertBatch: Handler = (context, request) => {
  const type = readObjectType(request);
  const { inputs } = readBody(WRITE, request);
  checkBatchSize(inputs);
  refuseTwins(inputs);
  const { results, errors } = writeEach(inputs, (input) => prepareUpsert(context, type, input));
  return answerBatch(context, 200, results, errors);
};

const archiveBatch: Handler = ({ state, actor }, request) => {
  const type = readObjectType(request);
  const { inputs } = readBody(IDS, request);
  checkBatchSize(inputs);
  for (const { id } of inputs) {
    const object = findLive(state, type, id);
    if (object) archiveRecord(state, object, actor());
  }
  return { status: 204 };
};

const ROOT = `/crm/objects/${API_VERSION}/{objectType}/batch`;

/** Up to 100 records at a time. */
export const OBJECT_BATCH_ROUTES: readonly Route[] = [
  { method: 'POST', path: `${ROOT}/read`, handle: readBatch },
  { method: 'POST', path: `${ROOT}/create`, handle: createBatch },
  { method: 'POST', path: `${ROOT}/update`, handle: updateBatch },
  { method: 'POST', path: `${ROOT}/upsert`, handle: upsertBatch },
  { method: 'POST', path: `${ROOT}/archive`, handle: archiveBatch },
];
