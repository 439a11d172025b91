/** `0015-holds`: writes that a person took back, so that the next decision does not make them again. */
import type { Migration } from 'kysely/migration';

export const holdsMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('hold')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('object', 'text', (c) => c.notNull())
      .addColumn('object_id', 'text', (c) => c.notNull())
      .addColumn('property', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('run_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('hold_object').on('hold').columns(['object', 'object_id']).execute();
  },
};
