import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetOld, RETENTION_DAYS } from '../../src/facts/retention.ts';
import { openStore } from '../../src/facts/store.ts';

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
