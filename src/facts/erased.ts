/**
 * Who was erased. What comes late of them is dropped, so they have to be recognised without being named: only a keyed
 * hash of id and address is kept, under a random key of this store. Ids are short numbers: a plain hash of one is
 * guessed by trying them all, and would be the same in every store.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { PostgresAdapter } from 'kysely';
import type { Connection } from './store.ts';

const KEY = 'erasure';
const CHUNK = 500;

type Named = 'contact' | 'address';

function markOf(key: string, named: Named, value: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${named}:${value}`).digest('hex');
}

/**
 * `null`: nobody was ever erased here. On PostgreSQL the row is locked until the transaction ends: an erasure waits for
 * whatever looked before it, so that nothing of the person is written behind its back.
 */
async function readKey(db: Connection): Promise<string | null> {
  const shared = db.getExecutor().adapter instanceof PostgresAdapter;
  const row = await db
    .selectFrom('secret')
    .select('value')
    .where('name', '=', KEY)
    .$if(shared, (query) => query.forShare())
    .executeTakeFirst();
  return row?.value ?? null;
}

/** First in the transaction of an erasure: lets nobody look until it is over. */
export async function lockErasures(db: Connection): Promise<string> {
  const row = await db
    .insertInto('secret')
    .values({ name: KEY, value: randomBytes(32).toString('hex') })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: KEY }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}

/** `addresses` in lower case. Who is remembered already keeps the earlier moment. */
export async function rememberErased(
  db: Connection,
  { ids, addresses }: { readonly ids: readonly string[]; readonly addresses: readonly string[] },
  now: number,
): Promise<void> {
  const key = await lockErasures(db);
  const marks = [
    ...ids.map((id) => markOf(key, 'contact', id)),
    ...addresses.map((address) => markOf(key, 'address', address)),
  ];
  for (const mark of [...new Set(marks)].sort()) {
    await db
      .insertInto('erased')
      .values({ mark, at: now })
      .onConflict((conflict) => conflict.column('mark').doNothing())
      .execute();
  }
}

/** Of these, those that were erased, and when. */
async function findErased(
  db: Connection,
  named: Named,
  values: Iterable<string>,
): Promise<Map<string, number>> {
  const unique = [...new Set(values)];
  if (unique.length === 0) return new Map();
  const key = await readKey(db);
  const found = new Map<string, number>();
  if (key === null) return found;
  for (let start = 0; start < unique.length; start += CHUNK) {
    const marks = new Map(
      unique.slice(start, start + CHUNK).map((value) => [markOf(key, named, value), value]),
    );
    const rows = await db
      .selectFrom('erased')
      .select(['mark', 'at'])
      .where('mark', 'in', [...marks.keys()])
      .execute();
    for (const { mark, at } of rows) found.set(marks.get(mark) ?? '', Number(at));
  }
  return found;
}

/** Of these contacts, those that were erased. */
export async function erasedContacts(db: Connection, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  return new Set((await findErased(db, 'contact', ids)).keys());
}

/** Of these addresses, in lower case, those of erased people, and when they were erased. */
export function erasedAddresses(
  db: Connection,
  addresses: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  return findErased(db, 'address', addresses);
}

/** The items that concern nobody who was erased. */
export async function withoutErased<Item>(
  db: Connection,
  items: readonly Item[],
  contactOf: (item: Item) => string,
): Promise<readonly Item[]> {
  const gone = await erasedContacts(db, items.map(contactOf));
  return gone.size === 0 ? items : items.filter((item) => !gone.has(contactOf(item)));
}
