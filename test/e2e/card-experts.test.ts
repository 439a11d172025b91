/** Our experts on the card: assigned to a member or a concern, kept, taken back, erased with the person (R162). */
import { randomUUID } from 'node:crypto';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

interface Card {
  readonly members: readonly {
    readonly contactId: string;
    readonly expert: string | null;
    readonly concerns: readonly { readonly id: string; readonly expert: string | null }[];
  }[];
  readonly experts: readonly { readonly id: string }[];
  readonly withoutExpert: { readonly concerns: number; readonly words: { en: string } } | null;
  readonly acts: readonly { readonly actionId: string; readonly words: { en: string } }[];
}

let world: World;
let story: RedDaisy;
let path: string;

beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  path = `/api/deals/${onlyDeal(world).id}`;
});
afterEach(() => world.close());

async function act(name: string, body: object): Promise<Card> {
  world.clock.pass(1000);
  const answer = await world.card(`${path}/${name}`, { actionId: randomUUID(), ...body });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Card;
}

const raise = (contactId: string, concernId: string, category: string): Promise<Card> =>
  act('concerns', { contactId, concernId, category, state: 'open' });

test('an open concern is a gap until one of ours is assigned, and again when that is taken back (R162)', async () => {
  const contactId = story.sergeyId;
  const before = await raise(contactId, 'c1', 'integration');
  expect(before.experts.map(({ id }) => id)).toContain('integration_team');
  expect(before.withoutExpert).toMatchObject({
    concerns: 1,
    words: { en: 'no expert assigned: 1 open concern (Сергей Волков)' },
  });
  const assigned = await act('experts', { contactId, concernId: 'c1', expert: 'integration_team' });
  expect(assigned.withoutExpert).toMatchObject({ concerns: 0 });
  const member = assigned.members.find((each) => each.contactId === contactId);
  expect(member).toMatchObject({ expert: null, concerns: [{ id: 'c1', expert: 'integration_team' }] });
  expect(assigned.acts[0]?.words.en).toBe('Сергей Волков: expert: integration team');
  const undone = await act('undo', { undoes: assigned.acts[0]?.actionId });
  expect(undone.withoutExpert).toMatchObject({ concerns: 1 });
});

test('the report tells which concern has whom, also by the expert of the member (R162)', async () => {
  await raise(story.sergeyId, 'c1', 'integration');
  await raise(story.olgaId, 'c2', 'cost');
  await act('experts', { contactId: story.olgaId, concernId: null, expert: 'financial_modelling' });
  const { rows } = (await world.card('/api/reports/experts')).body as ServedReport;
  expect(rows).toMatchObject([
    { contact: story.sergeyId, concern: 'integration', expert: null },
    { contact: story.olgaId, concern: 'cost and return', expert: 'financial modelling' },
  ]);
  const dashboard = (await world.card('/api/reports/dashboard')).body as ServedReport;
  const line = dashboard.rows.find(({ report }) => report === 'experts');
  expect(line).toMatchObject({ value: 1, n: 2 });
});

test('an expert the configuration does not have, or a concern of somebody else, is refused (R162)', async () => {
  await raise(story.sergeyId, 'c1', 'integration');
  for (const [body, words] of [
    [{ contactId: story.sergeyId, concernId: null, expert: 'nobody' }, 'expected one of integration_team'],
    [
      { contactId: story.olgaId, concernId: 'c1', expert: 'integration_team' },
      'expected a concern of this contact',
    ],
  ] as const) {
    const refused = await world.card(`${path}/experts`, { actionId: randomUUID(), ...body });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(words);
  }
});

test('on a closed deal nobody has to answer a concern any more (R162)', async () => {
  await raise(story.sergeyId, 'c1', 'integration');
  const closed = { pipeline: 'default', dealstage: 'closedlost' };
  world.sandbox.portal.updateObject('deals', onlyDeal(world).id, closed);
  await world.settle();
  const card = (await world.card(`${path}/buying-group`)).body as Card;
  expect(card.withoutExpert).toBeNull();
  expect(((await world.card('/api/reports/experts')).body as ServedReport).rows).toEqual([]);
});

test('who answers a person is forgotten with the person (R162)', async () => {
  await act('experts', { contactId: story.elenaId, concernId: null, expert: 'integration_team' });
  world.sandbox.portal.privacyDelete('contacts', story.elenaId);
  await world.settle();
  expect(await world.store.db.selectFrom('expert_fact').selectAll().execute()).toEqual([]);
});
