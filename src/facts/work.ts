/** What is to be done: objects to read from HubSpot, companies to decide. Both coalesce any number of reasons. */
import { sql } from 'kysely';
import { withHeads } from './families.ts';
import type { Connection } from './store.ts';
import type { Claim } from './inbox.ts';

/** Activities with people of the customer; HubSpot calls them engagements. */
export type Engagement = 'meetings' | 'calls' | 'emails' | 'communications';

/**
 * `pair_contacts`: people seen on a deal. Unlike those of `contacts`, their companies are not followed, else one
 * shared consultant would have the whole portal read.
 */
export type PortalReading =
  | Engagement
  | 'contact_emails'
  | 'contacts'
  | 'pair_contacts'
  | 'companies'
  | 'deals'
  | 'company_deals'
  | 'company_families'
  | 'deal_contacts'
  | 'deal_companies';

/**
 * These need no HubSpot: contacts, and contacts of a mail domain, whose data quality is looked at again; contacts to be
 * erased.
 */
export type Reading = PortalReading | 'contact_quality' | 'domain_quality' | 'erasure';

const CHUNK = 500;

function chunks<Item>(items: readonly Item[]): Item[][] {
  const sorted: Item[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) sorted.push(items.slice(start, start + CHUNK));
  return sorted;
}

export async function markToRead(
  db: Connection,
  what: Reading,
  ids: Iterable<string>,
  now: number,
): Promise<void> {
  for (const slice of chunks([...new Set(ids)].sort())) {
    await db
      .insertInto('to_read')
      .values(slice.map((id) => ({ what, id, revision: 1, attempts: 0, due_at: now })))
      .onConflict((conflict) =>
        // The due time stays: a new event must not pull a read out of its back-off.
        conflict.columns(['what', 'id']).doUpdateSet({ revision: sql`to_read.revision + 1` }),
      )
      .execute();
  }
}

export interface DueReading {
  readonly id: string;
  readonly revision: number;
}

export async function dueReadings(
  db: Connection,
  what: Reading,
  now: number,
  limit: number,
): Promise<DueReading[]> {
  return db
    .selectFrom('to_read')
    .select(['id', 'revision'])
    .where('what', '=', what)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Forgets readings that were done, unless something new came up meanwhile. */
export async function finishReadings(
  db: Connection,
  what: Reading,
  done: readonly DueReading[],
): Promise<void> {
  for (const slice of chunks(done)) {
    const byRevision = Map.groupBy(slice, ({ revision }) => revision);
    for (const [revision, rows] of byRevision) {
      await db
        .deleteFrom('to_read')
        .where('what', '=', what)
        .where('revision', '=', revision)
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
    }
  }
}

const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 24 * 60 * 60_000;

/** Readings that HubSpot refuses are due again after a minute, then four, then sixteen, up to a day. */
export async function postponeReadings(
  db: Connection,
  what: Reading,
  readings: readonly DueReading[],
  now: number,
): Promise<void> {
  for (const { id } of readings) {
    await db
      .updateTable('to_read')
      .set({
        attempts: sql`attempts + 1`,
        due_at: sql`${now} + case when attempts >= 6 then ${LONGEST_DELAY_MS} else ${FIRST_DELAY_MS} * power(4, attempts) end`,
      })
      .where('what', '=', what)
      .where('id', '=', id)
      .execute();
  }
}

/**
 * Reads again what HubSpot has not finished yet, after each of the delays (milliseconds) in turn; then it is taken
 * as it is.
 */
export async function awaitMore(
  db: Connection,
  what: Reading,
  readings: readonly DueReading[],
  delays: readonly number[],
  now: number,
): Promise<void> {
  for (const reading of readings) {
    const row = await db
      .selectFrom('to_read')
      .select('attempts')
      .where('what', '=', what)
      .where('id', '=', reading.id)
      .executeTakeFirst();
    const delay = delays[row?.attempts ?? delays.length];
    if (delay === undefined) await finishReadings(db, what, [reading]);
    else {
      await db
        .updateTable('to_read')
        .set({ attempts: sql`attempts + 1`, due_at: now + delay })
        .where('what', '=', what)
        .where('id', '=', reading.id)
        .execute();
    }
  }
}

/** How long after a decision the next one of the same company waits, so that a burst becomes one. */
export const COALESCE_MS = 1500;

/** A quiet company is due at once; one that was just decided gathers what comes for a moment. */
export async function markDirty(db: Connection, companyIds: Iterable<string>, now: number): Promise<void> {
  // What a subsidiary's people do may concern the family's head.
  for (const slice of chunks((await withHeads(db, [...new Set(companyIds)])).sort())) {
    await db
      .insertInto('dirty_company')
      .values(
        slice.map((company_id) => ({
          company_id,
          since: now,
          due_at: now,
          revision: 1,
          attempts: 0,
          lease: null,
          leased_until: 0,
          decided_at: 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('company_id').doUpdateSet({
          since: sql`case when dirty_company.revision = 0 then excluded.since else dirty_company.since end`,
          due_at: sql`case
            when dirty_company.revision > 0 then dirty_company.due_at
            when dirty_company.decided_at + ${COALESCE_MS} > excluded.due_at then dirty_company.decided_at + ${COALESCE_MS}
            else excluded.due_at end`,
          revision: sql`dirty_company.revision + 1`,
        }),
      )
      .execute();
  }
}

export interface DirtyCompany {
  readonly companyId: string;
  readonly revision: number;
  readonly since: number;
  readonly attempts: number;
}

/**
 * A row with revision 0 is at rest and only remembers when its company was decided last. `only`: these companies, and
 * those of them that gather what comes for a moment as well.
 */
export async function claimDirty(
  db: Connection,
  kind: 'sqlite' | 'postgres',
  claim: Claim,
  only?: readonly string[],
): Promise<DirtyCompany[]> {
  const free = db
    .selectFrom('dirty_company')
    .select('company_id')
    .where('revision', '>', 0)
    .where('leased_until', '<=', claim.now);
  const wanted =
    only === undefined ? free.where('due_at', '<=', claim.now) : free.where('company_id', 'in', only);
  const due = wanted.orderBy('due_at').orderBy('company_id').limit(claim.limit);
  const rows = await db
    .updateTable('dirty_company')
    .set({ lease: claim.lease, leased_until: claim.now + claim.leaseMs })
    .where('company_id', 'in', kind === 'postgres' ? due.forUpdate().skipLocked() : due)
    .returning(['company_id', 'revision', 'since', 'attempts'])
    .execute();
  return rows
    .map(({ company_id, ...row }) => ({ companyId: company_id, ...row }))
    .sort((a, b) => (a.companyId < b.companyId ? -1 : 1));
}

/** Guarded by the lease: a worker that lost it cannot complete. New changes keep the company dirty. */
export async function finishDirty(
  db: Connection,
  done: readonly DirtyCompany[],
  { lease, rulesVersion }: { readonly lease: string; readonly rulesVersion: string },
  now: number,
): Promise<void> {
  for (const { companyId, revision } of done) {
    await db
      .updateTable('dirty_company')
      .set({
        revision: sql`case when revision = ${revision} then 0 else revision end`,
        since: sql`case when revision = ${revision} then since else ${now} end`,
        due_at: now + COALESCE_MS,
        attempts: 0,
        lease: null,
        leased_until: 0,
        decided_at: now,
        rules_version: rulesVersion,
      })
      .where('company_id', '=', companyId)
      .where('lease', '=', lease)
      .execute();
  }
}

/** Gives companies back that could not be finished; they are due again after the delay. */
export async function postponeDirty(
  db: Connection,
  companies: readonly DirtyCompany[],
  lease: string,
  dueAt: number,
): Promise<void> {
  for (const { companyId } of companies) {
    await db
      .updateTable('dirty_company')
      .set({ due_at: dueAt, attempts: sql`attempts + 1`, lease: null, leased_until: 0 })
      .where('company_id', '=', companyId)
      .where('lease', '=', lease)
      .execute();
  }
}

/** When there is something to do next; `null`: at rest. */
export async function nextDue(db: Connection): Promise<number | null> {
  const [delivery, reading, dirty] = await Promise.all([
    db
      .selectFrom('delivery')
      .where('state', '=', 'pending')
      .select(({ fn }) =>
        fn
          .min<number | null>(sql`case when leased_until > due_at then leased_until else due_at end`)
          .as('at'),
      )
      .executeTakeFirst(),
    db
      .selectFrom('to_read')
      .select(({ fn }) => fn.min('due_at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('dirty_company')
      .where('revision', '>', 0)
      .select(({ fn }) =>
        fn
          .min<number | null>(sql`case when leased_until > due_at then leased_until else due_at end`)
          .as('at'),
      )
      .executeTakeFirst(),
  ]);
  const times = [delivery?.at, reading?.at, dirty?.at].flatMap((at) => (at == null ? [] : [Number(at)]));
  return times.length === 0 ? null : Math.min(...times);
}
