/**
 * `0004-sources`: what is read beside the CRM, how far that has come, what HubSpot refused of it, and whom activities
 * had when they were read.
 */
import type { Migration } from 'kysely/migration';

export const sourcesMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('source')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('problem', 'text')
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('after', 'text')
      .execute();
    await db.schema
      .createTable('marketing_event')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('seen', 'text')
      .addColumn('read_at', 'bigint', (c) => c.notNull())
      .addColumn('reading', 'text')
      .addColumn('after', 'text')
      .execute();
    await db.schema
      .createTable('activity_people')
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('people', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('activity_people_pk', ['what', 'id'])
      .execute();
    await db.schema
      .createTable('visit_reading')
      .addColumn('contact_id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
