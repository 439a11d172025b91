import { forgetDeliveries, failDelivery, keepRefused, newKeys } from '../../src/facts/events.ts';
import {
  claimDeliveries,
  countPending,
  createInbox,
  hashOf,
  oldestPending,
  type ClaimedDelivery,
} from '../../src/facts/inbox.ts';
import { releaseLeases } from '../../src/facts/leases.ts';
import type { Store } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;

function bodyOf(number: number): Buffer {
  return Buffer.from(JSON.stringify([{ eventId: number }]));
}

function openInbox({ db }: Store, highWater = 1000, onStored: () => void = () => undefined) {
  return createInbox({ db, highWater, onStored });
}

function claim({ db, kind }: Store, lease: string, now = NOW, limit = 100): Promise<ClaimedDelivery[]> {
  return claimDeliveries(db, kind, { lease, now, leaseMs: MINUTE, limit });
}

async function fill(store: Store, count: number): Promise<void> {
  const accept = openInbox(store);
  await Promise.all(
    Array.from({ length: count }, (_, number) => accept({ body: bodyOf(number), receivedAt: NOW + number })),
  );
}

describeEachStore('the inbox', (open) => {
  test('stores a delivery once, and says so the second time (P9)', async () => {
    const accept = openInbox(open());
    const answers = [
      await accept({ body: bodyOf(1), receivedAt: NOW }),
      await accept({ body: bodyOf(1), receivedAt: NOW + 5 }),
    ];
    expect(answers).toEqual(['stored', 'duplicate']);
    expect(await claim(open(), 'a')).toMatchObject([
      { id: hashOf(bodyOf(1)), body: '[{"eventId":1}]', receivedAt: NOW, attempts: 0 },
    ]);
  });

  test('copies of one delivery that arrive together are stored once', async () => {
    const accept = openInbox(open());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => accept({ body: bodyOf(1), receivedAt: NOW })),
    );
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
    expect(await countPending(open().db)).toBe(1);
  });

  test('when an answer is given its row is there, however many share the commit (P10)', async () => {
    const { db } = open();
    const accept = openInbox(open());
    const found = await Promise.all(
      Array.from({ length: 150 }, async (_, number) => {
        await accept({ body: bodyOf(number), receivedAt: NOW });
        const id = hashOf(bodyOf(number));
        return db.selectFrom('delivery').select('id').where('id', '=', id).executeTakeFirst();
      }),
    );
    expect(found.filter((row) => row !== undefined)).toHaveLength(150);
  });

  test('rings once something is stored', async () => {
    let rings = 0;
    const accept = openInbox(open(), 1000, () => (rings += 1));
    await accept({ body: bodyOf(1), receivedAt: NOW });
    expect(rings).toBe(1);
  });

  test('above the high-water mark it refuses, keeps nothing of it, and takes more once drained (P32)', async () => {
    const { db } = open();
    const accept = openInbox(open(), 3);
    const send = (number: number) => accept({ body: bodyOf(number), receivedAt: NOW });
    expect([await send(1), await send(2), await send(3), await send(4)]).toEqual([
      'stored',
      'stored',
      'stored',
      'overloaded',
    ]);
    expect(await countPending(db)).toBe(3);
    await forgetDeliveries(db, await claim(open(), 'a'));
    expect(await send(4)).toBe('stored');
  });

  test('what PostgreSQL cannot keep as text is kept all the same (P34)', async () => {
    await openInbox(open())({ body: Buffer.from('["\u0000"]'), receivedAt: NOW });
    expect((await claim(open(), 'a'))[0]?.body).toBe('["\uFFFD"]');
  });

  test('times come back as numbers', async () => {
    await fill(open(), 2);
    expect(await oldestPending(open().db)).toBe(NOW);
    const row = await open().db.selectFrom('delivery').selectAll().orderBy('received_at').executeTakeFirst();
    expect(row).toMatchObject({ received_at: NOW, due_at: NOW, leased_until: 0, attempts: 0 });
  });

  test('an empty inbox has no oldest delivery', async () => {
    expect(await oldestPending(open().db)).toBeNull();
  });
});

describeEachStore('claims', (open) => {
  test('a second worker gets nothing until the lease runs out (P22)', async () => {
    await fill(open(), 3);
    const later = NOW + 10;
    expect(await claim(open(), 'a', later)).toHaveLength(3);
    expect(await claim(open(), 'b', later + MINUTE - 1)).toHaveLength(0);
    expect(await claim(open(), 'c', later + MINUTE)).toHaveLength(3);
  });

  test('the oldest come first, and no more than asked for', async () => {
    await fill(open(), 5);
    const first = await claim(open(), 'a', NOW + 10, 2);
    expect(first.map(({ receivedAt }) => receivedAt - NOW)).toEqual([0, 1]);
  });

  test('eight claimers at once never share a delivery (P22)', async () => {
    await fill(open(), 60);
    const claimed = await Promise.all(
      Array.from({ length: 8 }, (_, number) => claim(open(), `worker-${number}`, NOW + 100, 10)),
    );
    const ids = claimed.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length + (await claim(open(), 'rest', NOW + 100)).length).toBe(60);
  });

  test('the next start takes up what a killed process had under lease (P11)', async () => {
    await fill(open(), 3);
    await claim(open(), 'killed', NOW + 10);
    await releaseLeases(open().db);
    expect(await claim(open(), 'next', NOW + 10)).toHaveLength(3);
  });

  test('a failed delivery comes back when it is due, and a parked one only by hand (P35)', async () => {
    await fill(open(), 2);
    const [first, second] = await claim(open(), 'a', NOW + 10);
    await failDelivery(open().db, first!.id, 1, NOW + 5000, 'SyntaxError', false);
    await failDelivery(open().db, second!.id, 8, NOW + 5000, 'SyntaxError', true);
    expect(await claim(open(), 'b', NOW + 4999)).toHaveLength(0);
    expect(await claim(open(), 'b', NOW + 5000)).toMatchObject([{ id: first!.id, attempts: 1 }]);
    expect(await claim(open(), 'c', NOW + 100 * MINUTE)).toMatchObject([{ id: first!.id }]);
    const parked = open().db.selectFrom('delivery').select(['id', 'error']).where('state', '=', 'parked');
    expect(await parked.execute()).toEqual([{ id: second!.id, error: 'SyntaxError' }]);
  });
});

describeEachStore('event keys', (open) => {
  test('each is new once, across calls and within one (P17)', async () => {
    const { db } = open();
    expect(await newKeys(db, ['b', 'a'], NOW)).toEqual(new Set(['a', 'b']));
    expect(await newKeys(db, ['a', 'c', 'c'], NOW)).toEqual(new Set(['c']));
  });

  test('thousands at once are all remembered', async () => {
    const keys = Array.from({ length: 2500 }, (_, number) => hashOf(String(number)));
    expect((await newKeys(open().db, keys, NOW)).size).toBe(2500);
    expect((await newKeys(open().db, keys, NOW)).size).toBe(0);
  });

  test('refused events are kept once, with their reason (P34)', async () => {
    const { db } = open();
    const refused = { key: 'k', reason: 'unknown_type', body: '{}' };
    await keepRefused(db, [refused, refused], NOW);
    await keepRefused(db, [refused], NOW + 1);
    expect(await db.selectFrom('refused_event').selectAll().execute()).toEqual([{ ...refused, at: NOW }]);
  });
});
