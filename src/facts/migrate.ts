/** Brings a database up to date, whoever comes first of several processes. */
import { Kysely, sql, type Dialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/**
 * Brings any dialect up to date; used by tests with a PostgreSQL that runs inside the process.
 *
 * @throws StoreError when a newer version of this program has written the store
 */
export async function migrate(dialect: Dialect, kind: Store['kind']): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  try {
    const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
    if (error !== undefined) throw (await explainDowngrade(db)) ?? error;
    const compact = async (): Promise<void> => {
      // On PostgreSQL this frees the space of deleted rows without keeping anybody out.
      await sql`vacuum`.execute(db);
    };
    return { db, kind, compact, shrink: () => Promise.resolve(0), close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** A schema that this version has never heard of is left untouched: old code would write wrong rows into it. */
async function explainDowngrade(db: Kysely<Tables>): Promise<StoreError | null> {
  const known = await migrationProvider.getMigrations();
  const applied = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute()
    .catch(() => []);
  const foreign = applied.map(({ name }) => name).filter((name) => !(name in known));
  if (foreign.length === 0) return null;
  return new StoreError(
    `The store was written by a newer version of this program (${foreign.join(', ')}). ` +
      'Nothing was changed: start that version again, or restore a backup made before the upgrade.',
  );
}
