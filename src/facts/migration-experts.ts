/** `0020-experts`: which of our experts answers which member or concern. */
import type { Migration } from 'kysely/migration';

export const expertsMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('expert_fact')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('opportunity', 'text', (c) => c.notNull())
      .addColumn('contact_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('by', 'text')
      .addColumn('act', 'text')
      .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('concern', 'text', (c) => c.notNull())
      .addColumn('expert', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('expert_fact_opportunity').on('expert_fact').column('opportunity').execute();
  },
};
