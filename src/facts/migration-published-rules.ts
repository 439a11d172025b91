/**
 * `0017-published-rules`: rule sets as they were published, by which rules each company was decided last, and which rules
 * each worker uses.
 */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const publishedRulesMigration: Migration = {
  up: async (db) => {
    await createPublications(db);
    await noteWhoDecided(db);
    // What it told of all companies together, `dirty_company.rules_version` tells of each.
    await db.schema.dropTable('rules_in_use').execute();
  },
};

async function createPublications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rules_text')
    .addColumn('version', 'text', (c) => c.primaryKey())
    .addColumn('files', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('rules_publication')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .execute();
  await db.schema
    .createTable('rules_server')
    .addColumn('server', 'text', (c) => c.primaryKey())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();
}

/** Companies that the rules in use have decided keep that, so that an upgrade decides none of them again. */
async function noteWhoDecided(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('dirty_company')
    .addColumn('rules_version', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`update dirty_company set rules_version = coalesce(
    (select version from rules_in_use where rules_in_use.since <= dirty_company.decided_at), '')`.execute(db);
  await db.schema
    .createIndex('dirty_company_rules')
    .on('dirty_company')
    .columns(['revision', 'rules_version'])
    .execute();
}
