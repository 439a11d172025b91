/** `0003-cursor`: how far the reconciliation has come, so that it goes on there, by one process at a time. */
import type { Migration } from 'kysely/migration';

export const cursorMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('cursor')
      .addColumn('what', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('seen_change')
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('seen_change_pk', ['what', 'id'])
      .execute();
    await db.schema
      .createTable('turn')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('lease', 'text')
      .addColumn('leased_until', 'bigint', (c) => c.notNull())
      .addColumn('done_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
