/** What HubSpot answered becomes the mirror. */
import { applyProperties, markRead, timeOfRead, type Mirrored } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import type { ReadResult } from '../hubspot/gateway.ts';

export async function storeObjects(
  db: Connection,
  type: Mirrored,
  { found, missing }: ReadResult,
  now: number,
): Promise<void> {
  const changes = found.map(({ id, properties, updatedAt }) => ({
    id,
    properties,
    at: timeOfRead(updatedAt),
  }));
  await applyProperties(db, type, [...changes, ...missing.map((id) => ({ id, properties: {}, at: 0 }))]);
  await markRead(
    db,
    type,
    [
      ...found.map(({ id, createdAt, archived }) => ({ id, createdAt, archived })),
      ...missing.map((id) => ({ id, createdAt: null, archived: true })),
    ],
    now,
  );
}
