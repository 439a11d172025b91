/** Versions of the rules in the store, on every database. */
import { SqliteDialect, PGliteDialect, Kysely, sql, type Dialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { PGlite } from '@electric-sql/pglite';
import SQLite from 'better-sqlite3';
import {
  addPublication,
  countDecidedBy,
  listPublications,
  readCurrentPublication,
  readRuleTexts,
  type NewPublication,
} from '../../src/facts/published-rules.ts';
import { migrationProvider } from '../../src/facts/migrations.ts';
import { migrate } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const of = (version: string, given: Partial<NewPublication> = {}): NewPublication => ({
  version,
  at: NOW,
  kind: 'publish',
  note: null,
  texts: { 'settings.yaml': `# ${version}\n` },
  ...given,
});

describeEachStore('published rules', (open) => {
  test('nothing is current before the first publication', async () => {
    const { db } = open();
    expect(await readCurrentPublication(db)).toBeNull();
    expect(await listPublications(db)).toEqual([]);
    expect(await readRuleTexts(db, 'r1')).toBeNull();
  });

  test('the last publication is current, and all before it are kept in their order', async () => {
    const { db } = open();
    await addPublication(db, of('r1', { note: 'first' }));
    await addPublication(db, of('r2', { at: NOW + 1 }));
    await addPublication(db, of('r1', { at: NOW + 2, kind: 'rollback', texts: null }));
    expect(await readCurrentPublication(db)).toMatchObject({ number: 3, version: 'r1', kind: 'rollback' });
    expect(await listPublications(db)).toEqual([
      { number: 3, version: 'r1', at: NOW + 2, kind: 'rollback', note: null },
      { number: 2, version: 'r2', at: NOW + 1, kind: 'publish', note: null },
      { number: 1, version: 'r1', at: NOW, kind: 'publish', note: 'first' },
    ]);
    expect(await readRuleTexts(db, 'r1')).toEqual({ 'settings.yaml': '# r1\n' });
  });

  test('texts come back to the byte', async () => {
    const { db } = open();
    const texts = {
      'settings.yaml': '\uFEFFlanguage: ru\r\n# ё “quoted” \u0000 \u2028 😀\t\n',
      'titles.yaml': '',
    };
    await addPublication(db, of('r1', { texts }));
    expect(await readRuleTexts(db, 'r1')).toEqual(texts);
  });

  test('making current what is current changes nothing', async () => {
    const { db } = open();
    await addPublication(db, of('r1'));
    expect(await addPublication(db, of('r1', { texts: { 'settings.yaml': 'other' } }))).toBeNull();
    expect(await listPublications(db)).toHaveLength(1);
    expect(await readRuleTexts(db, 'r1')).toEqual({ 'settings.yaml': '# r1\n' });
  });

  test('publications at the same moment are kept one after the other', async () => {
    const { db } = open();
    const versions = ['r1', 'r2', 'r3', 'r4', 'r5'];
    const added = await Promise.all(versions.map((version) => addPublication(db, of(version))));
    expect(added.map((each) => each?.number).sort()).toEqual([1, 2, 3, 4, 5]);
    expect((await listPublications(db)).map(({ version }) => version).sort()).toEqual(versions);
  });
});

/** The same two databases, opened bare. */
const DIALECTS: readonly (readonly [string, () => Dialect, 'sqlite' | 'postgres'])[] = [
  ['SQLite', () => new SqliteDialect({ database: new SQLite(':memory:') }), 'sqlite'],
  ['PGlite', () => new PGliteDialect({ pglite: new PGlite() }), 'postgres'],
];

test.each(DIALECTS)(
  'an upgrade on %s keeps which companies the rules in use have decided',
  async (_, make, kind) => {
    const dialect = make();
    // The driver of a dialect is made once, so both stand on one database.
    const driver = dialect.createDriver();
    const one: Dialect = {
      createDriver: () => ({ ...bindDriver(driver), destroy: () => Promise.resolve() }),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
    };
    const before = new Kysely<unknown>({ dialect: one });
    const { error } = await new Migrator({ db: before, provider: migrationProvider }).migrateTo('0015-holds');
    expect(error).toBeUndefined();
    await sql`insert into rules_in_use (name, version, since, settled) values ('rules', 'r1', 100, 0)`.execute(
      before,
    );
    for (const [id, at] of [
      ['1', 99],
      ['2', 100],
      ['3', 0],
    ])
      await sql`insert into dirty_company (company_id, since, due_at, revision, attempts, leased_until, decided_at)
      values (${id}, 0, 0, 0, 0, 0, ${at})`.execute(before);
    const store = await migrate(one, kind);
    const rows = await store.db
      .selectFrom('dirty_company')
      .select(['company_id', 'rules_version'])
      .orderBy('company_id')
      .execute();
    expect(rows).toEqual([
      { company_id: '1', rules_version: '' },
      { company_id: '2', rules_version: 'r1' },
      { company_id: '3', rules_version: '' },
    ]);
    expect(await countDecidedBy(store.db)).toEqual(
      new Map([
        ['', 1],
        ['r1', 1],
      ]),
    );
    await driver.destroy();
  },
);

function bindDriver(driver: ReturnType<Dialect['createDriver']>): ReturnType<Dialect['createDriver']> {
  let ready: Promise<void> | null = null;
  return {
    init: () => (ready ??= driver.init()),
    acquireConnection: () => driver.acquireConnection(),
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}
