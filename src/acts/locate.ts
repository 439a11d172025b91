/** The company behind a deal, a contact or a key, with its facts and what is decided on them now. */
import type { CompiledRules } from '../domain/compile.ts';
import { decideCompany } from '../domain/decide.ts';
import type { BuyingGroup, CompanyDecision } from '../domain/opportunity.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { withHeads } from '../facts/families.ts';
import { loadCompanies } from '../facts/load.ts';
import type { Connection } from '../facts/store.ts';

export interface Located {
  readonly facts: CompanyFacts;
  readonly decision: CompanyDecision;
}

/** While something is read again, cards and acts go by what was known: a person need not wait for the app. */
export async function locateCompanies(
  db: Connection,
  compiled: CompiledRules,
  ids: readonly string[],
  now: number,
): Promise<Located[]> {
  const loaded = await loadCompanies(db, ids, compiled.mail, 'last_known');
  return loaded.map(({ facts }) => ({ facts, decision: decideCompany(facts, compiled, now) }));
}

export interface LocatedDeal extends Located {
  readonly group: BuyingGroup;
}

export type DealPlace =
  | { readonly found: 'group'; readonly located: LocatedDeal }
  /** Companies that could be read; none where the deal has no company. */
  | { readonly found: 'no_group'; readonly companies: readonly Located[]; readonly hasCompany: boolean }
  | { readonly found: 'nothing' };

/** `nothing`: the store has never heard of the deal, or it is gone. */
export async function locateDeal(
  db: Connection,
  compiled: CompiledRules,
  dealId: string,
  now: number,
): Promise<DealPlace> {
  const rows = await db
    .selectFrom('deal')
    .leftJoin('deal_company', 'deal_company.deal_id', 'deal.id')
    .select('deal_company.company_id')
    .where('deal.id', '=', dealId)
    .where('deal.archived', '=', 0)
    .orderBy('deal_company.company_id')
    .execute();
  if (rows.length === 0) return { found: 'nothing' };
  const ids = await withHeads(
    db,
    rows.flatMap(({ company_id }) => company_id ?? []),
  );
  const companies = await locateCompanies(db, compiled, ids, now);
  for (const located of companies) {
    const group = groupOf(located.decision, dealId);
    if (group !== null) return { found: 'group', located: { ...located, group } };
  }
  return { found: 'no_group', companies, hasCompany: ids.length > 0 };
}

function groupOf({ opportunities, closed }: CompanyDecision, dealId: string): BuyingGroup | null {
  return [...opportunities, ...closed].find((each) => each.dealId === dealId) ?? null;
}
