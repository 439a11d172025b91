/** `0005-erasure`: who was erased, without naming anybody. */
import type { Migration } from 'kysely/migration';

export const erasureMigration: Migration = {
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
    // A person's lines in the log of writes are found by these.
    await db.schema
      .createIndex('write_log_object')
      .on('write_log')
      .columns(['object', 'object_id'])
      .execute();
  },
};
