import { addInteractions } from '../../src/facts/interactions.ts';
import { noteEventPage, noteEventRead, readEventReadings } from '../../src/facts/marketing-events.ts';
import { forgetSource, listRefusedSources, readSource, saveSource } from '../../src/facts/sources.ts';
import { findUnaskedMembers, findUnaskedSignals, noteAsked } from '../../src/facts/visit-readings.ts';
import { describeEachStore } from '../support/stores.ts';

const REFUSED = { en: 'no scope', ru: 'нет права' };

describeEachStore('sources beside the CRM', (open) => {
  test('remember where their list goes on, and why HubSpot refused them', async () => {
    const { db } = open();
    expect(await readSource(db, 'marketing_events')).toEqual({ problem: null, at: 0, after: null });
    const state = { problem: null, at: 7, after: 'page 2' };
    await saveSource(db, 'marketing_events', state);
    expect(await readSource(db, 'marketing_events')).toEqual(state);
    expect(await listRefusedSources(db)).toEqual([]);
    await saveSource(db, 'marketing_events', { problem: REFUSED, at: 8, after: null });
    expect(await listRefusedSources(db)).toEqual([{ name: 'marketing_events', problem: REFUSED }]);
    await forgetSource(db, 'marketing_events');
    expect(await listRefusedSources(db)).toEqual([]);
  });

  test('know of each marketing event what was read, and where a cut reading goes on', async () => {
    const { db } = open();
    await noteEventRead(db, '1', 'first', 5);
    await noteEventPage(db, '1', 'second', 'page 2');
    await noteEventPage(db, '2', 'first', 'page 3');
    expect(await readEventReadings(db, ['1', '2', '3'])).toEqual(
      new Map([
        ['1', { seen: 'first', readAt: 5, cut: { reading: 'second', after: 'page 2' } }],
        ['2', { seen: null, readAt: 0, cut: { reading: 'first', after: 'page 3' } }],
      ]),
    );
    await noteEventRead(db, '1', 'second', 9);
    expect((await readEventReadings(db, ['1'])).get('1')).toEqual({ seen: 'second', readAt: 9, cut: null });
  });

  test('ask for the visits of whom was not asked about for longest, each once', async () => {
    const { db } = open();
    const pair = { labels: '[]', others: '[]', intended: null, source: 'person', since: 0 };
    const onDeals = [
      { deal_id: '1', contact_id: '11', present: 1 },
      { deal_id: '2', contact_id: '11', present: 1 },
      { deal_id: '1', contact_id: '12', present: 1 },
      { deal_id: '1', contact_id: '13', present: 0 },
      { deal_id: '3', contact_id: '14', present: 1 },
    ];
    await db
      .insertInto('pair')
      .values(onDeals.map((each) => ({ ...pair, ...each })))
      .execute();
    await noteAsked(db, '11', 100);
    expect(await findUnaskedMembers(db, ['1', '2'], 100, 10)).toEqual([
      { contactId: '12', at: 0 },
      { contactId: '11', at: 100 },
    ]);
    expect(await findUnaskedMembers(db, ['1', '2'], 99, 10)).toEqual([{ contactId: '12', at: 0 }]);
    const act = { content: null, solution: null, kind: null };
    await addInteractions(db, [
      { ...act, id: 'a', contactId: '21', at: 50, source: 'page' },
      { ...act, id: 'b', contactId: '21', at: 60, source: 'page' },
      { ...act, id: 'c', contactId: '22', at: 60, source: 'visit' },
      { ...act, id: 'd', contactId: '23', at: 40, source: 'page' },
      { ...act, id: 'e', contactId: '11', at: 60, source: 'call' },
    ]);
    expect(await findUnaskedSignals(db, 50, 100, 10)).toEqual([
      { contactId: '21', at: 0 },
      { contactId: '11', at: 100 },
    ]);
    expect(await findUnaskedSignals(db, 50, 100, 1)).toEqual([{ contactId: '21', at: 0 }]);
  });
});
