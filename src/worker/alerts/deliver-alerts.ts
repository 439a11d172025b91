/** Tells owners what waits to be told, by tasks in HubSpot: outside their quiet hours, and no more a day than they read. */
import { thingOf, type Alert } from '../../domain/alerts/alert.ts';
import { isQuiet, localDay } from '../../domain/alerts/quiet-hours.ts';
import { planTasks, type PlannedTask } from '../../domain/alerts/plan-tasks.ts';
import {
  dropAlerts,
  listGoneCompanies,
  postponeAlerts,
  readWaiting,
  type KeptAlert,
} from '../../facts/alerts.ts';
import { addTask, listTasksSince, takeAlerts, type KeptTask } from '../../facts/tasks.ts';
import { endTurn, takeTurn } from '../../facts/turns.ts';
import type { PortalView, WorkerContext } from '../context.ts';
import { unlessRefused } from '../source-refusals.ts';
import { readCurrent, type CurrentCompany } from './current-alerts.ts';
import { draftAlerts } from './draft-tasks.ts';
import { isAnythingDue } from './due-work.ts';
import { makeTasks } from './make-tasks.ts';
import { groupOf, resumeTasks } from './resume-tasks.ts';

/** One process at a time counts an owner's tasks of the day. */
const TURN = 'alerts';
const LEASE_MS = 5 * 60_000;
const AT_ONCE = 500;
const DAY = 24 * 60 * 60_000;
/** Until what an owner's cap, or the lack of an owner, holds back is looked at again. */
const HELD_MS = 15 * 60_000;
/** Until a company that is being read is looked at again. */
const WAIT_MS = 60_000;

/** Answers how many tasks were made; 0 where nothing is due. A refusal by HubSpot costs nothing but the alerts. */
export async function deliverAlerts(context: WorkerContext, view: PortalView): Promise<number> {
  const { db } = context.store;
  const { delivery, quietHours, timeZone } = view.compiled.rules.settings.alerts;
  const open = delivery === 'tasks' && !isQuiet(context.now(), quietHours, timeZone);
  if (!(await isAnythingDue(db, context.now(), open))) return 0;
  const made = await unlessRefused(context, 'alerts', async () => {
    const lease = context.newId();
    if (!(await takeTurn(db, { name: TURN, lease, leaseMs: LEASE_MS, now: context.now() }, 0))) return 0;
    try {
      return (await resumeTasks(context, view)) + (open ? await tellWaiting(context, view) : 0);
    } finally {
      await endTurn(db, { name: TURN, lease }, null);
    }
  });
  return made ?? 0;
}

async function tellWaiting(context: WorkerContext, view: PortalView): Promise<number> {
  const { db } = context.store;
  const { rules } = view.compiled;
  const waiting = await readWaiting(db, context.now(), AT_ONCE);
  if (waiting.length === 0) return 0;
  const current = await readCurrent(
    context,
    view,
    waiting.map(({ companyId }) => companyId),
  );
  const due = await sortOut(context, waiting, current);
  const planned = planTasks(
    [...new Set(due.values())],
    await countToday(context, view),
    rules.settings.alerts,
  );
  const taken = new Set(planned.flatMap(({ alerts }) => alerts.map(thingOf)));
  const held = [...due].filter(([, alert]) => !taken.has(thingOf(alert))).map(([id]) => id);
  await postponeAlerts(db, held, context.now() + HELD_MS);
  const tasks = await announce(context, planned, due);
  const drafts = tasks.map(({ task, alerts }) => {
    const company = current.get(task.companyId);
    const group = company === undefined ? null : groupOf(company, task);
    return draftAlerts(task, alerts, group, rules, context.now());
  });
  return makeTasks(context, drafts);
}

/** What is still so, by the id of the row; the rest is dropped, or waits until its company is read. */
async function sortOut(
  { store: { db }, now }: WorkerContext,
  waiting: readonly KeptAlert[],
  current: ReadonlyMap<string, CurrentCompany>,
): Promise<Map<string, Alert>> {
  const alerts = new Map(
    [...current.values()].flatMap((each) => each.alerts).map((each) => [thingOf(each), each]),
  );
  const missing = waiting.map(({ companyId }) => companyId).filter((id) => !current.has(id));
  const gone = await listGoneCompanies(db, [...new Set(missing)]);
  const unread = waiting.filter(({ companyId }) => !current.has(companyId) && !gone.has(companyId));
  const over = waiting.filter((each) => !unread.includes(each) && !alerts.has(thingOf(each)));
  await postponeAlerts(
    db,
    unread.map(({ id }) => id),
    now() + WAIT_MS,
  );
  await dropAlerts(
    db,
    over.map(({ id }) => id),
  );
  return new Map(
    waiting.flatMap((each) => {
      const alert = alerts.get(thingOf(each));
      return alert === undefined ? [] : [[each.id, alert] as const];
    }),
  );
}

async function countToday(
  { store, now }: WorkerContext,
  { compiled }: PortalView,
): Promise<ReadonlyMap<string, number>> {
  const { timeZone } = compiled.rules.settings.alerts;
  const today = localDay(now(), timeZone);
  // A day of a time zone has 25 hours at most.
  const recent = await listTasksSince(store.db, now() - 25 * (DAY / 24));
  const mine = Map.groupBy(
    recent.filter(({ at }) => localDay(at, timeZone) === today),
    ({ ownerId }) => ownerId,
  );
  return new Map([...mine].map(([ownerId, tasks]) => [ownerId, tasks.length]));
}

/** The ledger knows of a task before HubSpot does, and of what it tells. */
async function announce(
  { store, newId, now }: WorkerContext,
  planned: readonly PlannedTask[],
  due: ReadonlyMap<string, Alert>,
): Promise<{ readonly task: KeptTask; readonly alerts: readonly Alert[] }[]> {
  return store.db.transaction().execute(async (trx) => {
    const announced = [];
    for (const { source, ownerId, alerts } of planned) {
      const [first] = alerts;
      if (first === undefined) continue;
      const task: KeptTask = {
        id: newId().replaceAll('-', ''),
        source,
        ownerId,
        companyId: first.companyId,
        dealId: first.dealId,
        opportunity: first.opportunity,
        act: null,
        state: 'wanted',
        refusals: 0,
      };
      await addTask(trx, task, { at: now(), dueAt: now() });
      const ids = [...due].filter(([, alert]) => alerts.includes(alert)).map(([id]) => id);
      await takeAlerts(trx, task.id, ids);
      announced.push({ task, alerts });
    }
    return announced;
  });
}
