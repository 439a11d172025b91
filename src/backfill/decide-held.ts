/** The last step: what the walk has touched is handed to ordinary work, a few companies at a time. */
import { countHeld, releaseWork } from '../facts/backfill-work.ts';
import { againAfterDeadlock } from '../facts/deadlock.ts';
import { markToRead } from '../facts/work.ts';
import { companiesOfDeals, touchCompanies } from '../worker/touched-companies.ts';
import type { Walk } from './walk.ts';

/** Full batches for HubSpot, and no more than a webhook may have to wait for. */
const AT_ONCE = 200;

export async function decideHeld(walk: Walk): Promise<void> {
  const all = await countHeld(walk.context.store.db);
  for (let done = 0; ;) {
    await walk.giveWay();
    const released = await againAfterDeadlock(() => releaseSome(walk));
    // Once more at the end, too: a process that was killed has released something, and not decided it.
    await walk.work();
    done += released;
    walk.onProgress({ step: 'deciding', done: Math.min(done, all), left: Math.max(0, all - done) });
    if (released === 0) return;
  }
}

/** Answers how many; deals first, by which companies are found of which nobody did anything. */
async function releaseSome({ context: { store, now }, tally }: Walk): Promise<number> {
  const released = await store.db.transaction().execute(async (trx) => {
    const deals = await releaseWork(trx, 'deals', AT_ONCE);
    const companies = deals.length > 0 ? [] : await releaseWork(trx, 'companies', AT_ONCE);
    await markToRead(trx, 'deal_companies', deals, now());
    await touchCompanies(trx, [...companies, ...(await companiesOfDeals(trx, deals))], now());
    const released = deals.length + companies.length;
    // Also says that it still makes headway.
    await tally.keep(trx, { step: 'deciding', afterId: null }, { released });
    return released;
  });
  tally.settle();
  return released;
}
