import { addInteractions, addMembershipFacts, addRoleFacts } from '../../src/facts/interactions.ts';
import { announceOpportunities } from '../../src/facts/ledger.ts';
import { loadCompanies } from '../../src/facts/load.ts';
import { applyProperties, markRead } from '../../src/facts/mirror.ts';
import { confirmPairs, intendPairs } from '../../src/facts/pairs.ts';
import { linkDeals } from '../../src/facts/deals.ts';
import type { Store } from '../../src/facts/store.ts';
import { markToRead } from '../../src/facts/work.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const MAIL = { isFreeMail: (domain: string): boolean => domain === 'gmail.com' };

async function addCompany({ db }: Store, id: string, domain = `c${id}.example`): Promise<void> {
  await applyProperties(db, 'company', [{ id, properties: { name: `Company ${id}`, domain }, at: NOW }]);
  await markRead(db, 'company', [{ id, createdAt: NOW, archived: false }], NOW);
  await db.updateTable('company').set({ deals_read_at: NOW }).where('id', '=', id).execute();
}

async function addContact({ db }: Store, id: string, properties: Record<string, string>): Promise<void> {
  await applyProperties(db, 'contact', [{ id, properties, at: NOW }]);
  await markRead(db, 'contact', [{ id, createdAt: NOW, archived: false }], NOW);
}

async function addDeal({ db }: Store, id: string, companyId: string): Promise<void> {
  await applyProperties(db, 'deal', [{ id, properties: { bg_solution: 'hr' }, at: NOW }]);
  await markRead(db, 'deal', [{ id, createdAt: NOW, archived: false }], NOW);
  await linkDeals(db, [{ companyId, dealIds: [id] }]);
}

async function loadedIds({ db }: Store): Promise<string[]> {
  return (await loadCompanies(db, ['1', '2'], MAIL)).map(({ facts }) => facts.company.id);
}

describeEachStore('the last known picture of a company', (open) => {
  const known = async (): Promise<string[]> =>
    (await loadCompanies(open().db, ['1'], MAIL, 'last_known')).map(({ facts }) => facts.company.id);

  beforeEach(async () => {
    await addCompany(open(), '1');
    await addDeal(open(), '500', '1');
    await markToRead(open().db, 'deal_contacts', ['500'], NOW);
  });

  test('stays while one of its deals is read again', async () => {
    await open().db.updateTable('deal').set({ pairs_read_at: NOW }).execute();
    expect(await known()).toEqual(['1']);
  });

  test.each(['read_at', 'pairs_read_at'] as const)('is none before the deal had %s', async (column) => {
    await open()
      .db.updateTable('deal')
      .set({ pairs_read_at: NOW, [column]: null })
      .execute();
    expect(await known()).toEqual([]);
  });
});

describeEachStore('companies whose picture is not complete are left out', (open) => {
  beforeEach(async () => {
    await addCompany(open(), '1');
    await addCompany(open(), '2');
    await addDeal(open(), '500', '1');
  });

  test('both are loaded once everything was read', async () => {
    expect(await loadedIds(open())).toEqual(['1', '2']);
  });

  test.each(['read_at', 'deals_read_at'] as const)('without %s', async (column) => {
    await open()
      .db.updateTable('company')
      .set({ [column]: null })
      .where('id', '=', '1')
      .execute();
    expect(await loadedIds(open())).toEqual(['2']);
  });

  test.each(['deals', 'deal_contacts'] as const)(
    'while %s of one of its deals are still to be read',
    async (what) => {
      await markToRead(open().db, what, ['500'], NOW);
      expect(await loadedIds(open())).toEqual(['2']);
    },
  );

  test('when HubSpot no longer has it', async () => {
    await open().db.updateTable('company').set({ archived: 1 }).where('id', '=', '1').execute();
    expect(await loadedIds(open())).toEqual(['2']);
  });
});

describeEachStore('the facts of a company', (open) => {
  beforeEach(() => addCompany(open(), '1'));

  test('hold its people, also by mail domain, and those on its deals; nobody else', async () => {
    await addCompany(open(), '2');
    await addDeal(open(), '500', '1');
    await addContact(open(), '11', { associatedcompanyid: '1' });
    await addContact(open(), '12', { email: 'somebody@c1.example' });
    await addContact(open(), '13', { email: 'somebody@gmail.com' });
    await addContact(open(), '14', { associatedcompanyid: '2', email: 'other@c1.example' });
    await addContact(open(), '15', { associatedcompanyid: '2' });
    const pair = { dealId: '500', contactId: '15', labels: ['blocker'] };
    await intendPairs(open().db, [pair], NOW);
    await confirmPairs(open().db, [pair]);
    const [loaded] = await loadCompanies(open().db, ['1'], MAIL);
    expect(loaded?.facts.contacts.map(({ id, companyId }) => [id, companyId])).toEqual([
      ['11', '1'],
      ['12', '1'],
      ['15', '2'],
    ]);
    expect(loaded?.facts.deals[0]?.pairs).toEqual([
      { contactId: '15', labels: ['blocker'], source: 'app', since: NOW },
    ]);
  });

  test('a free mail domain makes nobody a colleague', async () => {
    await open().db.updateTable('company').set({ domain: 'gmail.com' }).execute();
    await addContact(open(), '13', { email: 'somebody@gmail.com' });
    expect((await loadCompanies(open().db, ['1'], MAIL))[0]?.facts.contacts).toEqual([]);
  });

  test('carry every time as a number, and everything that was done and said', async () => {
    const { db } = open();
    await addDeal(open(), '500', '1');
    await addContact(open(), '11', { associatedcompanyid: '1', email: 'somebody@c1.example' });
    const interaction = {
      id: 'i',
      contactId: '11',
      at: NOW - 5,
      source: 'page' as const,
      content: '/hr/demo',
      solution: null,
      kind: null,
    };
    await addInteractions(db, [interaction, interaction]);
    const said = { opportunity: '500', contactId: '11', at: NOW - 3, by: null };
    const roleFact = { ...said, label: 'approver', holds: true, source: 'person' as const };
    await addRoleFacts(db, [roleFact]);
    await addRoleFacts(db, [roleFact]);
    await addMembershipFacts(db, [{ ...said, member: false, reason: 'left' }]);
    const opportunity = { key: '1:hr:1', companyId: '1', solution: 'hr', cycle: 1, detectedAt: NOW - 4 };
    await announceOpportunities(db, [opportunity]);
    const [loaded] = await loadCompanies(db, ['1'], MAIL);
    expect(loaded?.facts).toMatchObject({
      contacts: [{ id: '11', createdAt: NOW }],
      deals: [{ id: '500', createdAt: NOW, solution: 'hr', archived: false, createdByApp: false }],
      ledger: [{ ...opportunity, state: 'creating' }],
      interactions: [interaction],
      roleFacts: [roleFact],
      membershipFacts: [{ ...said, member: false, reason: 'left' }],
    });
    expect(loaded?.held.contacts.get('11')).toMatchObject({ email: 'somebody@c1.example' });
  });
});
