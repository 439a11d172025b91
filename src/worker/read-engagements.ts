/**
 * Meetings, calls, e-mails and messages: the event carries only the record's id, so the record and its people are
 * read. HubSpot associates people a moment after it creates the record; without people it is read again.
 */
import { parseTime } from '../domain/time.ts';
import type { Interaction, InteractionSource } from '../domain/types.ts';
import { erasedContacts } from '../facts/erased.ts';
import { notePeople } from '../facts/activity-people.ts';
import { survivorsOf } from '../facts/events.ts';
import { addInteractions } from '../facts/interactions.ts';
import { findUnread } from '../facts/mirror.ts';
import {
  awaitMore,
  finishReadings,
  markToRead,
  postponeReadings,
  type DueReading,
  type Engagement,
} from '../facts/work.ts';
import type { Connection } from '../facts/store.ts';
import { ScopeError } from '../hubspot/errors.ts';
import type { AssociationsOf, HubSpotObject } from '../hubspot/gateway.ts';
import type { ReadContext } from './read-context.ts';
import { companiesOfContacts, touchCompanies } from './touched-companies.ts';

interface Kind {
  readonly source: InteractionSource;
  readonly properties: readonly string[];
  /** Whether a person of the customer took part; what only we did is no interaction of theirs. */
  readonly counts: (properties: HubSpotObject['properties']) => boolean;
}

const KINDS: Readonly<Record<Engagement, Kind>> = {
  meetings: {
    source: 'meeting',
    properties: ['hs_timestamp', 'hs_meeting_start_time', 'hs_meeting_outcome'],
    counts: ({ hs_meeting_outcome: outcome }) =>
      !['CANCELED', 'NO_SHOW', 'RESCHEDULED'].includes(outcome ?? ''),
  },
  calls: {
    source: 'call',
    properties: ['hs_timestamp', 'hs_call_status', 'hs_call_direction'],
    // Attempts are logged as well; only a call that took place is a conversation.
    counts: ({ hs_call_status: status }) => status === null || status === undefined || status === 'COMPLETED',
  },
  emails: {
    source: 'email',
    properties: ['hs_timestamp', 'hs_email_direction'],
    counts: ({ hs_email_direction: direction }) => direction === 'INCOMING_EMAIL',
  },
  communications: { source: 'communication', properties: ['hs_timestamp'], counts: () => true },
};

/** How long to wait for people who are not there yet, in milliseconds; after the last try there are none. */
const PATIENCE_MS = [5_000, 30_000, 300_000];

/** What follows from activities that were read, in the transaction that makes them durable. */
export interface ActivityEnds {
  readonly touch: (db: Connection, companyIds: readonly string[], now: number) => Promise<void>;
  /** `interactions`: how many of them were new. */
  readonly note: (db: Connection, interactions: number) => Promise<void>;
}

const DECIDE_AT_ONCE: ActivityEnds = { touch: touchCompanies, note: () => Promise.resolve() };

/** Answers false where this token may not read them: they are asked for again later. */
export async function readEngagements(
  context: ReadContext,
  due: readonly DueReading[],
  what: Engagement,
  { touch, note }: ActivityEnds = DECIDE_AT_ONCE,
): Promise<boolean> {
  const { db } = context;
  const ids = due.map(({ id }) => id);
  const read = await readWithPeople(context, what, ids);
  const now = context.now();
  // What was known of them stays, and they are read as soon as the scope is there.
  if (read === null) {
    await postponeReadings(db, what, due, now);
    return false;
  }
  const everybody = new Map(read.people.map((each) => [each.fromId, each.to.map(({ id }) => id)]));
  const alone = due.filter(({ id }) => read.found.has(id) && everybody.get(id)?.length === 0);
  await db.transaction().execute(async (trx) => {
    const { people, interactions } = await collect(trx, read, everybody, KINDS[what]);
    const before = await takeBack(trx, KINDS[what].source, ids);
    await addInteractions(trx, interactions);
    const had = [...read.found.keys()].map((id) => ({ id, contacts: people.get(id) ?? [] }));
    await notePeople(trx, what, had, now);
    const concerned = [...before.values(), ...interactions.map(({ contactId }) => contactId)];
    await followPeople(trx, concerned, touch, now);
    await awaitMore(trx, what, alone, PATIENCE_MS, now);
    await finishReadings(
      trx,
      what,
      due.filter((each) => !alone.includes(each)),
    );
    await note(trx, interactions.filter(({ id }) => !before.has(id)).length);
  });
  return true;
}

/** Who took part, as far as they are not erased, and what that counts for. */
async function collect(
  db: Connection,
  read: Read,
  everybody: ReadonlyMap<string, readonly string[]>,
  kind: Kind,
): Promise<{ people: ReadonlyMap<string, readonly string[]>; interactions: readonly Interaction[] }> {
  const gone = await erasedContacts(db, [...everybody.values()].flat());
  const people = new Map([...everybody].map(([id, all]) => [id, all.filter((each) => !gone.has(each))]));
  const survivors = await survivorsOf(db, [...people.values()].flat());
  const interactions = [...read.found.values()].flatMap((object) =>
    toInteractions(
      object,
      kind,
      people.get(object.id) ?? [],
      read.solutions.get(object.id) ?? null,
      survivors,
    ),
  );
  return { people, interactions };
}

/** What was known of these records is replaced by what is true now; answers whose interactions they were, by id. */
async function takeBack(
  db: Connection,
  source: InteractionSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contacts = new Map<string, string>();
  for (const id of ids) {
    // `;` follows `:` in every collation that compares bytes: all interactions of this one record.
    const rows = await db
      .deleteFrom('interaction')
      .where('id', '>=', `${source}:${id}:`)
      .where('id', '<', `${source}:${id};`)
      .where('source', '=', source)
      .returning(['id', 'contact_id'])
      .execute();
    for (const row of rows) contacts.set(row.id, row.contact_id);
  }
  return contacts;
}

interface Read {
  readonly found: ReadonlyMap<string, HubSpotObject>;
  readonly people: readonly AssociationsOf[];
  readonly solutions: ReadonlyMap<string, string>;
}

/** A source that this token may not read costs that source, never the rest; null: it may not. */
async function readWithPeople(
  { db, gateway, log }: ReadContext,
  what: Engagement,
  ids: readonly string[],
): Promise<Read | null> {
  try {
    const { found } = await gateway.readObjects(what, ids, KINDS[what].properties);
    const live = found.map(({ id }) => id);
    const people = await gateway.readAssociations(what, 'contacts', live);
    const deals = await gateway.readAssociations(what, 'deals', live);
    return {
      found: new Map(found.map((each) => [each.id, each])),
      people,
      solutions: await solutionsOf(db, deals),
    };
  } catch (error) {
    if (!(error instanceof ScopeError)) throw error;
    log.warn(
      { what, scopes: error.scopes },
      'not allowed to read this kind of activity; it is asked for again later',
    );
    return null;
  }
}

/** An activity logged on a deal is about what that deal sells. */
async function solutionsOf(db: Connection, deals: readonly AssociationsOf[]): Promise<Map<string, string>> {
  const ids = [...new Set(deals.flatMap(({ to }) => to.map(({ id }) => id)))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('opportunity')
    .select(['deal_id', 'solution'])
    .where('deal_id', 'in', ids)
    .execute();
  const bySolution = new Map(
    rows.flatMap((row) => (row.deal_id === null ? [] : [[row.deal_id, row.solution] as const])),
  );
  return new Map(
    deals.flatMap(({ fromId, to }) => {
      const solutions = [...new Set(to.flatMap(({ id }) => bySolution.get(id) ?? []))];
      return solutions.length === 1 ? [[fromId, solutions[0] ?? ''] as const] : [];
    }),
  );
}

function toInteractions(
  { id, properties, createdAt }: HubSpotObject,
  kind: Kind,
  people: readonly string[],
  solution: string | null,
  survivors: ReadonlyMap<string, string>,
): Interaction[] {
  if (!kind.counts(properties)) return [];
  const at = parseTime(properties.hs_meeting_start_time) ?? parseTime(properties.hs_timestamp) ?? createdAt;
  return people.map((contactId) => ({
    id: `${kind.source}:${id}:${contactId}`,
    contactId: survivors.get(contactId) ?? contactId,
    at,
    source: kind.source,
    content: null,
    solution,
    kind: null,
  }));
}

async function followPeople(
  db: Connection,
  contacts: readonly string[],
  touch: ActivityEnds['touch'],
  now: number,
): Promise<void> {
  const unread = await findUnread(db, 'contact', contacts);
  await markToRead(db, 'contacts', unread, now);
  await touch(db, await companiesOfContacts(db, [...new Set(contacts)]), now);
}
