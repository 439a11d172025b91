import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetOld, forgetParked, RETENTION_DAYS } from '../../src/facts/retention.ts';
import { openStore } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T09:00:00Z');

test('what is older than its retention goes, what is younger stays', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bg-retention-'));
  const store = await openStore({ dataDir });
  const limit = NOW - RETENTION_DAYS.event_key * DAY;
  await store.db
    .insertInto('event_key')
    .values([
      { key: 'old', at: limit - 1 },
      { key: 'young', at: limit },
    ])
    .execute();
  const interaction = { contact_id: '1', source: 'page', content: null, solution: null, kind: null };
  await store.db
    .insertInto('interaction')
    .values([
      { ...interaction, id: 'old', at: NOW - RETENTION_DAYS.interaction * DAY - 1 },
      { ...interaction, id: 'young', at: NOW - 91 * DAY },
    ])
    .execute();
  expect(await forgetOld(store.db, NOW)).toBe(2);
  expect(await store.db.selectFrom('event_key').select('key').execute()).toEqual([{ key: 'young' }]);
  expect(await store.db.selectFrom('interaction').select('id').execute()).toEqual([{ id: 'young' }]);
  expect(await forgetOld(store.db, NOW)).toBe(0);
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

describeEachStore('deliveries that could not be taken in', (open) => {
  test('go after the days that the settings say, and nothing else of the inbox goes with them', async () => {
    const { db } = open();
    const limit = NOW - 90 * DAY;
    const delivery = { source: 'hubspot', body: '[]', due_at: 0, lease: null, leased_until: 0 };
    const parked = { ...delivery, state: 'parked', attempts: 8, error: 'Error' };
    const waiting = { ...delivery, state: 'pending', attempts: 3, error: null };
    await db
      .insertInto('delivery')
      .values([
        { ...parked, id: 'old', received_at: limit - 1 },
        { ...parked, id: 'young', received_at: limit },
        { ...waiting, id: 'waiting', received_at: limit - 365 * DAY },
      ])
      .execute();
    expect(await forgetParked(db, NOW, 90)).toBe(1);
    expect(await db.selectFrom('delivery').select('id').orderBy('id').execute()).toEqual([
      { id: 'waiting' },
      { id: 'young' },
    ]);
    expect(await forgetParked(db, NOW, 90)).toBe(0);
    expect(await forgetParked(db, NOW, 89)).toBe(1);
  });
});
