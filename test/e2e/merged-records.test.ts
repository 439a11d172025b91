/** Companies and deals that are merged, deleted and restored, contacts that change their company: what people said stays. */
import { playCompany, type FixtureCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { dataQuality, labelMark, labelsOn } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

const OTHER: FixtureCompany = {
  ...ARGOTRUBOSBYT,
  name: 'АО «Арготрубосбыт-Сервис»',
  domain: 'service.example',
  people: ARGOTRUBOSBYT.people.map((person) => ({ ...person, email: `${person.key}@service.example` })),
};

let world: World;
let first: Played;
let second: Played;
/** Deals of the two companies, by `bg_key`. */
let firstDeal: string;
let secondDeal: string;

beforeEach(async () => {
  world = await createWorld();
  first = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  second = playCompany(world.sandbox.portal, OTHER, START);
  await world.settle();
  firstDeal = dealOf(first.companyId);
  secondDeal = dealOf(second.companyId);
  world.clock.pass(60_000);
});
afterEach(() => world.close());

const deal = (id: string) => ({ type: 'deals' as const, id });
const contact = (id: string) => ({ type: 'contacts' as const, id });
const company = (id: string) => ({ type: 'companies' as const, id });

function dealOf(companyId: string): string {
  const found = world.sandbox.portal
    .list('deals')
    .find(({ properties }) => properties.bg_key === `${companyId}:hr_system:1`);
  if (found === undefined) throw new Error(`no deal of ${companyId}`);
  return found.id;
}

const value = (dealId: string, name: string) => world.sandbox.portal.find('deals', dealId)?.properties[name];
const liveDeals = () =>
  world.sandbox.portal
    .list('deals')
    .map(({ id }) => id)
    .sort();
const peopleOn = (dealId: string) =>
  world.sandbox.portal
    .associations('deals', dealId, 'contacts')
    .map(({ id }) => id)
    .sort();
const ids = ({ ids: all }: Played) => Object.values(all).sort();

/** A champion by hand, and somebody taken off: both have to stand whatever is merged afterwards. */
async function speak(dealId: string, { ids: all }: Played): Promise<void> {
  const { portal } = world.sandbox;
  portal.associate(deal(dealId), contact(all.hr!), [labelMark(world, 'Champion')]);
  portal.removeAssociation(deal(dealId), contact(all.it!));
  await world.settle();
  world.clock.pass(60_000);
}

async function saidOf(contactId: string): Promise<string[]> {
  const rows = await world.store.db
    .selectFrom('role_fact')
    .select('label')
    .where('contact_id', '=', contactId)
    .execute();
  return rows.map(({ label }) => label).sort();
}

/** Everything decided again writes nothing. */
async function expectRest(): Promise<void> {
  world.sandbox.calls.reset();
  await world.settle();
  await world.drain();
  const written = world.sandbox.calls.entries.filter(({ path }) =>
    /batch\/(create|update|upsert)$/u.test(path),
  );
  expect(written).toEqual([]);
}

describe('two companies that are merged', () => {
  test.each([
    { how: 'into the first', newRecord: false },
    { how: 'into a new record', newRecord: true },
  ])(
    '$how keep both deals, all members and what people said, and the double is flagged',
    async ({ newRecord }) => {
      await speak(firstDeal, first);
      await speak(secondDeal, second);
      const { portal } = world.sandbox;
      const survivor = portal.mergeObjects('companies', first.companyId, second.companyId, { newRecord });
      await world.settle();
      expect(liveDeals()).toEqual([firstDeal, secondDeal].sort());
      for (const [dealId, played] of [
        [firstDeal, first],
        [secondDeal, second],
      ] as const) {
        expect(peopleOn(dealId)).toEqual(ids(played).filter((id) => id !== played.ids.it));
        expect(labelsOn(world, dealId)[played.ids.hr!]).toEqual(['Champion', 'Initiator']);
        expect(value(dealId, 'bg_member_count')).toBe('3');
        expect(portal.associations('deals', dealId, 'companies').map(({ id }) => id)).toEqual([survivor]);
      }
      expect(await dataQuality(world)).toContainEqual({
        company: survivor,
        code: 'duplicate_opportunities',
        object: 'deal',
        id: secondDeal,
      });
      await expectRest();
    },
  );

  test('do not make a deal again that a person deleted', async () => {
    const { portal } = world.sandbox;
    portal.archiveObject('deals', firstDeal);
    portal.archiveObject('deals', secondDeal);
    await world.settle();
    portal.mergeObjects('companies', first.companyId, second.companyId);
    await world.settle();
    expect(liveDeals()).toEqual([]);
  });

  test('hand over the proposal that a person declined', async () => {
    const { portal } = world.sandbox;
    portal.archiveObject('deals', secondDeal);
    portal.archiveObject('deals', firstDeal);
    await world.settle();
    const key = `${second.companyId}:hr_system:2`;
    const path = `/api/companies/${second.companyId}/proposal`;
    const actionId = 'a61f0000-0000-4000-8000-000000000001';
    expect((await world.card(path, { actionId, key, answer: 'decline' })).status).toBe(200);
    portal.mergeObjects('companies', first.companyId, second.companyId);
    await world.settle();
    const rows = await world.store.db.selectFrom('proposal_answer').selectAll().execute();
    expect(rows).toMatchObject([
      { company_id: first.companyId, opportunity: `${first.companyId}:hr_system:2` },
    ]);
  });
});

describe('two deals of ours that are merged', () => {
  beforeEach(async () => {
    world.sandbox.portal.mergeObjects('companies', first.companyId, second.companyId);
    await world.settle();
    world.clock.pass(60_000);
  });

  test.each([
    { how: 'with the first as primary', newRecord: false },
    { how: 'into a new record', newRecord: true },
  ])(
    '$how become one with everybody, and nobody is said to have been added by hand',
    async ({ newRecord }) => {
      await speak(secondDeal, second);
      const { portal } = world.sandbox;
      const survivor = portal.mergeObjects('deals', firstDeal, secondDeal, { newRecord });
      await world.settle();
      expect(liveDeals()).toEqual([survivor]);
      expect(value(survivor, 'bg_key')).toBe(`${first.companyId}:hr_system:1`);
      const members = [...ids(first), ...ids(second)].filter((id) => id !== second.ids.it).sort();
      expect(peopleOn(survivor)).toEqual(members);
      expect(value(survivor, 'bg_member_count')).toBe('7');
      expect(labelsOn(world, survivor)[second.ids.hr!]).toEqual(['Champion', 'Initiator']);
      // What this app wrote on the other deal did not become a person's word by the merge.
      expect(await saidOf(second.ids.hr!)).toEqual(['champion']);
      expect(await saidOf(second.ids.finance!)).toEqual([]);
      const added = await world.store.db
        .selectFrom('membership_fact')
        .selectAll()
        .where('member', '=', 1)
        .execute();
      expect(added).toEqual([]);
      expect((await dataQuality(world)).filter(({ code }) => code === 'duplicate_opportunities')).toEqual([]);
      await expectRest();
    },
  );

  test('are one opportunity: when it is won, nothing is made of the old signals', async () => {
    const { portal } = world.sandbox;
    portal.mergeObjects('deals', firstDeal, secondDeal);
    await world.settle();
    world.clock.pass(DAY);
    portal.updateObject('deals', firstDeal, { pipeline: 'default', dealstage: 'closedwon' });
    await world.settle();
    expect(liveDeals()).toEqual([firstDeal]);
    expect(value(firstDeal, 'bg_stage')).toBe('closed');
  });

  test('say so even where the merge is told last: the labels that came along are nobody’s act', async () => {
    const { portal, webhooks } = world.sandbox;
    portal.mergeObjects('deals', firstDeal, secondDeal);
    const all = webhooks.take();
    webhooks.put(all.filter(({ subscriptionType }) => subscriptionType !== 'object.merge'));
    await world.settle();
    expect(await saidOf(second.ids.hr!)).toEqual([]);
    webhooks.put(all.filter(({ subscriptionType }) => subscriptionType === 'object.merge'));
    await world.settle();
    expect(await saidOf(second.ids.hr!)).toEqual([]);
    expect(value(firstDeal, 'bg_member_count')).toBe('8');
  });
});

describe('a company that is deleted and restored', () => {
  test('has its one deal again, with its people and what was said of them', async () => {
    await speak(firstDeal, first);
    const { portal } = world.sandbox;
    portal.archiveObject('companies', first.companyId);
    await world.settle();
    world.clock.pass(DAY);
    portal.restoreObject('companies', first.companyId);
    await world.settle();
    expect(liveDeals()).toEqual([firstDeal, secondDeal].sort());
    expect(peopleOn(firstDeal)).toEqual(ids(first).filter((id) => id !== first.ids.it));
    expect(labelsOn(world, firstDeal)[first.ids.hr!]).toEqual(['Champion', 'Initiator']);
    const opportunities = await world.store.db.selectFrom('opportunity').select(['key', 'state']).execute();
    expect(opportunities.map(({ state }) => state)).toEqual(['open', 'open']);
  });
});

describe('what people change about who belongs where', () => {
  test('a contact that moves to another company stays on its deal with its label, and counts in the new company', async () => {
    await speak(firstDeal, first);
    const { portal } = world.sandbox;
    portal.removeAssociation(contact(first.ids.hr!), company(first.companyId));
    portal.associate(contact(first.ids.hr!), company(second.companyId));
    await world.settle();
    expect(peopleOn(firstDeal)).toContain(first.ids.hr!);
    expect(labelsOn(world, firstDeal)[first.ids.hr!]).toContain('Champion');
    expect(peopleOn(secondDeal)).toContain(first.ids.hr!);
    expect(value(secondDeal, 'bg_member_count')).toBe('5');
    expect(liveDeals()).toHaveLength(2);
  });

  test('a deal that a person moves to another company is that company’s, and the old one gets no new deal', async () => {
    await speak(firstDeal, first);
    const { portal } = world.sandbox;
    portal.archiveObject('deals', secondDeal);
    await world.settle();
    portal.removeAssociation(deal(firstDeal), company(first.companyId));
    portal.associate(deal(firstDeal), company(second.companyId));
    await world.settle();
    expect(liveDeals()).toEqual([firstDeal]);
    expect(labelsOn(world, firstDeal)[first.ids.hr!]).toContain('Champion');
    expect(peopleOn(firstDeal)).toEqual(expect.arrayContaining(ids(second)));
    expect(peopleOn(firstDeal)).not.toContain(first.ids.it!);
  });
});
