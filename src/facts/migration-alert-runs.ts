/** `0018-alert-runs`: which run found what an owner is told of, so that `undo` of the run reaches the task made for it. */
import type { Migration } from 'kysely/migration';

export const alertRunsMigration: Migration = {
  up: async (db) => {
    await db.schema.alterTable('alert').addColumn('run', 'text').execute();
  },
};
