/** What a person may have changed unheard is read again right before it is written. */
import { readContextOf, type PortalView, type WorkerContext } from './context.ts';
import type { Decided } from './decide-pass.ts';
import { MERGED_IDS, READ_OF_DEALS } from './mirrored-properties.ts';
import { readPairsOf, takeInDeals } from './read-deals.ts';
import { takeInCompanies } from './read-people.ts';

/**
 * Labels and members are read again before they are written, since a person's change need not have come as a
 * webhook. Answers whether anything had changed.
 */
export async function refreshPairs(
  context: WorkerContext,
  view: PortalView,
  decided: readonly Decided[],
  since: number,
): Promise<boolean> {
  const interrupted = new Set(decided.flatMap(findInterrupted));
  const planned = decided.flatMap(({ writes }) => writes.pairs.map(({ dealId }) => dealId));
  const deals = [...new Set([...planned, ...interrupted])];
  if (deals.length === 0) return false;
  const rows = await context.store.db
    .selectFrom('deal')
    .select(['id', 'pairs_read_at'])
    .where('id', 'in', deals)
    .execute();
  const stale = rows
    .filter(({ id, pairs_read_at }) => (pairs_read_at ?? 0) < since || interrupted.has(id))
    .map(({ id }) => id);
  if (stale.length === 0) return false;
  const changed = await readPairsOf(
    readContextOf(context, view),
    stale.map((id) => ({ id, revision: 0 })),
    'ended',
  );
  return changed.size > 0;
}

/**
 * Deals on which a write of labels was begun whose end nobody knows. What stands there has to be seen before a person
 * changes it, or their change could not be told from a write that never arrived.
 */
function findInterrupted({ loaded: { facts, held } }: Decided): string[] {
  return facts.deals
    .filter(({ homeCompanyId }) => homeCompanyId === facts.company.id)
    .flatMap(({ id }) => (held.pairs.get(id)?.some(({ intended }) => intended !== null) ? [id] : []));
}

/**
 * A deal once made stays. A company that is about to get one is read again unless that was just done: it may have been
 * merged, and its opportunities with it, while the webhooks of it are still on their way.
 */
export async function refreshCompanies(
  context: WorkerContext,
  view: PortalView,
  decided: readonly Decided[],
  since: number,
): Promise<boolean> {
  const planned = decided.flatMap(({ writes }) => writes.creations.map(({ companyId }) => companyId));
  if (planned.length === 0) return false;
  const rows = await context.store.db
    .selectFrom('company')
    .select(['id', 'read_at'])
    .where('id', 'in', [...new Set(planned)])
    .execute();
  const stale = rows.filter(({ read_at }) => (read_at ?? 0) < since).map(({ id }) => id);
  if (stale.length === 0) return false;
  const { companyProperties } = readContextOf(context, view);
  const answer = await context.gateway.readObjects('companies', stale, [...companyProperties, MERGED_IDS]);
  await context.store.db.transaction().execute((trx) => takeInCompanies(trx, stale, answer, context.now()));
  return true;
}

/**
 * Nor is a deal moved, or told what it sells, that a person may have changed meanwhile: it is read before stage or
 * solution are written.
 */
export async function refreshDeals(
  context: WorkerContext,
  view: PortalView,
  decided: readonly Decided[],
): Promise<boolean> {
  const planned = decided.flatMap(({ writes }) =>
    writes.deals.flatMap(({ id, properties }) =>
      properties.dealstage === undefined && properties.bg_solution === undefined ? [] : [id],
    ),
  );
  if (planned.length === 0) return false;
  const answer = await context.gateway.readObjects('deals', planned, READ_OF_DEALS);
  await context.store.db
    .transaction()
    .execute((trx) => takeInDeals(trx, answer, new Set(view.portal.stageIds), context.now()));
  return true;
}
