/** What HubSpot has told only half of: answers that were lost, merges whose webhooks come one by one, a second deletion. */
import { HubSpotUnavailable } from '../../src/hubspot/errors.ts';
import { markStale } from '../../src/worker/sweep.ts';
import { act, addPerson, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { labelMark, labelsOn } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
let played: Played;
let dealId: string;

beforeEach(async () => {
  world = await createWorld();
  played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  await world.settle();
  [dealId = ''] = liveDeals();
  world.clock.pass(60_000);
});
afterEach(() => world.close());

const deal = (id: string) => ({ type: 'deals' as const, id });
const contact = (id: string) => ({ type: 'contacts' as const, id });

const liveDeals = () => world.sandbox.portal.list('deals').map(({ id }) => id);
const value = (name: string) => world.sandbox.portal.find('deals', dealId)?.properties[name];

function visit(...keys: readonly string[]): void {
  for (const key of keys)
    act(world.sandbox.portal, played.ids[key]!, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
  world.clock.pass(1_000);
}

/** A day on which nobody did anything, as the sweep of the running worker finds it. */
async function pass(days: number): Promise<void> {
  world.clock.pass(days * DAY);
  await markStale(world.store.db, world.clock.now());
  await world.drain();
  await world.settle();
}

/** Of what waits only that; the rest is told later. */
async function deliverOnly(wanted: (subscriptionType: string) => boolean): Promise<void> {
  const { webhooks } = world.sandbox;
  const told = webhooks.take();
  webhooks.put(told.filter(({ subscriptionType }) => wanted(subscriptionType)));
  await world.deliver();
  await world.drain();
  webhooks.put(told.filter(({ subscriptionType }) => !wanted(subscriptionType)));
}

test('values whose writing was cut off are put right when the rules come to want the old ones again (P24)', async () => {
  await pass(30);
  expect(value('bg_interactions_7d')).toBe('0');
  const { faults } = world.sandbox;
  faults.add({
    match: { path: /deals\/batch\/update$/u },
    applyFirst: true,
    dropConnection: true,
    times: 50,
  });
  visit('hr');
  await world.deliver();
  await expect(world.drain()).rejects.toThrow(HubSpotUnavailable);
  // HubSpot carried it out; the program does not know.
  expect(value('bg_interactions_7d')).toBe('1');
  faults.clear();
  await pass(30);
  expect(value('bg_interactions_7d')).toBe('0');
});

test('a label a person took off stays off on a merged deal that is heard of before its merge (R12)', async () => {
  const { portal } = world.sandbox;
  const hr = played.ids.hr!;
  portal.removeLabels(deal(dealId), contact(hr), [labelMark(world, 'Initiator')]);
  const other = portal.createObject('deals', {
    dealname: 'By hand',
    dealstage: 'appointmentscheduled',
    bg_solution: 'hr_system',
  });
  portal.associate(deal(other), { type: 'companies', id: played.companyId });
  await world.settle();
  const survivor = portal.mergeObjects('deals', dealId, other, { newRecord: true });
  await deliverOnly((type) => !type.endsWith('.merge'));
  expect(labelsOn(world, survivor)[hr] ?? []).not.toContain('Initiator');
  await world.settle();
  expect(labelsOn(world, survivor)[hr] ?? []).not.toContain('Initiator');
});

test('people of a merged company who are heard of before the merge get no second deal (R12)', async () => {
  const { portal } = world.sandbox;
  const small = portal.createObject('companies', { name: 'Small', domain: 'small.example' });
  addPerson(portal, small, { key: 'lone', jobtitle: 'CFO', acts: [] }, world.clock.now());
  await world.settle();
  portal.mergeObjects('companies', small, played.companyId);
  visit('hr', 'it', 'finance');
  await deliverOnly((type) => type.endsWith('.propertyChange'));
  expect(liveDeals()).toEqual([dealId]);
  await world.settle();
  expect(liveDeals()).toEqual([dealId]);
  expect(portal.associations('deals', dealId, 'companies').map(({ id }) => id)).toEqual([small]);
});

test('a deal that was restored and deleted again is not made anew for what was done in between (P21)', async () => {
  const { portal } = world.sandbox;
  portal.archiveObject('deals', dealId);
  await world.settle();
  world.clock.pass(1_000);
  portal.restoreObject('deals', dealId);
  world.clock.pass(1_000);
  visit('hr', 'it', 'finance', 'executive');
  portal.archiveObject('deals', dealId);
  await world.settle();
  expect(liveDeals()).toEqual([]);
});

const LEAVING: readonly [string, (hr: string) => Promise<void> | void][] = [
  [
    'dismissed on the card',
    async (hr) => {
      const actionId = 'a61f0000-0000-4000-8000-000000000002';
      const body = { actionId, contactId: hr, member: false, reason: 'not_involved' };
      expect((await world.card(`/api/deals/${dealId}/members`, body)).status).toBe(200);
      await world.drain();
    },
  ],
  ['taken off the deal', (hr) => void world.sandbox.portal.removeAssociation(deal(dealId), contact(hr))],
];

test.each(LEAVING)(
  'a label for somebody who was %s brings them back on a merged deal that was never read (R12)',
  async (_how, leave) => {
    const { portal } = world.sandbox;
    const hr = played.ids.hr!;
    await leave(hr);
    const other = portal.createObject('deals', { dealname: 'By hand', dealstage: 'appointmentscheduled' });
    portal.associate(deal(other), { type: 'companies', id: played.companyId });
    await world.settle();
    const survivor = portal.mergeObjects('deals', dealId, other, { newRecord: true });
    world.clock.pass(1_000);
    portal.associate(deal(survivor), contact(hr), [labelMark(world, 'Champion')]);
    await world.settle();
    expect(labelsOn(world, survivor)[hr]).toContain('Champion');
  },
);
