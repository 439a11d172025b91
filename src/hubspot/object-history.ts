/** Reading objects together with what some of their properties were before. */
import { historyBatch } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import type { HistoryResult, ObjectWithHistory } from './gateway.ts';
import { readAbsent, toHubSpotObject } from './object-reads.ts';
import { checkName, checkObjectId, objectBatchPath } from './paths.ts';

/** At most 50 objects per call, half of what a batch without history takes (HubSpot's page on object APIs). */
export async function readHistory(
  send: Send,
  type: 'contacts' | 'deals',
  ids: readonly string[],
  properties: readonly string[],
  historyOf: readonly string[],
): Promise<HistoryResult> {
  const asked = [...new Set(ids.map(checkObjectId))];
  const found = new Map<string, ObjectWithHistory>();
  for (const chunk of splitIntoChunks(asked, BATCH_LIMITS.objectsWithHistory)) {
    const call = {
      method: 'POST',
      path: objectBatchPath(type, 'read'),
      body: {
        inputs: chunk.map((id) => ({ id })),
        properties: [...new Set(properties)].map(checkName),
        propertiesWithHistory: [...new Set(historyOf)].map(checkName),
      },
      bucket: 'general',
      safety: 'repeatable',
      schema: historyBatch,
    } as const;
    const batch = expectValue(call, await send(call));
    // Anything but "not found" is thrown: nothing is taken for deleted that is not (P28).
    for (const problem of batch.errors ?? []) readAbsent(call, problem);
    for (const stored of batch.results) {
      if (stored.archived) continue;
      found.set(stored.id, { ...toHubSpotObject(stored), history: stored.propertiesWithHistory });
    }
  }
  return { found: [...found.values()], missing: asked.filter((id) => !found.has(id)) };
}
