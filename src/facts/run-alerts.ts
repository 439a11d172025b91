/** What owners are told because of one run: what it found, and what there is to tell of the deals it created. */
import type { Connection } from './store.ts';

const CHUNK = 500;

export interface RunScope {
  readonly runId: string;
  /** Ids of the deals the run created. */
  readonly created: readonly string[];
}

/** HubSpot's ids of tasks that alerts made on these deals; plays are what people asked for. */
export async function listTasksOfDeals(db: Connection, dealIds: readonly string[]): Promise<string[]> {
  if (dealIds.length === 0) return [];
  const rows = await db
    .selectFrom('task')
    .select('hubspot_id')
    .where('deal_id', 'in', dealIds)
    .where('state', '=', 'made')
    .where('source', '!=', 'play')
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ hubspot_id }) => hubspot_id ?? []);
}

export async function countUntold(db: Connection, scope: RunScope): Promise<number> {
  return (await listUntold(db, scope)).length;
}

/** Nobody is told of it any more, unless it begins anew. Answers how much that is. */
export async function withdrawAlerts(db: Connection, scope: RunScope): Promise<number> {
  const ids = await listUntold(db, scope);
  for (let start = 0; start < ids.length; start += CHUNK) {
    await db
      .updateTable('alert')
      .set({ state: 'withdrawn', task: null })
      .where('id', 'in', ids.slice(start, start + CHUNK))
      .execute();
  }
  return ids.length;
}

/** Waiting, or taken by a task that HubSpot has not been asked for: without anything to tell that is dropped. */
async function listUntold(db: Connection, { runId, created }: RunScope): Promise<string[]> {
  const keys = await keysOf(db, created);
  const rows = await db
    .selectFrom('alert')
    .leftJoin('task', 'task.id', 'alert.task')
    .select('alert.id')
    .where(({ or, eb }) =>
      or([eb('alert.run', '=', runId), ...(keys.length === 0 ? [] : [eb('alert.opportunity', 'in', keys)])]),
    )
    .where(({ or, and, eb }) =>
      or([
        eb('alert.state', '=', 'waiting'),
        and([eb('alert.state', '=', 'taken'), eb('task.state', '=', 'wanted')]),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

async function keysOf(db: Connection, dealIds: readonly string[]): Promise<string[]> {
  if (dealIds.length === 0) return [];
  const rows = await db.selectFrom('opportunity').select('key').where('deal_id', 'in', dealIds).execute();
  return rows.map(({ key }) => key);
}
