/** HubSpot carried out what it was asked for, and its answer never came (P30). */
import { playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

let world: World;
let played: Played;
beforeEach(async () => {
  world = await createWorld();
  await world.view();
  played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
});
afterEach(() => world.close());

const LABELS = {
  hr: 'Initiator',
  it: 'Technical validator',
  finance: 'Budget holder',
  executive: 'Decision maker',
};

async function settleThrough(): Promise<void> {
  for (let round = 0; round < 30; round++) {
    try {
      await world.settle();
      return await world.drain();
    } catch (error) {
      // As the running worker does: it pauses and goes on.
      if (!(error instanceof Error) || error.name !== 'HubSpotUnavailable') throw error;
      world.clock.pass(30_000);
    }
  }
  throw new Error('the worker does not recover');
}

async function expectOneTrueDeal(): Promise<void> {
  const { id, properties } = onlyDeal(world);
  expect(properties).toMatchObject({ bg_key: `${played.companyId}:hr_system:1`, bg_member_count: '4' });
  const wanted = Object.entries(LABELS).map(([key, label]) => [played.ids[key]!, [label]]);
  expect(labelsOn(world, id)).toEqual(Object.fromEntries(wanted));
  const companies = world.sandbox.portal.associations('deals', id, 'companies').map((each) => each.id);
  expect(companies).toEqual([played.companyId]);
  // What this app did itself is never taken for a person's act.
  for (const table of ['role_fact', 'membership_fact'] as const)
    expect(await world.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
}

const WRITES = [
  ['the deal', /deals\/batch\/upsert/u],
  ['its company', /deals\/companies\/batch\/create/u],
  ['its people and labels', /deals\/contacts\/batch\/create/u],
  ['the contacts', /contacts\/batch\/update/u],
] as const;
const FAULTS = [
  ['the connection broke', { dropConnection: true }],
  ['the answer was a 504', { status: 504 }],
] as const;

describe.each(WRITES)('a write of %s that was carried out without an answer', (_name, path) => {
  test.each(FAULTS)('ends in one deal without doubles, once: %s (P30)', async (_how, fault) => {
    world.sandbox.faults.add({ match: { method: 'POST', path }, applyFirst: true, ...fault });
    await settleThrough();
    await expectOneTrueDeal();
  });

  test('ends in one deal without doubles, however often it happens (P30)', async () => {
    const fault = { match: { method: 'POST', path }, applyFirst: true, dropConnection: true };
    world.sandbox.faults.add({ ...fault, times: 12 });
    await settleThrough();
    await expectOneTrueDeal();
  });
});

describe('labels that changed without an answer', () => {
  test('are ours, not an act of a person: the old one is not taken for removed by hand (P30)', async () => {
    await settleThrough();
    const { portal, faults } = world.sandbox;
    const path = /deals\/contacts\/batch\/(create|labels\/archive)/u;
    faults.add({ match: { method: 'POST', path }, applyFirst: true, dropConnection: true, times: 12 });
    world.clock.pass(60_000);
    portal.updateObject('contacts', played.ids.hr!, { jobtitle: 'Финансовый директор' });
    await settleThrough();
    expect(labelsOn(world, onlyDeal(world).id)[played.ids.hr!]).toEqual(['Budget holder']);
    expect(await world.store.db.selectFrom('role_fact').selectAll().execute()).toEqual([]);
    portal.updateObject('contacts', played.ids.hr!, { jobtitle: 'HR-менеджер' });
    await settleThrough();
    await expectOneTrueDeal();
  });
});
