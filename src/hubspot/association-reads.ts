/** Reading associations in batches, page by page where an object has many. */
import { associationBatch } from './answers.ts';
import type { AssociationPage, Problem } from './answers.ts';
import { expectValue, toRefusedError } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import type { AssociationsOf, AssociationType, ObjectType } from './gateway.ts';
import { associationBatchPath, checkObjectId } from './paths.ts';

interface PageInput {
  readonly id: string;
  /** Cursor of the page; absent for the first. */
  readonly after?: string;
}

type Pairs = Map<string, AssociationType[]>;

/** One entry per asked id, in the order asked; an object without associations has an empty `to`. */
export async function readAssociations(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  fromIds: readonly string[],
): Promise<readonly AssociationsOf[]> {
  const asked = [...new Set(fromIds.map(checkObjectId))];
  const collected = new Map<string, Pairs>(asked.map((id) => [id, new Map()]));
  let inputs: readonly PageInput[] = asked.map((id) => ({ id }));
  while (inputs.length > 0) {
    const next: PageInput[] = [];
    for (const chunk of splitIntoChunks(inputs, BATCH_LIMITS.readAssociations)) {
      for (const page of await readPages(send, from, to, chunk)) {
        const following = collectPage(collected, page, chunk);
        if (following !== null) next.push(following);
      }
    }
    inputs = next;
  }
  return [...collected].map(([fromId, pairs]) => ({
    fromId,
    to: [...pairs].map(([id, types]) => ({ id, types })),
  }));
}

async function readPages(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  inputs: readonly PageInput[],
): Promise<readonly AssociationPage[]> {
  const call = {
    method: 'POST',
    path: associationBatchPath(from, to, 'read'),
    body: { inputs },
    bucket: 'associations',
    safety: 'repeatable',
    schema: associationBatch,
  } as const;
  const batch = expectValue(call, await send(call));
  for (const problem of batch.errors ?? []) {
    if (!meansNone(problem)) {
      throw toRefusedError(call, { status: 207, category: problem.category ?? 'UNKNOWN', problem });
    }
  }
  return batch.results;
}

/**
 * HubSpot answers 207 with an error of this kind for every object that has no association of the type
 * (`crm.associations.NO_ASSOCIATIONS_FOUND`) or does not exist.
 */
function meansNone(problem: Problem): boolean {
  return (
    problem.category === 'OBJECT_NOT_FOUND' || String(problem.subCategory).endsWith('NO_ASSOCIATIONS_FOUND')
  );
}

/** Adds a page to what was read; answers the input of the next page, or null when this was the last. */
function collectPage(
  collected: Map<string, Pairs>,
  page: AssociationPage,
  asked: readonly PageInput[],
): PageInput | null {
  const pairs = collected.get(page.from.id);
  if (pairs === undefined) return null;
  for (const { toObjectId, associationTypes } of page.to) {
    const known = pairs.get(toObjectId) ?? [];
    const fresh = associationTypes.filter(
      (type) => !known.some((other) => other.typeId === type.typeId && other.category === type.category),
    );
    pairs.set(toObjectId, [...known, ...fresh]);
  }
  const after = page.paging?.next?.after;
  // A cursor that does not move would be followed for ever.
  const stuck = asked.some((input) => input.id === page.from.id && input.after === after);
  return after === undefined || stuck ? null : { id: page.from.id, after };
}
