/** The same on every store: what is told by numbers, and what a scratch store takes over. */
import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { createWorld, loadTellingRules, type World } from '../support/world.ts';
import { openTestStore, STORE_KINDS } from '../support/stores.ts';
import { backfillOf, playHistory } from './backfill-scene.ts';

let world: World;
afterEach(() => world.close());

test.each(STORE_KINDS)('a past is taken in once on %s, and looked at again without effect', async (kind) => {
  world = await createWorld({
    rules: await loadTellingRules(),
    store: async () => (await openTestStore(kind)).store,
  });
  const { pages, forming } = playHistory(world);
  const given = await backfillOf(world);
  const first = await rehearse(given);
  expect(first.counts).toMatchObject({ contacts: 8, interactions: pages, stages: 4 });
  const result = await runBackfill(given);
  expect(result).toMatchObject({ counts: { interactions: pages }, written: { created: 1 } });
  expect(result?.keptQuiet).toBeGreaterThanOrEqual(1);
  // The scratch store knows what the real one has learnt: nothing is new, and no second deal would be made.
  const second = await rehearse(given);
  expect(second.counts).toMatchObject({ contacts: 8, interactions: 0, stages: 0 });
  expect(second.plan).toMatchObject({ created: [], writes: { deals: 0, pairs: 0, contacts: 0 } });
  const keys = world.sandbox.portal.list('deals').flatMap(({ properties }) => properties.bg_key ?? []);
  expect(keys).toEqual([`${forming}:hr_system:1`]);
});
