import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { SqliteDialect } from 'kysely';
import { takeCall, type BucketLimit } from '../../src/facts/budget.ts';
import { migrate, type Database } from '../../src/facts/store.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const LIMIT: BucketLimit = { calls: 190, windowMs: 10_000 };

/** The most moments that any window of the limit's length holds. */
function mostInWindow(moments: readonly number[], windowMs: number): number {
  const ordered = [...moments].sort((a, b) => a - b);
  let [first, most] = [0, 0];
  for (const [last, at] of ordered.entries()) {
    while (ordered[first]! <= at - windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Each taker looks at the clock, gets the row a little later than that, and asks again when it was told to. */
async function simulate(db: Database, limit: BucketLimit, calls: number, takers: number): Promise<number[]> {
  const random = createRandom(7);
  const plan = (now: number) => ({ now, arrives: now + Math.floor(random() * 50) });
  const waiting = Array.from({ length: takers }, () => plan(NOW));
  const made: number[] = [];
  while (made.length < calls) {
    waiting.sort((a, b) => a.arrives - b.arrives);
    const { now, arrives } = waiting.shift()!;
    const wait = await takeCall(db, 'general', limit, now);
    if (wait === 0) made.push(now);
    waiting.push(plan(arrives + wait));
  }
  return made;
}

describe('the call budget over 20,000 simulated calls', () => {
  let db: Database;
  beforeEach(async () => {
    ({ db } = await migrate(new SqliteDialect({ database: new SQLite(':memory:') }), 'sqlite'));
  });
  afterEach(() => db.destroy());

  test('at most 190 calls in every sliding window of 10 s, four takers that cross (P25)', async () => {
    const made = await simulate(db, LIMIT, 20_000, 4);
    expect(mostInWindow(made, LIMIT.windowMs)).toBe(LIMIT.calls);
    // The budget is not only kept but used: full windows follow each other.
    const span = Math.max(...made) - Math.min(...made);
    expect(span).toBeLessThan((20_000 / LIMIT.calls) * LIMIT.windowMs * 1.1);
  });

  test('whoever waits as long as told gets the call', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3000), { minLength: 8, maxLength: 30 }),
        fc.uuid(),
        async (gaps, bucket) => {
          let now = NOW;
          for (const gap of gaps) {
            now += gap;
            const wait = await takeCall(db, bucket, { calls: 3, windowMs: 1000 }, now);
            if (wait === 0) continue;
            expect(await takeCall(db, bucket, { calls: 3, windowMs: 1000 }, now + wait - 1)).toBe(1);
            expect(await takeCall(db, bucket, { calls: 3, windowMs: 1000 }, (now += wait))).toBe(0);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a clock that was set back does not lock the budget', async () => {
    const limit = { calls: 1, windowMs: 1000 };
    expect(await takeCall(db, 'general', limit, NOW + 86_400_000)).toBe(0);
    expect(await takeCall(db, 'general', limit, NOW)).toBe(0);
    expect(await takeCall(db, 'general', limit, NOW + 1)).toBe(999);
  });
});

describeEachStore('the call budget', (open) => {
  const limit = { calls: 5, windowMs: 1000 };

  test('of many takers at one moment only as many as allowed may go', async () => {
    const waits = await Promise.all(
      Array.from({ length: 40 }, () => takeCall(open().db, 'general', limit, NOW)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    expect(new Set(waits.filter((wait) => wait > 0))).toEqual(new Set([1000]));
  });

  test('a taker whose clock is behind does not forget the calls of the others', async () => {
    const { db } = open();
    for (let call = 0; call < 5; call++) await takeCall(db, 'general', limit, NOW + 30);
    expect(await takeCall(db, 'general', limit, NOW)).toBeGreaterThan(0);
    expect(await takeCall(db, 'general', limit, NOW + 31)).toBeGreaterThan(0);
  });

  test('buckets do not spend from each other', async () => {
    const { db } = open();
    for (let call = 0; call < 5; call++) await takeCall(db, 'general', limit, NOW);
    expect(await takeCall(db, 'search', limit, NOW)).toBe(0);
  });

  test('at most as many as allowed in every sliding window, three takers (P25)', async () => {
    const made = await simulate(open().db, limit, 100, 3);
    expect(mostInWindow(made, limit.windowMs)).toBe(5);
  });
});
