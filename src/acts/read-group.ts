/** The plain view of one deal's group, as `demo --json` and `explain --deal` print it: the same decision as the card's. */
import type { CompiledRules } from '../domain/compile.ts';
import { viewGroup, type BuyingGroupView } from '../domain/view.ts';
import { readDecisions } from '../facts/records.ts';
import type { Connection } from '../facts/store.ts';
import { locateDeal } from './locate.ts';

/** `null`: this app knows no group for the deal (yet). */
export async function readBuyingGroup(
  db: Connection,
  compiled: CompiledRules,
  dealId: string,
  now: number,
): Promise<BuyingGroupView | null> {
  const place = await locateDeal(db, compiled, dealId, now);
  if (place.found !== 'group') return null;
  const { facts, decision, group } = place.located;
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  const past = await readDecisions(db, facts.company.id, group.key);
  const history = past.map((each) => ({ ...each, at: new Date(each.at).toISOString() }));
  return viewGroup({ group, contacts, compiled, dataQuality: decision.dataQuality, history, now });
}
