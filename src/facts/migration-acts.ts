/** `0006-acts`: what people do on the card, each act once and to be taken back, and the facts that follow from it. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const FACTS = ['role_fact', 'membership_fact', 'stance_fact', 'qualification_fact', 'concern_fact'] as const;

export const actsMigration: Migration = {
  up: async (db) => {
    await createActs(db);
    for (const table of FACTS) {
      await db.schema.alterTable(table).addColumn('act', 'text').execute();
      await db.schema
        .alterTable(table)
        .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    await db.schema
      .alterTable('qualification_fact')
      .addColumn('known', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await createPersonFacts(db);
    await createAnswers(db);
  },
};

async function createActs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('act')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('undone_at', 'bigint')
    .execute();
  await db.schema.createIndex('act_opportunity').on('act').columns(['opportunity', 'at']).execute();
}

async function createPersonFacts(db: Kysely<unknown>): Promise<void> {
  const tables = [
    ['presence_fact', ['presence']],
    ['blocker_note', ['reason', 'plan']],
  ] as const;
  for (const [name, columns] of tables) {
    let table = db.schema
      .createTable(name)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('opportunity', 'text', (c) => c.notNull())
      .addColumn('contact_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('by', 'text')
      .addColumn('act', 'text')
      .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0));
    for (const column of columns) table = table.addColumn(column, 'text', (c) => c.notNull());
    await table.execute();
    await db.schema.createIndex(`${name}_opportunity`).on(name).column('opportunity').execute();
  }
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proposal_answer')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addColumn('solution', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('act', 'text')
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('proposal_answer_company').on('proposal_answer').column('company_id').execute();
  await db.schema
    .createTable('solution_choice')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('solution', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('act', 'text')
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('solution_choice_opportunity')
    .on('solution_choice')
    .column('opportunity')
    .execute();
}
