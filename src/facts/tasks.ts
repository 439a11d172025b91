/** The ledger of tasks: a line is written before HubSpot is asked for one, since asking twice makes two. */
import type { TaskTable } from './schema-alerts.ts';
import type { Connection } from './store.ts';

export type TaskSource = 'alerts' | 'digest' | 'play';
export type TaskState = 'wanted' | 'making' | 'made' | 'refused' | 'dropped';

export interface KeptTask {
  readonly id: string;
  readonly source: TaskSource;
  readonly ownerId: string | null;
  readonly companyId: string;
  readonly dealId: string | null;
  readonly opportunity: string;
  readonly act: string | null;
  readonly state: TaskState;
  /** How often HubSpot said no. */
  readonly refusals: number;
}

function toTask(row: TaskTable): KeptTask {
  return {
    id: row.id,
    source: row.source as TaskSource,
    ownerId: row.owner_id,
    companyId: row.company_id,
    dealId: row.deal_id,
    opportunity: row.opportunity,
    act: row.act,
    state: row.state as TaskState,
    refusals: row.refusals,
  };
}

/** `at`: now; `dueAt`: when it is looked at next. A line that is there stays as it is. */
export async function addTask(
  db: Connection,
  task: KeptTask,
  { at, dueAt }: { readonly at: number; readonly dueAt: number },
): Promise<void> {
  await db
    .insertInto('task')
    .values({
      id: task.id,
      source: task.source,
      owner_id: task.ownerId,
      company_id: task.companyId,
      deal_id: task.dealId,
      opportunity: task.opportunity,
      act: task.act,
      state: task.state,
      refusals: task.refusals,
      due_at: dueAt,
      at,
      hubspot_id: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Takes up alerts; one that another task took stays with that. */
export async function takeAlerts(db: Connection, taskId: string, alertIds: readonly string[]): Promise<void> {
  await db
    .updateTable('alert')
    .set({ state: 'taken', task: taskId })
    .where('id', 'in', alertIds)
    .where('state', '=', 'waiting')
    .execute();
}

/** Not made yet and due, the oldest first. */
export async function readUnmade(db: Connection, now: number, limit: number): Promise<KeptTask[]> {
  const rows = await db
    .selectFrom('task')
    .selectAll()
    .where('state', 'in', ['wanted', 'making'])
    .where('due_at', '<=', now)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toTask);
}

/** Before the call: after a crash it is looked for from `dueAt` on. */
export async function markMaking(db: Connection, ids: readonly string[], dueAt: number): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('task').set({ state: 'making', due_at: dueAt }).where('id', 'in', ids).execute();
}

export async function markMade(db: Connection, id: string, hubspotId: string): Promise<void> {
  await db.updateTable('task').set({ state: 'made', hubspot_id: hubspotId }).where('id', '=', id).execute();
}

export async function endTask(db: Connection, id: string, state: 'refused' | 'dropped'): Promise<void> {
  await db.updateTable('task').set({ state }).where('id', '=', id).execute();
}

/** Nothing was made of it: it is sent again from `dueAt` on without being looked for. */
export async function markWanted(db: Connection, ids: readonly string[], dueAt: number): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('task').set({ state: 'wanted', due_at: dueAt }).where('id', 'in', ids).execute();
}

/** HubSpot said no. */
export async function noteRefusal(db: Connection, id: string, dueAt: number): Promise<void> {
  await db
    .updateTable('task')
    .set((eb) => ({ state: 'wanted', due_at: dueAt, refusals: eb('refusals', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function postponeTasks(db: Connection, ids: readonly string[], dueAt: number): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('task').set({ due_at: dueAt }).where('id', 'in', ids).execute();
}

/** Tasks of alerts since a moment, those under way included; plays are what people asked for. */
export async function listTasksSince(
  db: Connection,
  since: number,
): Promise<readonly { readonly ownerId: string; readonly at: number }[]> {
  const rows = await db
    .selectFrom('task')
    .select(['owner_id', 'at'])
    .where('source', 'in', ['alerts', 'digest'])
    .where('state', 'in', ['wanted', 'making', 'made'])
    .where('owner_id', 'is not', null)
    .where('at', '>=', since)
    .execute();
  return rows.map(({ owner_id, at }) => ({ ownerId: owner_id ?? '', at: Number(at) }));
}

/** Tasks of the acts, by the id of the act. */
export async function readTasksOfActs(
  db: Connection,
  actIds: readonly string[],
): Promise<ReadonlyMap<string, TaskState>> {
  if (actIds.length === 0) return new Map();
  const rows = await db.selectFrom('task').select(['act', 'state']).where('act', 'in', actIds).execute();
  return new Map(rows.map(({ act, state }) => [act ?? '', state as TaskState]));
}

/** Answers whether it could be kept from being made: afterwards it is there, and people's own. */
export async function dropWantedTask(db: Connection, act: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('task')
    .set({ state: 'dropped' })
    .where('act', '=', act)
    .where('state', '=', 'wanted')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1;
}
