/** Tasks that HubSpot has made, in the ledger and in the log of each run whose findings they tell: `undo` names them. */
import { readRunsOfTasks } from '../../facts/alerts.ts';
import { recordWrites } from '../../facts/records.ts';
import type { Connection } from '../../facts/store.ts';
import { markMade, type KeptTask } from '../../facts/tasks.ts';
import type { WorkerContext } from '../context.ts';

/** `made`: HubSpot's ids by ours. Plays are a person's own and belong to no run. */
export async function recordTasks(
  { newId, now }: Pick<WorkerContext, 'newId' | 'now'>,
  db: Connection,
  tasks: readonly KeptTask[],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [id, hubspotId] of made) await markMade(db, id, hubspotId);
  const told = tasks.filter(({ id, source }) => made.has(id) && source !== 'play');
  const runs = await readRunsOfTasks(
    db,
    told.map(({ id }) => id),
  );
  const at = now();
  await recordWrites(
    db,
    told.flatMap(({ id, source }) =>
      (runs.get(id) ?? []).map((runId) => ({
        id: newId(),
        runId,
        at,
        object: 'task' as const,
        objectId: made.get(id) ?? '',
        before: {},
        after: { source },
      })),
    ),
  );
}
