import {
  claimDirty,
  COALESCE_MS,
  dueReadings,
  finishDirty,
  finishReadings,
  markDirty,
  markToRead,
  nextDue,
  postponeDirty,
  type DirtyCompany,
} from '../../src/facts/work.ts';
import type { Store } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const LEASE_MS = 60_000;

function claim({ db, kind }: Store, lease: string, now: number, limit = 100): Promise<DirtyCompany[]> {
  return claimDirty(db, kind, { lease, now, leaseMs: LEASE_MS, limit });
}

describeEachStore('readings', (open) => {
  test('any number of reasons make one reading', async () => {
    const { db } = open();
    await markToRead(db, 'contacts', ['2', '1', '2'], NOW);
    await markToRead(db, 'contacts', new Set(['1']), NOW + 5);
    expect(await dueReadings(db, 'contacts', NOW + 5, 10)).toEqual([
      { id: '1', revision: 2 },
      { id: '2', revision: 1 },
    ]);
    expect(await dueReadings(db, 'deals', NOW + 5, 10)).toEqual([]);
  });

  test('one that got a new reason while it was read stays due', async () => {
    const { db } = open();
    await markToRead(db, 'deals', ['1', '2'], NOW);
    const due = await dueReadings(db, 'deals', NOW, 10);
    await markToRead(db, 'deals', ['2'], NOW + 1);
    await finishReadings(db, 'deals', due);
    expect(await dueReadings(db, 'deals', NOW + 1, 10)).toEqual([{ id: '2', revision: 2 }]);
  });

  test('the list of due ones ends at the limit, the longest waiting first', async () => {
    const { db } = open();
    await markToRead(db, 'companies', ['9'], NOW - 5);
    await markToRead(db, 'companies', ['1', '2'], NOW);
    expect((await dueReadings(db, 'companies', NOW, 2)).map(({ id }) => id)).toEqual(['9', '1']);
  });
});

describeEachStore('dirty companies', (open) => {
  test('the first change of a quiet company is due at once', async () => {
    await markDirty(open().db, ['1'], NOW);
    expect(await claim(open(), 'a', NOW)).toEqual([{ companyId: '1', revision: 1, since: NOW, attempts: 0 }]);
  });

  test('a second worker gets nothing until the lease runs out (P22)', async () => {
    await markDirty(open().db, ['1', '2'], NOW);
    expect(await claim(open(), 'a', NOW)).toHaveLength(2);
    expect(await claim(open(), 'b', NOW + LEASE_MS - 1)).toHaveLength(0);
    expect(await claim(open(), 'c', NOW + LEASE_MS)).toHaveLength(2);
  });

  test('eight claimers at once never share a company (P22)', async () => {
    await markDirty(
      open().db,
      Array.from({ length: 60 }, (_, number) => String(number)),
      NOW,
    );
    const claimed = await Promise.all(
      Array.from({ length: 8 }, (_, number) => claim(open(), `worker-${number}`, NOW, 10)),
    );
    const ids = claimed.flat().map(({ companyId }) => companyId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length + (await claim(open(), 'rest', NOW)).length).toBe(60);
  });

  test('a burst after a decision becomes one decision more', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    await finishDirty(db, await claim(open(), 'a', NOW), { lease: 'a', rulesVersion: 'r1' }, NOW + 100);
    for (let ms = 200; ms < 1200; ms += 100) await markDirty(db, ['1'], NOW + ms);
    expect(await claim(open(), 'b', NOW + 100 + COALESCE_MS - 1)).toEqual([]);
    expect(await claim(open(), 'b', NOW + 100 + COALESCE_MS)).toMatchObject([{ since: NOW + 200 }]);
  });

  test('a change long after the last decision does not wait', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    await finishDirty(db, await claim(open(), 'a', NOW), { lease: 'a', rulesVersion: 'r1' }, NOW);
    await markDirty(db, ['1'], NOW + 3_600_000);
    expect(await claim(open(), 'b', NOW + 3_600_000)).toHaveLength(1);
  });

  test('a change during the decision keeps the company dirty', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    const claimed = await claim(open(), 'a', NOW);
    await markDirty(db, ['1'], NOW + 50);
    await finishDirty(db, claimed, { lease: 'a', rulesVersion: 'r1' }, NOW + 100);
    expect(await claim(open(), 'b', NOW + 100 + COALESCE_MS)).toMatchObject([
      { companyId: '1', revision: 2 },
    ]);
  });

  test('a worker that lost its lease completes nothing', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    const slow = await claim(open(), 'slow', NOW);
    await claim(open(), 'quick', NOW + LEASE_MS);
    await finishDirty(db, slow, { lease: 'slow', rulesVersion: 'r1' }, NOW + LEASE_MS);
    await postponeDirty(db, slow, 'slow', NOW);
    expect(await claim(open(), 'third', NOW + 2 * LEASE_MS)).toMatchObject([{ companyId: '1', attempts: 0 }]);
  });

  test('a new event does not pull a back-off forward', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    await postponeDirty(db, await claim(open(), 'a', NOW), 'a', NOW + 60_000);
    await markDirty(db, ['1'], NOW + 10);
    expect(await claim(open(), 'b', NOW + 59_999)).toEqual([]);
    expect(await claim(open(), 'b', NOW + 60_000)).toEqual([
      { companyId: '1', revision: 2, since: NOW, attempts: 1 },
    ]);
  });

  test('crossing bursts of many companies neither deadlock nor lose a change (P22)', async () => {
    const { db } = open();
    const ids = Array.from({ length: 50 }, (_, number) => String(number));
    await Promise.all(
      Array.from({ length: 20 }, (_, round) => markDirty(db, round % 2 ? ids : [...ids].reverse(), NOW)),
    );
    const claimed = await claim(open(), 'a', NOW);
    expect(new Set(claimed.map(({ revision }) => revision))).toEqual(new Set([20]));
    expect(claimed).toHaveLength(50);
  });
});

describeEachStore('the next thing to do', (open) => {
  test('is nothing when all is at rest', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    await finishDirty(db, await claim(open(), 'a', NOW), { lease: 'a', rulesVersion: 'r1' }, NOW);
    expect(await nextDue(db)).toBeNull();
  });

  test('is the earliest of what waits, a lease counting until it runs out', async () => {
    const { db } = open();
    await markDirty(db, ['1'], NOW);
    expect(await nextDue(db)).toBe(NOW);
    await claim(open(), 'a', NOW);
    expect(await nextDue(db)).toBe(NOW + LEASE_MS);
    await markToRead(db, 'deals', ['5'], NOW + 7);
    expect(await nextDue(db)).toBe(NOW + 7);
  });
});
