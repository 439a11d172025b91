import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { reconcile } from '../../src/worker/reconcile.ts';
import { createWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
const MEETING_TO_CONTACT = [{ category: 'HUBSPOT_DEFINED' as const, typeId: 200 }];

let world: World;
let story: RedDaisy;
let meetingId: string;

beforeEach(async () => {
  world = await createWorld();
  await run();
  const { portal } = world.sandbox;
  story = playRedDaisy(portal, { now: world.clock.now() });
  await world.settle();
  meetingId = portal.createObject('meetings', { hs_timestamp: String(world.clock.now()) });
  link(story.elenaId);
  await world.settle();
  world.clock.pass(HOUR);
  await run();
});
afterEach(() => world.close());

async function run(): Promise<void> {
  await reconcile(world.application.context, await world.view());
  await world.drain();
  await world.settle();
}

/** No webhook tells of it. */
function link(contactId: string): void {
  const meeting = { type: 'meetings', id: meetingId } as const;
  world.sandbox.portal.associate(meeting, { type: 'contacts', id: contactId }, MEETING_TO_CONTACT);
}

async function countOf(contactId: string): Promise<number> {
  const dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (
    (body as BuyingGroupView).members.find((member) => member.contactId === contactId)?.interactions ?? 0
  );
}

const readings = (): number =>
  world.sandbox.calls.entries.filter(({ path }) => path.endsWith('/meetings/batch/read')).length;

test('a person linked to a meeting hours after it was read took part in it, too', async () => {
  const before = [await countOf(story.elenaId), await countOf(story.olgaId)];
  world.clock.pass(2 * HOUR);
  link(story.olgaId);
  world.sandbox.webhooks.take();
  await run();
  expect([await countOf(story.elenaId), await countOf(story.olgaId)]).toEqual([
    before[0],
    (before[1] ?? 0) + 1,
  ]);
});

test('a person taken off a meeting took no part in it', async () => {
  const before = await countOf(story.elenaId);
  world.clock.pass(2 * HOUR);
  world.sandbox.portal.removeAssociation(
    { type: 'meetings', id: meetingId },
    { type: 'contacts', id: story.elenaId },
  );
  world.sandbox.webhooks.take();
  await run();
  expect(await countOf(story.elenaId)).toBe(before - 1);
});

test('a meeting whose people stayed is not read again, and asked about once an hour', async () => {
  world.clock.pass(2 * HOUR);
  world.sandbox.calls.reset();
  await run();
  expect(readings()).toBe(0);
  const compared = (): number =>
    world.sandbox.calls.entries.filter(({ path }) => /meetings\/contacts\/batch\/read$/u.test(path)).length;
  expect(compared()).toBe(1);
  world.clock.pass(HOUR / 4);
  await run();
  expect(compared()).toBe(1);
});
