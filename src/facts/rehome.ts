/** What stood for companies and deals that were merged stands for their survivors from then on. */
import { sql } from 'kysely';
import { moveRowsOfCompanies, moveRowsOfDeals } from './rehome-rows.ts';
import type { Connection } from './store.ts';
import { markToRead } from './work.ts';

type Merging = 'company' | 'deal';

export interface Merge {
  readonly merged: readonly string[];
  readonly survivor: string;
}

/** What people said, by opportunity: the deal's id, or the key where there is no deal. */
const TABLES_OF_WORDS = [
  'role_fact',
  'membership_fact',
  'stance_fact',
  'knowledge_fact',
  'expert_fact',
  'handoff',
  'review_answer',
  'qualification_fact',
  'concern_fact',
  'presence_fact',
  'blocker_note',
  'proposal_answer',
  'solution_choice',
  'act',
] as const;

/** What was told, or waits to be, goes by the key even where there is a deal. */
const TABLES_OF_KEYS = [...TABLES_OF_WORDS, 'alert', 'task'] as const;

/**
 * Merges may be told of in any order, and twice: the survivor of this one may have been merged away itself. `null`:
 * nothing is left to do.
 */
async function settleMerge(
  db: Connection,
  type: Merging,
  { merged, survivor }: Merge,
): Promise<Merge | null> {
  const row = await db.selectFrom(type).select('merged_into').where('id', '=', survivor).executeTakeFirst();
  const last = row?.merged_into ?? survivor;
  const others = merged.filter((id) => id !== last);
  if (others.length === 0) return null;
  await db
    .updateTable(type)
    .set({ archived: 1, merged_into: last })
    .where(({ or, eb }) => or([eb('id', 'in', others), eb('merged_into', 'in', others)]))
    .execute();
  return { merged: others, survivor: last };
}

/** The ledger's lines keep their keys, which stand on the deals; a key without a deal begins with its company. */
export async function rehomeCompanies(db: Connection, told: Merge, now: number): Promise<void> {
  const merge = await settleMerge(db, 'company', told);
  if (merge === null) return;
  const { merged, survivor } = merge;
  await moveRowsOfCompanies(db, merge, now);
  await db
    .updateTable('opportunity')
    .set({ company_id: survivor })
    .where('company_id', 'in', merged)
    .execute();
  for (const table of ['proposal_answer', 'act', 'alert', 'task', 'detection'] as const)
    await db.updateTable(table).set({ company_id: survivor }).where('company_id', 'in', merged).execute();
  for (const id of merged) {
    for (const table of TABLES_OF_KEYS) {
      await db
        .updateTable(table)
        .set({ opportunity: sql`${survivor} || substr(opportunity, ${sql.lit(id.length + 1)})` })
        .where('opportunity', 'like', `${id}:%`)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('opportunity').select('key').whereRef('key', '=', `${table}.opportunity`))),
        )
        .execute();
    }
    await rehomeDetections(db, id, survivor);
  }
  const people = await db.selectFrom('contact').select('id').where('company_id', 'in', merged).execute();
  await markToRead(
    db,
    'contacts',
    people.map(({ id }) => id),
    now,
  );
}

/** Of two detections of one opportunity the survivor's stays: it is decided anew, with the people of both. */
async function rehomeDetections(db: Connection, merged: string, survivor: string): Promise<void> {
  const rows = await db
    .selectFrom('detection')
    .leftJoin('opportunity', 'opportunity.key', 'detection.key')
    .select('detection.key')
    .where('detection.key', 'like', `${merged}:%`)
    .where('opportunity.key', 'is', null)
    .execute();
  for (const { key } of rows) {
    const next = `${survivor}${key.slice(merged.length)}`;
    const known = await db.selectFrom('detection').select('key').where('key', '=', next).executeTakeFirst();
    if (known === undefined)
      await db.updateTable('detection').set({ key: next }).where('key', '=', key).execute();
    else await db.deleteFrom('detection').where('key', '=', key).execute();
  }
}

/** HubSpot unites the people of both deals on the survivor: who stood on either, and as what, is no news there. */
export async function rehomeDeals(db: Connection, told: Merge): Promise<void> {
  const merge = await settleMerge(db, 'deal', told);
  if (merge === null) return;
  const { merged, survivor } = merge;
  await moveRowsOfDeals(db, merge);
  const lines = await db.selectFrom('opportunity').select('key').where('deal_id', 'in', merged).execute();
  const names = [...merged, ...lines.map(({ key }) => key)];
  for (const table of TABLES_OF_WORDS)
    await db.updateTable(table).set({ opportunity: survivor }).where('opportunity', 'in', names).execute();
  // HubSpot moves what belongs to a merged deal to the survivor: a task is made, and looked for, there.
  await db.updateTable('task').set({ deal_id: survivor }).where('deal_id', 'in', merged).execute();
  const pairs = await db
    .selectFrom('pair')
    .selectAll()
    .where('deal_id', 'in', merged)
    .where('present', '=', 1)
    .execute();
  for (const pair of pairs) {
    const standing = await db
      .selectFrom('pair')
      .select(['labels', 'present'])
      .where('deal_id', '=', survivor)
      .where('contact_id', '=', pair.contact_id)
      .executeTakeFirst();
    const labels = JSON.stringify([...new Set([...parse(standing?.labels), ...parse(pair.labels)])].sort());
    await db
      .insertInto('pair')
      .values({ ...pair, deal_id: survivor, labels })
      .onConflict((conflict) =>
        conflict.columns(['deal_id', 'contact_id']).doUpdateSet({ labels, present: 1 }),
      )
      .execute();
  }
  await db.deleteFrom('pair').where('deal_id', 'in', merged).execute();
}

function parse(labels: string | undefined): string[] {
  return labels === undefined ? [] : (JSON.parse(labels) as string[]);
}
