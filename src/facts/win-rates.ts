/** Win rates as counted last: kept, so that all deals are estimated by the same ones until they are counted anew. */
import type { KeptWinRates, WinRates } from '../domain/forecast/win-rates.ts';
import type { Connection } from './store.ts';

const NAME = 'current';

/** `null`: too few closed deals, or never counted. */
export async function readWinRates(db: Connection): Promise<KeptWinRates | null> {
  const row = await db.selectFrom('win_rates').selectAll().where('name', '=', NAME).executeTakeFirst();
  if (row === undefined) return null;
  const rates = JSON.parse(row.body) as WinRates | null;
  return rates === null ? null : { rates, at: Number(row.at), rulesVersion: row.rules_version };
}

/** `rates` null: there were too few. */
export async function keepWinRates(
  db: Connection,
  { rates, at, rulesVersion }: Omit<KeptWinRates, 'rates'> & { readonly rates: WinRates | null },
): Promise<void> {
  const values = { rules_version: rulesVersion, at, body: JSON.stringify(rates) };
  await db
    .insertInto('win_rates')
    .values({ name: NAME, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}
