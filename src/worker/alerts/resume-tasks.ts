/** Tasks in the ledger that are not made yet: chosen by people, refused once, or without an answer. */
import { thingOf } from '../../domain/alerts/alert.ts';
import type { BuyingGroup } from '../../domain/opportunity.ts';
import { findAct } from '../../facts/acts.ts';
import { dropAlerts, listGoneCompanies, readTakenBy, type KeptAlert } from '../../facts/alerts.ts';
import { endTask, postponeTasks, readUnmade, type KeptTask } from '../../facts/tasks.ts';
import type { PortalView, WorkerContext } from '../context.ts';
import { readCurrent, type CurrentCompany } from './current-alerts.ts';
import { draftAlerts, draftPlay, type Draft } from './draft-tasks.ts';
import { findMadeTasks, makeTasks } from './make-tasks.ts';
import { recordTasks } from './record-tasks.ts';

const AT_ONCE = 100;
/** Until a company that is being read is looked at again. */
const WAIT_MS = 60_000;

/** Answers how many were made or found. */
export async function resumeTasks(context: WorkerContext, view: PortalView): Promise<number> {
  const { db } = context.store;
  const unmade = await readUnmade(db, context.now(), AT_ONCE);
  if (unmade.length === 0) return 0;
  const there = await findMadeTasks(
    context,
    unmade.filter(({ state }) => state === 'making'),
  );
  await db.transaction().execute((trx) => recordTasks(context, trx, unmade, there));
  const missing = unmade.filter(({ id }) => !there.has(id));
  const drafts = await draftAgain(context, view, missing);
  return there.size + (await makeTasks(context, drafts));
}

async function draftAgain(
  context: WorkerContext,
  view: PortalView,
  tasks: readonly KeptTask[],
): Promise<Draft[]> {
  const { db } = context.store;
  const taken = await readTakenBy(
    db,
    tasks.map(({ id }) => id),
  );
  const companies = [...tasks, ...taken].map(({ companyId }) => companyId);
  const current = await readCurrent(context, view, companies);
  const gone = await listGoneCompanies(
    db,
    companies.filter((id) => !current.has(id)),
  );
  const drafts: Draft[] = [];
  for (const task of tasks) {
    const mine = taken.filter((each) => each.task === task.id);
    const ready = [task, ...mine].every(({ companyId }) => current.has(companyId) || gone.has(companyId));
    if (!ready) {
      await postponeTasks(db, [task.id], context.now() + WAIT_MS);
      continue;
    }
    const draft = await draftOne(context, view, task, mine, current);
    // What it was to tell is no longer so, or the play is in no rule any more.
    if (draft !== null) drafts.push(draft);
    else {
      await endTask(db, task.id, 'dropped');
      await dropAlerts(
        db,
        mine.map(({ id }) => id),
      );
    }
  }
  return drafts;
}

async function draftOne(
  { store, now }: WorkerContext,
  { compiled: { rules } }: PortalView,
  task: KeptTask,
  alerts: readonly KeptAlert[],
  current: ReadonlyMap<string, CurrentCompany>,
): Promise<Draft | null> {
  const company = current.get(task.companyId);
  if (company === undefined) return null;
  const group = groupOf(company, task);
  if (task.source !== 'play') {
    const things = new Set(alerts.map(thingOf));
    const due = [...current.values()]
      .flatMap((each) => each.alerts)
      .filter((each) => things.has(thingOf(each)));
    return due.length === 0 ? null : draftAlerts(task, due, group, rules, now());
  }
  const act = task.act === null ? null : await findAct(store.db, task.act);
  const play = rules.settings.plays.find(({ id }) => id === act?.detail.play);
  if (act === null || act.undoneAt !== null || play === undefined || group === null) return null;
  return draftPlay(task, play, group, company, rules, now());
}

/** By its key, or by its deal where a person's deal has no key of ours. */
export function groupOf(
  { decision }: Pick<CurrentCompany, 'decision'>,
  { opportunity, dealId }: Pick<KeptTask, 'opportunity' | 'dealId'>,
): BuyingGroup | null {
  const groups = [...decision.opportunities, ...decision.candidates, ...decision.closed];
  return (
    groups.find((each) => each.key === opportunity || (dealId !== null && each.dealId === dealId)) ?? null
  );
}
