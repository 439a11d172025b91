/** The memory of one portal, without a store. */
import type { InstalledItem, InstallRecord } from '../../src/install/record.ts';

export interface MemoryDouble extends InstallRecord {
  /** Null: as if the store were lost. */
  items: InstalledItem[] | null;
}

export function createMemory(): MemoryDouble {
  const memory: MemoryDouble = {
    items: null,
    read: () => Promise.resolve(memory.items),
    add(items) {
      if (items.length > 0) memory.items = [...(memory.items ?? []), ...items];
      return Promise.resolve();
    },
    remove(gone) {
      memory.items = (memory.items ?? []).filter(
        (item) => !gone.some(({ kind, id }) => kind === item.kind && id === item.id),
      );
      return Promise.resolve();
    },
  };
  return memory;
}
