/** `0004-sources`: what is read beside the CRM, how far that has come, and what HubSpot refused of it. */
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
      .createTable('visit_reading')
      .addColumn('contact_id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
