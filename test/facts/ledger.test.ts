import {
  announceOpportunities,
  confirmOpportunity,
  markDeleted,
  markRestored,
  rememberDetection,
} from '../../src/facts/ledger.ts';
import { readLedger } from '../../src/facts/load-deals.ts';
import { recordDataQuality, recordWrites } from '../../src/facts/records.ts';
import type { DataQualityItem } from '../../src/domain/opportunity.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const KEY = '7:hr:1';
const OPPORTUNITY = { key: KEY, companyId: '7', solution: 'hr', cycle: 1, detectedAt: NOW };

describeEachStore('the ledger', (open) => {
  test('a deal is announced once, and its line stays as it is', async () => {
    const { db } = open();
    await announceOpportunities(db, [OPPORTUNITY]);
    await confirmOpportunity(db, KEY, '500');
    await announceOpportunities(db, [{ ...OPPORTUNITY, detectedAt: NOW + 9 }]);
    expect(await readLedger(db, ['7'])).toEqual([
      { ...OPPORTUNITY, state: 'open', dealId: '500', signalsSpentUntil: null },
    ]);
  });

  test('many announcements of one key at once make one line (R25)', async () => {
    const { db } = open();
    await Promise.all(Array.from({ length: 20 }, () => announceOpportunities(db, [OPPORTUNITY])));
    expect(await readLedger(db, ['7'])).toMatchObject([{ key: KEY, state: 'creating', dealId: null }]);
  });

  test('the moment of detection moves back, never forward', async () => {
    const { db } = open();
    await announceOpportunities(db, [OPPORTUNITY, { ...OPPORTUNITY, key: '7:hr:2', detectedAt: null }]);
    for (const at of [NOW + 5, NOW - 5, NOW]) await rememberDetection(db, KEY, at);
    await rememberDetection(db, '7:hr:2', NOW);
    expect((await readLedger(db, ['7'])).map(({ detectedAt }) => detectedAt)).toEqual([NOW - 5, NOW]);
  });

  test('a deleted deal spends its signals once, and a restored one is open again', async () => {
    const { db } = open();
    await announceOpportunities(db, [OPPORTUNITY]);
    await confirmOpportunity(db, KEY, '500');
    await markDeleted(db, ['500'], NOW);
    await markDeleted(db, ['500'], NOW + 5);
    expect(await readLedger(db, ['7'])).toMatchObject([{ state: 'deleted', signalsSpentUntil: NOW }]);
    await markRestored(db, ['500', '501']);
    expect(await readLedger(db, ['7'])).toMatchObject([{ state: 'open', signalsSpentUntil: null }]);
  });
});

describeEachStore('records', (open) => {
  const item = (id: string): DataQualityItem => ({
    code: 'contact_without_email',
    object: 'contact',
    id,
    detail: 'no e-mail address',
  });

  test("a company's list of data to look at is replaced as a whole, others' stay", async () => {
    const { db } = open();
    await recordDataQuality(db, '7', [item('1'), item('1'), item('2')]);
    await recordDataQuality(db, '8', [item('9')]);
    await recordDataQuality(db, '7', [item('3')]);
    const rows = db.selectFrom('data_quality').select(['company_id', 'id']).orderBy('company_id');
    expect(await rows.execute()).toEqual([
      { company_id: '7', id: '3' },
      { company_id: '8', id: '9' },
    ]);
  });

  test('what was written is kept with what stood there before', async () => {
    const { db } = open();
    const write = { runId: 'r', at: NOW, object: 'deal' as const, objectId: '500' };
    await recordWrites(
      db,
      Array.from({ length: 1100 }, (_, number) => ({
        ...write,
        id: String(number),
        before: { bg_score: null },
        after: { bg_score: '7' },
      })),
    );
    const row = await db.selectFrom('write_log').selectAll().where('id', '=', '1099').executeTakeFirst();
    expect(row).toMatchObject({ at: NOW, before: '{"bg_score":null}', after: '{"bg_score":"7"}' });
  });
});
