/** Updating and upserting objects in batches, with every input accounted for (P26, P27). */
import type { z } from 'zod';

import { objectBatch } from './answers.ts';
import type { Problem, StoredObject } from './answers.ts';
import { blameWrites, findNamed } from './blame.ts';
import type { BlamedInput } from './blame.ts';
import { toRefusedError } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import type { ObjectType, Write, WriteFailure, WriteResult } from './gateway.ts';
import { isolateRefused } from './isolate.ts';
import { toHubSpotObject } from './object-reads.ts';
import { checkName, checkObjectId, objectBatchPath } from './paths.ts';
import { readPropertyFaults, tellReason } from './refusal.ts';

type Batch = z.infer<typeof objectBatch>;

/** Updates by object id. @throws InvalidRequestError for an id that is none, before anything is sent. */
export function updateObjects(send: Send, type: ObjectType, writes: readonly Write[]): Promise<WriteResult> {
  for (const write of writes) checkObjectId(write.id);
  return writeObjects(send, type, null, writes);
}

/** Creates or updates by a unique property: carried out twice, it leaves one object (P30). */
export function upsertObjects(
  send: Send,
  type: ObjectType,
  idProperty: string,
  writes: readonly Write[],
): Promise<WriteResult> {
  return writeObjects(send, type, checkName(idProperty), writes);
}

async function writeObjects(
  send: Send,
  type: ObjectType,
  idProperty: string | null,
  writes: readonly Write[],
): Promise<WriteResult> {
  const written: StoredObject[] = [];
  const failures: WriteFailure[] = [];
  const call = {
    method: 'POST',
    path: objectBatchPath(type, idProperty === null ? 'update' : 'upsert'),
  } as const;
  for (const chunk of splitIntoChunks(toInputs(writes), BATCH_LIMITS.objects)) {
    const isolation = await isolateRefused(
      chunk,
      (inputs) =>
        send({
          ...call,
          body: { inputs: inputs.map((input) => toBody(input, idProperty)) },
          bucket: 'general',
          safety: 'repeatable',
          schema: objectBatch,
        }),
      blameWrites,
      (refusal) => toRefusedError(call, refusal),
    );
    for (const { input, refusal } of isolation.refused) failures.push(toFailure(input, refusal.problem));
    for (const { inputs, value } of isolation.values) {
      written.push(...value.results);
      failures.push(...findUnwritten(inputs, value, idProperty));
    }
  }
  return { written: written.map(toHubSpotObject), failures };
}

/** HubSpot refuses a batch that names an input twice; of two writes to one object the later values hold. */
function toInputs(writes: readonly Write[]): readonly BlamedInput[] {
  const merged = new Map<string, Readonly<Record<string, string>>>();
  for (const { id, properties } of writes) merged.set(id, { ...merged.get(id), ...properties });
  return [...merged].map(([id, properties], index) => ({ id, properties, traceId: String(index) }));
}

function toBody(input: BlamedInput, idProperty: string | null): object {
  return {
    id: input.id,
    ...(idProperty === null ? {} : { idProperty }),
    objectWriteTraceId: input.traceId,
    properties: input.properties,
  };
}

/**
 * Inputs a successful answer did not write: those its errors name, and those it silently leaves out, as HubSpot does
 * for records that were merged into others.
 */
function findUnwritten(
  inputs: readonly BlamedInput[],
  batch: Batch,
  idProperty: string | null,
): readonly WriteFailure[] {
  const errors = batch.errors ?? [];
  const failures = new Map<string, WriteFailure>();
  const vague: Problem[] = [];
  for (const error of errors) {
    const named = findNamed(error, inputs);
    if (named.length === 0) vague.push(error);
    for (const input of named) failures.set(input.id, toFailure(input, error));
  }
  // Everything is accounted for, even where a result carries another id than was asked for.
  if (batch.results.length + failures.size >= inputs.length) return [...failures.values()];
  const confirmed = new Set(batch.results.flatMap((result) => listNames(result, idProperty)));
  for (const input of inputs) {
    if (failures.has(input.id) || confirmed.has(`id:${input.id}`) || confirmed.has(`trace:${input.traceId}`))
      continue;
    failures.set(input.id, toFailure(input, vague[0] ?? LEFT_OUT));
  }
  return [...failures.values()];
}

function listNames(result: StoredObject, idProperty: string | null): readonly string[] {
  const id = idProperty === null ? result.id : result.properties[idProperty];
  return [`id:${id ?? ''}`, `trace:${result.objectWriteTraceId ?? ''}`];
}

const LEFT_OUT: Problem = {
  category: 'NOT_CONFIRMED',
  subCategory: undefined,
  message: 'HubSpot left this input out of its answer, as it does for records that were merged into others',
};

function toFailure(input: BlamedInput, problem: Problem): WriteFailure {
  const names = readPropertyFaults(problem).flatMap(({ name }) => (name in input.properties ? [name] : []));
  return {
    id: input.id,
    message: tellReason(problem, Object.values(input.properties)),
    category: problem.category ?? 'UNKNOWN',
    ...(names.length > 0 && { properties: names }),
  };
}
