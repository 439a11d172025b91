/** Whatever names a record that was merged names its survivor afterwards, or is left behind for a reason. */
import { sql } from 'kysely';
import { rehome } from '../../src/facts/events.ts';
import { rehomeCompanies, rehomeDeals } from '../../src/facts/rehome.ts';
import { LEFT_BEHIND } from '../../src/facts/rehome-rows.ts';
import { addHolds, readHolds } from '../../src/facts/holds.ts';
import { addApprovals, addTargets, bindTargets, readTargets } from '../../src/facts/targets.ts';
import type { Store } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const MERGED = '71';
const SURVIVOR = '70';

/** Columns that name a record of each kind, with what stands there. */
const NAMING = {
  company: { company_id: MERGED, parent_id: MERGED, opportunity: `${MERGED}:hr:1` },
  deal: { deal_id: MERGED, opportunity: MERGED },
  contact: { contact_id: MERGED },
} as const satisfies Record<keyof typeof LEFT_BEHIND, Record<string, string>>;

const MERGES: Record<keyof typeof LEFT_BEHIND, (store: Store) => Promise<void>> = {
  company: ({ db }) => rehomeCompanies(db, { merged: [MERGED], survivor: SURVIVOR }, NOW),
  deal: ({ db }) => rehomeDeals(db, { merged: [MERGED], survivor: SURVIVOR }),
  contact: ({ db }) => rehome(db, [MERGED], SURVIVOR),
};

/** One row in every table that names a record of the kind; answers its columns of that sort. */
async function fillTables(
  { db }: Store,
  naming: Readonly<Record<string, string>>,
): Promise<[string, string][]> {
  const filled: [string, string][] = [];
  for (const { name, columns } of await db.introspection.getTables()) {
    const named = columns.filter((column) => column.name in naming);
    if (named.length === 0) continue;
    const row = columns.map((column): [string, string | number] => {
      // A list that holds nothing, so that columns of JSON can be read.
      const filler = /text/iu.test(column.dataType) ? '[]' : 1;
      return [column.name, naming[column.name] ?? filler];
    });
    const names = sql.join(row.map(([column]) => sql.ref(column)));
    const values = sql.join(row.map(([, value]) => value));
    await sql`insert into ${sql.table(name)} (${names}) values (${values})`.execute(db);
    filled.push(...named.map((column): [string, string] => [name, column.name]));
  }
  return filled;
}

async function namesMerged({ db }: Store, table: string, column: string): Promise<boolean> {
  const { rows } = await sql<{
    named: string;
  }>`select ${sql.ref(column)} as named from ${sql.table(table)}`.execute(db);
  return rows.some(({ named }) => named === MERGED || named.startsWith(`${MERGED}:`));
}

const PLAN = {
  solution: 'hr',
  runId: 'r1',
  askedAt: NOW,
  profile: [],
  expectedValue: null,
  currency: null,
};

describeEachStore('rows of merged records', (open) => {
  test.each(Object.keys(NAMING) as (keyof typeof NAMING)[])(
    'every table that names a %s follows a merge, or is left behind for a reason',
    async (kind) => {
      const filled = await fillTables(open(), NAMING[kind]);
      expect(filled.length).toBeGreaterThan(7);
      await MERGES[kind](open());
      const left: string[] = [];
      for (const [table, column] of filled)
        if (await namesMerged(open(), table, column)) left.push(`${table}.${column}`);
      expect(left.sort()).toEqual(Object.keys(LEFT_BEHIND[kind]).sort());
    },
  );

  test('of two plans for one solution that with a deal stays, then the one more have approved', async () => {
    const { db } = open();
    const plans = [
      { ...PLAN, id: 'a', companyId: SURVIVOR },
      { ...PLAN, id: 'b', companyId: MERGED },
      { ...PLAN, id: 'c', companyId: SURVIVOR, solution: 'crm' },
      { ...PLAN, id: 'd', companyId: MERGED, solution: 'crm' },
      { ...PLAN, id: 'e', companyId: MERGED, solution: 'bi' },
    ];
    await addTargets(db, plans, '7');
    await addApprovals(db, [
      { targetId: 'a', side: 'marketing', by: '7', at: NOW },
      { targetId: 'd', side: 'marketing', by: '7', at: NOW },
    ]);
    await bindTargets(db, [{ id: 'b', key: '71:hr:1', origin: 'created' }]);
    await rehomeCompanies(db, { merged: [MERGED], survivor: SURVIVOR }, NOW);
    const standing = await readTargets(db);
    expect(standing.map(({ id, companyId }) => [id, companyId])).toEqual([
      ['e', SURVIVOR],
      ['d', SURVIVOR],
      ['b', SURVIVOR],
    ]);
    expect(await db.selectFrom('target').selectAll().execute()).toHaveLength(5);
  });

  test('what undo took back of a merged deal stays taken back, the word on the survivor first', async () => {
    const { db } = open();
    const hold = { object: 'deal', objectId: MERGED, property: 'bg_stage', value: 'engaged' } as const;
    await addHolds(
      db,
      [
        hold,
        { ...hold, property: 'bg_summary', value: 'old' },
        { ...hold, objectId: SURVIVOR, value: 'target' },
      ],
      { runId: 'r1', at: NOW },
    );
    await rehomeDeals(db, { merged: [MERGED], survivor: SURVIVOR });
    expect(await readHolds(db, 'deal', [MERGED, SURVIVOR])).toEqual(
      new Map([[SURVIVOR, { bg_stage: 'target', bg_summary: 'old' }]]),
    );
  });

  test('two people of one hand-off who turn out to be one stand in it once', async () => {
    const { db } = open();
    await db
      .insertInto('handoff_member')
      .values([
        { handoff_id: 'h1', contact_id: MERGED, body: '{"who":"merged"}' },
        { handoff_id: 'h1', contact_id: SURVIVOR, body: '{"who":"survivor"}' },
        { handoff_id: 'h2', contact_id: MERGED, body: '{"who":"merged"}' },
      ])
      .execute();
    await rehome(db, [MERGED], SURVIVOR);
    expect(await db.selectFrom('handoff_member').selectAll().orderBy('handoff_id').execute()).toEqual([
      { handoff_id: 'h1', contact_id: SURVIVOR, body: '{"who":"survivor"}' },
      { handoff_id: 'h2', contact_id: SURVIVOR, body: '{"who":"merged"}' },
    ]);
  });
});
