/** Contacts that change, merge, go and come back, and time that passes. */
import { markStale } from '../../src/worker/sweep.ts';
import { playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
let played: Played;
let dealId: string;
beforeEach(async () => {
  world = await createWorld();
  played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  await world.settle();
  dealId = onlyDeal(world).id;
  world.clock.pass(60_000);
  world.sandbox.calls.reset();
});
afterEach(() => world.close());

const value = (name: string): string | undefined => onlyDeal(world).properties[name];

describe('a contact', () => {
  test('with a new title plays another role, on its pair and in its properties', async () => {
    world.sandbox.portal.updateObject('contacts', played.ids.hr!, { jobtitle: 'CFO' });
    await world.settle();
    expect(labelsOn(world, dealId)[played.ids.hr!]).toEqual(['Budget holder']);
    expect(value('bg_roles_missing')).toBe('initiator');
    expect(world.sandbox.portal.find('contacts', played.ids.hr!)?.properties).toMatchObject({
      bg_department: 'finance',
      bg_seniority: 'c_level',
      bg_buying_roles: 'budget_holder',
    });
  });

  test('that is deleted leaves its group, and comes back with everything it did when it is restored (P37)', async () => {
    const { portal } = world.sandbox;
    portal.archiveObject('contacts', played.ids.it!);
    await world.settle();
    expect(value('bg_member_count')).toBe('3');
    expect(value('bg_roles_missing')).toBe('technical_validator');
    world.clock.pass(60_000);
    portal.restoreObject('contacts', played.ids.it!);
    await world.settle();
    expect(value('bg_member_count')).toBe('4');
    expect(value('bg_roles_missing') ?? '').toBe('');
    expect(await world.store.db.selectFrom('membership_fact').selectAll().execute()).toEqual([]);
  });

  test.each([
    { how: 'into the other', newRecord: false },
    { how: 'into a new record', newRecord: true },
  ])('that is merged $how brings its deeds along, and counts once (R12, P37)', async ({ newRecord }) => {
    const { portal } = world.sandbox;
    const before = value('bg_interactions_7d');
    const survivor = portal.mergeObjects('contacts', played.ids.it!, played.ids.hr!, { newRecord });
    await world.settle();
    expect(value('bg_member_count')).toBe('3');
    // Into a new record the sandbox moves values by changes that look like visits of their own.
    if (!newRecord) expect(value('bg_interactions_7d')).toBe(before);
    expect(Object.keys(labelsOn(world, dealId))).toContain(survivor);
    const homes = await world.store.db.selectFrom('interaction').select('contact_id').distinct().execute();
    expect(homes.map(({ contact_id }) => contact_id).sort()).toEqual(
      [survivor, played.ids.finance!, played.ids.executive!].sort(),
    );
  });

  test('that moves to another company leaves no interest behind in the old one', async () => {
    const { portal } = world.sandbox;
    const other = playCompany(portal, { name: 'Other', domain: 'other.example', people: [] }, START);
    const contact = { type: 'contacts' as const, id: played.ids.it! };
    portal.removeAssociation({ type: 'deals', id: dealId }, contact);
    portal.removeAssociation(contact, { type: 'companies', id: played.companyId });
    portal.associate(contact, { type: 'companies', id: other.companyId });
    await world.settle();
    expect(value('bg_member_count')).toBe('3');
    expect(value('bg_interactions_7d')).toBe('4');
  });
});

describe('time that passes', () => {
  async function sweep(): Promise<void> {
    await markStale(world.store.db, world.clock.now());
    await world.drain();
    await world.settle();
  }

  test('changes counts and scores by a sweep, which writes only what changed', async () => {
    const score = Number(value('bg_engagement_score'));
    world.clock.pass(8 * DAY);
    await sweep();
    expect(value('bg_interactions_7d')).toBe('0');
    expect(value('bg_momentum')).toBe('down');
    expect(Number(value('bg_engagement_score'))).toBeLessThan(score);
    expect(value('bg_member_count')).toBe('4');
    expect(writesOf(world)).toEqual(['POST /crm/objects/2026-09/deals/batch/update']);
  });

  test('writes nothing while no rounded value changed (P21)', async () => {
    await sweep();
    world.clock.pass(DAY / 24);
    await sweep();
    world.sandbox.calls.reset();
    world.clock.pass(56 * 60_000);
    const before = JSON.stringify(onlyDeal(world));
    await sweep();
    const changed = JSON.stringify(onlyDeal(world)) !== before;
    expect(writesOf(world)).toHaveLength(changed ? 1 : 0);
  });

  test('leaves a company alone that was decided within the hour', async () => {
    world.clock.pass(50 * 60_000);
    await sweep();
    expect(world.sandbox.calls.entries).toEqual([]);
  });

  test('makes members silent after a month, and the band falls with them', async () => {
    world.clock.pass(40 * DAY);
    await sweep();
    expect(value('bg_engaged_member_count')).toBe('0');
    expect(value('bg_priority_band')).toBe('0');
    expect(value('bg_coverage_identified')).toBe('100');
    expect(value('bg_coverage_engaged')).toBe('0');
    expect(value('bg_threading')).toBe('none');
  });
});
