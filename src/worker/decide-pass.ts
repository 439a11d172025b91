/** One pass over the dirty companies: decide each, compare with what HubSpot holds, write the difference in batches. */
import { decideCompany } from '../domain/decide.ts';
import { bindPlans } from '../domain/target.ts';
import { planWrites, type CompanyWrites } from '../domain/difference.ts';
import type { CompanyDecision } from '../domain/opportunity.ts';
import { loadCompanies, type LoadedCompany } from '../facts/load.ts';
import { announceOpportunities, rememberDetection } from '../facts/ledger.ts';
import { recordDecisions, recordDataQuality } from '../facts/records.ts';
import type { Connection } from '../facts/store.ts';
import { bindTargets } from '../facts/targets.ts';
import {
  claimDirty,
  COALESCE_MS,
  finishDirty,
  markDirty,
  postponeDirty,
  type DirtyCompany,
} from '../facts/work.ts';
import { noteWhatToTell } from './alerts/note-alerts.ts';
import type { PortalView, WorkerContext } from './context.ts';
import { withKnownFamily } from './read-families.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { readInterrupted } from './read-interrupted.ts';
import { refreshCompanies, refreshDeals, refreshPairs } from './refresh-before-writing.ts';
import { createDeals, writeContacts, writeDeals, writePairs } from './write.ts';

/** Companies decided together: enough to fill HubSpot's batches, few enough to keep transactions short. */
const PASS = 1000;
/** Of these, so many are loaded and decided before requests that wait get their turn. */
const STEP = 20;
/** A company whose picture stays incomplete, or that cannot be decided, is looked at at least this often. */
const LONGEST_WAIT_MS = 60_000;
const LEASE_MS = 5 * 60_000;

export interface Decided {
  readonly loaded: LoadedCompany;
  readonly decision: CompanyDecision;
  readonly writes: CompanyWrites;
}

/**
 * Answers how many companies were decided; 0: nothing is due. `since`: pairs read from then on are not read again before
 * labels are written, in milliseconds since 1970; anything older a person may have changed.
 */
export async function decidePass(
  context: WorkerContext,
  view: PortalView,
  since = context.now(),
): Promise<number> {
  const lease = context.newId();
  const dirty = await claimCompanies(context.store.db, context, lease);
  return dirty.length === 0 ? 0 : decideAndWrite(context, view, dirty, { lease, since });
}

/** Takes companies for one pass; `only`: of these, at once. Give the lease to `decideAndWrite` afterwards. */
export function claimCompanies(
  db: Connection,
  { store, now }: WorkerContext,
  lease: string,
  only?: readonly string[],
): Promise<DirtyCompany[]> {
  return claimDirty(db, store.kind, { lease, now: now(), leaseMs: LEASE_MS, limit: PASS }, only);
}

/** Answers how many companies were decided. */
export async function decideAndWrite(
  context: WorkerContext,
  view: PortalView,
  dirty: readonly DirtyCompany[],
  { lease, since }: { readonly lease: string; readonly since: number },
): Promise<number> {
  try {
    await decideClaimed(context, view, dirty, { lease, since });
    return dirty.length;
  } catch (error) {
    // Whatever was written stands; the next pass finds the rest as a difference again.
    await postponeDirty(context.store.db, dirty, lease, context.now());
    throw error;
  }
}

async function decideClaimed(
  context: WorkerContext,
  view: PortalView,
  dirty: readonly DirtyCompany[],
  { lease, since }: { readonly lease: string; readonly since: number },
): Promise<void> {
  const { db } = context.store;
  const runId = context.newId();
  let decided = await decideAll(context, view, dirty);
  if (await readInterrupted(context, view, decided)) decided = await decideAll(context, view, dirty);
  const refreshed = [
    await refreshPairs(context, view, decided, since),
    await refreshDeals(context, view, decided),
    await refreshCompanies(context, view, decided, since),
  ];
  if (refreshed.includes(true)) decided = await decideAll(context, view, dirty);
  await announce(context, view, decided);
  const creations = decided.flatMap(({ writes }) => writes.creations);
  const created = view.portal.canCreate === false ? [] : await createDeals(context, view, creations, runId);
  await writeDeals(
    context,
    view,
    decided.flatMap(({ writes }) => writes.deals),
    heldOf(decided, 'deals'),
    runId,
  );
  await writePairs(
    context,
    view,
    decided.flatMap(({ writes }) => writes.pairs),
    runId,
  );
  await writeContacts(
    context,
    decided.flatMap(({ writes }) => writes.contacts),
    heldOf(decided, 'contacts'),
    runId,
  );
  const made = new Set(created);
  const unmade = new Set(creations.map(({ companyId }) => companyId).filter((id) => !made.has(id)));
  await finish(context, view, dirty, decided, { lease, runId, unmade });
  // A new deal changes what counts for its company; the next pass finds out, and usually writes nothing.
  await markDirty(db, created, context.now());
}

async function decideAll(
  context: WorkerContext,
  view: PortalView,
  dirty: readonly DirtyCompany[],
): Promise<Decided[]> {
  const { db } = context.store;
  const asked = dirty.map(({ companyId }) => companyId);
  const { mail } = view.compiled;
  const ids = await withKnownFamily(db, asked, mail.familiesJoin, context.now());
  const decided: Decided[] = [];
  for (let start = 0; start < ids.length; start += STEP) {
    if (start > 0) await context.giveWay?.();
    const loaded = await loadCompanies(db, ids.slice(start, start + STEP), mail);
    for (const company of loaded) decided.push(...decideOne(context, view, company));
  }
  return decided;
}

/** Nothing where the program itself fails on these facts: that company waits, and holds up no other. */
function decideOne(context: WorkerContext, view: PortalView, loaded: LoadedCompany): Decided[] {
  const { portal, compiled } = view;
  try {
    const decision = decideCompany(loaded.facts, compiled, context.now());
    const writes = planWrites(decision, loaded.facts, loaded.held, portal, compiled.rules.settings);
    return [{ loaded, decision, writes }];
  } catch (error) {
    tellUndecidable(context, loaded.facts.company.id, error);
    return [];
  }
}

function tellUndecidable({ count, log }: WorkerContext, companyId: string, error: unknown): void {
  count('decisions_failed');
  const cause = error instanceof Error ? error.name : 'unknown';
  log.error({ companyId, cause }, 'a company could not be decided; it is tried again later');
}

function heldOf(
  decided: readonly Decided[],
  what: 'deals' | 'contacts',
): Map<string, Readonly<Record<string, string | null>>> {
  return new Map(decided.flatMap(({ loaded }) => [...loaded.held[what]]));
}

/** The ledger knows of a deal before HubSpot does, and a plan of the opportunity it became. */
async function announce(
  { store }: WorkerContext,
  view: PortalView,
  decided: readonly Decided[],
): Promise<void> {
  const creations = decided.flatMap(({ writes }) => writes.creations);
  const bound = decided.flatMap(({ loaded, decision }) =>
    bindPlans(loaded.facts, decision, view.compiled.rules),
  );
  await store.db.transaction().execute(async (trx) => {
    await announceOpportunities(trx, creations);
    await bindTargets(trx, bound);
  });
  for (const { decision } of decided) {
    for (const { key, detectedAt } of decision.opportunities) {
      if (detectedAt !== null) await rememberDetection(store.db, key, detectedAt);
    }
  }
}

async function finish(
  context: WorkerContext,
  view: PortalView,
  dirty: readonly DirtyCompany[],
  decided: readonly Decided[],
  pass: { readonly lease: string; readonly runId: string; readonly unmade: ReadonlySet<string> },
): Promise<void> {
  const { lease, runId, unmade } = pass;
  const { store, now, observeLatency, count } = context;
  // A deal that could not be made is tried again, ever more rarely: nothing else would come back to it.
  const done = new Set(decided.map(({ decision }) => decision.companyId).filter((id) => !unmade.has(id)));
  const gone = await goneCompanies(
    context,
    dirty.filter(({ companyId }) => !done.has(companyId)),
  );
  await recordOutcomes(
    store.db,
    decided.map(({ loaded }) => loaded.facts),
    view.compiled,
    now(),
    (companyId, error) => tellUndecidable(context, companyId, error),
  );
  await store.db.transaction().execute(async (trx) => {
    await recordDecisions(
      trx,
      decided.map(({ decision }) => decision),
    );
    for (const { decision } of decided)
      await recordDataQuality(trx, decision.companyId, decision.dataQuality);
    await noteWhatToTell(context, view, trx, decided, runId);
    await finishDirty(
      trx,
      dirty.filter(({ companyId }) => done.has(companyId) || gone.has(companyId)),
      { lease, rulesVersion: view.compiled.rules.version },
      now(),
    );
  });
  // Something of these is still to be read; their picture would be half.
  const waiting = dirty.filter(({ companyId }) => !done.has(companyId) && !gone.has(companyId));
  for (const each of waiting) {
    await postponeDirty(
      store.db,
      [each],
      lease,
      now() + Math.min(LONGEST_WAIT_MS, COALESCE_MS * 2 ** each.attempts),
    );
  }
  for (const { since, companyId } of dirty)
    if (done.has(companyId)) observeLatency(Math.max(0, now() - since));
  count('companies_decided', done.size);
}

/** Companies that HubSpot no longer has. */
async function goneCompanies({ store }: WorkerContext, dirty: readonly DirtyCompany[]): Promise<Set<string>> {
  if (dirty.length === 0) return new Set();
  const ids = dirty.map(({ companyId }) => companyId);
  const rows = await store.db
    .selectFrom('company')
    .select('id')
    .where('id', 'in', ids)
    .where('archived', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
