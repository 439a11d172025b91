/** `0002-installed`: what `install` created in which portal, so that `uninstall` removes that and nothing else. */
import type { Migration } from 'kysely/migration';

export const installedMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('installed')
      .addColumn('portal_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('installed_pk', ['portal_id', 'kind', 'id'])
      .execute();
  },
};
