/** Takes everything of one person out of the tables. Counts that no longer point to anybody stay. */
import { sql } from 'kysely';
import { mentions, withoutPerson, type Person } from './person.ts';
import type { Connection } from './store.ts';

/** Tables whose rows are one contact's each, by `contact_id`; a test holds the list to the schema. */
export const TABLES_OF_CONTACTS = [
  'pair',
  'interaction',
  'role_fact',
  'membership_fact',
  'stance_fact',
  'qualification_fact',
  'concern_fact',
  'presence_fact',
  'knowledge_fact',
  'expert_fact',
  'blocker_note',
  'act',
  'alert',
  'visit_reading',
  'handoff_member',
] as const;

/** Readings that are named by a contact's id. */
const READINGS = ['contacts', 'pair_contacts', 'contact_quality', 'erasure'];

/** Answers how many rows went or were cut. Call it in the transaction that holds `lockErasures`. */
export async function eraseRows(db: Connection, person: Person): Promise<number> {
  const ids = [...person.ids];
  let gone = 0;
  const count = ({ numDeletedRows }: { numDeletedRows: bigint }): void => {
    gone += Number(numDeletedRows);
  };
  for (const table of TABLES_OF_CONTACTS)
    count(await db.deleteFrom(table).where('contact_id', 'in', ids).executeTakeFirstOrThrow());
  count(await db.deleteFrom('contact').where('id', 'in', ids).executeTakeFirstOrThrow());
  count(
    await db
      .deleteFrom('seen_change')
      .where('what', '=', 'contacts')
      .where('id', 'in', ids)
      .executeTakeFirstOrThrow(),
  );
  gone += await eraseWaiting(db, person);
  gone += await eraseWrites(db, ids);
  for (const table of ['hold', 'begun_write'] as const)
    count(
      await db
        .deleteFrom(table)
        .where('object', '=', 'contact')
        .where('object_id', 'in', ids)
        .executeTakeFirstOrThrow(),
    );
  gone += await eraseQuality(db, person);
  gone += await eraseRefused(db, person);
  return gone + (await cutDecisions(db, person));
}

/** What waits for the person: readings, and events of an address. */
async function eraseWaiting(db: Connection, { ids, addresses }: Person): Promise<number> {
  const readings = await db
    .deleteFrom('to_read')
    .where('what', 'in', READINGS)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow();
  if (addresses.size === 0) return Number(readings.numDeletedRows);
  const searches = await db
    .deleteFrom('to_read')
    .where('what', '=', 'contact_emails')
    .where('id', 'in', [...addresses])
    .executeTakeFirstOrThrow();
  const events = await db
    .deleteFrom('waiting_event')
    .where('email', 'in', [...addresses])
    .executeTakeFirstOrThrow();
  return Number(readings.numDeletedRows + searches.numDeletedRows + events.numDeletedRows);
}

async function eraseWrites(db: Connection, ids: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('write_log')
    .where(({ or, and, eb }) =>
      or([
        and([eb('object', '=', 'contact'), eb('object_id', 'in', ids)]),
        ...ids.map((id) => and([eb('object', '=', 'pair'), eb('object_id', 'like', `%:${id}`)])),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** An address can stand in the path of a page that no rule maps. */
async function eraseQuality(db: Connection, { ids, addresses }: Person): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('data_quality')
    .where(({ or, and, eb }) =>
      or([
        and([eb('object', '=', 'contact'), eb('id', 'in', [...ids])]),
        ...[...addresses].map((address) => eb(sql`lower(id)`, 'like', `%${address}%`)),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Refused events are kept to be looked at, nothing rests on them: what may be of the person goes. */
async function eraseRefused(db: Connection, person: Person): Promise<number> {
  const rows = await db.selectFrom('refused_event').select(['key', 'body']).execute();
  const keys = rows.filter(({ body }) => mentions(body, person)).map(({ key }) => key);
  for (const key of keys) await db.deleteFrom('refused_event').where('key', '=', key).execute();
  return keys.length;
}

/** A decision stays, without the person it rested on. */
async function cutDecisions(db: Connection, person: Person): Promise<number> {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'body'])
    .where(({ or, eb }) =>
      or([
        ...[...person.ids].map((id) => eb('body', 'like', `%${id}%`)),
        ...[...person.addresses].map((address) => eb(sql`lower(body)`, 'like', `%${address}%`)),
      ]),
    )
    .execute();
  let cut = 0;
  for (const { id, body } of rows) {
    const kept = JSON.stringify(withoutPerson(JSON.parse(body), person));
    if (kept === body) continue;
    await db.updateTable('decision').set({ body: kept }).where('id', '=', id).execute();
    cut += 1;
  }
  return cut;
}
