/** A person who is erased in HubSpot is erased here, and whatever comes late of them is dropped. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forget } from '../../src/cli/forget.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { compactIfDue } from '../../src/facts/compaction.ts';
import { TABLES_OF_CONTACTS } from '../../src/facts/erase-person.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, EVENTS_KEY, type World } from '../support/world.ts';
import type { Store } from '../../src/facts/store.ts';
import { openTestStore, STORE_KINDS, type OpenedStore } from '../support/stores.ts';
import { sql } from 'kysely';

const HOUR = 3_600_000;
const MARKS = ['zinaida', 'krasnopolskaya', 'z.krasno@red-daisy.example', 'unusual chief of tests'];

/** Every value of every table. */
async function dump({ db }: Store): Promise<string> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const rows = await Promise.all(
    tables.map(async ({ name }) => (await sql`select * from ${sql.table(name)}`.execute(db)).rows),
  );
  return JSON.stringify(rows).toLowerCase();
}

function findMarks(text: string, id: string): string[] {
  const lower = text.toLowerCase();
  const found = MARKS.filter((mark) => lower.includes(mark));
  return new RegExp(`(?<!\\d)${id}(?!\\d)`, 'u').test(lower) ? [...found, id] : found;
}

async function grepFiles(dataDir: string): Promise<string[]> {
  const files = await readdir(dataDir);
  const texts = await Promise.all(files.map((file) => readFile(join(dataDir, file), 'latin1')));
  return MARKS.filter((mark) => texts.some((text) => text.toLowerCase().includes(mark)));
}

describe.each(STORE_KINDS)('erasing a person on %s', (kind) => {
  let opened: OpenedStore | null = null;
  let world: World;
  let id: string;
  beforeEach(async () => {
    if (kind !== 'SQLite') opened = await openTestStore(kind);
    world = await createWorld(opened === null ? {} : { store: () => Promise.resolve(opened!.store) });
    const { portal } = world.sandbox;
    const { companyId } = playRedDaisy(portal, { now: world.clock.now() });
    id = portal.createObject('contacts', {
      firstname: 'Zinaida',
      lastname: 'Krasnopolskaya',
      email: 'z.krasno@red-daisy.example',
      jobtitle: 'Unusual Chief of Tests',
    });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
    portal.updateObject('contacts', id, { hs_analytics_last_url: 'https://x.example/hr/pricing' });
    const meeting = portal.createObject('meetings', {
      hs_timestamp: String(world.clock.now()),
      hs_meeting_outcome: 'COMPLETED',
    });
    portal.associate({ type: 'meetings', id: meeting }, { type: 'contacts', id });
    await world.settle();
  });
  afterEach(() => world.close());

  /** The person in a parked delivery, a refused event, a decision, and an event of the events API. */
  async function spread(): Promise<void> {
    const { store, clock, edge } = world;
    const event = {
      objectId: Number(id),
      occurredAt: clock.now(),
      subscriptionType: 'contact.propertyChange',
    };
    const other = { ...event, objectId: 999_999, propertyName: 'jobtitle', propertyValue: 'kept' };
    await store.db
      .insertInto('delivery')
      .values({
        id: 'parked-one',
        source: 'hubspot',
        body: JSON.stringify([{ ...event, propertyName: 'firstname', propertyValue: 'Zinaida' }, other]),
        received_at: clock.now(),
        state: 'parked',
        attempts: 8,
        due_at: clock.now(),
        lease: null,
        leased_until: 0,
        error: 'Error',
      })
      .execute();
    await store.db
      .insertInto('refused_event')
      .values({ key: 'r', reason: 'unknown_type', body: JSON.stringify(event), at: clock.now() })
      .execute();
    const response = await fetch(`${edge.url}/api/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${EVENTS_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        events: [
          {
            id: 'w1',
            occurredAt: new Date(clock.now()).toISOString(),
            contact: { email: 'z.krasno@red-daisy.example' },
            kind: 'webinar_attendance',
            content: '/webinars/hr-api',
          },
        ],
      }),
    });
    expect(response.status).toBe(202);
  }

  test('everything of the person is there before, so that the search below can find it', async () => {
    await spread();
    expect(findMarks(await dump(world.store), id)).toEqual([...MARKS, id]);
  });

  test('contact.privacyDeletion takes the person out of every table within one cycle (P37)', async () => {
    await spread();
    const before = Number(onlyDeal(world).properties.bg_member_count);
    world.sandbox.portal.privacyDelete('contacts', id);
    await world.settle({ shuffle: true });
    const text = await dump(world.store);
    expect(findMarks(text, id)).toEqual([]);
    expect(text).toContain('kept');
    expect(Number(onlyDeal(world).properties.bg_member_count)).toBe(before - 1);
    const { body } = await world.application.metrics.read();
    expect(findMarks(body, id)).toEqual([]);
    if (kind !== 'SQLite') return;
    world.clock.pass(HOUR / 2);
    expect(await compactIfDue(world.store, world.clock.now())).toBe('done');
    expect(await grepFiles(world.dataDir)).toEqual([]);
  });

  test('forget erases at once what no worker has taken in yet, files included (P37)', async () => {
    await spread();
    const { store, clock } = world;
    const out: string[] = [];
    const code = await forget({
      contactId: id,
      store,
      clock,
      identity: { portalId: String(world.sandbox.portalId) },
      json: true,
      write: (line) => void out.push(line),
    });
    expect([code, JSON.parse(out.join(''))]).toEqual([0, { erased: true, rows: expect.any(Number) }]);
    expect(findMarks(await dump(store), id)).toEqual([]);
    if (kind === 'SQLite') expect(await grepFiles(world.dataDir)).toEqual([]);
  });

  test('what comes late of an erased person is dropped, by id and by address (P37)', async () => {
    const { portal } = world.sandbox;
    portal.updateObject('contacts', id, { jobtitle: 'Unusual Chief of Tests II' });
    const late = world.sandbox.webhooks.take();
    expect(late.length).toBeGreaterThan(0);
    portal.privacyDelete('contacts', id);
    await world.settle();
    await world.store.db
      .insertInto('delivery')
      .values({
        id: 'late',
        source: 'hubspot',
        body: JSON.stringify(late),
        received_at: world.clock.now(),
        state: 'pending',
        attempts: 0,
        due_at: world.clock.now(),
        lease: null,
        leased_until: 0,
        error: null,
      })
      .execute();
    await world.drain();
    await spread();
    await world.store.db.deleteFrom('delivery').where('state', '=', 'parked').execute();
    await world.store.db.deleteFrom('refused_event').execute();
    await world.drain();
    expect(findMarks(await dump(world.store), id)).toEqual([]);
  });
});

test('every table with a column contact_id is erased', async () => {
  const { store, remove } = await openTestStore('SQLite');
  const tables = await store.db.introspection.getTables();
  await remove();
  const found = tables.filter(({ columns }) => columns.some(({ name }) => name === 'contact_id'));
  expect(found.map(({ name }) => name).sort()).toEqual([...TABLES_OF_CONTACTS].sort());
});
