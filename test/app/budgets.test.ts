import { createBudgets, HALF } from '../../src/app/budgets.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_795_000_000_000;
const BUCKETS = [
  ['general', 100],
  ['associations', 100],
  ['search', 5],
] as const;

describeEachStore('a command that can wait', (open) => {
  test.each(BUCKETS)('leaves half of the budget %s to webhooks that cannot', async (bucket, all) => {
    const { db } = open();
    const patient = createBudgets(db, 100, HALF);
    const server = createBudgets(db, 100);
    const half = Math.floor(all / 2);
    for (let n = 0; n < half; n++) expect(await patient.takeCall(bucket, NOW)).toBe(0);
    expect(await patient.takeCall(bucket, NOW)).toBeGreaterThan(0);
    for (let n = half; n < all; n++) expect(await server.takeCall(bucket, NOW)).toBe(0);
    expect(await server.takeCall(bucket, NOW)).toBeGreaterThan(0);
  });

  test('waits as long as others have spent more than half', async () => {
    const { db } = open();
    const server = createBudgets(db, 100);
    for (let n = 0; n < 60; n++) await server.takeCall('general', NOW);
    const patient = createBudgets(db, 100, HALF);
    expect(await patient.takeCall('general', NOW + 9_999)).toBe(1);
    expect(await patient.takeCall('general', NOW + 10_000)).toBe(0);
  });
});
