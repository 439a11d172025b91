/** Which version of the rules decides, and whether every company was decided by it. */
import type { Connection } from './store.ts';

const NAME = 'rules';

/** Answers since when this version is in use while there may be companies it has not decided; `null`: there are none. */
export async function noteRulesInUse(db: Connection, version: string, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('rules_in_use')
    .select(['version', 'since', 'settled'])
    .where('name', '=', NAME)
    .executeTakeFirst();
  if (row?.version === version) return row.settled === 1 ? null : row.since;
  const held = { version, since: now, settled: 0 };
  await db
    .insertInto('rules_in_use')
    .values({ name: NAME, ...held })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(held))
    .execute();
  return now;
}

export async function settleRules(db: Connection, version: string): Promise<void> {
  await db
    .updateTable('rules_in_use')
    .set({ settled: 1 })
    .where('name', '=', NAME)
    .where('version', '=', version)
    .execute();
}
