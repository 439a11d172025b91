/** Asks HubSpot for the tasks. Which of them it made is never guessed: without an answer they are looked for later. */
import { endTask, markMaking, markWanted, noteRefusal, type KeptTask } from '../../facts/tasks.ts';
import { bearsMark } from '../../domain/alerts/task-text.ts';
import { AuthError, HubSpotUnavailable, ScopeError } from '../../hubspot/errors.ts';
import type { CreateResult } from '../../hubspot/task-calls.ts';
import type { WorkerContext } from '../context.ts';
import type { Draft } from './draft-tasks.ts';
import { recordTasks } from './record-tasks.ts';

/** HubSpot gives a request up after 100 s; a task that is not there after this will not come any more. */
const UNSURE_MS = 2 * 60_000;
const PORTION = 100;
/** With the owner and the people, and without them; then it is given up. */
const MOST_REFUSALS = 2;

/** Answers how many were made. @throws GatewayError; what was sent then is looked for before it is sent again */
export async function makeTasks(context: WorkerContext, drafts: readonly Draft[]): Promise<number> {
  let made = 0;
  for (let start = 0; start < drafts.length; start += PORTION) {
    const portion = drafts.slice(start, start + PORTION);
    const result = await ask(context, portion);
    if (result === null) break;
    made += await takeAnswer(context, portion, result);
  }
  context.count('tasks_made', made);
  return made;
}

/** `null`: HubSpot did not answer. */
async function ask(context: WorkerContext, drafts: readonly Draft[]): Promise<CreateResult | null> {
  const { store, gateway, log, now } = context;
  const ids = drafts.map(({ task }) => task.id);
  await markMaking(store.db, ids, now() + UNSURE_MS);
  try {
    const creations = drafts.map(({ creation }) => creation);
    return await gateway.createObjects('tasks', creations);
  } catch (error) {
    // Refused before anything was looked at, so nothing was made.
    if (error instanceof ScopeError || error instanceof AuthError) await markWanted(store.db, ids, now());
    if (!(error instanceof HubSpotUnavailable)) throw error;
    log.warn({ tasks: ids.length }, 'HubSpot did not say whether tasks were made; they are looked for');
    return null;
  }
}

async function takeAnswer(
  context: WorkerContext,
  drafts: readonly Draft[],
  { created, failures }: CreateResult,
): Promise<number> {
  const { store, log, count, now } = context;
  const tasks = drafts.map(({ task }) => task);
  await store.db.transaction().execute(async (trx) => {
    await recordTasks(context, trx, tasks, created);
    for (const { id, category } of failures) {
      const refusals = 1 + (drafts.find(({ task }) => task.id === id)?.task.refusals ?? 0);
      if (refusals < MOST_REFUSALS) await noteRefusal(trx, id, now());
      else await endTask(trx, id, 'refused');
      log.warn({ task: id, category, again: refusals < MOST_REFUSALS }, 'HubSpot refused a task');
    }
  });
  if (failures.length > 0) count('tasks_refused', failures.length);
  return created.size;
}

/** HubSpot's ids of tasks that a lost answer left behind, by ours. Asked of the records the tasks belong to. */
export async function findMadeTasks(
  { gateway }: WorkerContext,
  tasks: readonly KeptTask[],
): Promise<ReadonlyMap<string, string>> {
  if (tasks.length === 0) return new Map();
  const deals = [...new Set(tasks.flatMap(({ dealId }) => dealId ?? []))];
  const companies = [
    ...new Set(tasks.flatMap(({ dealId, companyId }) => (dealId === null ? [companyId] : []))),
  ];
  const found = [
    ...(deals.length === 0 ? [] : await gateway.readAssociations('deals', 'tasks', deals)),
    ...(companies.length === 0 ? [] : await gateway.readAssociations('companies', 'tasks', companies)),
  ];
  const ids = [...new Set(found.flatMap(({ to }) => to.map(({ id }) => id)))];
  if (ids.length === 0) return new Map();
  const { found: there } = await gateway.readObjects('tasks', ids, ['hs_task_body']);
  return new Map(
    tasks.flatMap(({ id }) => {
      const task = there.find(({ properties }) => bearsMark(properties.hs_task_body ?? null, id));
      return task === undefined ? [] : [[id, task.id] as const];
    }),
  );
}
