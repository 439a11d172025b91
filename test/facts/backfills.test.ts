import {
  findRehearsed,
  finishBackfill,
  keepPlace,
  noteRehearsal,
  readBackfill,
  startBackfill,
  TakenOver,
  whenUnderWay,
} from '../../src/facts/backfills.ts';
import { countHeld, holdWork, releaseWork } from '../../src/facts/backfill-work.ts';
import { recoverStages } from '../../src/facts/stage-history.ts';
import { describeEachStore } from '../support/stores.ts';

/** Milliseconds of these days do not fit into 32 bits. */
const NOW = 1_795_000_000_000;
const DAY = 86_400_000;
const NAME = { portalId: '4711', rulesVersion: 'abc', since: NOW - 365 * DAY };
const FIRST = { lease: 'one', now: NOW, step: 'contacts' };

describeEachStore('a backfill', (open) => {
  test('goes on where it was, with what it had counted, whoever starts it', async () => {
    const { db } = open();
    await startBackfill(db, NAME, FIRST);
    const place = { step: 'deals', afterId: '77', counts: { contacts: 400, interactions: 3 }, now: NOW + 5 };
    await keepPlace(db, NAME, 'one', place);
    const again = await startBackfill(db, NAME, { lease: 'two', now: NOW + DAY, step: 'contacts' });
    expect(again).toMatchObject({
      step: 'deals',
      afterId: '77',
      counts: { contacts: 400, interactions: 3 },
      startedAt: NOW,
      doneAt: null,
    });
  });

  test('whose place another process has taken keeps nothing more', async () => {
    const { db } = open();
    await startBackfill(db, NAME, FIRST);
    await startBackfill(db, NAME, { ...FIRST, lease: 'two' });
    const place = { step: 'deals', afterId: '77', counts: {}, now: NOW };
    await expect(keepPlace(db, NAME, 'one', place)).rejects.toThrow(TakenOver);
    expect((await readBackfill(db, NAME))?.step).toBe('contacts');
  });

  test('that is done begins anew', async () => {
    const { db } = open();
    await startBackfill(db, NAME, FIRST);
    await keepPlace(db, NAME, 'one', { step: 'deciding', afterId: null, counts: { deals: 4 }, now: NOW });
    await finishBackfill(db, NAME, 'one', NOW + 1);
    const again = await startBackfill(db, NAME, { lease: 'two', now: NOW + DAY, step: 'contacts' });
    expect(again).toMatchObject({ step: 'contacts', counts: {}, startedAt: NOW + DAY, doneAt: null });
  });

  test('remembers its dry run by portal, rules and day, and keeps it while it runs', async () => {
    const { db } = open();
    await noteRehearsal(db, NAME, NOW);
    await noteRehearsal(db, { ...NAME, since: NOW - 30 * DAY }, NOW + 1);
    await noteRehearsal(db, { ...NAME, rulesVersion: 'other' }, NOW + 2);
    expect((await findRehearsed(db, NAME))?.since).toBe(NOW - 30 * DAY);
    expect(await findRehearsed(db, { ...NAME, portalId: '4712' })).toBeNull();
    await startBackfill(db, NAME, FIRST);
    expect((await readBackfill(db, NAME))?.rehearsedAt).toBe(NOW);
    await noteRehearsal(db, NAME, NOW + 9);
    expect(await readBackfill(db, NAME)).toMatchObject({ rehearsedAt: NOW + 9, startedAt: NOW });
  });

  test('is under way until a while after it made headway last', async () => {
    const { db } = open();
    await noteRehearsal(db, NAME, NOW);
    expect(await whenUnderWay(db, NOW)).toBeNull();
    await startBackfill(db, NAME, FIRST);
    await keepPlace(db, NAME, 'one', { step: 'deals', afterId: null, counts: {}, now: NOW + 50 });
    expect(await whenUnderWay(db, NOW + 50)).toBe(NOW);
    expect(await whenUnderWay(db, NOW + 51)).toBeNull();
  });

  test('holds back each company once, and releases some at a time', async () => {
    const { db } = open();
    await holdWork(db, 'companies', ['3', '1', '2', '1']);
    await holdWork(db, 'companies', ['1']);
    await holdWork(db, 'deals', ['1']);
    expect(await countHeld(db)).toBe(4);
    expect(await releaseWork(db, 'companies', 2)).toEqual(['1', '2']);
    expect(await releaseWork(db, 'companies', 2)).toEqual(['3']);
    expect(await releaseWork(db, 'companies', 2)).toEqual([]);
    expect(await countHeld(db)).toBe(1);
  });
});

describeEachStore('stages of a deal that its history tells', (open) => {
  const entries = [
    { dealStage: 'appointmentscheduled', at: NOW },
    { dealStage: 'contractsent', at: NOW + DAY },
    { dealStage: 'closedwon', at: NOW + 2 * DAY },
  ];
  const deal = { dealId: '5', createdAt: NOW, entries };
  const stages = async () => {
    const rows = await open().db.selectFrom('stage_entry').selectAll().orderBy('at').execute();
    return rows.map(({ deal_stage, at }) => ({ dealStage: deal_stage, at: Number(at) }));
  };

  test('take the place of what a reading without history had guessed', async () => {
    const { db } = open();
    await db
      .insertInto('stage_entry')
      .values([
        { deal_id: '5', deal_stage: 'closedwon', at: NOW },
        { deal_id: '6', deal_stage: 'closedwon', at: NOW },
      ])
      .execute();
    expect(await recoverStages(db, [deal])).toEqual({ dealIds: ['5'], recovered: 3 });
    await db.deleteFrom('stage_entry').where('deal_id', '=', '6').execute();
    expect(await stages()).toEqual(entries);
  });

  test('count once, and what a webhook told since stays', async () => {
    const { db } = open();
    const later = { deal_id: '5', deal_stage: 'closedlost', at: NOW + 3 * DAY };
    await db.insertInto('stage_entry').values(later).execute();
    await recoverStages(db, [deal]);
    expect(await recoverStages(db, [deal])).toEqual({ dealIds: [], recovered: 0 });
    expect(await stages()).toHaveLength(4);
  });

  test('of which nothing is told leave everything as it was', async () => {
    const { db } = open();
    await db.insertInto('stage_entry').values({ deal_id: '5', deal_stage: 'closedwon', at: NOW }).execute();
    expect(await recoverStages(db, [{ ...deal, entries: [] }])).toEqual({ dealIds: [], recovered: 0 });
    expect(await stages()).toHaveLength(1);
  });
});
