import { advanceCursor, noteSeen, readCursor, startCursors, unseenChanges } from '../../src/facts/cursors.ts';
import { endTurn, keepTurn, takeTurn, whenTurn } from '../../src/facts/turns.ts';
import { describeEachStore } from '../support/stores.ts';

/** Milliseconds of these days do not fit into 32 bits. */
const NOW = 1_795_000_000_000;
const MINUTE = 60_000;

const turnOf = (lease: string, now = NOW) => ({ name: 'reconcile', lease, leaseMs: 5 * MINUTE, now });

describeEachStore('a turn', (open) => {
  test('is taken by one process only', async () => {
    const { db } = open();
    expect(await takeTurn(db, turnOf('one'), 0)).toBe(true);
    expect(await takeTurn(db, turnOf('two'), 0)).toBe(false);
    expect(await keepTurn(db, turnOf('two'))).toBe(false);
  });

  test('is free again when it was given back, but due only after its time', async () => {
    const { db } = open();
    await takeTurn(db, turnOf('one'), 0);
    await endTurn(db, { name: 'reconcile', lease: 'one' }, NOW);
    expect(await whenTurn(db, 'reconcile', 15 * MINUTE)).toBe(NOW + 15 * MINUTE);
    expect(await takeTurn(db, turnOf('two', NOW + 15 * MINUTE - 1), 15 * MINUTE)).toBe(false);
    expect(await takeTurn(db, turnOf('two', NOW + 15 * MINUTE), 15 * MINUTE)).toBe(true);
  });

  test('that was not finished is due at once', async () => {
    const { db } = open();
    await takeTurn(db, turnOf('one'), 0);
    await endTurn(db, { name: 'reconcile', lease: 'one' }, null);
    expect(await takeTurn(db, turnOf('two', NOW + 1), 15 * MINUTE)).toBe(true);
  });

  test('of a process that ended without a word is free after its lease, and cannot be kept then', async () => {
    const { db } = open();
    await takeTurn(db, turnOf('one'), 0);
    expect(await whenTurn(db, 'reconcile', 0)).toBe(NOW + 5 * MINUTE);
    expect(await takeTurn(db, turnOf('two', NOW + 5 * MINUTE), 0)).toBe(true);
    expect(await keepTurn(db, turnOf('one', NOW + 5 * MINUTE))).toBe(false);
    await endTurn(db, { name: 'reconcile', lease: 'one' }, NOW);
    expect(await keepTurn(db, turnOf('two', NOW + 6 * MINUTE))).toBe(true);
  });
});

describeEachStore('a cursor', (open) => {
  test('begins where it is first set, and moves only when it is advanced', async () => {
    const { db } = open();
    expect(await readCursor(db, 'contacts')).toBeNull();
    await startCursors(db, ['contacts', 'deals'], NOW);
    await startCursors(db, ['contacts', 'deals'], NOW + MINUTE);
    expect(await readCursor(db, 'contacts')).toBe(NOW);
    await advanceCursor(db, 'contacts', NOW + MINUTE, NOW);
    expect([await readCursor(db, 'contacts'), await readCursor(db, 'deals')]).toEqual([NOW + MINUTE, NOW]);
  });

  test('knows which changes were seen, until they cannot come again', async () => {
    const { db } = open();
    const change = { id: '1', updatedAt: NOW };
    await noteSeen(db, 'contacts', [change, { id: '2', updatedAt: NOW + 2 }]);
    const later = { id: '2', updatedAt: NOW + 3 };
    expect(await unseenChanges(db, 'contacts', [change, later])).toEqual([later]);
    expect(await unseenChanges(db, 'deals', [change])).toEqual([change]);
    await noteSeen(db, 'contacts', [later]);
    await advanceCursor(db, 'contacts', NOW + MINUTE, NOW + 1);
    expect(await unseenChanges(db, 'contacts', [change, later])).toEqual([change]);
  });
});
