/** `0007-activity-people`: whom activities had when they were read, so that somebody linked later is noticed. */
import type { Migration } from 'kysely/migration';

export const activityPeopleMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('activity_people')
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('people', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('activity_people_pk', ['what', 'id'])
      .execute();
  },
};
