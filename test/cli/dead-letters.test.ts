import { deadLetters, type DeadLettersOptions } from '../../src/cli/dead-letters.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { takeInWaiting } from '../../src/worker/worker.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function park(count: number): Promise<void> {
  const { store, clock } = world;
  for (let n = 0; n < count; n++) {
    const event = {
      subscriptionType: 'company.propertyChange',
      propertyName: 'name',
      propertyValue: `Name ${n}`,
    };
    await store.db
      .insertInto('delivery')
      .values({
        id: `${String(n).padStart(3, '0')}-delivery`,
        source: 'hubspot',
        body: JSON.stringify([{ ...event, objectId: 5000 + n, occurredAt: clock.now() }]),
        received_at: clock.now() + n,
        state: 'parked',
        attempts: 8,
        due_at: clock.now(),
        lease: null,
        leased_until: 0,
        error: 'SqliteError SQLITE_FULL',
      })
      .execute();
  }
}

async function run(
  action: DeadLettersOptions['action'],
  ids: string[],
  flags: Partial<DeadLettersOptions> = {},
) {
  const out: string[] = [];
  const { store, clock } = world;
  const code = await deadLetters({
    action,
    ids,
    all: false,
    body: false,
    json: true,
    ...flags,
    db: store.db,
    now: clock.now(),
    write: (text) => void out.push(text),
  });
  return { code, text: out.join('') };
}

test('100 parked deliveries that are tried again are processed once (P35)', async () => {
  await park(100);
  expect(await run('retry', [], { all: true })).toEqual({ code: 0, text: '{"retry":100}\n' });
  expect(await takeInWaiting(world.application.context)).toBe(100);
  const companies = await world.store.db.selectFrom('company').select('properties').execute();
  expect(companies).toHaveLength(100);
  expect(await run('retry', [], { all: true })).toEqual({ code: 0, text: '{"retry":0}\n' });
  expect(await takeInWaiting(world.application.context)).toBe(0);
});

test('the list names cause, age and attempts, and no content (P35)', async () => {
  await park(2);
  world.clock.pass(3 * 3_600_000);
  const { text } = await run('list', [], { json: false });
  expect(text).toMatch(/000-delivery.*parked.*hubspot.*3 h.*8.*SQLITE_FULL/u);
  expect(text).toContain('2 parked, 0 refused.');
  expect(text).not.toContain('Name 0');
});

test('show prints a body only where it is asked for (P35)', async () => {
  await park(2);
  expect((await run('show', ['001'])).text).not.toContain('Name 1');
  expect((await run('show', ['001'], { body: true })).text).toContain('Name 1');
});

test('drop takes one by the beginning of its id, and leaves the others (P35)', async () => {
  await park(3);
  expect(await run('drop', ['001'])).toEqual({ code: 0, text: '{"drop":1}\n' });
  expect(await run('show', ['001'])).toEqual({ code: 1, text: '{"unknown":["001"]}\n' });
  expect((JSON.parse((await run('list', [])).text) as { letters: unknown[] }).letters).toHaveLength(2);
});

test('a beginning that fits several, or no id at all, is wrong usage', async () => {
  await park(2);
  await expect(run('drop', ['00'])).rejects.toThrow(UsageError);
  await expect(run('drop', [])).rejects.toThrow(UsageError);
});

test('a refused event that is tried again is refused again, and not lost', async () => {
  const body = JSON.stringify({ subscriptionType: 'ticket.creation', objectId: 1, occurredAt: 5 });
  await world.store.db
    .insertInto('refused_event')
    .values({ key: 'refused-one', reason: 'unknown_type', body, at: world.clock.now() })
    .execute();
  expect((await run('retry', ['refused'])).code).toBe(0);
  expect(await takeInWaiting(world.application.context)).toBe(1);
  const { letters } = JSON.parse((await run('list', [])).text) as { letters: { cause: string }[] };
  expect(letters.map(({ cause }) => cause)).toEqual(['unknown_type']);
});
