/** Versions of the rules as they were published: the newest publication is what every server on this store decides by. */
import type { Connection, Database } from './store.ts';

export interface Publication {
  /** From 1, in the order of publishing. */
  readonly number: number;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'publish' | 'rollback';
  readonly note: string | null;
}

/** File names with what stands in them, as they were published. */
export type RuleTexts = Readonly<Record<string, string>>;

/** `null`: nothing was ever published, so each server decides by its folder. */
export async function readCurrentPublication(db: Connection): Promise<Publication | null> {
  const row = await db
    .selectFrom('rules_publication')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toPublication(row);
}

/** Newest first. */
export async function listPublications(db: Connection): Promise<Publication[]> {
  const rows = await db.selectFrom('rules_publication').selectAll().orderBy('number', 'desc').execute();
  return rows.map(toPublication);
}

type Row = Omit<Publication, 'kind'> & { readonly kind: string };

function toPublication({ number, version, at, kind, note }: Row): Publication {
  // A connection that only reads may get 64-bit integers as text.
  const known = kind === 'rollback' ? 'rollback' : 'publish';
  return { number: Number(number), version, at: Number(at), kind: known, note };
}

/** `null`: no such version was published. */
export async function readRuleTexts(db: Connection, version: string): Promise<RuleTexts | null> {
  const row = await db
    .selectFrom('rules_text')
    .select('files')
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.files) as RuleTexts);
}

export interface NewPublication extends Omit<Publication, 'number'> {
  /** `null`: those of this version that are there. */
  readonly texts: RuleTexts | null;
}

/** A publication of another process came in between: both are kept, one after the other. */
const MOST_TRIES = 20;

/** Makes a version current. `null`: it is already, and nothing was changed. */
export async function addPublication(db: Database, given: NewPublication): Promise<Publication | null> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const added = await db.transaction().execute((trx) => tryToAdd(trx, given));
    if (added !== 'taken') return added;
  }
  throw new Error('too many publications at once');
}

async function tryToAdd(
  db: Connection,
  { texts, ...given }: NewPublication,
): Promise<Publication | null | 'taken'> {
  const current = await readCurrentPublication(db);
  if (current?.version === given.version) return null;
  const publication = { number: (current?.number ?? 0) + 1, ...given };
  const added = await db
    .insertInto('rules_publication')
    .values(publication)
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('number')
    .executeTakeFirst();
  if (added === undefined) return 'taken';
  if (texts !== null) await keepTexts(db, given.version, texts);
  return publication;
}

/** The same version with other comments: what was published last is what `export` gives. */
async function keepTexts(db: Connection, version: string, texts: RuleTexts): Promise<void> {
  const files = JSON.stringify(texts);
  await db
    .insertInto('rules_text')
    .values({ version, files })
    .onConflict((conflict) => conflict.column('version').doUpdateSet({ files }))
    .execute();
}

/** How many companies were decided last by which version. */
export async function countDecidedBy(db: Connection): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('dirty_company')
    .select(({ fn }) => ['rules_version', fn.countAll<number>().as('companies')])
    .where('decided_at', '>', 0)
    .groupBy('rules_version')
    .execute();
  return new Map(rows.map(({ rules_version, companies }) => [rules_version, Number(companies)]));
}
