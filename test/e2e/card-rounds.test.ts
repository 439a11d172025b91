import { readDealCard } from '../../src/acts/read-cards.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { countRounds } from '../support/count-rounds.ts';
import { createWorld } from '../support/world.ts';

test('a card is read from the database in seven rounds, however many tables it takes', async () => {
  const world = await createWorld();
  try {
    playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
    await world.settle();
    const dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
    const counted = countRounds(world.store.db);
    const { db } = counted;
    const read = () =>
      readDealCard(
        {
          db,
          compiled: world.compiled,
          user: { id: null, email: null },
          now: world.clock.now(),
          problem: null,
        },
        dealId,
      );
    // What is kept for ten minutes is asked for once.
    await read();
    counted.reset();
    expect(await read()).toMatchObject({ kind: 'group', members: { length: 4 } });
    expect(counted.statements).toBeLessThanOrEqual(30);
    expect(counted.rounds).toBeLessThanOrEqual(7);
    expect(counted.rounds).toBeGreaterThan(1);
  } finally {
    await world.close();
  }
});
