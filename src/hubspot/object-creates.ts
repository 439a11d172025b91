/** Making new objects that no unique property tells apart: each input is accounted for, and none is sent twice. */
import { objectBatch } from './answers.ts';
import { blameWrites, findNamed, type BlamedInput } from './blame.ts';
import { toRefusedError, type Send } from './call.ts';
import { BATCH_LIMITS } from './chunks.ts';
import { InvalidRequestError } from './errors.ts';
import type { WriteFailure } from './gateway.ts';
import type { CreateResult, Creation } from './task-calls.ts';
import { isolateRefused } from './isolate.ts';
import { checkObjectId, objectBatchPath } from './paths.ts';
import { tellReason } from './refusal.ts';
import type { Problem } from './answers.ts';

/** @throws InvalidRequestError for more than a batch holds, or an id that is none, before anything is sent. */
export async function createObjects(
  send: Send,
  type: 'tasks',
  creations: readonly Creation[],
): Promise<CreateResult> {
  if (creations.length > BATCH_LIMITS.objects) {
    throw new InvalidRequestError(
      `At most ${BATCH_LIMITS.objects} objects can be made at once; make them in portions. Nothing was sent.`,
    );
  }
  for (const { associations } of creations) for (const { toId } of associations) checkObjectId(toId);
  const inputs = creations.map(({ id, properties }, index) => ({ id, properties, traceId: String(index) }));
  const toBody = ({ properties, traceId }: BlamedInput): object => ({
    objectWriteTraceId: traceId,
    properties,
    associations: creations[Number(traceId)]?.associations.map(toAssociation) ?? [],
  });
  const created = new Map<string, string>();
  const failures: WriteFailure[] = [];
  const call = { method: 'POST', path: objectBatchPath(type, 'create') } as const;
  const isolation = await isolateRefused(
    inputs,
    (part) =>
      send({
        ...call,
        body: { inputs: part.map(toBody) },
        bucket: 'general',
        safety: 'once',
        schema: objectBatch,
      }),
    blameWrites,
    (refusal) => toRefusedError(call, refusal),
  );
  for (const { input, refusal } of isolation.refused) failures.push(toFailure(input, refusal.problem));
  for (const { inputs: sent, value } of isolation.values) {
    for (const { id, objectWriteTraceId } of value.results) {
      const input = sent.find(({ traceId }) => traceId === objectWriteTraceId);
      if (input !== undefined) created.set(input.id, id);
    }
    for (const problem of value.errors ?? [])
      for (const input of findNamed(problem, sent)) failures.push(toFailure(input, problem));
  }
  return { created, failures };
}

function toAssociation({ toId, typeId }: Creation['associations'][number]): object {
  return {
    to: { id: toId },
    types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId }],
  };
}

function toFailure({ id, properties }: BlamedInput, problem: Problem): WriteFailure {
  return {
    id,
    message: tellReason(problem, Object.values(properties)),
    category: problem.category ?? 'UNKNOWN',
  };
}
