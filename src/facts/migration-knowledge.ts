/** `0010-knowledge`: what members of groups want, what they judge by and what they expect. */
import type { Migration } from 'kysely/migration';

export const knowledgeMigration: Migration = {
  up: async (db) => {
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
  },
};
