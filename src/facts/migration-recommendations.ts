/** `0019-recommendations`: who approved or declined what the reports recommend. */
import type { Migration } from 'kysely/migration';

export const recommendationsMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('recommendation_answer')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('recommendation', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('finding', 'text', (c) => c.notNull())
      .addColumn('rules_version', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('recommendation_answer_recommendation')
      .on('recommendation_answer')
      .columns(['recommendation', 'at'])
      .execute();
  },
};
