/** What the worker clears away once a minute, and says of it. */
import { tidyUp } from '../../src/worker/tidy-up.ts';
import { openTestStore, type OpenedStore } from '../support/stores.ts';
import { DAY, START } from '../support/world.ts';

let opened: OpenedStore;
beforeEach(async () => {
  opened = await openTestStore('SQLite');
});
afterEach(() => opened.remove());

test('a delivery that nobody tried again in time goes with a warning, and the file gets shorter', async () => {
  const { store } = opened;
  const row = { source: 'hubspot', body: 'x'.repeat(2_000_000), state: 'parked', attempts: 8, due_at: 0 };
  const parked = { ...row, id: 'parked', lease: null, leased_until: 0, error: 'Error', received_at: START };
  await store.db.insertInto('delivery').values(parked).execute();
  const told: unknown[] = [];
  const log = {
    info: () => undefined,
    error: () => undefined,
    warn: (facts: unknown) => void told.push(facts),
  };
  const retention = { parkedDeliveriesDays: 3 };
  const steps: number[] = [];
  const watched = {
    ...store,
    shrink: async () => {
      const pages = await store.shrink();
      steps.push(pages);
      return pages;
    },
  };
  await tidyUp({ store: watched, log, now: () => START + 3 * DAY }, { retention });
  expect([told, steps]).toEqual([[], [0]]);
  await tidyUp({ store: watched, log, now: () => START + 3 * DAY + 1 }, { retention });
  expect(told).toEqual([{ deliveries: 1, days: 3 }]);
  expect(steps.at(-1)).toBeGreaterThan(0);
  expect(await store.db.selectFrom('delivery').selectAll().execute()).toEqual([]);
});
