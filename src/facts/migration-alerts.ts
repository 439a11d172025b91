/** `0011-alerts`: what owners were told or wait to be told, the tasks made for it, and when groups were detected. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const alertsMigration: Migration = {
  up: async (db) => {
    await createAlerts(db);
    await createTasks(db);
    await db.schema
      .createTable('detection')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('company_id', 'text', (c) => c.notNull())
      .addColumn('solution', 'text', (c) => c.notNull())
      .addColumn('detected_at', 'bigint', (c) => c.notNull())
      .addColumn('raised_at', 'bigint')
      .execute();
  },
};

async function createAlerts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alert')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('task', 'text')
    .execute();
  await db.schema.createIndex('alert_company').on('alert').column('company_id').execute();
  await db.schema.createIndex('alert_due').on('alert').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('alert_task').on('alert').column('task').execute();
  await db.schema.createIndex('alert_at').on('alert').column('at').execute();
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('task')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('owner_id', 'text')
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addColumn('deal_id', 'text')
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('act', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('refusals', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('hubspot_id', 'text')
    .execute();
  await db.schema.createIndex('task_due').on('task').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('task_act').on('task').column('act').execute();
  await db.schema.createIndex('task_at').on('task').column('at').execute();
}
