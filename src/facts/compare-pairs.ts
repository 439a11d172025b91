/** What people did to the pairs of one deal, told by what was known against what is seen. Pure. */
import type { NewMembershipFact, NewRoleFact } from './interactions.ts';
import type { PairRow, SeenPair } from './pairs.ts';

/** Contacts that are no more, with the record they were merged into; `null`: they are in the recycle bin. */
export type Vanished = ReadonlyMap<string, string | null>;

export interface PairDifference {
  readonly roles: NewRoleFact[];
  readonly memberships: NewMembershipFact[];
}

export interface PairComparison {
  readonly dealId: string;
  readonly known: readonly PairRow[];
  readonly seen: readonly SeenPair[];
  readonly gone: Vanished;
  readonly firstReading: boolean;
  readonly now: number;
}

export function comparePairs(comparison: PairComparison): PairDifference {
  const { dealId, seen, gone, firstReading, now } = comparison;
  const known = withMerged(comparison.known, gone);
  const before = new Map(known.map((pair) => [pair.contactId, pair]));
  const fact = { opportunity: dealId, at: now, by: null };
  const roles: NewRoleFact[] = [];
  const memberships: NewMembershipFact[] = [];
  for (const { contactId, labels } of seen) {
    const pair = before.get(contactId);
    const ours = new Set([...(pair?.labels ?? []), ...(pair?.intended ?? [])]);
    for (const label of labels) {
      if (ours.has(label)) continue;
      const source = firstReading ? 'hubspot_label' : 'person';
      roles.push({ ...fact, contactId, label, holds: true, source });
    }
    for (const label of pair?.labels ?? []) {
      // Taken off by us, in a write whose answer was lost.
      const takenOff = pair?.intended != null && !pair.intended.includes(label);
      if (labels.includes(label) || takenOff) continue;
      roles.push({ ...fact, contactId, label, holds: false, source: 'person' });
    }
    if (pair === undefined && !firstReading)
      memberships.push({ ...fact, contactId, member: true, reason: 'associated in HubSpot' });
  }
  const there = new Set(seen.map(({ contactId }) => contactId));
  for (const { contactId, present, intended } of known) {
    // Out of the recycle bin again, and not on the deal: taken off before it went there.
    const was = present || intended === null;
    if (!was || there.has(contactId) || gone.has(contactId)) continue;
    memberships.push({ ...fact, contactId, member: false, reason: 'taken off the deal in HubSpot' });
  }
  return { roles, memberships };
}

/** HubSpot unites the labels of merged contacts on the survivor: what stood on the one and the other is no news there. */
function withMerged(known: readonly PairRow[], gone: Vanished): readonly PairRow[] {
  const merged = new Map(known.map((pair) => [pair.contactId, pair]));
  for (const pair of known) {
    const survivor = gone.get(pair.contactId) ?? null;
    if (survivor === null || !pair.present) continue;
    const kept = merged.get(survivor);
    const united = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
    merged.delete(pair.contactId);
    merged.set(survivor, {
      ...(kept ?? pair),
      contactId: survivor,
      present: true,
      labels: united(kept?.labels ?? [], pair.labels),
      intended:
        kept?.intended == null && pair.intended === null
          ? null
          : united(kept?.intended ?? kept?.labels ?? [], pair.intended ?? pair.labels),
    });
  }
  return [...merged.values()];
}
