/**
 * What changes without an event: companies with open deals are decided again at least every hour, since counts over seven
 * days change by time alone; all companies are decided again when the rules have changed.
 */
import { readCurrentPublication } from '../facts/published-rules.ts';
import { listServerRules, noteServerRules, type ServerRules } from '../facts/rules-of-servers.ts';
import { markDirty } from '../facts/work.ts';
import type { Database } from '../facts/store.ts';
import type { WorkerParts } from './context.ts';

/** A little less than the hour that is promised, since a sweep comes once a minute and takes its turn. */
const MAX_AGE_MS = 55 * 60_000;
/** So many a minute: 30,000 companies an hour, in batches that cost a handful of calls. */
const PER_SWEEP = 500;

/** Once a minute, and where other rules are taken up. */
export async function sweep(
  { store: { db, kind }, now }: Pick<WorkerParts, 'store' | 'now'>,
  rules: ServerRules,
): Promise<void> {
  await markStale(db, now());
  // With SQLite there is only one process.
  await noteServerRules(db, rules, now(), kind === 'sqlite');
  await markOutdated(db, rules.version, now());
}

export async function markStale(db: Database, now: number): Promise<void> {
  const rows = await db
    .selectFrom('dirty_company')
    .innerJoin('deal_company', 'deal_company.company_id', 'dirty_company.company_id')
    .innerJoin('deal', 'deal.id', 'deal_company.deal_id')
    .select('dirty_company.company_id')
    .distinct()
    .where('dirty_company.revision', '=', 0)
    .where('dirty_company.decided_at', '<=', now - MAX_AGE_MS)
    .where('deal.archived', '=', 0)
    .orderBy('dirty_company.company_id')
    .limit(PER_SWEEP)
    .execute();
  await markDirty(
    db,
    rows.map((row) => row.company_id),
    now,
  );
}

/**
 * Companies that other rules have decided, a batch at a time: a solution that was switched to another operating model
 * must not wait for the next visit of somebody. Nothing is asked of HubSpot and nothing written where nothing differs.
 */
export async function markOutdated(db: Database, rulesVersion: string, now: number): Promise<void> {
  if (!(await mayOutdate(db, rulesVersion, now))) return;
  const rows = await db
    .selectFrom('dirty_company')
    .select('company_id')
    .where('revision', '=', 0)
    // Two ranges of an index, where "differs" would look at every company once a minute.
    .where((is) => is.or([is('rules_version', '<', rulesVersion), is('rules_version', '>', rulesVersion)]))
    .limit(PER_SWEEP)
    .execute();
  await markDirty(
    db,
    rows.map((row) => row.company_id),
    now,
  );
}

/**
 * Only the rules that everybody uses make others outdated. Where nothing is published and two workers on one store have
 * different folders, each would have all companies decided again that the other one has decided, without end.
 */
async function mayOutdate(db: Database, rulesVersion: string, now: number): Promise<boolean> {
  const published = await readCurrentPublication(db);
  if (published !== null) return published.version === rulesVersion;
  return (await listServerRules(db, now)).every((version) => version === rulesVersion);
}
