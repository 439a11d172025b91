/** The decisions of many companies, a few at a time: a report must not hold up the webhooks beside it. */
import { setImmediate } from 'node:timers/promises';
import { decideCompany } from '../domain/decide.ts';
import type { CompanyDecision } from '../domain/opportunity.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { loadCompanies } from '../facts/load.ts';
import type { ReportContext } from './report-context.ts';

export interface DecidedCompany {
  readonly facts: CompanyFacts;
  readonly decision: CompanyDecision;
}

/** So many companies at once: enough for few queries, few enough for little memory and short steps. */
const STEP = 20;

/** Companies that were never read completely are left out; what is read again stays as it was until then. */
export async function* decideCompanies(
  { db, compiled, now }: Omit<ReportContext, 'language'>,
  ids: readonly string[],
): AsyncGenerator<DecidedCompany> {
  for (let start = 0; start < ids.length; start += STEP) {
    // The embedded store answers without waiting, so that without this nothing else would get its turn.
    await setImmediate();
    const some = ids.slice(start, start + STEP);
    for (const { facts } of await loadCompanies(db, some, compiled.mail, 'last_known'))
      yield { facts, decision: decideCompany(facts, compiled, now) };
  }
}

export async function listCompanies({ db }: ReportContext): Promise<string[]> {
  const rows = await db.selectFrom('company').select('id').where('archived', '=', 0).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Companies that stand on a deal, and all parents, since the top of a family may decide on its subsidiaries' deals. */
export async function listCompaniesOfDeals({ db }: Pick<ReportContext, 'db'>): Promise<string[]> {
  const parents = db.selectFrom('company').select('parent_id').where('parent_id', 'is not', null).distinct();
  const onDeals = db.selectFrom('deal_company').select('company_id').distinct();
  const rows = await db
    .selectFrom('company')
    .select('id')
    .where('archived', '=', 0)
    .where(({ or, eb }) => or([eb('id', 'in', onDeals), eb('id', 'in', parents)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
