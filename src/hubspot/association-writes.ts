/** Setting and taking off the types of pairs. */
import type { z } from 'zod';

import { archiveAnswer, pairBatch } from './answers.ts';
import type { Problem } from './answers.ts';
import { expectValue, toRefusedError } from './call.ts';
import type { Answer, Call, Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import { InvalidRequestError } from './errors.ts';
import type { ObjectType, PairTypes, WriteFailure } from './gateway.ts';
import { isolateRefused } from './isolate.ts';
import type { Blame } from './isolate.ts';
import { associationBatchPath, checkObjectId } from './paths.ts';
import { readContext, tellReason } from './refusal.ts';

/** Names a pair in failures: `<fromId>:<toId>`. */
export function namePair(pair: Pick<PairTypes, 'fromId' | 'toId'>): string {
  return `${pair.fromId}:${pair.toId}`;
}

/**
 * Replaces the types of each pair; carried out twice, it leaves the same set (P30).
 * @throws InvalidRequestError for an id that is none, or a pair without types, before anything is sent.
 */
export async function setAssociations(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  pairs: readonly PairTypes[],
): Promise<{ readonly failures: readonly WriteFailure[] }> {
  const failures: WriteFailure[] = [];
  const call = { method: 'POST', path: associationBatchPath(from, to, 'create') } as const;
  for (const chunk of splitIntoChunks(checkPairs(pairs), BATCH_LIMITS.setAssociations)) {
    const isolation = await isolateRefused(
      chunk,
      (part) =>
        send({
          ...call,
          body: { inputs: part.map(toBody) },
          bucket: 'associations',
          safety: 'repeatable',
          schema: pairBatch,
        }),
      blamePairs,
      (refusal) => toRefusedError(call, refusal),
    );
    for (const { input, refusal } of isolation.refused) failures.push(toFailure(input, refusal.problem));
    for (const { inputs, value } of isolation.values) failures.push(...findUnset(inputs, value));
  }
  return { failures };
}

/** Takes types off pairs; a pair that does not carry them stays as it is. */
export async function removeLabels(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  pairs: readonly PairTypes[],
): Promise<void> {
  for (const chunk of splitIntoChunks(checkPairs(pairs), BATCH_LIMITS.removeLabels)) {
    const call = {
      method: 'POST',
      path: associationBatchPath(from, to, 'labels/archive'),
      body: { inputs: chunk.map(toBody) },
      bucket: 'associations',
      safety: 'repeatable',
      schema: archiveAnswer,
    } as const;
    expectRemoved(call, await send(call));
  }
}

type Removal = z.infer<typeof archiveAnswer>;

/** What is not there any more needs no removing. */
function expectRemoved(call: Call<Removal>, answer: Answer<Removal>): void {
  const problem = expectValue(call, answer)?.errors?.find((error) => error.category !== 'OBJECT_NOT_FOUND');
  if (problem === undefined) return;
  throw toRefusedError(call, { status: 207, category: problem.category ?? 'UNKNOWN', problem });
}

/** A pair that is not there stays so. */
export async function removeAssociations(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  pairs: readonly Pick<PairTypes, 'fromId' | 'toId'>[],
): Promise<void> {
  const byFrom = Map.groupBy(pairs, ({ fromId }) => checkObjectId(fromId));
  const inputs = [...byFrom].map(([fromId, mine]) => ({
    from: { id: fromId },
    to: mine.map(({ toId }) => ({ id: checkObjectId(toId) })),
  }));
  for (const chunk of splitIntoChunks(inputs, BATCH_LIMITS.removeLabels)) {
    const call = {
      method: 'POST',
      path: associationBatchPath(from, to, 'archive'),
      body: { inputs: chunk },
      bucket: 'associations',
      safety: 'repeatable',
      schema: archiveAnswer,
    } as const;
    expectRemoved(call, await send(call));
  }
}

/** One entry per pair: since a set replaces the one before, the last one given holds. */
function checkPairs(pairs: readonly PairTypes[]): readonly PairTypes[] {
  const byName = new Map<string, PairTypes>();
  for (const pair of pairs) {
    checkObjectId(pair.fromId);
    checkObjectId(pair.toId);
    if (pair.types.length === 0) {
      throw new InvalidRequestError('A pair without association types was given; at least one was expected.');
    }
    byName.set(namePair(pair), pair);
  }
  return [...byName.values()];
}

function toBody(pair: PairTypes): object {
  return {
    from: { id: pair.fromId },
    to: { id: pair.toId },
    types: pair.types.map((type) => ({
      associationCategory: type.category,
      associationTypeId: type.typeId,
    })),
  };
}

function findNamedPairs(problem: Problem, pairs: readonly PairTypes[]): readonly PairTypes[] {
  const fromIds = readContext(problem.context, ['fromObjectId', 'fromId']);
  const toIds = readContext(problem.context, ['toObjectId', 'toId']);
  if (fromIds.length === 0 && toIds.length === 0) return [];
  return pairs.filter(
    (pair) =>
      (fromIds.length === 0 || fromIds.includes(pair.fromId)) &&
      (toIds.length === 0 || toIds.includes(pair.toId)),
  );
}

const blamePairs: Blame<PairTypes> = {
  findGuilty: (refusal, pairs) => findNamedPairs(refusal.problem, pairs),
  findSuspects: (_refusal, pairs) => pairs,
  // A type that the portal no longer has is refused on every pair; asking for each would cost a call per pair.
  sharesFault: ({ problem }, culprit, other) =>
    /association[ _]?type|label/iu.test(problem.message ?? '') && listTypes(culprit) === listTypes(other),
};

function listTypes({ types }: PairTypes): string {
  return types
    .map(({ category, typeId }) => `${category}:${typeId}`)
    .sort()
    .join();
}

/** Pairs a successful answer did not set: those its errors name, or, where they name none, those not confirmed. */
function findUnset(pairs: readonly PairTypes[], batch: z.infer<typeof pairBatch>): readonly WriteFailure[] {
  const confirmed = new Set(
    batch.results.map((result) => namePair({ fromId: result.fromObjectId, toId: result.toObjectId })),
  );
  const failures = new Map<string, WriteFailure>();
  for (const problem of batch.errors ?? []) {
    const named = findNamedPairs(problem, pairs);
    const failed = named.length > 0 ? named : pairs;
    for (const pair of failed) {
      if (!confirmed.has(namePair(pair))) failures.set(namePair(pair), toFailure(pair, problem));
    }
  }
  return [...failures.values()];
}

function toFailure(pair: PairTypes, problem: Problem): WriteFailure {
  return { id: namePair(pair), message: tellReason(problem), category: problem.category ?? 'UNKNOWN' };
}
