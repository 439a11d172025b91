/** `0022-win-rates`: how closed deals ended, as counted last. */
import type { Migration } from 'kysely/migration';

export const winRatesMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('win_rates')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('rules_version', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .execute();
  },
};
