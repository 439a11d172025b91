/** `0008-dismissal-note`: what a person wrote when taking somebody out of a group; it goes with the person's other facts. */
import type { Migration } from 'kysely/migration';

export const dismissalNoteMigration: Migration = {
  up: async (db) => {
    await db.schema.alterTable('membership_fact').addColumn('note', 'text').execute();
  },
};
