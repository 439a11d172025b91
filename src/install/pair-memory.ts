/**
 * The store's picture of the pairs follows an uninstallation: else the app would take the labels it removed itself
 * for removed by people, and would not set them again after the next installation.
 */
import { confirmPairs, intendPairs, readPairs } from '../facts/pairs.ts';
import type { IntendedPair } from '../facts/pairs.ts';
import type { Connection } from '../facts/store.ts';
import type { RemovalItem } from './plan-uninstall.ts';
import type { LabelledPair } from './uses.ts';

export interface PairMemory {
  /** Notes before HubSpot is called which labels are about to go; answers what is to be confirmed afterwards. */
  intend(
    pairs: readonly LabelledPair[],
    labels: readonly Extract<RemovalItem, { kind: 'label' }>[],
  ): Promise<readonly IntendedPair[]>;
  confirm(pairs: readonly IntendedPair[]): Promise<void>;
}

export const NO_MEMORY: PairMemory = {
  intend: () => Promise.resolve([]),
  confirm: () => Promise.resolve(),
};

/** Deals are asked for in parts of this size: a statement takes a limited number of values. */
const PART = 500;

/** Only pairs that the store knows are touched. `now` answers milliseconds since 1970. */
export function createPairMemory(db: Connection, now: () => number): PairMemory {
  return {
    async intend(pairs, labels) {
      const nameOf = new Map(labels.map(({ typeId, label }) => [typeId, label]));
      const going = new Map(
        pairs.map(({ dealId, contactId, typeIds }) => [
          `${dealId}:${contactId}`,
          new Set<string | null | undefined>(typeIds.map((typeId) => nameOf.get(typeId))),
        ]),
      );
      const intended: IntendedPair[] = [];
      const dealIds = [...new Set(pairs.map(({ dealId }) => dealId))];
      for (let start = 0; start < dealIds.length; start += PART) {
        for (const pair of await readPairs(db, dealIds.slice(start, start + PART))) {
          const { dealId, contactId } = pair;
          const gone = going.get(`${dealId}:${contactId}`);
          if (gone === undefined) continue;
          intended.push({ dealId, contactId, labels: pair.labels.filter((label) => !gone.has(label)) });
        }
      }
      await intendPairs(db, intended, now());
      return intended;
    },
    confirm: (pairs) => confirmPairs(db, pairs),
  };
}
