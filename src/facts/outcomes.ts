/** How deals ended. Kept, since what it rests on is dropped one day; nothing in it names a person. */
import type { Outcome } from '../domain/outcome.ts';
import type { OutcomeTable } from './schema.ts';
import type { Connection } from './store.ts';

type Body = Omit<
  Outcome,
  'dealId' | 'key' | 'companyId' | 'solution' | 'outcome' | 'closedAt' | 'rulesVersion'
>;

/** The moments at which each deal is known to have closed. */
export async function readCloses(
  db: Connection,
  dealIds: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('outcome')
    .select(['deal_id', 'closed_at'])
    .where('deal_id', 'in', dealIds)
    .execute();
  const byDeal = Map.groupBy(rows, ({ deal_id }) => deal_id);
  return new Map([...byDeal].map(([id, mine]) => [id, mine.map(({ closed_at }) => closed_at)]));
}

/** `moments`: when the deal really closed. A row of any other is a guess that was corrected, and goes. */
export async function keepOutcome(
  db: Connection,
  outcome: Outcome,
  moments: readonly number[],
  now: number,
): Promise<void> {
  const { dealId, key, companyId, solution, closedAt, rulesVersion, outcome: ended, ...body } = outcome;
  await db
    .deleteFrom('outcome')
    .where('deal_id', '=', dealId)
    .where('closed_at', 'not in', [closedAt, ...moments])
    .execute();
  await db
    .insertInto('outcome')
    .values({
      deal_id: dealId,
      closed_at: closedAt,
      key,
      company_id: companyId,
      solution,
      outcome: ended,
      rules_version: rulesVersion,
      recorded_at: now,
      body: JSON.stringify(body satisfies Body),
    })
    .onConflict((conflict) => conflict.columns(['deal_id', 'closed_at']).doNothing())
    .execute();
}

/** The latest outcome of a deal; `null`: it was never closed, or that is not decided yet. */
export async function readOutcomeOf(db: Connection, dealId: string): Promise<Outcome | null> {
  const row = await db
    .selectFrom('outcome')
    .selectAll()
    .where('deal_id', '=', dealId)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toOutcome(row);
}

/** The latest outcome of each deal, the newest first. */
export async function listOutcomes(db: Connection): Promise<Outcome[]> {
  const rows = await db.selectFrom('outcome').selectAll().orderBy('closed_at').orderBy('deal_id').execute();
  const latest = new Map(rows.map((row) => [row.deal_id, toOutcome(row)]));
  return [...latest.values()].sort((a, b) => b.closedAt - a.closedAt || (a.dealId < b.dealId ? -1 : 1));
}

function toOutcome(row: OutcomeTable): Outcome {
  return {
    dealId: row.deal_id,
    key: row.key,
    companyId: row.company_id,
    solution: row.solution,
    outcome: row.outcome === 'won' ? 'won' : 'lost',
    closedAt: row.closed_at,
    rulesVersion: row.rules_version,
    ...(JSON.parse(row.body) as Body),
  };
}
