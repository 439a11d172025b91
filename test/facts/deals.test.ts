import { noteDealReads, type DealRead } from '../../src/facts/deals.ts';
import { applyProperties } from '../../src/facts/mirror.ts';
import type { Connection } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_795_000_000_000;
const STAGES = new Set(['bg_detected']);

function readOf(key: DealRead['key']): DealRead {
  return { id: '900', key, dealStage: 'bg_detected', createdAt: NOW, updatedAt: NOW };
}

async function createdByApp(db: Connection, ...reads: readonly DealRead[]): Promise<boolean> {
  await applyProperties(db, 'deal', [{ id: '900', properties: {}, at: NOW }]);
  for (const read of reads) await noteDealReads(db, [read], STAGES);
  const row = await db.selectFrom('deal').select('created_by_app').where('id', '=', '900').executeTakeFirst();
  return row?.created_by_app === 1;
}

describeEachStore('a deal that was read', (open) => {
  test('is ours where it carries a key, and not where the key is empty', async () => {
    expect(await createdByApp(open().db, readOf('1:hr_system:1'))).toBe(true);
    expect(await createdByApp(open().db, readOf(null))).toBe(false);
  });

  test('stays ours while the property of the key is gone from the portal and answers do not tell', async () => {
    expect(await createdByApp(open().db, readOf('1:hr_system:1'), readOf(undefined))).toBe(true);
  });
});
