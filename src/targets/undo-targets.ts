/**
 * `targets undo`: takes plans back. A deal that was made for one is archived where nobody has touched it, told by what
 * HubSpot holds at that moment; any other stays, with the reason. Nothing is ever merged, and people can restore what
 * is archived for 90 days.
 */
import type { LedgerEntry } from '../domain/types.ts';
import { markDeleted } from '../facts/ledger.ts';
import { readLedger } from '../facts/load-deals.ts';
import { readTargets, withdrawTargets, type StoredTarget } from '../facts/targets.ts';
import { markDirty, postponeDirty } from '../facts/work.ts';
import type { PortalView } from '../worker/context.ts';
import { claimCompanies } from '../worker/decide-pass.ts';
import { demandView, type TargetsContext } from './context.ts';
import { judgeDeal, type Trace } from './judge-deal.ts';
import { seeDeals } from './see-deals.ts';

export interface UndoOptions {
  readonly by: string | null;
  /** Only what one `targets apply` planned. */
  readonly runId: string | null;
  readonly dryRun: boolean;
}

/**
 * - `withdrawn`: the plan had no deal of its own, or its deal is gone already.
 * - `removed`: plan and deal; the deal is archived. `left`: both stay. `released`: the plan goes, the deal stays.
 */
export interface Undone {
  readonly companyId: string;
  readonly solution: string;
  readonly dealId: string | null;
  readonly what: 'withdrawn' | 'removed' | 'released' | 'left';
  readonly trace: Trace | null;
}

/** Deals looked at together: few enough that the look is fresh when they are archived. */
const CHUNK = 200;

/** @throws GatewayError, TargetsStopped; what was done until then stands, and the next run goes on. */
export async function undoTargets(
  context: TargetsContext,
  options: UndoOptions,
): Promise<readonly Undone[] | 'unknown_run'> {
  const { db } = context.worker.store;
  const all = await readTargets(db);
  const targets = all.filter((each) => options.runId === null || each.runId === options.runId);
  if (options.runId !== null && targets.length === 0) return 'unknown_run';
  if (targets.length === 0) return [];
  const view = await demandView(context);
  const undone: Undone[] = [];
  for (let start = 0; start < targets.length; start += CHUNK)
    undone.push(...(await undoHeld(context, view, targets.slice(start, start + CHUNK), options)));
  return undone;
}

/** While their companies are held no worker decides for them, so that nothing is made of a plan that goes. */
async function undoHeld(
  context: TargetsContext,
  view: PortalView,
  targets: readonly StoredTarget[],
  options: UndoOptions,
): Promise<Undone[]> {
  const { worker } = context;
  if (options.dryRun) return undoChunk(context, view, targets, options);
  const companyIds = [...new Set(targets.map(({ companyId }) => companyId))];
  const lease = worker.newId();
  const held = await worker.store.db.transaction().execute(async (trx) => {
    await markDirty(trx, companyIds, worker.now());
    return claimCompanies(trx, worker, lease, companyIds);
  });
  try {
    const mine = new Set(held.map(({ companyId }) => companyId));
    const busy = targets.filter(({ companyId }) => !mine.has(companyId));
    return [
      ...(await undoChunk(
        context,
        view,
        targets.filter(({ companyId }) => mine.has(companyId)),
        options,
      )),
      ...busy.map((target) => tell(target, null, 'left', 'under_way')),
    ];
  } finally {
    await postponeDirty(worker.store.db, held, lease, worker.now());
  }
}

function tell(
  { companyId, solution }: StoredTarget,
  dealId: string | null,
  what: Undone['what'],
  trace: Trace | null = null,
): Undone {
  return { companyId, solution, dealId, what, trace };
}

interface Judged {
  readonly target: StoredTarget;
  readonly undone: Undone;
}

async function undoChunk(
  context: TargetsContext,
  view: PortalView,
  targets: readonly StoredTarget[],
  { by, dryRun }: UndoOptions,
): Promise<Undone[]> {
  if (targets.length === 0) return [];
  const { store, gateway, now, count } = context.worker;
  const judged = await judgeTargets(context, view, targets);
  if (!dryRun) {
    const removed = judged.flatMap(({ undone }) => (undone.what === 'removed' ? (undone.dealId ?? []) : []));
    if (removed.length > 0) await gateway.archiveObjects('deals', removed);
    // Should this not be reached, the next run finds the deals gone and does it then.
    await store.db.transaction().execute(async (trx) => {
      const archived = judged.flatMap(({ undone: { what, dealId } }) =>
        what === 'removed' || what === 'withdrawn' ? (dealId ?? []) : [],
      );
      for (const id of archived)
        await trx.updateTable('deal').set({ archived: 1 }).where('id', '=', id).execute();
      await markDeleted(trx, archived, now());
      const ids = judged.filter(({ undone }) => undone.what !== 'left').map(({ target }) => target.id);
      await withdrawTargets(trx, ids, by, now());
    });
    count('deals_archived', removed.length);
  }
  return judged.map(({ undone }) => undone);
}

async function judgeTargets(
  context: TargetsContext,
  view: PortalView,
  targets: readonly StoredTarget[],
): Promise<Judged[]> {
  const ledger = await readLedger(context.worker.store.db, [
    ...new Set(targets.map(({ companyId }) => companyId)),
  ]);
  const entries = new Map(ledger.map((entry) => [entry.key, entry]));
  const sorted = targets.map((target) => ({ target, entry: entries.get(target.key ?? '') ?? null }));
  const made = sorted.flatMap(({ target, entry }) => {
    const dealId = ownDeal(target, entry);
    const { companyId, askedAt } = target;
    return dealId === null ? [] : [{ dealId, key: entry?.key ?? '', companyId, askedAt }];
  });
  const seen = made.length === 0 ? new Map() : await seeDeals(context, view, made);
  return sorted.map(({ target, entry }) => {
    const dealId = ownDeal(target, entry);
    if (dealId === null) return { target, undone: judgeWithoutDeal(target, entry) };
    const deal = seen.get(dealId);
    if (deal === undefined) return { target, undone: tell(target, dealId, 'withdrawn') };
    const trace = judgeDeal(deal);
    return { target, undone: tell(target, dealId, trace === null ? 'removed' : 'left', trace) };
  });
}

/** The deal that was made for this plan and is there still, as far as the ledger knows. */
function ownDeal({ origin }: StoredTarget, entry: LedgerEntry | null): string | null {
  return origin === 'created' && entry?.state === 'open' ? entry.dealId : null;
}

function judgeWithoutDeal(target: StoredTarget, entry: LedgerEntry | null): Undone {
  if (target.origin === 'joined') return tell(target, entry?.dealId ?? null, 'released', 'joined');
  // HubSpot was asked, and nobody knows yet whether it has carried it out.
  if (entry?.state === 'creating') return tell(target, null, 'left', 'under_way');
  return tell(target, null, 'withdrawn');
}
