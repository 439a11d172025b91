/** Makes the deals of plans whose time has come, by the worker's own pass: ledger first, batches across companies. */
import { readyTarget } from '../domain/target.ts';
import { BATCH_LIMITS } from '../hubspot/chunks.ts';
import { creatingKeys } from '../facts/ledger.ts';
import { readTargets } from '../facts/targets.ts';
import { markDirty } from '../facts/work.ts';
import { readContextOf, type PortalView } from '../worker/context.ts';
import { claimCompanies, decideAndWrite } from '../worker/decide-pass.ts';
import { readWhatIsDue } from '../worker/read-portal.ts';
import type { TargetsContext } from './context.ts';

/** Companies per pass, as in the worker. */
const PASS = 1000;
/** Another worker may hold some of the companies for a moment. */
const ROUNDS = 10;
const LOOK_MS = 500;

/** Companies with a plan that is approved and has no deal yet. */
export async function listUnfinished(
  { worker: { store, compiled } }: TargetsContext,
  companyIds: readonly string[],
): Promise<string[]> {
  const unfinished = new Set<string>();
  for (let start = 0; start < companyIds.length; start += PASS) {
    const targets = await readTargets(store.db, companyIds.slice(start, start + PASS));
    const creating = await creatingKeys(
      store.db,
      targets.flatMap(({ key }) => key ?? []),
    );
    for (const target of targets) {
      const solution = compiled.solution(target.solution);
      if (solution === null) continue;
      const ready = readyTarget({ targets: [target] }, solution, compiled.rules.settings) !== null;
      if (ready || creating.has(target.key ?? '')) unfinished.add(target.companyId);
    }
  }
  return [...unfinished].sort();
}

/** The most calls that making so many deals takes: a look for former attempts, the deals, their companies. */
export function boundOf(deals: number): number {
  const full = Math.floor(deals / PASS);
  return full * callsOf(PASS) + callsOf(deals % PASS);
}

function callsOf(deals: number): number {
  if (deals === 0) return 0;
  return 2 * Math.ceil(deals / BATCH_LIMITS.objects) + Math.ceil(deals / BATCH_LIMITS.setAssociations);
}

/** Answers the companies whose plans are still without a deal: a running server, or the next run, goes on with them. */
export async function makeDeals(
  context: TargetsContext,
  view: PortalView,
  companyIds: readonly string[],
): Promise<string[]> {
  const { worker, wait } = context;
  let waiting = [...companyIds];
  for (let round = 0; waiting.length > 0 && round < ROUNDS; round++) {
    if (round > 0) await wait(LOOK_MS);
    await readWhatIsDue(readContextOf(worker, view));
    for (let start = 0; start < waiting.length; start += PASS)
      await passOver(context, view, waiting.slice(start, start + PASS));
    waiting = await listUnfinished(context, waiting);
  }
  return waiting;
}

/** Marked and claimed in one step, so that no other worker cuts the batch into pieces. */
async function passOver(
  { worker }: TargetsContext,
  view: PortalView,
  companyIds: readonly string[],
): Promise<void> {
  const lease = worker.newId();
  const dirty = await worker.store.db.transaction().execute(async (trx) => {
    await markDirty(trx, companyIds, worker.now());
    return claimCompanies(trx, worker, lease, companyIds);
  });
  if (dirty.length > 0) await decideAndWrite(worker, view, dirty, { lease, since: worker.now() });
}
