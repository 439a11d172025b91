/** Acts of people at the very moments at which a program could miss them. Each was found by the model test. */
import { GatewayError } from '../../src/hubspot/errors.ts';
import { playCompany, act, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { labelMark, labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

let world: World;
let played: Played;
let dealId: string;
beforeEach(async () => {
  world = await createWorld();
  played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  await world.settle();
  dealId = onlyDeal(world).id;
  world.clock.pass(1_000);
});
afterEach(() => world.close());

const deal = () => ({ type: 'deals' as const, id: dealId });
const contact = (key: string) => ({ type: 'contacts' as const, id: played.ids[key]! });
const labels = (key: string) => labelsOn(world, dealId)[played.ids[key]!];

async function changeTitle(key: string, jobtitle: string): Promise<void> {
  world.sandbox.portal.updateObject('contacts', played.ids[key]!, { jobtitle });
  await world.settle();
}

async function saidOfMembers(): Promise<string[]> {
  const rows = await world.store.db.selectFrom('membership_fact').select(['contact_id', 'member']).execute();
  return rows.map(({ contact_id, member }) => `${contact_id}:${member}`);
}

/** Another company without people, and a deal of it that a rep made. */
async function makeByHand(properties: Record<string, string>): Promise<{ companyId: string; id: string }> {
  const { portal } = world.sandbox;
  const company = { name: 'Other', domain: 'other.example', people: [] };
  const { companyId } = playCompany(portal, company, world.clock.now());
  const named = { dealname: 'By hand', dealstage: 'appointmentscheduled', ...properties };
  const id = portal.createObject('deals', named);
  portal.associate({ type: 'deals', id }, { type: 'companies', id: companyId });
  await world.settle();
  world.clock.pass(1_000);
  return { companyId, id };
}

/** As the running worker does: it pauses and goes on. */
async function settleThrough(): Promise<void> {
  for (let round = 0; round < 30; round++) {
    try {
      await world.settle();
      return await world.drain();
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      world.clock.pass(30_000);
    }
  }
  throw new Error('the worker does not recover');
}

describe('a label', () => {
  test('set a second after the pairs were read survives the next labels of the app, though nothing told of it', async () => {
    world.sandbox.portal.associate(deal(), contact('hr'), [labelMark(world, 'Champion')]);
    world.sandbox.webhooks.take();
    await changeTitle('hr', 'CFO');
    expect(labels('hr')).toEqual(['Budget holder', 'Champion']);
  });

  test('taken off a contact that had just come back from the recycle bin is not set again', async () => {
    const { portal } = world.sandbox;
    portal.archiveObject('contacts', played.ids.it!);
    await world.settle();
    world.clock.pass(1_000);
    portal.restoreObject('contacts', played.ids.it!);
    portal.removeLabels(deal(), contact('it'), [labelMark(world, 'Technical validator')]);
    await world.settle();
    await changeTitle('it', 'CIO');
    expect(labels('it')).toEqual([]);
    expect(await saidOfMembers()).toEqual([]);
  });

  test('taken off while a write of labels had been interrupted, on a deal that was closed meanwhile, stays off', async () => {
    const { portal, faults } = world.sandbox;
    const match = { method: 'POST', path: /deals\/contacts\/batch\/create$/u };
    faults.add({ match, applyFirst: true, status: 504, times: 5 });
    portal.updateObject('contacts', played.ids.it!, { jobtitle: 'CFO' });
    await expect(world.settle()).rejects.toMatchObject({ name: 'HubSpotUnavailable' });
    portal.updateObject('deals', dealId, { pipeline: 'default', dealstage: 'closedwon' });
    await settleThrough();
    portal.removeLabels(deal(), contact('it'), [labelMark(world, 'Budget holder')]);
    await world.settle();
    world.clock.pass(1_000);
    portal.updateObject('deals', dealId, { dealstage: 'qualifiedtobuy' });
    await world.settle();
    expect(labels('it')).toEqual([]);
  });

  test('given in HubSpot to somebody who was dismissed on the card brings them back', async () => {
    const body = {
      actionId: 'a61f0000-0000-4000-8000-000000000002',
      contactId: played.ids.it!,
      member: false,
      reason: 'not_involved',
    };
    expect((await world.card(`/api/deals/${dealId}/members`, body)).status).toBe(200);
    await world.drain();
    expect(labels('it')).toEqual([]);
    world.clock.pass(1_000);
    world.sandbox.portal.associate(deal(), contact('it'), [labelMark(world, 'Champion')]);
    await world.settle();
    expect(labels('it')).toEqual(['Champion', 'Technical validator']);
    expect(onlyDeal(world).properties.bg_member_count).toBe('4');
  });
});

describe('contacts that are merged', () => {
  test('bring labels of the app along, which are nobody’s word, also where the merge is told last', async () => {
    const { portal, webhooks } = world.sandbox;
    portal.mergeObjects('contacts', played.ids.hr!, played.ids.it!);
    const all = webhooks.take();
    webhooks.put(all.filter(({ subscriptionType }) => subscriptionType !== 'object.merge'));
    await world.settle();
    webhooks.put(all.filter(({ subscriptionType }) => subscriptionType === 'object.merge'));
    await world.settle();
    expect(await world.store.db.selectFrom('role_fact').selectAll().execute()).toEqual([]);
    expect(await saidOfMembers()).toEqual([]);
    expect(labels('hr')).toEqual(['Initiator']);
  });

  test('of whom one was dismissed as a double leave the other on the deal', async () => {
    const body = {
      actionId: 'a61f0000-0000-4000-8000-000000000003',
      contactId: played.ids.it!,
      member: false,
      reason: 'duplicate',
    };
    expect((await world.card(`/api/deals/${dealId}/members`, body)).status).toBe(200);
    await world.drain();
    world.sandbox.portal.mergeObjects('contacts', played.ids.hr!, played.ids.it!);
    await world.settle();
    expect(labels('hr')).toEqual(['Initiator']);
    expect(onlyDeal(world).properties.bg_member_count).toBe('3');
  });
});

describe('a deal', () => {
  test('that is deleted and restored has lost nobody, and nobody is said to have been taken off', async () => {
    const { portal } = world.sandbox;
    portal.archiveObject('deals', dealId);
    await world.settle();
    world.clock.pass(1_000);
    portal.restoreObject('deals', dealId);
    portal.removeLabels(deal(), contact('it'), [labelMark(world, 'Technical validator')]);
    await world.settle();
    expect(await saidOfMembers()).toEqual([]);
    expect(labels('it')).toEqual([]);
    expect(labels('hr')).toEqual(['Initiator']);
  });

  test('of a person sells what that person said, of which the app had not heard when it guessed', async () => {
    const { portal, webhooks } = world.sandbox;
    const { companyId, id } = await makeByHand({});
    portal.updateObject('deals', id, { bg_solution: 'analytics_platform' });
    webhooks.take();
    const person = portal.createObject('contacts', { email: 'p@other.example', jobtitle: 'CFO' });
    portal.associate({ type: 'contacts', id: person }, { type: 'companies', id: companyId });
    act(portal, person, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
    await world.settle();
    expect(portal.find('deals', id)?.properties.bg_solution).toBe('analytics_platform');
  });

  test('that the app adopted by a write without an answer is not taken for emptied by a person (P30)', async () => {
    const { portal, faults } = world.sandbox;
    const { companyId, id } = await makeByHand({});
    const person = portal.createObject('contacts', { email: 'p@other.example', jobtitle: 'CFO' });
    portal.associate({ type: 'contacts', id: person }, { type: 'companies', id: companyId });
    act(portal, person, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
    faults.add({ match: { path: /deals\/batch\/update$/u }, applyFirst: true, status: 504, times: 7 });
    await settleThrough();
    expect(portal.find('deals', id)?.properties).toMatchObject({
      bg_solution: 'hr_system',
      bg_member_count: '1',
    });
    expect(portal.associations('deals', id, 'contacts').map((each) => each.id)).toEqual([person]);
  });

  test('of a person stays without a solution that was emptied before the app had seen it', async () => {
    const { portal, webhooks } = world.sandbox;
    const { companyId, id } = await makeByHand({});
    portal.updateObject('deals', id, { bg_solution: 'hr_system' });
    portal.updateObject('deals', id, { bg_solution: '' });
    webhooks.put(webhooks.take().slice(1));
    const person = portal.createObject('contacts', { email: 'p@other.example', jobtitle: 'CFO' });
    portal.associate({ type: 'contacts', id: person }, { type: 'companies', id: companyId });
    act(portal, person, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
    await world.settle();
    expect(portal.find('deals', id)?.properties.bg_solution).toBeUndefined();
  });
});

test('a deal that a person made and deleted is not made again of the same signals, but proposed', async () => {
  const { portal } = world.sandbox;
  const { companyId, id } = await makeByHand({ bg_solution: 'hr_system' });
  for (const key of ['hr', 'it', 'finance']) {
    portal.removeAssociation(contact(key), { type: 'companies', id: played.companyId });
    portal.associate(contact(key), { type: 'companies', id: companyId });
  }
  await world.settle();
  world.clock.pass(1_000);
  portal.archiveObject('deals', id);
  await world.settle();
  expect(portal.list('deals').map(({ id: each }) => each)).toEqual([dealId]);
  const card = await world.card(`/api/companies/${companyId}/buying-groups`);
  expect(JSON.stringify(card.body)).toContain(`${companyId}:hr_system:1`);
});
