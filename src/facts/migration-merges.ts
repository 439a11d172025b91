/** Merged companies and deals, whose lines and words are their survivor's. */
import type { Migration } from 'kysely/migration';

export const mergesMigration: Migration = {
  up: async (db) => {
    for (const table of ['company', 'deal'])
      await db.schema.alterTable(table).addColumn('merged_into', 'text').execute();
  },
};
