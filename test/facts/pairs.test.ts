import { applyProperties } from '../../src/facts/mirror.ts';
import { confirmPairs, intendPairs, readPairs, takeInPairs, type SeenPair } from '../../src/facts/pairs.ts';
import type { Store } from '../../src/facts/store.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const DEAL = '500';

function see(contactId: string, ...labels: string[]): SeenPair {
  return { contactId, labels, others: [['HUBSPOT_DEFINED', 3]] };
}

function take(store: Store, seen: readonly SeenPair[], firstReading = false, at = NOW): Promise<boolean> {
  return takeInPairs(store.db, DEAL, seen, firstReading, at);
}

async function write({ db }: Store, contactId: string, ...labels: string[]): Promise<void> {
  await intendPairs(db, [{ dealId: DEAL, contactId, labels }], NOW - 1);
  await confirmPairs(db, [{ dealId: DEAL, contactId, labels }]);
}

async function saidOfRoles({ db }: Store) {
  return db.selectFrom('role_fact').select(['contact_id', 'label', 'holds', 'source', 'at']).execute();
}

async function saidOfMembers({ db }: Store) {
  return db.selectFrom('membership_fact').select(['contact_id', 'member']).orderBy('contact_id').execute();
}

describeEachStore('deal-contact pairs', (open) => {
  beforeEach(() => applyProperties(open().db, 'deal', [{ id: DEAL, properties: {}, at: 0 }]));

  test('a label that appears was set by a person', async () => {
    await write(open(), '1', 'initiator');
    expect(await take(open(), [see('1', 'initiator', 'budget_holder')])).toBe(true);
    expect(await saidOfRoles(open())).toEqual([
      { contact_id: '1', label: 'budget_holder', holds: 1, source: 'person', at: NOW },
    ]);
    expect(await saidOfMembers(open())).toEqual([]);
  });

  test('a label that vanishes was taken off by a person', async () => {
    await write(open(), '1', 'initiator', 'champion');
    await take(open(), [see('1', 'champion')]);
    expect(await saidOfRoles(open())).toEqual([
      { contact_id: '1', label: 'initiator', holds: 0, source: 'person', at: NOW },
    ]);
  });

  test('what stands there as it was written says nothing', async () => {
    await write(open(), '1', 'initiator');
    expect(await take(open(), [see('1', 'initiator')])).toBe(false);
    expect([await saidOfRoles(open()), await saidOfMembers(open())]).toEqual([[], []]);
  });

  test('labels found at the first reading are of unknown origin, and nobody is said to have been added', async () => {
    await take(open(), [see('1', 'decision_maker'), see('2')], true);
    expect(await saidOfRoles(open())).toMatchObject([{ label: 'decision_maker', source: 'hubspot_label' }]);
    expect(await saidOfMembers(open())).toEqual([]);
  });

  test('a contact that appears later was added by a person', async () => {
    await take(open(), [see('1')], true);
    await take(open(), [see('1'), see('2')], false, NOW + 1);
    expect(await saidOfMembers(open())).toEqual([{ contact_id: '2', member: 1 }]);
    const rows = await readPairs(open().db, [DEAL]);
    expect(rows.map(({ contactId, source, since }) => ({ contactId, source, since }))).toEqual([
      { contactId: '1', source: 'person', since: NOW },
      { contactId: '2', source: 'person', since: NOW + 1 },
    ]);
  });

  test('our own write whose answer was lost is no act of a person', async () => {
    const pair = { dealId: DEAL, contactId: '1', labels: ['initiator'] };
    await intendPairs(open().db, [pair], NOW);
    await take(open(), [see('1', 'initiator')]);
    expect([await saidOfRoles(open()), await saidOfMembers(open())]).toEqual([[], []]);
    expect(await readPairs(open().db, [DEAL])).toMatchObject([
      { labels: ['initiator'], intended: null, present: true, source: 'app' },
    ]);
  });

  test('a label we took off in a write whose answer was lost is no act of a person', async () => {
    await write(open(), '1', 'initiator', 'champion');
    await intendPairs(open().db, [{ dealId: DEAL, contactId: '1', labels: ['champion'] }], NOW);
    await take(open(), [see('1', 'champion')]);
    expect(await saidOfRoles(open())).toEqual([]);
  });

  test('a write that never reached HubSpot leaves no trace', async () => {
    await intendPairs(open().db, [{ dealId: DEAL, contactId: '1', labels: ['initiator'] }], NOW);
    expect(await take(open(), [])).toBe(false);
    expect([await saidOfMembers(open()), await readPairs(open().db, [DEAL])]).toEqual([[], []]);
  });

  test('a contact taken off the deal was dismissed by a person', async () => {
    await write(open(), '1', 'initiator');
    expect(await take(open(), [])).toBe(true);
    expect(await saidOfMembers(open())).toEqual([{ contact_id: '1', member: 0 }]);
  });

  test('a contact that was deleted in HubSpot is no dismissal', async () => {
    await write(open(), '1', 'initiator');
    await applyProperties(open().db, 'contact', [{ id: '1', properties: {}, at: 0 }]);
    await open().db.updateTable('contact').set({ archived: 1 }).execute();
    await take(open(), []);
    expect(await saidOfMembers(open())).toEqual([]);
  });

  test('a contact that comes back from the recycle bin, but not to the deal, was taken off before', async () => {
    const archive = (archived: number) => open().db.updateTable('contact').set({ archived }).execute();
    await write(open(), '1', 'initiator');
    await applyProperties(open().db, 'contact', [{ id: '1', properties: {}, at: 0 }]);
    await archive(1);
    await take(open(), []);
    await archive(0);
    await take(open(), []);
    expect(await saidOfMembers(open())).toEqual([{ contact_id: '1', member: 0 }]);
  });

  test('reading the same twice says everything once', async () => {
    await write(open(), '1');
    for (let round = 0; round < 2; round++) await take(open(), [see('1', 'blocker'), see('2')]);
    expect(await saidOfRoles(open())).toHaveLength(1);
    expect(await saidOfMembers(open())).toHaveLength(1);
  });

  test('association types of others are kept as they are, and the reading is noted', async () => {
    const others = [['INTEGRATOR_DEFINED', 12] as const, ['HUBSPOT_DEFINED', 3] as const];
    await take(open(), [{ contactId: '1', labels: [], others }]);
    expect((await readPairs(open().db, [DEAL]))[0]?.others).toEqual(others);
    expect(await open().db.selectFrom('deal').select('pairs_read_at').execute()).toEqual([
      { pairs_read_at: NOW },
    ]);
  });
});
