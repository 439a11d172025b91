/**
 * `0013-life`: from the first proposal to what comes after the close. Which rules are in use, how deals ended, hand-offs
 * to sales, and what people said of doubtful cases.
 */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const lifeMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('rules_in_use')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .addColumn('settled', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('outcome')
      .addColumn('deal_id', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'bigint', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('company_id', 'text', (c) => c.notNull())
      .addColumn('solution', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('rules_version', 'text', (c) => c.notNull())
      .addColumn('recorded_at', 'bigint', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('outcome_pk', ['deal_id', 'closed_at'])
      .execute();
    await createHandoffs(db);
    await createReviews(db);
  },
};

async function createHandoffs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handoff')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('act', 'text')
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('handoff_opportunity').on('handoff').column('opportunity').execute();
  await db.schema
    .createTable('handoff_member')
    .addColumn('handoff_id', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('handoff_member_pk', ['handoff_id', 'contact_id'])
    .execute();
  await db.schema.createIndex('handoff_member_contact').on('handoff_member').column('contact_id').execute();
}

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('review_answer')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('act', 'text')
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('rests_on', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('review_answer_company').on('review_answer').column('company_id').execute();
}
