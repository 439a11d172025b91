/** The histories of all deals: what the reports on quality, attribution and curves are made from. */
import { setImmediate } from 'node:timers/promises';
import type { DealHistory } from '../domain/history/deal-history.ts';
import { readHistories } from '../domain/history/read-histories.ts';
import { compareIds } from '../domain/situation.ts';
import { withHeads } from '../facts/families.ts';
import { loadCompanies } from '../facts/load.ts';
import { companiesWithDeals } from './read-targets.ts';
import type { ReportContext } from './report-context.ts';

/** So many companies at once: enough for few queries, few enough for little memory and short steps. */
const STEP = 20;

/** Each deal is decided for now and once for each stage it came to; in the order of the ids. */
export async function readAllHistories(context: ReportContext): Promise<DealHistory[]> {
  const { db, compiled, now } = context;
  // A deal of a subsidiary may be shaped by the company at the top.
  const ids = await withHeads(db, await companiesWithDeals(context));
  const histories: DealHistory[] = [];
  for (let start = 0; start < ids.length; start += STEP) {
    for (const { facts } of await loadCompanies(db, ids.slice(start, start + STEP), compiled.mail)) {
      // The embedded store answers without waiting, so that without this nothing else would get its turn.
      await setImmediate();
      histories.push(...readHistories(facts, compiled, now));
    }
  }
  return histories.sort((a, b) => compareIds(a.dealId, b.dealId));
}
