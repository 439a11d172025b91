/** `buying-groups targets`: opportunities planned ahead, approved, made and taken back. */
import { TARGET_SIDES, type TargetSide } from '../domain/vocabulary.ts';
import { prepareTargets } from '../targets/apply-targets.ts';
import { approveTargets } from '../targets/approve-targets.ts';
import { TargetsStopped, type TargetsContext } from '../targets/context.ts';
import { undoTargets } from '../targets/undo-targets.ts';
import {
  describeApplied,
  describeApproved,
  describeFaults,
  describePlan,
  describeUndone,
  planToJson,
} from './describe-targets.ts';
import { UsageError } from './usage-error.ts';

export const TARGET_ACTIONS = ['apply', 'approve', 'undo'] as const;
export type TargetAction = (typeof TARGET_ACTIONS)[number];

export interface TargetsOptions {
  readonly action: TargetAction;
  /** What stands in the file that was named; `null`: none was. */
  readonly text: string | null;
  readonly dryRun: boolean;
  readonly side: string | undefined;
  readonly by: string | undefined;
  readonly runId: string | undefined;
  readonly json: boolean;
  readonly context: TargetsContext;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
}

/** Answers the exit code: 0 done; 1 the file has faults, somebody may not approve, or something is left to be done. */
export async function targets(options: TargetsOptions): Promise<number> {
  try {
    if (options.action === 'apply') return await apply(options);
    return options.action === 'approve' ? await approve(options) : await undo(options);
  } catch (error) {
    if (!(error instanceof TargetsStopped)) throw error;
    options.write(`${error.message}\n`);
    return 1;
  }
}

function printer({ json, write }: TargetsOptions): {
  say(lines: readonly string[]): void;
  tell(value: object): void;
} {
  return {
    say: (lines) => void (json || lines.length === 0 || write(`${lines.join('\n')}\n`)),
    tell: (value) => void (json && write(`${JSON.stringify(value)}\n`)),
  };
}

async function apply(options: TargetsOptions): Promise<number> {
  const { context, text, dryRun, by = null } = options;
  if (text === null)
    throw new UsageError('targets apply: name the CSV file; its columns are in docs/configuration.md');
  const { say, tell } = printer(options);
  const prepared = await prepareTargets(context, text);
  if (!prepared.ok) {
    say(describeFaults(prepared.faults));
    tell({ dryRun, faults: prepared.faults });
    return 1;
  }
  const { plan } = prepared;
  say(describePlan(plan));
  const applied = dryRun ? null : await prepared.carryOut(by);
  if (applied !== null) say(describeApplied(plan, applied));
  tell({ dryRun, plan: planToJson(plan), applied });
  return applied !== null && applied.unfinished.length > 0 ? 1 : 0;
}

async function approve(options: TargetsOptions): Promise<number> {
  const { context, by, side, runId = null } = options;
  if (!isSide(side)) throw new UsageError(`targets approve: give --as ${TARGET_SIDES.join(' or --as ')}`);
  if (by === undefined)
    throw new UsageError('targets approve: give --by, the user id or address of who approves');
  const { say, tell } = printer(options);
  const outcome = await approveTargets(context, { side, by, runId });
  if (outcome === 'unknown_run') throw unknownRun(runId);
  if (outcome === 'not_permitted') {
    say([
      `Not approved: permissions.approve_targets.${side} in config/settings.yaml does not name this person.`,
    ]);
    tell({ refused: outcome });
    return 1;
  }
  say(describeApproved(outcome, side));
  tell(outcome);
  return outcome.unfinished.length > 0 ? 1 : 0;
}

async function undo(options: TargetsOptions): Promise<number> {
  const { context, by = null, runId = null, dryRun } = options;
  const { say, tell } = printer(options);
  const undone = await undoTargets(context, { by, runId, dryRun });
  if (undone === 'unknown_run') throw unknownRun(runId);
  say(describeUndone(undone, dryRun));
  tell({ dryRun, undone });
  return 0;
}

function isSide(text: string | undefined): text is TargetSide {
  return TARGET_SIDES.some((side) => side === text);
}

function unknownRun(runId: string | null): UsageError {
  return new UsageError(
    `--run ${runId ?? ''}: no standing plan is of that run; "targets apply" prints its run`,
  );
}
