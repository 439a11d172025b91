/** Leases of a process that ended without giving them back. */
import type { Database } from './store.ts';

/** Only where no other process can hold any: work that a killed process had begun need not wait until its lease runs out. */
export async function releaseLeases(db: Database): Promise<void> {
  const free = { lease: null, leased_until: 0 };
  await db.updateTable('delivery').set(free).where('lease', 'is not', null).execute();
  await db.updateTable('dirty_company').set(free).where('lease', 'is not', null).execute();
  await db.updateTable('turn').set(free).where('lease', 'is not', null).execute();
}
