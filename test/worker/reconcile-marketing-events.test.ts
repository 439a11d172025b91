import { MOST_CALLS } from '../../src/worker/reconcile-marketing-events.ts';
import { reconcile, type ReconcileResult } from '../../src/worker/reconcile.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

const HOUR = 3_600_000;
let world: World;

beforeEach(async () => {
  world = await createWorld();
  await run();
  world.clock.pass(15 * 60_000);
});
afterEach(() => world.close());

async function run(meanwhile?: () => Promise<boolean>): Promise<ReconcileResult> {
  return reconcile(world.application.context, await world.view(), meanwhile && { meanwhile });
}

/** So many events that end within the hour; `contacts` registered for each of them. */
function addEvents(count: number, contacts: readonly string[] = []): string[] {
  const { marketingEvents } = world.sandbox.portal;
  return Array.from({ length: count }, (_, n) => {
    const id = marketingEvents.createEvent({ name: `Event ${n}`, endAt: START + HOUR });
    for (const contact of contacts) marketingEvents.registerContact(id, contact);
    return id;
  });
}

const addContacts = (count: number): string[] =>
  Array.from({ length: count }, () => world.sandbox.portal.createObject('contacts', {}));

/** Calls for marketing events since this was last asked. */
function takeCalls(): { lists: number; breakdowns: number } {
  const paths = world.sandbox.calls.entries
    .map(({ path }) => path)
    .filter((path) => path.includes('marketing'));
  world.sandbox.calls.reset();
  const breakdowns = paths.filter((path) => path.endsWith('/breakdown')).length;
  return { lists: paths.length - breakdowns, breakdowns };
}

describe('reading marketing events', () => {
  test('costs ⌈E/100⌉ calls, and max(1, ⌈P/100⌉) for each event that changed', async () => {
    const people = addContacts(250);
    const [first = ''] = addEvents(1, people);
    addEvents(20, people.slice(0, 100));
    addEvents(130);
    // 151 events do not fit into the calls of one run: the next one goes on.
    let total = { lists: 0, breakdowns: 0 };
    for (let round = 0; round < 2; round++) {
      await run();
      const { lists, breakdowns } = takeCalls();
      expect(lists + breakdowns).toBeLessThanOrEqual(MOST_CALLS);
      total = { lists: total.lists + lists, breakdowns: total.breakdowns + breakdowns };
    }
    expect(total.breakdowns).toBe(3 + 20 + 130);
    await run();
    const quiet = takeCalls();
    expect(quiet).toEqual({ lists: 2, breakdowns: 0 });
    world.sandbox.portal.marketingEvents.attend(first, people[0] ?? '');
    await run();
    const changed = takeCalls();
    expect(changed).toEqual({ lists: 2, breakdowns: 3 });
    process.stderr.write(
      `151 events, 2,250 participations: ${total.lists} + ${total.breakdowns} calls at first, ` +
        `${quiet.lists} when nothing changed, ${changed.lists} + ${changed.breakdowns} when one of 250 people attended\n`,
    );
  });

  test('goes on where it was cut off, with no page read twice', async () => {
    addEvents(1, addContacts(450));
    const isRead = ({ path }: { path: string }) => path.endsWith('/breakdown');
    const twoPages = () => world.sandbox.calls.entries.filter(isRead).length >= 2;
    const stopped = await run(() => Promise.resolve(!twoPages()));
    expect(stopped).toMatchObject({ outcome: 'stopped', interactions: 200 });
    expect(await run()).toMatchObject({ outcome: 'done', interactions: 250 });
    expect(takeCalls().breakdowns).toBe(5);
  });

  test('reads an open event once a day, and none that ended more than a week ago', async () => {
    addEvents(1, addContacts(1));
    const breakdowns: number[] = [];
    for (let day = 0; day < 10; day++) {
      await run();
      breakdowns.push(takeCalls().breakdowns);
      world.clock.pass(DAY);
    }
    expect(breakdowns).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  });

  test('asks nothing about an event of which nothing could count any more', async () => {
    world.sandbox.portal.marketingEvents.createEvent({ name: 'Long ago', endAt: START - 91 * DAY });
    await run();
    expect(takeCalls()).toEqual({ lists: 1, breakdowns: 0 });
  });

  test('loses one event where HubSpot does not tell of it, and reads the others', async () => {
    const people = addContacts(2);
    const [lost = ''] = addEvents(2, people);
    const path = new RegExp(`/${lost}/breakdown$`);
    world.sandbox.faults.add({ match: { path }, status: 404, body: { status: 'error', category: 'X' } });
    expect((await run()).interactions).toBe(2);
    world.clock.pass(DAY);
    expect((await run()).interactions).toBe(2);
  });
});
