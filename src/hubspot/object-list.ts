/** Going through all live objects of a type. Unlike the search, the list is not behind and has no end at 10,000. */
import { objectPage } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS } from './chunks.ts';
import type { ObjectPage, ObjectType } from './gateway.ts';
import { toHubSpotObject } from './object-reads.ts';
import { checkName, objectsPath } from './paths.ts';

/** One call, at most 100 objects; `after` is the cursor of the page before, null for the first page. */
export async function listObjects(
  send: Send,
  type: ObjectType,
  properties: readonly string[],
  after: string | null,
): Promise<ObjectPage> {
  const call = {
    method: 'GET',
    path: objectsPath(type),
    query: {
      limit: String(BATCH_LIMITS.objects),
      archived: 'false',
      ...(properties.length === 0 ? {} : { properties: properties.map(checkName).join(',') }),
      ...(after === null ? {} : { after }),
    },
    bucket: 'general',
    safety: 'repeatable',
    schema: objectPage,
  } as const;
  const page = expectValue(call, await send(call));
  const next = page.paging?.next?.after ?? null;
  return {
    objects: page.results.filter((stored) => !stored.archived).map(toHubSpotObject),
    // A cursor that does not move would be followed for ever.
    next: next === after ? null : next,
  };
}
