/**
 * A write that was cut off may have been applied. The mirror would hold the old values for good, and where the rules
 * come to want these again, nobody would notice that HubSpot shows others.
 */
import { endWrites, listBegun } from '../facts/begun-writes.ts';
import { readContextOf, type PortalView, type WorkerContext } from './context.ts';
import type { Decided } from './decide-pass.ts';
import { READ_OF_DEALS } from './mirrored-properties.ts';
import { takeInDeals } from './read-deals.ts';
import { takeInContacts } from './read-people.ts';

/** Reads what nobody knows the end of, as far as it belongs to these companies; answers whether there was any. */
export async function readInterrupted(
  context: WorkerContext,
  view: PortalView,
  decided: readonly Decided[],
): Promise<boolean> {
  const begun = await listBegun(context.store.db);
  const held = (kind: 'deals' | 'contacts', ids: readonly string[]): string[] =>
    ids.filter((id) => decided.some(({ loaded }) => loaded.held[kind].has(id)));
  const deals = held('deals', begun.deal);
  const contacts = held('contacts', begun.contact);
  if (deals.length > 0) await readDealsAgain(context, view, deals);
  if (contacts.length > 0) await readContactsAgain(context, view, contacts);
  return deals.length + contacts.length > 0;
}

async function readDealsAgain(
  { store, gateway, now }: WorkerContext,
  view: PortalView,
  ids: readonly string[],
): Promise<void> {
  const answer = await gateway.readObjects('deals', ids, READ_OF_DEALS);
  await store.db.transaction().execute(async (trx) => {
    await takeInDeals(trx, answer, new Set(view.portal.stageIds), now());
    await endWrites(trx, 'deal', ids);
  });
}

async function readContactsAgain(
  context: WorkerContext,
  view: PortalView,
  ids: readonly string[],
): Promise<void> {
  const { contactProperties } = readContextOf(context, view);
  const answer = await context.gateway.readObjects('contacts', ids, contactProperties);
  await context.store.db.transaction().execute(async (trx) => {
    await takeInContacts(trx, ids, answer, context.now());
    await endWrites(trx, 'contact', ids);
  });
}
