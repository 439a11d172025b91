/** Stages a deal went through before anybody told this app of them. */
import type { Connection } from './store.ts';

export interface StagesOfDeal {
  readonly dealId: string;
  readonly createdAt: number;
  /** As HubSpot's history tells them, in any order. */
  readonly entries: readonly { readonly dealStage: string; readonly at: number }[];
}

export interface Recovered {
  readonly dealIds: readonly string[];
  readonly recovered: number;
}

/** Adds what is missing; answers of which deals, and how many. Call it before the deals themselves are taken in. */
export async function recoverStages(db: Connection, deals: readonly StagesOfDeal[]): Promise<Recovered> {
  const dealIds: string[] = [];
  let recovered = 0;
  for (const deal of deals) {
    const added = deal.entries.length === 0 ? 0 : await recoverDeal(db, deal);
    if (added > 0) dealIds.push(deal.dealId);
    recovered += added;
  }
  return { dealIds, recovered };
}

async function recoverDeal(db: Connection, { dealId, createdAt, entries }: StagesOfDeal): Promise<number> {
  const known = await db.selectFrom('stage_entry').selectAll().where('deal_id', '=', dealId).execute();
  const have = new Set(known.map(({ at, deal_stage }) => nameEntry(at, deal_stage)));
  const told = new Map(entries.map((entry) => [nameEntry(entry.at, entry.dealStage), entry]));
  const missing = [...told].flatMap(([name, entry]) => (have.has(name) ? [] : [entry]));
  if (missing.length > 0)
    await db
      .insertInto('stage_entry')
      .values(missing.map(({ dealStage, at }) => ({ deal_id: dealId, deal_stage: dealStage, at })))
      .execute();
  // A reading without history takes the stage it finds for that of the deal's creation; now it is known better.
  const guesses = known.filter(
    ({ at, deal_stage }) => at === createdAt && !told.has(nameEntry(at, deal_stage)),
  );
  for (const { at, deal_stage } of guesses)
    await db
      .deleteFrom('stage_entry')
      .where('deal_id', '=', dealId)
      .where('at', '=', at)
      .where('deal_stage', '=', deal_stage)
      .execute();
  return missing.length;
}

function nameEntry(at: number, dealStage: string): string {
  return `${at}:${dealStage}`;
}
