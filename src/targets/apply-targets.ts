/** `targets apply`: from a file to planned opportunities, all of it or nothing. */
import type { CompanyFacts } from '../domain/types.ts';
import { loadCompanies } from '../facts/load.ts';
import {
  addTargets,
  changeTarget,
  readTargets,
  type NewTarget,
  type StoredTarget,
} from '../facts/targets.ts';
import { markDirty } from '../facts/work.ts';
import type { PortalView, WorkerContext } from '../worker/context.ts';
import { demandView, type TargetsContext } from './context.ts';
import { listComplete, placeRows, type PlacedRow } from './find-companies.ts';
import { boundOf, listUnfinished, makeDeals } from './make-deals.ts';
import { checkSolutions, foldRows, planPairs, type PlannedPair } from './plan-targets.ts';
import { keepCompanies, listOutdated, readCompanies, toFacts, type ReadCompanies } from './read-companies.ts';
import { readTargetFile, type Fault } from './read-file.ts';

export interface TargetPlan {
  readonly pairs: readonly PlannedPair[];
  /** People of the companies whom the mirror does not hold; they are read as well. */
  readonly people: number;
  /** The most calls that making the deals takes. */
  readonly calls: number;
}

export type Prepared =
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | { readonly ok: true; readonly plan: TargetPlan; carryOut(by: string | null): Promise<AppliedPlan> };

export interface AppliedPlan {
  readonly runId: string;
  /** Plans that are new. */
  readonly added: number;
  readonly changed: number;
  /** Companies whose deals are still to be made. */
  readonly unfinished: readonly string[];
}

/** Changes nothing; HubSpot is only read. @throws GatewayError, TargetsStopped */
export async function prepareTargets(context: TargetsContext, text: string): Promise<Prepared> {
  const { worker } = context;
  const file = readTargetFile(text);
  const wrong = [...file.faults, ...checkSolutions(file.rows, worker.compiled)];
  const placed = await placeRows(worker, file.rows);
  const { rows, faults } = foldRows(placed.rows);
  const ids = [...new Set(rows.map(({ companyId }) => companyId))].sort();
  const standing = await readAllTargets(context, ids);
  const planned = new Set(standing.map(namePair));
  const fresh = rows.filter((row) => !planned.has(namePair(row)));
  const { complete, read } = await readWhatLacks(worker, ids, fresh);
  const all = [...wrong, ...placed.faults, ...faults, ...findMissing(rows, read)];
  if (all.length > 0) return { ok: false, faults: all.sort((a, b) => a.line - b.line) };
  // Which stages are closed is known by the portal; where all is planned already, nobody needs to know.
  const view = fresh.length > 0 || read.companies.found.length > 0 ? await demandView(context) : null;
  const facts = view === null ? new Map() : await readFacts(context, view, complete, read);
  const compiled = view?.compiled ?? worker.compiled;
  const pairs = planPairs(rows, facts, standing, compiled, worker.now());
  const deals = pairs.filter(({ outcome }) => outcome === 'create').length;
  const people = new Set(read.peopleOf.flatMap(({ to }) => to.map(({ id }) => id))).size;
  const plan = { pairs, people, calls: boundOf(deals) };
  return { ok: true, plan, carryOut: (by) => carryOut(context, view, plan, read, by) };
}

/** Companies that the mirror holds completely, and the others as HubSpot has them. */
async function readWhatLacks(
  worker: WorkerContext,
  ids: readonly string[],
  fresh: readonly PlacedRow[],
): Promise<{ complete: readonly string[]; read: ReadCompanies }> {
  const known = await listComplete(worker, ids);
  const asked = new Set(fresh.map(({ companyId }) => companyId));
  const outdated = new Set(
    await listOutdated(
      worker,
      [...known].filter((id) => asked.has(id)),
    ),
  );
  const complete = [...known].filter((id) => !outdated.has(id));
  const held = new Set(complete);
  const read = await readCompanies(
    worker,
    ids.filter((id) => !held.has(id)),
  );
  return { complete, read };
}

function namePair({ companyId, solution }: Pick<StoredTarget, 'companyId' | 'solution'>): string {
  return `${companyId}:${solution}`;
}

function findMissing(rows: readonly PlacedRow[], { companies }: ReadCompanies): Fault[] {
  const missing = new Set(companies.missing);
  return rows
    .filter(({ companyId }) => missing.has(companyId))
    .map(({ line, companyId }) => ({
      line,
      column: 'company_id',
      found: `"${companyId}"`,
      expected: 'the id of a company that HubSpot has; this one was deleted, merged, or never there',
    }));
}

const STEP = 1000;

async function readAllTargets({ worker }: TargetsContext, ids: readonly string[]): Promise<StoredTarget[]> {
  const found: StoredTarget[] = [];
  for (let start = 0; start < ids.length; start += STEP)
    found.push(...(await readTargets(worker.store.db, ids.slice(start, start + STEP))));
  return found;
}

async function readFacts(
  { worker }: TargetsContext,
  { compiled }: PortalView,
  complete: readonly string[],
  read: ReadCompanies,
): Promise<Map<string, CompanyFacts>> {
  const facts = await toFacts(worker, read);
  for (let start = 0; start < complete.length; start += LOAD) {
    await worker.giveWay?.();
    const loaded = await loadCompanies(worker.store.db, complete.slice(start, start + LOAD), compiled.mail);
    facts.push(...loaded.map((each) => each.facts));
  }
  return new Map(facts.map((each) => [each.company.id, each]));
}

/** So many companies are loaded at once, as in the worker. */
const LOAD = 20;

async function carryOut(
  context: TargetsContext,
  view: PortalView | null,
  { pairs }: TargetPlan,
  read: ReadCompanies,
  by: string | null,
): Promise<AppliedPlan> {
  const { worker } = context;
  const runId = worker.newId();
  if (view !== null) await keepCompanies(worker, view, read);
  const fresh = pairs.filter(({ standing }) => standing === null);
  const changed = pairs.filter(({ outcome }) => outcome === 'change');
  const added = await worker.store.db.transaction().execute(async (trx) => {
    for (const { standing, profile, expectedValue, currency } of changed)
      if (standing !== null) await changeTarget(trx, { id: standing.id, profile, expectedValue, currency });
    return addTargets(
      trx,
      fresh.map((pair) => toTarget(pair, worker.newId(), runId, worker.now())),
      by,
    );
  });
  const companies = [...new Set(pairs.map(({ companyId }) => companyId))].sort();
  const unfinished = await finishTargets(context, view, companies);
  // What else these companies have is the worker's, as after any reading; after the deals, so as not to split batches.
  await markDirty(
    worker.store.db,
    read.companies.found.map(({ id }) => id),
    worker.now(),
  );
  return { runId, added, changed: changed.length, unfinished };
}

function toTarget(pair: PlannedPair, id: string, runId: string, askedAt: number): NewTarget {
  const { companyId, solution, profile, expectedValue, currency } = pair;
  return { id, runId, companyId, solution, askedAt, profile, expectedValue, currency };
}

/** Also what a former run, cut off between ledger and HubSpot, has left. */
export async function finishTargets(
  context: TargetsContext,
  known: PortalView | null,
  companyIds: readonly string[],
): Promise<readonly string[]> {
  const unfinished = await listUnfinished(context, companyIds);
  if (unfinished.length === 0) return [];
  return makeDeals(context, known ?? (await demandView(context)), unfinished);
}
