/** `0009-targets`: planned opportunities of account based marketing, and who approved them. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const targetsMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('target')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('company_id', 'text', (c) => c.notNull())
      .addColumn('solution', 'text', (c) => c.notNull())
      .addColumn('run_id', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .addColumn('asked_by', 'text')
      .addColumn('profile', 'text', (c) => c.notNull())
      .addColumn('expected_value', 'bigint')
      .addColumn('currency', 'text')
      .addColumn('key', 'text')
      .addColumn('origin', 'text')
      .addColumn('undone_at', 'bigint')
      .addColumn('undone_by', 'text')
      .execute();
    // One standing plan per company and solution, whoever plans at the same moment.
    await db.schema
      .createIndex('target_standing')
      .on('target')
      .columns(['company_id', 'solution'])
      .unique()
      .where(sql.ref('undone_at'), 'is', null)
      .execute();
    await db.schema
      .createTable('target_approval')
      .addColumn('target_id', 'text', (c) => c.notNull())
      .addColumn('side', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('target_approval_pk', ['target_id', 'side'])
      .execute();
  },
};
