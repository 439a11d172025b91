/**
 * What a person did in the portal stands, whether a webhook told of it or not: every case is played twice.
 */
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { act, addPerson } from '../fixtures/acting.ts';
import { decideOne, labelMark, labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;
let dealId: string;

beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  dealId = onlyDeal(world).id;
  world.clock.pass(DAY / 24);
});
afterEach(() => world.close());

const deal = () => ({ type: 'deals' as const, id: dealId });
const contact = (id: string) => ({ type: 'contacts' as const, id });
const membersOn = () => world.sandbox.portal.associations('deals', dealId, 'contacts').map(({ id }) => id);

async function visit(id: string, path: string): Promise<void> {
  act(world.sandbox.portal, id, { path, daysAgo: 0 }, world.clock.now());
  await world.settle();
}

/** A newcomer of the company, so that there is something to write on the deal. */
async function addNewcomer(): Promise<string> {
  const person = {
    key: 'newcomer',
    jobtitle: 'Юрист',
    email: `newcomer@krasnaya-romashka.ru`,
    acts: [{ path: '/hr/pricing', daysAgo: 0.01 }],
  };
  const id = addPerson(world.sandbox.portal, story.companyId, person, world.clock.now());
  await world.settle();
  return id;
}

describe.each([
  { how: 'told by a webhook', told: true },
  { how: 'of which no webhook told', told: false },
])('an act of a person, $how', ({ told }) => {
  async function happened(): Promise<void> {
    if (!told) world.sandbox.webhooks.take();
    await world.settle();
    world.clock.pass(60_000);
  }

  test('a label that was set stays, and is a fact of a person', async () => {
    world.sandbox.portal.associate(deal(), contact(story.olgaId), [labelMark(world, 'Champion')]);
    await happened();
    await addNewcomer();
    await visit(story.olgaId, '/hr/pricing');
    expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Budget holder', 'Champion']);
    const facts = await world.store.db.selectFrom('role_fact').selectAll().execute();
    expect(facts.map(({ contact_id, label, holds, source }) => [contact_id, label, holds, source])).toEqual([
      [story.olgaId, 'champion', 1, 'person'],
    ]);
    expect(onlyDeal(world).properties.bg_has_champion).toBe('true');
  });

  test('a role label that was set counts as a role, whatever the title says', async () => {
    world.sandbox.portal.associate(deal(), contact(story.olgaId), [labelMark(world, 'Approver')]);
    await happened();
    await addNewcomer();
    expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Approver', 'Budget holder']);
    expect(onlyDeal(world).properties.bg_roles_covered).toContain('approver');
    const roles = world.sandbox.portal.find('contacts', story.olgaId)?.properties.bg_buying_roles;
    expect(roles).toBe('approver;budget_holder');
  });

  test('a label that was taken off is not written again, though the title still speaks for it', async () => {
    const { portal } = world.sandbox;
    portal.removeLabels(deal(), contact(story.sergeyId), [labelMark(world, 'Technical validator')]);
    await happened();
    await addNewcomer();
    await visit(story.sergeyId, '/hr/api-docs');
    expect(labelsOn(world, dealId)[story.sergeyId]).toEqual([]);
    expect(onlyDeal(world).properties.bg_roles_missing).toBe('technical_validator');
  });

  test('a label of others survives every label that this app writes', async () => {
    const { portal } = world.sandbox;
    const theirs = portal.addLabel('deals', 'contacts', 'Met at the fair');
    for (const id of [story.olgaId, story.ivanId]) portal.associate(deal(), contact(id), [theirs]);
    await happened();
    // New titles give new roles: labels are replaced and, for Иван, none is left.
    portal.updateObject('contacts', story.olgaId, { jobtitle: 'Генеральный директор' });
    portal.updateObject('contacts', story.ivanId, { jobtitle: 'Водитель' });
    await world.settle();
    expect(labelsOn(world, dealId)).toMatchObject({
      [story.olgaId]: ['Decision maker', 'Met at the fair'],
      [story.ivanId]: ['Met at the fair'],
    });
  });

  test('a contact taken off the deal is not added again, whatever it does later', async () => {
    world.sandbox.portal.removeAssociation(deal(), contact(story.sergeyId));
    await happened();
    await visit(story.sergeyId, '/hr/pricing');
    await addNewcomer();
    await visit(story.sergeyId, '/hr/demo');
    expect(membersOn()).not.toContain(story.sergeyId);
    expect(onlyDeal(world).properties.bg_member_count).toBe('4');
    const { ungrouped } = await decideOne(world, story.companyId);
    expect(ungrouped).toEqual([{ contactId: story.sergeyId, reason: 'dismissed' }]);
  });

  test('a contact put on the deal is a member, also without any interaction and from another company', async () => {
    const { portal } = world.sandbox;
    const id = portal.createObject('contacts', { email: 'consultant@elsewhere.example', jobtitle: 'CFO' });
    portal.associate(deal(), contact(id));
    await happened();
    await addNewcomer();
    expect(membersOn()).toContain(id);
    expect(onlyDeal(world).properties.bg_member_count).toBe('6');
    expect(labelsOn(world, dealId)[id]).toEqual(['Budget holder']);
  });

  test('an owner who was changed is not written back', async () => {
    world.sandbox.portal.updateObject('deals', dealId, { hubspot_owner_id: '202' });
    await happened();
    await visit(story.elenaId, '/hr/pricing');
    await addNewcomer();
    expect(onlyDeal(world).properties.hubspot_owner_id).toBe('202');
  });
});
