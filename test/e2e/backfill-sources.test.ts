/** What is read beside contacts and deals, and what may not be read. */
import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { RefusedError } from '../../src/hubspot/errors.ts';
import { createWorld, START, type World } from '../support/world.ts';
import { addCompany, addReader, backfillOf, daysAgo } from './backfill-scene.ts';

const TO_CONTACT = { meetings: 200, calls: 194, emails: 198, communications: 81 } as const;
type Activity = keyof typeof TO_CONTACT;

let world: World;
let people: string[];

beforeEach(async () => {
  world = await createWorld();
  const { portal } = world.sandbox;
  const company = addCompany(portal, 'Talkers');
  people = ['HR Director', 'IT Director'].map((jobtitle, n) =>
    addReader(portal, company, { email: `p${n}@talkers.example`, jobtitle }, []),
  );
});
afterEach(() => world.close());

function addActivity(
  type: Activity,
  days: number,
  contact: string | undefined,
  properties: Record<string, string> = {},
): void {
  const { portal } = world.sandbox;
  const at = daysAgo(days);
  const id = portal.createObject(type, { hs_timestamp: String(at), ...properties }, { at });
  portal.associate(
    { type, id },
    { type: 'contacts', id: contact ?? '' },
    [{ category: 'HUBSPOT_DEFINED', typeId: TO_CONTACT[type] }],
    { at },
  );
}

async function carryOut(since?: number) {
  world.sandbox.webhooks.take();
  world.clock.pass(60_000);
  const given = await backfillOf(world, since);
  const rehearsal = await rehearse(given);
  const result = await runBackfill(given);
  return { rehearsal, result };
}

async function readDeeds(): Promise<[string, number][]> {
  const rows = await world.store.db.selectFrom('interaction').select(['source', 'at']).execute();
  return rows
    .map(({ source, at }): [string, number] => [source, (START - at) / 86_400_000])
    .sort(([, a], [, b]) => b - a);
}

test('meetings, calls, e-mails and messages of the past count for those who took part', async () => {
  addActivity('meetings', 300, people[0], { hs_meeting_outcome: 'COMPLETED' });
  addActivity('calls', 200, people[1], { hs_call_status: 'COMPLETED' });
  addActivity('calls', 199, people[1], { hs_call_status: 'NO_ANSWER' });
  addActivity('emails', 150, people[0], { hs_email_direction: 'INCOMING_EMAIL' });
  addActivity('emails', 149, people[0], { hs_email_direction: 'EMAIL' });
  addActivity('communications', 120, people[1]);
  addActivity('meetings', 400, people[0], { hs_meeting_outcome: 'COMPLETED' });
  const { rehearsal, result } = await carryOut();
  expect(await readDeeds()).toEqual([
    ['meeting', 300],
    ['call', 200],
    ['email', 150],
    ['communication', 120],
  ]);
  const read = { meetings: 1, calls: 2, emails: 2, communications: 1, interactions: 4 };
  expect(rehearsal.counts).toMatchObject(read);
  expect(result?.counts).toMatchObject(read);
});

test('an activity long past that was changed of late is not of the time asked for', async () => {
  addActivity('meetings', 100, people[0]);
  const [meeting] = world.sandbox.portal.list('meetings');
  world.sandbox.portal.updateObject('meetings', meeting?.id ?? '', { hs_meeting_outcome: 'COMPLETED' });
  const { result } = await carryOut(daysAgo(50));
  expect(result?.counts.meetings).toBeUndefined();
  expect(await readDeeds()).toEqual([]);
});

test('who came to a marketing event half a year ago is known', async () => {
  const { marketingEvents } = world.sandbox.portal;
  const event = { name: 'HR day', url: 'https://www.example-hr.ru/conference/hr-strategy' };
  const old = marketingEvents.createEvent({ ...event, endAt: daysAgo(500) });
  const recent = marketingEvents.createEvent({ ...event, endAt: daysAgo(180) });
  marketingEvents.registerContact(old, people[0] ?? '', daysAgo(501));
  marketingEvents.registerContact(recent, people[1] ?? '', daysAgo(181));
  const { result } = await carryOut();
  expect(result?.counts).toMatchObject({ marketing_events: 1, interactions: 1 });
  expect(await readDeeds()).toEqual([['event_registration', 181]]);
});

test('a token that may not read e-mails loses them and nothing else, and it is said', async () => {
  addActivity('emails', 100, people[0], { hs_email_direction: 'INCOMING_EMAIL' });
  addActivity('communications', 90, people[0]);
  world.sandbox.faults.add({
    match: { path: /objects\/2026-09\/emails/u },
    times: 2,
    status: 403,
    body: { status: 'error', category: 'MISSING_SCOPES', message: 'no scope' },
  });
  const { rehearsal, result } = await carryOut();
  expect(rehearsal.counts).toMatchObject({ refused_emails: 1, communications: 1 });
  expect(result?.counts).toMatchObject({ refused_emails: 1, communications: 1, interactions: 1 });
});

/** HubSpot refuses to show whoever is among these. */
async function refuse(broken: readonly string[]) {
  const { portal, webhooks } = world.sandbox;
  for (const id of people)
    portal.updateObject('contacts', id, { hs_analytics_last_url: 'https://www.example-hr.ru/hr/compare' });
  webhooks.take();
  world.clock.pass(60_000);
  const given = await backfillOf(world);
  const { gateway } = given.worker;
  const refusing: typeof gateway.readHistory = async (type, ids, ...more) => {
    const refusal = { status: 400, category: 'VALIDATION_ERROR', reason: 'this one is broken' };
    if (ids.some((id) => broken.includes(id))) throw new RefusedError('POST contacts', refusal);
    return gateway.readHistory(type, ids, ...more);
  };
  return { ...given, worker: { ...given.worker, gateway: { ...gateway, readHistory: refusing } } };
}

test('a contact that HubSpot refuses to show costs that contact', async () => {
  const context = await refuse(people.slice(0, 1));
  await rehearse(context);
  const result = await runBackfill(context);
  expect(result?.counts).toMatchObject({ contacts: 1, unread_contacts: 1, interactions: 1 });
  const rows = await world.store.db.selectFrom('interaction').select('contact_id').execute();
  expect(rows).toEqual([{ contact_id: people[1] }]);
});

test('where HubSpot refuses all of them nothing is left out without a word', async () => {
  const context = await refuse(people);
  await expect(rehearse(context)).rejects.toThrow(RefusedError);
});
