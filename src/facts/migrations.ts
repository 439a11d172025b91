/** The schema's history, the same on SQLite and PostgreSQL. A migration that shipped is never changed. */
import type { Migration, MigrationProvider } from 'kysely/migration';
import { actsMigration } from './migration-acts.ts';
import { alertsMigration } from './migration-alerts.ts';
import { alertRunsMigration } from './migration-alert-runs.ts';
import { activityPeopleMigration } from './migration-activity-people.ts';
import { backfillMigration } from './migration-backfill.ts';
import { cursorMigration } from './migration-cursor.ts';
import { dismissalNoteMigration } from './migration-dismissal-note.ts';
import { erasureMigration } from './migration-erasure.ts';
import { begunMigration } from './migration-begun.ts';
import { firstSliceMigration } from './migration-first-slice.ts';
import { holdsMigration } from './migration-holds.ts';
import { expertsMigration } from './migration-experts.ts';
import { familiesMigration } from './migration-families.ts';
import { installedMigration } from './migration-installed.ts';
import { lifeMigration } from './migration-life.ts';
import { mergesMigration } from './migration-merges.ts';
import { publishedRulesMigration } from './migration-published-rules.ts';
import { recommendationsMigration } from './migration-recommendations.ts';
import { sourcesMigration } from './migration-sources.ts';
import { targetsMigration } from './migration-targets.ts';
import { winRatesMigration } from './migration-win-rates.ts';
import { knowledgeMigration } from './migration-knowledge.ts';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-slice': firstSliceMigration,
  '0002-installed': installedMigration,
  '0003-cursor': cursorMigration,
  '0004-sources': sourcesMigration,
  '0005-erasure': erasureMigration,
  '0006-acts': actsMigration,
  '0007-activity-people': activityPeopleMigration,
  '0008-dismissal-note': dismissalNoteMigration,
  '0009-targets': targetsMigration,
  '0010-families': familiesMigration,
  '0010-knowledge': knowledgeMigration,
  '0011-alerts': alertsMigration,
  '0012-merges': mergesMigration,
  '0013-life': lifeMigration,
  '0015-holds': holdsMigration,
  '0016-backfill': backfillMigration,
  '0017-published-rules': publishedRulesMigration,
  '0018-alert-runs': alertRunsMigration,
  '0019-recommendations': recommendationsMigration,
  '0020-experts': expertsMigration,
  '0021-begun': begunMigration,
  '0022-win-rates': winRatesMigration,
};

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve({ ...MIGRATIONS }),
};
