/** `0010-market`: whose subsidiary a company is, and what members of groups want, judge by and expect. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const marketMigration: Migration = {
  up: async (db) => {
    await addFamilies(db);
    await createKnowledge(db);
  },
};

async function addFamilies(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('company').addColumn('parent_id', 'text').execute();
  await db.schema.alterTable('company').addColumn('family_read_at', 'bigint').execute();
  await db.schema.createIndex('company_parent').on('company').column('parent_id').execute();
}

async function createKnowledge(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('knowledge_fact')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('act', 'text')
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('aspect', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('knowledge_fact_opportunity')
    .on('knowledge_fact')
    .column('opportunity')
    .execute();
}
