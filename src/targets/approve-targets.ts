/** `targets approve`: marketing or sales say yes to plans; with the last approval their deals are made (R122). */
import type { AllowedUsers, Settings } from '../domain/rule-set.ts';
import { missingApprovals } from '../domain/target.ts';
import type { TargetSide } from '../domain/vocabulary.ts';
import {
  addApprovals,
  readApprovals,
  readTargets,
  type Approval,
  type StoredTarget,
} from '../facts/targets.ts';
import { markToRead } from '../facts/work.ts';
import { finishTargets } from './apply-targets.ts';
import type { TargetsContext } from './context.ts';
import { listOutdated } from './read-companies.ts';

export interface ApproveOptions {
  readonly side: TargetSide;
  /** User id, address or name, as `permissions` name people. */
  readonly by: string;
  /** Only what one `targets apply` planned. */
  readonly runId: string | null;
}

export type Refusal = 'not_permitted' | 'unknown_run';

export interface Approved {
  /** Plans that this side approved now. */
  readonly approved: number;
  /** Plans left to somebody else, since this person has spoken for the other side. */
  readonly otherSide: number;
  /** Plans that wait for the other side still. */
  readonly waiting: number;
  readonly unfinished: readonly string[];
}

export async function approveTargets(
  context: TargetsContext,
  { side, by, runId }: ApproveOptions,
): Promise<Approved | Refusal> {
  const { store, compiled, now } = context.worker;
  const { settings } = compiled.rules;
  if (!mayApprove(by, settings.permissions.approveTargets[side])) return 'not_permitted';
  const targets = (await readTargets(store.db)).filter((each) => runId === null || each.runId === runId);
  if (runId !== null && targets.length === 0) return 'unknown_run';
  const open = targets.filter((target) => target.key === null && missingOf(context, target).includes(side));
  const approvals = await readApprovals(
    store.db,
    open.map(({ id }) => id),
  );
  const spoken = new Set(approvals.filter((each) => isSame(each.by, by)).map(({ targetId }) => targetId));
  const both = mayApproveBoth(by, settings);
  const mine = open.filter(({ id }) => both || !spoken.has(id));
  const approved = await addApprovals(
    store.db,
    mine.map(({ id }): Approval => ({ targetId: id, side, by, at: now() })),
  );
  const after = mine.map((target) => ({ ...target, approvals: [...target.approvals, side] }));
  const ready = after.filter((target) => missingOf(context, target).length === 0);
  const companies = [...new Set(ready.map(({ companyId }) => companyId))];
  await readAgain(context, companies);
  return {
    approved,
    otherSide: open.length - mine.length,
    waiting: after.length - ready.length,
    unfinished: await finishTargets(context, null, companies),
  };
}

function missingOf({ worker: { compiled } }: TargetsContext, target: StoredTarget): readonly TargetSide[] {
  const solution = compiled.solution(target.solution);
  return solution === null ? [] : missingApprovals(target, solution, compiled.rules.settings);
}

function mayApprove(by: string, allowed: AllowedUsers): boolean {
  return allowed === 'everyone' || allowed.some((each) => isSame(each, by));
}

/** Two sides are two people, unless the rules name one person for both. */
function mayApproveBoth(by: string, { permissions: { approveTargets: lists } }: Settings): boolean {
  return Object.values(lists).every((list) => list !== 'everyone' && mayApprove(by, list));
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Between plan and approval a rep may have opened the opportunity by hand: then the plan joins it. */
async function readAgain({ worker }: TargetsContext, companyIds: readonly string[]): Promise<void> {
  const outdated = await listOutdated(worker, companyIds);
  await markToRead(worker.store.db, 'company_deals', outdated, worker.now());
}
