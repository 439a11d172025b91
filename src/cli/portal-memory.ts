/** What the store remembers of the portal that the token belongs to. */
import type { Connection } from '../facts/store.ts';
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { createPairMemory } from '../install/pair-memory.ts';
import type { PairMemory } from '../install/pair-memory.ts';
import { createInstallRecord } from '../install/record.ts';
import type { InstallRecord } from '../install/record.ts';
import { UsageError } from './usage-error.ts';

export interface PortalMemory {
  /** Null: this token may not ask, and `HUBSPOT_PORTAL_ID` does not say. */
  readonly portalId: string | null;
  readonly record: InstallRecord;
  readonly pairs: PairMemory;
}

/**
 * Opens the memory of the token's portal. `now` answers milliseconds since 1970.
 * @throws UsageError when the token belongs to another portal than `expected`: nothing may be changed there.
 */
export async function openPortalMemory(
  gateway: Gateway,
  db: Connection,
  expected: string | undefined,
  now: () => number,
): Promise<PortalMemory> {
  const found = await readPortalId(gateway);
  if (found !== null && expected !== undefined && found !== expected)
    throw new UsageError(
      `HUBSPOT_ACCESS_TOKEN belongs to portal ${found}, HUBSPOT_PORTAL_ID says ${expected}: correct one of them. Nothing was changed.`,
    );
  const portalId = found ?? expected ?? null;
  return {
    portalId,
    record: createInstallRecord(db, portalId ?? 'unknown', now),
    pairs: createPairMemory(db, now),
  };
}

async function readPortalId(gateway: Gateway): Promise<string | null> {
  try {
    return (await gateway.readAccount()).portalId;
  } catch (error) {
    if (error instanceof ScopeError || error instanceof RefusedError) return null;
    throw error;
  }
}
