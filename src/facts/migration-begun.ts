/** `0021-begun`: records that a write was sent for whose answer has not come. */
import type { Migration } from 'kysely/migration';

export const begunMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('begun_write')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('object', 'text', (c) => c.notNull())
      .addColumn('object_id', 'text', (c) => c.notNull())
      .execute();
  },
};
