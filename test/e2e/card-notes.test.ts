/** What people write down on the deal's card: concerns, each by itself, and why somebody was taken out. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

interface Member {
  readonly contactId: string;
  readonly status: string;
  readonly openConcerns: number;
  readonly concerns: readonly { readonly id: string; readonly topic: string; readonly state: string }[];
  readonly dismissal: { readonly reason: string | null; readonly note: string | null } | null;
}

const NOTE = 'Asked us never to call him about this again';

let world: World;
let story: RedDaisy;
beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  world.clock.pass(DAY / 24);
});
afterEach(() => world.close());

async function act(name: string, body: object, contactId: string): Promise<Member> {
  world.clock.pass(1000);
  const path = `/api/deals/${onlyDeal(world).id}/${name}`;
  const answer = await world.card(path, { actionId: randomUUID(), contactId, ...body });
  expect(answer).toMatchObject({ status: 200 });
  const { members } = answer.body as { members: readonly Member[] };
  return members.find((member) => member.contactId === contactId)!;
}

const concern = (concernId: string, category: string, state: string): object => ({
  concernId,
  category,
  state,
});

describe('concerns', () => {
  test('of one person are kept apart, also about one topic, each with its own state (R91)', async () => {
    const say = (...of: Parameters<typeof concern>) => act('concerns', concern(...of), story.sergeyId);
    await say('first', 'security', 'open');
    await say('second', 'security', 'open');
    await say('third', 'cost', 'open');
    const asked = await act('concerns', { category: 'need', state: 'open' }, story.sergeyId);
    const fresh = asked.concerns.find(({ topic }) => topic === 'need')?.id;
    expect(asked.openConcerns).toBe(3);
    expect(fresh).toMatch(/^[0-9a-f-]{36}$/u);
    await say('first', 'security', 'answered');
    const member = await say('third', 'cost', 'accepted');
    expect(member.openConcerns).toBe(1);
    expect(member.concerns.map(({ id, topic, state }) => [id, topic, state])).toEqual([
      [fresh, 'need', 'open'],
      ['second', 'security', 'open'],
      ['third', 'cost', 'accepted'],
      ['first', 'security', 'answered'],
    ]);
    await world.drain();
    await world.settle();
    expect(onlyDeal(world).properties.bg_open_concerns).toBe('1');
  });
});

describe('the note on a dismissal', () => {
  const dismiss = () =>
    act('members', { member: false, reason: 'wrong_person', note: `  ${NOTE} ` }, story.ivanId);

  async function readStore(): Promise<string> {
    const { db } = world.store;
    const tables = await db.introspection.getTables();
    const rows = await Promise.all(
      tables.map(async ({ name }) => (await sql`select * from ${sql.table(name)}`.execute(db)).rows),
    );
    return JSON.stringify(rows);
  }

  test('is shown where the dismissal is, and goes when the person is back', async () => {
    expect(await dismiss()).toMatchObject({
      status: 'dismissed',
      dismissal: { reason: 'wrong_person', note: NOTE },
    });
    expect(await act('members', { member: true }, story.ivanId)).toMatchObject({
      status: 'confirmed',
      dismissal: null,
    });
  });

  test('stays in the app: HubSpot is not told', async () => {
    await dismiss();
    await world.settle();
    const { portal } = world.sandbox;
    const held = ['deals', 'contacts', 'companies', 'notes'].map((type) => portal.list(type as 'deals'));
    expect(JSON.stringify(held)).not.toContain(NOTE);
  });

  test('is erased with the person', async () => {
    await dismiss();
    await world.settle();
    expect(await readStore()).toContain(NOTE);
    world.sandbox.portal.privacyDelete('contacts', story.ivanId);
    await world.settle();
    expect(await readStore()).not.toContain(NOTE);
  });
});
