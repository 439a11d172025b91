/** What `install` created in a portal. */
import type { Connection } from './store.ts';

export type InstalledKind = 'group' | 'property' | 'label' | 'pipeline';

export interface InstalledItem {
  readonly kind: InstalledKind;
  /** `deals.bg_key` for a property or group; HubSpot's own id of a label or pipeline. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
}

/** Stays when everything else was removed: the difference between "nothing of ours is left" and "nobody knows". */
const VISITED = 'visited';

/** Everything this app created in the portal; null when this store has never installed anything there. */
export async function readInstalled(
  db: Connection,
  portalId: string,
): Promise<readonly InstalledItem[] | null> {
  const rows = await db
    .selectFrom('installed')
    .select(['kind', 'id', 'name'])
    .where('portal_id', '=', portalId)
    .orderBy('kind')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return null;
  return rows
    .filter(({ kind }) => kind !== VISITED)
    .map((row) => ({ ...row, kind: row.kind as InstalledKind }));
}

/** Adding twice keeps the first. */
export async function addInstalled(
  db: Connection,
  portalId: string,
  items: readonly InstalledItem[],
  now: number,
): Promise<void> {
  if (items.length === 0) return;
  const rows = [{ kind: VISITED, id: '', name: '' }, ...items];
  await db
    .insertInto('installed')
    .values(rows.map(({ kind, id, name }) => ({ portal_id: portalId, kind, id, name, at: now })))
    .onConflict((conflict) => conflict.columns(['portal_id', 'kind', 'id']).doNothing())
    .execute();
}

export async function removeInstalled(
  db: Connection,
  portalId: string,
  items: readonly Pick<InstalledItem, 'kind' | 'id'>[],
): Promise<void> {
  for (const { kind, id } of items) {
    await db
      .deleteFrom('installed')
      .where('portal_id', '=', portalId)
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute();
  }
}
