/** Moving records to HubSpot's recycle bin, where people can restore them for 90 days. */
import { archiveAnswer } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import { checkObjectId, objectBatchPath } from './paths.ts';

/**
 * Archives deals, 100 per call; those that are gone already count as archived, so that it may be repeated (P30).
 * @throws InvalidRequestError for an id that is none, before anything is sent.
 */
export async function archiveObjects(send: Send, type: 'deals', ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids.map(checkObjectId))];
  for (const chunk of splitIntoChunks(wanted, BATCH_LIMITS.objects)) {
    const call = {
      method: 'POST',
      path: objectBatchPath(type, 'archive'),
      body: { inputs: chunk.map((id) => ({ id })) },
      bucket: 'general',
      safety: 'repeatable',
      schema: archiveAnswer,
    } as const;
    expectValue(call, await send(call));
  }
}
