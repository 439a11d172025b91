/**
 * Erasing people: they are remembered as erased at once, so that nothing more comes in, then taken out of every table.
 * Needs no HubSpot: what HubSpot holds of them is HubSpot's to erase.
 */
import { requestCompaction } from '../facts/compaction.ts';
import { eraseRows } from '../facts/erase-person.ts';
import { lockErasures, rememberErased } from '../facts/erased.ts';
import { findPerson } from '../facts/person.ts';
import type { Connection, Database } from '../facts/store.ts';
import { dueReadings, markDirty, markToRead } from '../facts/work.ts';
import type { WorkerContext } from './context.ts';
import { cutDeliveries } from './cut-deliveries.ts';
import { companiesOfContacts } from './touched-companies.ts';

export type EraseContext = Pick<WorkerContext, 'store' | 'identity' | 'now'>;

/** In the transaction that learns of it; `eraseDue` does the rest. */
export async function requestErasure(
  db: Connection,
  contactIds: readonly string[],
  now: number,
): Promise<void> {
  if (contactIds.length === 0) return;
  await rememberErased(db, { ids: contactIds, addresses: [] }, now);
  await markToRead(db, 'erasure', contactIds, now);
}

const WAVE = 100;
/** Until a decision that is under way for one of the person's companies is over. */
const RETRY_MS = 1000;

export interface Erasure {
  readonly people: number;
  /** Rows that went or were cut. */
  readonly rows: number;
}

/** Everybody whose turn it is. */
export async function eraseDue({ store, identity, now }: EraseContext): Promise<Erasure> {
  const due = await dueReadings(store.db, 'erasure', now(), WAVE);
  let people = 0;
  let rows = 0;
  for (const { id } of due) {
    const gone = await store.db.transaction().execute((trx) => eraseOne(trx, id, identity, now()));
    if (gone === null) await postpone(store.db, id, now() + RETRY_MS);
    else {
      people += 1;
      rows += gone;
    }
  }
  return { people, rows };
}

/** Answers how many rows went; `null` while a worker decides with what it knows of the person. */
async function eraseOne(
  db: Connection,
  contactId: string,
  identity: EraseContext['identity'],
  now: number,
): Promise<number | null> {
  await lockErasures(db);
  const person = await findPerson(db, contactId);
  const companies = await companiesOfContacts(db, [...person.ids]);
  // Locks their rows as well: no worker begins with one of them before this is over.
  await markDirty(db, companies, now);
  if (await isDeciding(db, companies, now)) return null;
  const { cut, addresses } = await cutDeliveries(db, person, identity);
  const whole = { ...person, addresses };
  await rememberErased(db, { ids: [...whole.ids], addresses: [...addresses] }, now);
  const rows = await eraseRows(db, whole);
  await requestCompaction(db, now);
  return cut + rows;
}

async function isDeciding(db: Connection, companies: readonly string[], now: number): Promise<boolean> {
  if (companies.length === 0) return false;
  const row = await db
    .selectFrom('dirty_company')
    .select('company_id')
    .where('company_id', 'in', companies)
    .where('leased_until', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function postpone(db: Database, id: string, dueAt: number): Promise<void> {
  await db
    .updateTable('to_read')
    .set({ due_at: dueAt })
    .where('what', '=', 'erasure')
    .where('id', '=', id)
    .execute();
}
