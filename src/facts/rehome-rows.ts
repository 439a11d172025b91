/** Rows beside what people said that follow merged records as well, and those that do not. */
import type { Connection } from './store.ts';
import { withdrawTargets } from './targets.ts';

interface Merge {
  readonly merged: readonly string[];
  readonly survivor: string;
}

/**
 * `<table>.<column>`: what keeps the id of a merged record, and why; a test holds the list to the schema. Keys
 * of opportunities stand on the deals and are never changed.
 */
export const LEFT_BEHIND = {
  company: {
    'company.parent_id': 'the families of both records are read again',
    'contact.company_id': 'the people of merged companies are read again',
    'deal_company.company_id': 'the deals of both records are read again',
    'dirty_company.company_id': 'a list of work: nothing is decided for a company that is no more',
  },
  deal: {
    'alert.opportunity': 'goes by the key, even where there is a deal',
    'deal_company.deal_id': 'of a deal that is no more nobody asks for its companies',
    'opportunity.deal_id':
      'lines stay as they were made; `followKeys` moves one whose key the survivor carries',
    'stage_entry.deal_id': 'the survivor went through stages of its own',
    'task.opportunity': 'goes by the key, even where there is a deal',
  },
  contact: {
    'pair.contact_id': 'the pairs of both are united when they are compared with what HubSpot shows',
    'visit_reading.contact_id': 'the survivor was asked by itself',
  },
} as const;

export async function moveRowsOfCompanies(db: Connection, merge: Merge, now: number): Promise<void> {
  const { merged, survivor } = merge;
  await keepOnePlan(db, merge, now);
  for (const table of ['target', 'review_answer', 'decision', 'outcome'] as const)
    await db.updateTable(table).set({ company_id: survivor }).where('company_id', 'in', merged).execute();
  // What was found at the merged companies: the survivor's next decision finds what is still so.
  await db.deleteFrom('data_quality').where('company_id', 'in', merged).execute();
}

/**
 * One plan stands per company and solution. Where both companies had one, that with a deal stays, then the one with more
 * approvals; the others are taken back, and their deals stay.
 */
async function keepOnePlan(db: Connection, { merged, survivor }: Merge, now: number): Promise<void> {
  const rows = await db
    .selectFrom('target')
    .leftJoin('target_approval', 'target_approval.target_id', 'target.id')
    .select(['target.id', 'company_id', 'solution', 'key'])
    .select(({ fn }) => fn.count<number>('side').as('approvals'))
    .where('company_id', 'in', [survivor, ...merged])
    .where('undone_at', 'is', null)
    .groupBy(['target.id', 'company_id', 'solution', 'key'])
    .orderBy('target.id')
    .execute();
  const rank = (row: (typeof rows)[number]): number =>
    (row.key === null ? 0 : 100) + 10 * Number(row.approvals) + (row.company_id === survivor ? 1 : 0);
  const doubles = [...Map.groupBy(rows, ({ solution }) => solution).values()].flatMap((plans) =>
    plans.sort((a, b) => rank(b) - rank(a)).slice(1),
  );
  await withdrawTargets(
    db,
    doubles.map(({ id }) => id),
    null,
    now,
  );
}

export async function moveRowsOfDeals(db: Connection, merge: Merge): Promise<void> {
  const { merged, survivor } = merge;
  await moveHolds(db, 'deal', merge);
  const ended = await db.selectFrom('outcome').selectAll().where('deal_id', 'in', merged).execute();
  for (const row of ended)
    await db
      .insertInto('outcome')
      .values({ ...row, deal_id: survivor })
      .onConflict((conflict) => conflict.columns(['deal_id', 'closed_at']).doNothing())
      .execute();
  await db.deleteFrom('outcome').where('deal_id', 'in', merged).execute();
}

export async function moveRowsOfContacts(db: Connection, merge: Merge): Promise<void> {
  const { merged, survivor } = merge;
  await moveHolds(db, 'contact', merge);
  const handed = await db
    .selectFrom('handoff_member')
    .selectAll()
    .where('contact_id', 'in', merged)
    .execute();
  for (const row of handed)
    await db
      .insertInto('handoff_member')
      .values({ ...row, contact_id: survivor })
      .onConflict((conflict) => conflict.columns(['handoff_id', 'contact_id']).doNothing())
      .execute();
  await db.deleteFrom('handoff_member').where('contact_id', 'in', merged).execute();
}

/** HubSpot may merge into a new record, so the survivor need not be the one that was held; its own holds stay. */
async function moveHolds(
  db: Connection,
  object: 'deal' | 'contact',
  { merged, survivor }: Merge,
): Promise<void> {
  const held = db.selectFrom('hold').selectAll().where('object', '=', object);
  for (const row of await held.where('object_id', 'in', merged).orderBy('at', 'desc').execute())
    await db
      .insertInto('hold')
      .values({ ...row, id: [object, survivor, row.property].join(':'), object_id: survivor })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  await db.deleteFrom('hold').where('object', '=', object).where('object_id', 'in', merged).execute();
}
