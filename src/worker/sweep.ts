/** What changes by the mere passing of time: companies with open deals are decided again at least every hour. */
import { markDirty } from '../facts/work.ts';
import type { Database } from '../facts/store.ts';

/** A little less than the hour that is promised, since a sweep comes once a minute and takes its turn. */
const MAX_AGE_MS = 55 * 60_000;
/** So many a minute: 30,000 companies an hour, in batches that cost a handful of calls. */
const PER_SWEEP = 500;

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
