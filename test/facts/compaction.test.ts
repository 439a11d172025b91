import {
  COMPACT_AFTER_MS,
  compactIfDue,
  requestCompaction,
  whenCompaction,
} from '../../src/facts/compaction.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;

describeEachStore('compaction after an erasure', (open) => {
  test('comes within the hour, once for many erasures (P37)', async () => {
    const store = open();
    await requestCompaction(store.db, NOW);
    await requestCompaction(store.db, NOW + 60_000);
    expect(await compactIfDue(store, NOW + COMPACT_AFTER_MS - 1)).toBe('not_due');
    expect(await compactIfDue(store, NOW + COMPACT_AFTER_MS)).toBe('done');
    expect(await whenCompaction(store.db)).toBeNull();
    expect(await compactIfDue(store, NOW + 2 * COMPACT_AFTER_MS)).toBe('not_due');
  });

  test('an erasure while it runs asks for the next one', async () => {
    const store = open();
    await requestCompaction(store.db, NOW);
    const at = NOW + COMPACT_AFTER_MS;
    const busy = { ...store, compact: () => requestCompaction(store.db, at) };
    expect(await compactIfDue(busy, at)).toBe('done');
    expect(await compactIfDue(store, at + 1)).toBe('done');
  });

  test('what stands in its way stops nothing else, and it is tried again', async () => {
    const store = open();
    await requestCompaction(store.db, NOW);
    const at = NOW + COMPACT_AFTER_MS;
    const full = { ...store, compact: () => Promise.reject(new Error('the disk is full')) };
    expect(await compactIfDue(full, at)).toBe('failed');
    expect(await compactIfDue(store, at + 1)).toBe('not_due');
    expect(await compactIfDue(store, at + 5 * 60_000)).toBe('done');
  });
});
