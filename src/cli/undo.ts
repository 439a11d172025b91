/** `buying-groups undo RUN_ID`: takes back what one run wrote, where nobody has changed it since. */
import Table from 'cli-table3';
import type { UndoPlan, Kept, TaskNow } from '../undo/plan-undo.ts';
import { listRuns, type RunSummary } from '../facts/runs.ts';
import { undoRun, type UndoContext, type UndoResult } from '../undo/undo-run.ts';
import type { PortalView } from '../worker/context.ts';

export interface UndoOptions {
  readonly runId: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly context: UndoContext;
  readonly view: PortalView;
  readonly write: (text: string) => void;
}

/** Answers the exit code: 0 done, 1 when there is no such run or HubSpot refused something. */
export async function undo({ runId, dryRun, json, context, view, write }: UndoOptions): Promise<number> {
  const result = await undoRun(context, view, { runId, dryRun });
  if (result === null) {
    write(
      json
        ? `${JSON.stringify({ unknown: runId })}\n`
        : `There is no run ${runId}, or it is older than 180 days. To see the runs: buying-groups undo --list\n`,
    );
    return 1;
  }
  write(json ? `${JSON.stringify({ dryRun, ...result })}\n` : describeUndo(result, dryRun));
  return result.refused.length > 0 ? 1 : 0;
}

export interface ListOptions {
  readonly limit: number;
  readonly json: boolean;
  readonly context: Pick<UndoContext, 'store'>;
  readonly write: (text: string) => void;
}

export async function listUndoable({ limit, json, context, write }: ListOptions): Promise<number> {
  const runs = await listRuns(context.store.db, limit);
  write(
    json
      ? `${JSON.stringify({ runs: runs.map(({ at, ...run }) => ({ ...run, at: new Date(at).toISOString() })) })}\n`
      : describeRuns(runs),
  );
  return 0;
}

function describeRuns(runs: readonly RunSummary[]): string {
  if (runs.length === 0) return 'Nothing has been written into HubSpot yet.\n';
  const table = new Table({
    head: ['run', 'written at', 'deals created', 'deals changed', 'contacts', 'members and labels', 'tasks'],
    style: { head: [], border: [] },
  });
  for (const { runId, at, created, deals, contacts, pairs, tasks } of runs)
    table.push([runId, new Date(at).toISOString(), created, deals, contacts, pairs, tasks].map(String));
  return `${table.toString()}\n`;
}

const WHY: Readonly<Record<Kept['reason'], string>> = {
  changed_since: 'changed since',
  already_as_before: 'already as before the run',
  gone: 'no longer in HubSpot',
  created_here: 'created by this run, and stays; close or delete it in HubSpot if nobody needs it',
};

const TASKS: Readonly<Record<TaskNow, string>> = {
  open: 'stays open; complete or delete it in HubSpot if nobody needs it',
  completed: 'is done already',
  gone: 'is no longer in HubSpot',
  unknown: 'stays; HubSpot does not let the app read tasks, so look at it there',
};

function describeUndo({ plan, refused, withdrawn }: UndoResult, dryRun: boolean): string {
  return [
    ...(dryRun ? ['Nothing is changed: this is a dry run.'] : []),
    ...describePlan(plan, dryRun ? 'would be' : 'is'),
    ...plan.kept.map(
      ({ object, id, what, reason }) => `  left: ${nameOf(object, id, what)} (${WHY[reason]})`,
    ),
    ...plan.tasks.map(({ id, state }) => `  task ${id}, made for an owner, ${TASKS[state]}`),
    ...(withdrawn > 0 ? [describeWithdrawn(withdrawn, dryRun ? 'would be' : 'is')] : []),
    ...refused.map(({ object, id, category }) => `  refused by HubSpot: ${object} ${id} (${category})`),
    `${plan.properties.length + plan.labels.length - refused.length} taken back, ${plan.kept.length + plan.tasks.length} left, ${refused.length} refused.`,
    '',
  ].join('\n');
}

function describeWithdrawn(count: number, verb: string): string {
  return `  nobody ${verb} told of ${count} ${count === 1 ? 'thing' : 'things'} of this run that no task tells of yet`;
}

function describePlan({ properties, labels }: UndoPlan, verb: string): string[] {
  return [
    ...properties.map(
      ({ object, id, property, before, after }) =>
        `  ${object} ${id}: ${property} ${verb} ${quote(before)} again, not ${quote(after)}`,
    ),
    ...labels.map(({ dealId, contactId, before, after }) =>
      before === null
        ? `  deal ${dealId}: contact ${contactId} ${verb} no longer on it`
        : `  deal ${dealId}, contact ${contactId}: the labels ${verb} ${quote(before.join(', '))} again, not ${quote(after.join(', '))}`,
    ),
  ];
}

function nameOf(object: Kept['object'], id: string, what: string): string {
  if (what === 'deal') return `deal ${id}`;
  const [dealId, contactId] = id.split(':');
  return object === 'pair' ? `deal ${dealId}, contact ${contactId}: labels` : `${object} ${id}: ${what}`;
}

function quote(text: string | null): string {
  return text === null || text === '' ? 'empty' : `"${text}"`;
}
