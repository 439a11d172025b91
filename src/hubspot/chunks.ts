/**
 * Batch limits of HubSpot: 100 inputs for objects and properties, 50 for objects with the history of properties, 2,000
 * for setting associations, 1,000 for reading them, 100 for taking labels off; 200 results per page of a search.
 * Source: HubSpot's pages on object APIs, on the search and on associations, section Limits.
 */
export const BATCH_LIMITS = {
  objects: 100,
  objectsWithHistory: 50,
  search: 200,
  properties: 100,
  setAssociations: 2_000,
  readAssociations: 1_000,
  removeLabels: 100,
} as const;

export function splitIntoChunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
