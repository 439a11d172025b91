/** `0001-first-slice`: inbox, mirror, facts, work lists and records, as the first version had them. */
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createRecords } from './migration-records.ts';
import type { Tables } from './schema.ts';

type Builder = CreateTableBuilder<string, never>;

function mirror(table: Builder): Builder {
  return table
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('properties', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('archived', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint')
    .addColumn('read_at', 'bigint') as unknown as Builder;
}

function fact(table: Builder): Builder {
  return table
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('opportunity', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text') as unknown as Builder;
}

async function createInbox(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull().defaultTo('hubspot'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('lease', 'text')
    .addColumn('leased_until', 'bigint', (c) => c.notNull())
    .addColumn('error', 'text')
    .execute();
  await db.schema.createIndex('delivery_due').on('delivery').columns(['state', 'due_at']).execute();
  await db.schema
    .createTable('event_key')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('refused_event')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}

/** For the retention rule, which asks for the oldest rows. */
async function createAgeIndexes(db: Kysely<Tables>): Promise<void> {
  for (const table of ['event_key', 'refused_event', 'interaction', 'write_log'] as const) {
    await db.schema.createIndex(`${table}_at`).on(table).column('at').execute();
  }
}

async function createMirror(db: Kysely<Tables>): Promise<void> {
  await mirror(db.schema.createTable('contact') as unknown as Builder)
    .addColumn('company_id', 'text')
    .addColumn('email', 'text')
    .addColumn('domain', 'text')
    .addColumn('merged_into', 'text')
    .execute();
  await db.schema.createIndex('contact_company').on('contact').column('company_id').execute();
  await db.schema.createIndex('contact_email').on('contact').column('email').execute();
  await db.schema.createIndex('contact_domain').on('contact').column('domain').execute();
  await mirror(db.schema.createTable('company') as unknown as Builder)
    .addColumn('domain', 'text')
    .addColumn('deals_read_at', 'bigint')
    .execute();
  await db.schema.createIndex('company_domain').on('company').column('domain').execute();
  await mirror(db.schema.createTable('deal') as unknown as Builder)
    .addColumn('created_by_app', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('moved_by_person', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('app_stages', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('solution_given', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('pairs_read_at', 'bigint')
    .execute();
  await db.schema
    .createTable('deal_company')
    .addColumn('deal_id', 'text', (c) => c.notNull())
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('deal_company_pk', ['deal_id', 'company_id'])
    .execute();
  await db.schema.createIndex('deal_company_company').on('deal_company').column('company_id').execute();
  await db.schema
    .createTable('pair')
    .addColumn('deal_id', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addColumn('labels', 'text', (c) => c.notNull())
    .addColumn('others', 'text', (c) => c.notNull())
    .addColumn('intended', 'text')
    .addColumn('present', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('pair_pk', ['deal_id', 'contact_id'])
    .execute();
  await db.schema.createIndex('pair_contact').on('pair').column('contact_id').execute();
  await db.schema
    .createTable('stage_entry')
    .addColumn('deal_id', 'text', (c) => c.notNull())
    .addColumn('deal_stage', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('stage_entry_pk', ['deal_id', 'at', 'deal_stage'])
    .execute();
}

async function createFacts(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('interaction')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('content', 'text')
    .addColumn('solution', 'text')
    .addColumn('kind', 'text')
    .execute();
  await db.schema
    .createTable('waiting_event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('content', 'text')
    .addColumn('solution', 'text')
    .addColumn('kind', 'text')
    .addColumn('since', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('waiting_event_email').on('waiting_event').column('email').execute();
  await db.schema
    .createIndex('interaction_contact')
    .on('interaction')
    .columns(['contact_id', 'at'])
    .execute();
  const facts: [string, (table: Builder) => Builder][] = [
    [
      'role_fact',
      (t) =>
        t
          .addColumn('label', 'text')
          .addColumn('holds', 'integer')
          .addColumn('source', 'text') as unknown as Builder,
    ],
    [
      'membership_fact',
      (t) => t.addColumn('member', 'integer').addColumn('reason', 'text') as unknown as Builder,
    ],
    ['stance_fact', (t) => t.addColumn('stance', 'text') as unknown as Builder],
    ['qualification_fact', (t) => t.addColumn('letter', 'text') as unknown as Builder],
    [
      'concern_fact',
      (t) =>
        t
          .addColumn('concern', 'text')
          .addColumn('category', 'text')
          .addColumn('state', 'text') as unknown as Builder,
    ],
  ];
  for (const [name, extend] of facts) {
    await extend(fact(db.schema.createTable(name) as unknown as Builder)).execute();
    await db.schema.createIndex(`${name}_opportunity`).on(name).column('opportunity').execute();
  }
  await db.schema
    .createTable('opportunity')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('company_id', 'text', (c) => c.notNull())
    .addColumn('solution', 'text', (c) => c.notNull())
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('deal_id', 'text')
    .addColumn('detected_at', 'bigint')
    .addColumn('signals_spent_until', 'bigint')
    .execute();
  await db.schema.createIndex('opportunity_company').on('opportunity').column('company_id').execute();
  await db.schema.createIndex('opportunity_deal').on('opportunity').column('deal_id').execute();
}

async function createWork(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('to_read')
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('to_read_pk', ['what', 'id'])
    .execute();
  await db.schema
    .createTable('dirty_company')
    .addColumn('company_id', 'text', (c) => c.primaryKey())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('lease', 'text')
    .addColumn('leased_until', 'bigint', (c) => c.notNull())
    .addColumn('decided_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('dirty_company_due')
    .on('dirty_company')
    .columns(['revision', 'due_at'])
    .execute();
}

export const firstSliceMigration: Migration = {
  up: async (db) => {
    await createInbox(db);
    await createMirror(db);
    await createFacts(db);
    await createWork(db);
    await createRecords(db);
    await createAgeIndexes(db);
  },
};
