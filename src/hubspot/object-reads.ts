/** Reading objects in batches. What HubSpot does not have is named; every other trouble is thrown (P28). */
import { objectBatch } from './answers.ts';
import type { Problem, StoredObject } from './answers.ts';
import { expectValue, toRefusedError } from './call.ts';
import type { Call, Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import type { HubSpotObject, ObjectType, ReadResult } from './gateway.ts';
import { checkName, checkObjectId, objectBatchPath } from './paths.ts';
import { readContext } from './refusal.ts';

/** Reads by object id. The old id of a merged record counts as missing; its survivor has another id. */
export async function readObjects(
  send: Send,
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
): Promise<ReadResult> {
  const asked = [...new Set(ids.map(checkObjectId))];
  const { found } = await readBatches(send, type, asked, properties, null);
  const present = new Set(found.map((object) => object.id));
  return { found, missing: asked.filter((id) => !present.has(id)) };
}

/**
 * Reads by a unique property, which is returned among the properties. Values are compared without case, as HubSpot
 * does for e-mail. A contact found by a secondary address carries another one, so a value counts as missing only
 * when HubSpot says so or when no object remains that could be meant.
 */
export async function readObjectsBy(
  send: Send,
  type: ObjectType,
  idProperty: string,
  values: readonly string[],
  properties: readonly string[],
): Promise<ReadResult> {
  const asked = [...new Set(values)];
  const wanted = [...new Set([...properties, checkName(idProperty)])];
  const { found, absent } = await readBatches(send, type, asked, wanted, idProperty);
  const present = new Set(found.map((object) => (object.properties[idProperty] ?? '').toLowerCase()));
  const expected = new Set(asked.map((value) => value.toLowerCase()));
  const strays = [...present].some((value) => !expected.has(value));
  const missing = asked.filter(
    (value) => absent.has(value) || (!strays && !present.has(value.toLowerCase())),
  );
  return { found, missing };
}

interface Found {
  readonly found: readonly HubSpotObject[];
  /** What HubSpot itself says it does not have. */
  readonly absent: ReadonlySet<string>;
}

async function readBatches(
  send: Send,
  type: ObjectType,
  asked: readonly string[],
  properties: readonly string[],
  idProperty: string | null,
): Promise<Found> {
  const found = new Map<string, HubSpotObject>();
  const absent = new Set<string>();
  for (const chunk of splitIntoChunks(asked, BATCH_LIMITS.objects)) {
    const call = toCall(type, chunk, properties, idProperty);
    const batch = expectValue(call, await send(call));
    for (const problem of batch.errors ?? []) {
      for (const id of readAbsent(call, problem)) absent.add(id);
    }
    for (const stored of batch.results) {
      if (!stored.archived) found.set(stored.id, toHubSpotObject(stored));
    }
  }
  return { found: [...found.values()], absent };
}

function toCall(
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
  idProperty: string | null,
) {
  return {
    method: 'POST',
    path: objectBatchPath(type, 'read'),
    body: {
      inputs: ids.map((id) => ({ id })),
      properties: [...new Set(properties)],
      propertiesWithHistory: [],
      ...(idProperty === null ? {} : { idProperty }),
    },
    bucket: 'general',
    safety: 'repeatable',
    schema: objectBatch,
  } as const;
}

/** Only "not found" means not found; any other partial error fails the read, so that nothing is taken for deleted. */
export function readAbsent(
  call: Pick<Call<unknown>, 'method' | 'path'>,
  problem: Problem,
): readonly string[] {
  if (problem.category !== 'OBJECT_NOT_FOUND') {
    throw toRefusedError(call, { status: 207, category: problem.category ?? 'UNKNOWN', problem });
  }
  return readContext(problem.context, ['ids', 'id']);
}

/** Empty strings become null: HubSpot uses both for "no value". */
export function toHubSpotObject(stored: StoredObject): HubSpotObject {
  const properties = Object.fromEntries(
    Object.entries(stored.properties).map(([name, value]) => [name, value === '' ? null : value]),
  );
  const { id, createdAt, updatedAt, archived } = stored;
  return { id, properties, createdAt, updatedAt, archived };
}
