/** What each run of the worker wrote, as `undo` reads it. */
import type { WriteRecord } from './records.ts';
import type { Connection } from './store.ts';

export interface RunSummary {
  readonly runId: string;
  /** Of its first write. */
  readonly at: number;
  readonly created: number;
  readonly deals: number;
  readonly contacts: number;
  readonly pairs: number;
  /** Made for owners. */
  readonly tasks: number;
}

/** Newest first. */
export async function listRuns(db: Connection, limit: number): Promise<RunSummary[]> {
  const runs = await db
    .selectFrom('write_log')
    .select(({ fn }) => ['run_id', fn.min<number>('at').as('at')])
    .groupBy('run_id')
    .orderBy('at', 'desc')
    .orderBy('run_id')
    .limit(limit)
    .execute();
  if (runs.length === 0) return [];
  const rows = await db
    .selectFrom('write_log')
    .select(['run_id', 'object', 'object_id', 'before'])
    .where(
      'run_id',
      'in',
      runs.map(({ run_id }) => run_id),
    )
    .execute();
  const byRun = Map.groupBy(rows, ({ run_id }) => run_id);
  return runs.map(({ run_id: runId, at }) => ({
    runId,
    at: Number(at),
    ...countObjects(byRun.get(runId) ?? []),
  }));
}

/** Objects that were written, each counted once. */
export type WrittenObjects = Omit<RunSummary, 'runId' | 'at'>;

export async function countWritesSince(db: Connection, since: number): Promise<WrittenObjects> {
  const rows = await db
    .selectFrom('write_log')
    .select(['object', 'object_id', 'before'])
    .where('at', '>=', since)
    .execute();
  return countObjects(rows);
}

function countObjects(
  rows: readonly { readonly object: string; readonly object_id: string; readonly before: string }[],
): WrittenObjects {
  const count = (object: string, isNew: boolean): number =>
    new Set(
      rows
        .filter((row) => row.object === object && (row.before === '{}') === isNew)
        .map(({ object_id }) => object_id),
    ).size;
  return {
    created: count('deal', true),
    deals: count('deal', false),
    contacts: count('contact', false),
    pairs: count('pair', false),
    tasks: count('task', true),
  };
}

/** In the order they were written; empty: no such run, or it is older than what is kept. */
export async function readRun(db: Connection, runId: string): Promise<WriteRecord[]> {
  const rows = await db
    .selectFrom('write_log')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    at: row.at,
    object: row.object as WriteRecord['object'],
    objectId: row.object_id,
    before: JSON.parse(row.before) as Record<string, unknown>,
    after: JSON.parse(row.after) as Record<string, unknown>,
  }));
}
