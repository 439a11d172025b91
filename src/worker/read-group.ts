/** The card's view of one deal, from the mirror alone: the same pure decision over the same facts. */
import { decideCompany } from '../domain/decide.ts';
import { viewGroup, type BuyingGroupView } from '../domain/view.ts';
import type { CompiledRules } from '../domain/compile.ts';
import { withHeads } from '../facts/families.ts';
import { loadCompanies } from '../facts/load.ts';
import { readDecisions } from '../facts/records.ts';
import type { Database } from '../facts/store.ts';

/** `null`: this app knows no group for the deal (yet). */
export async function readBuyingGroup(
  db: Database,
  compiled: CompiledRules,
  dealId: string,
  now: number,
): Promise<BuyingGroupView | null> {
  const links = await db
    .selectFrom('deal_company')
    .select('company_id')
    .where('deal_id', '=', dealId)
    .orderBy('company_id')
    .execute();
  const loaded = await loadCompanies(
    db,
    await withHeads(
      db,
      links.map((row) => row.company_id),
    ),
    compiled.mail,
  );
  for (const { facts } of loaded) {
    const decision = decideCompany(facts, compiled, now);
    const group = [...decision.opportunities, ...decision.closed].find((each) => each.dealId === dealId);
    if (group === undefined) continue;
    const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
    const past = await readDecisions(db, facts.company.id, group.key);
    const history = past.map((each) => ({ ...each, at: new Date(each.at).toISOString() }));
    return viewGroup({ group, contacts, compiled, dataQuality: decision.dataQuality, history, now });
  }
  return null;
}
