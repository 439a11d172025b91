/** `0005-operations`: who was erased, without naming anybody, and what a person undid. */
import type { Migration } from 'kysely/migration';

export const operationsMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('secret')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('erased')
      .addColumn('mark', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('hold')
      .addColumn('object', 'text', (c) => c.notNull())
      .addColumn('object_id', 'text', (c) => c.notNull())
      .addColumn('property', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('run_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('hold_pk', ['object', 'object_id', 'property'])
      .execute();
    // What is erased of a person, and what is listed of a run, is found by these.
    await db.schema
      .createIndex('write_log_object')
      .on('write_log')
      .columns(['object', 'object_id'])
      .execute();
  },
};
