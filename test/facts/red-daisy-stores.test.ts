import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { openTestStore, STORE_KINDS, type OpenedStore } from '../support/stores.ts';
import { createWorld, type World } from '../support/world.ts';

let opened: OpenedStore;
let world: World;
afterEach(async () => {
  await world.close();
  await opened.remove();
});

describe.each(STORE_KINDS)('the story of the red daisy on %s', (kind) => {
  test('makes one deal with four members and comes to rest (F1, R22, R25)', async () => {
    opened = await openTestStore(kind);
    world = await createWorld({ store: () => Promise.resolve(opened.store) });
    const story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
    await world.settle({ shuffle: true, double: 0.3, batchSize: 20 });
    const deals = world.sandbox.portal.list('deals');
    expect(deals.map(({ properties }) => [properties.bg_solution, properties.bg_key])).toEqual([
      ['hr_system', `${story.companyId}:hr_system:1`],
    ]);
    const { body } = await world.card(`/api/deals/${deals[0]!.id}/buying-group`);
    expect(body).toMatchObject({
      members: expect.arrayContaining([
        expect.objectContaining({ contactId: story.elenaId, roles: ['initiator'] }),
        expect.objectContaining({ contactId: story.sergeyId, roles: ['technical_validator'] }),
        expect.objectContaining({ contactId: story.olgaId, roles: ['budget_holder'] }),
        expect.objectContaining({ contactId: story.ivanId, roles: ['decision_maker'] }),
      ]),
    });
  });
});
