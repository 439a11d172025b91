import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import type { BuyingGroupView } from '../../src/domain/view.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function play(): Promise<ReturnType<typeof playRedDaisy>> {
  const story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  await world.settle({ shuffle: true, double: 0.3, batchSize: 20 });
  return story;
}

describe('the red daisy (F1), from signed webhooks to the deal', () => {
  test('makes one deal with four members, their roles and every property (R11, R22, R25, R26, R27, R28, R32)', async () => {
    const story = await play();
    const deals = world.sandbox.portal.list('deals');
    expect(deals).toHaveLength(1);
    const { id } = deals[0]!;
    const { status, body } = await world.card(`/api/deals/${id}/buying-group`);
    expect(status).toBe(200);
    const view = body as BuyingGroupView;
    const roles = Object.fromEntries(view.members.map((member) => [member.contactId, member.roles]));
    expect(roles).toEqual({
      [story.elenaId]: ['initiator'],
      [story.sergeyId]: ['technical_validator'],
      [story.olgaId]: ['budget_holder'],
      [story.ivanId]: ['decision_maker'],
    });
  });
});
