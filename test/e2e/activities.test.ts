import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createWorld, type World } from '../support/world.ts';

/** HubSpot's own type ids: contact to meeting, call, e-mail, communication. */
const MEETING_TO_CONTACT = [{ category: 'HUBSPOT_DEFINED' as const, typeId: 200 }];
const HOUR = 3_600_000;

let world: World;
let story: RedDaisy;
let dealId: string;

beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  await world.settle();
  dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
});
afterEach(() => world.close());

async function readMember(contactId: string) {
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (body as BuyingGroupView).members.find((member) => member.contactId === contactId);
}

async function kindsOf(contactId: string): Promise<string[]> {
  return (await readMember(contactId))?.recent.map(({ kind }) => kind) ?? [];
}

function logMeeting(outcome: string, contactIds: readonly string[]): string {
  const { portal } = world.sandbox;
  const at = String(world.clock.now() - HOUR);
  const id = portal.createObject('meetings', {
    hs_timestamp: at,
    hs_meeting_title: 'Demo',
    hs_meeting_outcome: outcome,
  });
  for (const contactId of contactIds)
    portal.associate({ type: 'meetings', id }, { type: 'contacts', id: contactId }, MEETING_TO_CONTACT);
  return id;
}

describe('activities logged in HubSpot', () => {
  test('a meeting is an interaction of each contact on it, at the time it took place (R29)', async () => {
    const at = world.clock.now() - HOUR;
    logMeeting('COMPLETED', [story.olgaId, story.ivanId]);
    await world.settle();
    expect((await kindsOf(story.olgaId))[0]).toBe('meeting');
    expect((await kindsOf(story.ivanId))[0]).toBe('meeting');
    expect((await readMember(story.olgaId))?.recent[0]?.at).toBe(new Date(at).toISOString());
  });

  test('people who are associated a moment later are found by reading again', async () => {
    const id = logMeeting('COMPLETED', []);
    await world.deliver();
    world.sandbox.portal.associate(
      { type: 'meetings', id },
      { type: 'contacts', id: story.olgaId },
      MEETING_TO_CONTACT,
    );
    world.sandbox.webhooks.take();
    await world.drain();
    expect(await kindsOf(story.olgaId)).toContain('meeting');
  });

  test('a meeting that is called off is no interaction any more', async () => {
    const id = logMeeting('SCHEDULED', [story.olgaId]);
    await world.settle();
    expect(await kindsOf(story.olgaId)).toContain('meeting');
    world.sandbox.portal.updateObject('meetings', id, { hs_meeting_outcome: 'CANCELED' });
    await world.settle();
    expect(await kindsOf(story.olgaId)).not.toContain('meeting');
  });

  test('a call nobody answered does not count, one that took place does', async () => {
    const { portal } = world.sandbox;
    const at = String(world.clock.now() - HOUR);
    for (const [status, contactId] of [
      ['NO_ANSWER', story.olgaId],
      ['COMPLETED', story.ivanId],
    ] as const) {
      const id = portal.createObject('calls', { hs_timestamp: at, hs_call_status: status });
      portal.associate({ type: 'calls', id }, { type: 'contacts', id: contactId }, [
        { category: 'HUBSPOT_DEFINED', typeId: 194 },
      ]);
    }
    await world.settle();
    expect(await kindsOf(story.olgaId)).not.toContain('call');
    expect(await kindsOf(story.ivanId)).toContain('call');
  });

  test('an e-mail counts when the customer wrote it', async () => {
    const { portal } = world.sandbox;
    const at = String(world.clock.now() - HOUR);
    for (const [direction, contactId] of [
      ['EMAIL', story.olgaId],
      ['INCOMING_EMAIL', story.ivanId],
    ] as const) {
      const id = portal.createObject('emails', { hs_timestamp: at, hs_email_direction: direction });
      portal.associate({ type: 'emails', id }, { type: 'contacts', id: contactId }, [
        { category: 'HUBSPOT_DEFINED', typeId: 198 },
      ]);
    }
    await world.settle();
    expect(await kindsOf(story.olgaId)).not.toContain('email_reply');
    expect(await kindsOf(story.ivanId)).toContain('email_reply');
  });

  test('a token that may not read e-mails loses that source and nothing else', async () => {
    world.sandbox.faults.add({
      match: { path: /objects\/2026-09\/emails/u },
      times: 100,
      status: 403,
      body: { status: 'error', category: 'MISSING_SCOPES', message: 'no scope' },
    });
    const id = world.sandbox.portal.createObject('emails', {
      hs_timestamp: String(world.clock.now()),
      hs_email_direction: 'INCOMING_EMAIL',
    });
    world.sandbox.portal.associate({ type: 'emails', id }, { type: 'contacts', id: story.ivanId }, [
      { category: 'HUBSPOT_DEFINED', typeId: 198 },
    ]);
    logMeeting('COMPLETED', [story.ivanId]);
    await world.settle();
    expect(await kindsOf(story.ivanId)).toContain('meeting');
  });
});
