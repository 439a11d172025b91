/** `0010-families`: which company is whose subsidiary, and since when that is known. */
import type { Migration } from 'kysely/migration';

export const familiesMigration: Migration = {
  up: async (db) => {
    await db.schema.alterTable('company').addColumn('parent_id', 'text').execute();
    await db.schema.alterTable('company').addColumn('family_read_at', 'bigint').execute();
    await db.schema.createIndex('company_parent').on('company').column('parent_id').execute();
  },
};
