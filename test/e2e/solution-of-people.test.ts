/** What a person says a deal sells outranks what the app worked out. */
import { act, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

let world: World;
let played: Played;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function visitAll(): Promise<void> {
  for (const id of Object.values(played.ids))
    act(world.sandbox.portal, id, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
  await world.settle();
}

test.each(['', 'analytics_platform'])(
  'a person sets bg_solution of a deal of ours to "%s": it stays, and no second deal is made',
  async (value) => {
    const { portal } = world.sandbox;
    played = playCompany(portal, ARGOTRUBOSBYT, START);
    await world.settle();
    const { id } = onlyDeal(world);
    portal.updateObject('deals', id, { bg_solution: value });
    await world.settle();
    await visitAll();
    expect(onlyDeal(world).id).toBe(id);
    expect(portal.find('deals', id)?.properties.bg_solution ?? '').toBe(value);
  },
);

test('a person empties bg_solution of a deal that was adopted: it is not adopted again', async () => {
  const { portal } = world.sandbox;
  played = playCompany(portal, { ...ARGOTRUBOSBYT, people: ARGOTRUBOSBYT.people.slice(0, 1) }, START);
  const stage = { pipeline: 'default', dealstage: 'appointmentscheduled' };
  const id = portal.createObject('deals', { dealname: 'Made by a rep', ...stage });
  portal.associate({ type: 'deals', id }, { type: 'companies', id: played.companyId });
  await world.settle();
  expect(portal.find('deals', id)?.properties.bg_solution).toBe('hr_system');
  // Not in the very millisecond of the app's own write, which would count as newer.
  world.clock.pass(60_000);
  portal.updateObject('deals', id, { bg_solution: '' });
  await world.settle();
  await visitAll();
  expect(portal.find('deals', id)?.properties.bg_solution ?? '').toBe('');
});
