/** The memory of what `install` created, as the commands need it. */
import { addInstalled, readInstalled, removeInstalled } from '../facts/installed.ts';
import type { InstalledItem } from '../facts/installed.ts';
import type { Connection } from '../facts/store.ts';

export type { InstalledItem } from '../facts/installed.ts';

export interface InstallRecord {
  /** Null: nothing is known of this portal, because the store is new, lost or another one. */
  read(): Promise<readonly InstalledItem[] | null>;
  add(items: readonly InstalledItem[]): Promise<void>;
  remove(items: readonly Pick<InstalledItem, 'kind' | 'id'>[]): Promise<void>;
}

/** The memory for one portal. `now` answers milliseconds since 1970. */
export function createInstallRecord(db: Connection, portalId: string, now: () => number): InstallRecord {
  return {
    read: () => readInstalled(db, portalId),
    add: (items) => addInstalled(db, portalId, items, now()),
    remove: (items) => removeInstalled(db, portalId, items),
  };
}

/** For portals that vanish with the process: nothing needs to be remembered. */
export const NO_RECORD: InstallRecord = {
  read: () => Promise.resolve(null),
  add: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
