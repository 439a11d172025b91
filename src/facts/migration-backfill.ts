/** `0016-backfill`: how far the reading of a portal's past has come, and what is to be decided of it. */
import type { Migration } from 'kysely/migration';

export const backfillMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('backfill')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .addColumn('rehearsed_at', 'bigint')
      .addColumn('started_at', 'bigint')
      .addColumn('seen_at', 'bigint')
      .addColumn('done_at', 'bigint')
      .addColumn('lease', 'text')
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('after_id', 'text')
      .addColumn('counts', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('backfill_work')
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('backfill_work_pk', ['what', 'id'])
      .execute();
  },
};
