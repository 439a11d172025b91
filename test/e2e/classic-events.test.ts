import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

test('the older spelling of events, and everything a portal could send, tell the same story (F1, R25)', async () => {
  world = await createWorld({ sandbox: { webhooks: { style: 'classic' } } });
  // No list of subscriptions: every event of the portal comes, in HubSpot's classic form.
  world.sandbox.webhooks.subscribe(null);
  const story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  const kinds = new Set(
    world.sandbox.webhooks.queue.map(
      (event) => JSON.stringify(event).match(/"subscriptionType":"([^"]+)"/u)?.[1],
    ),
  );
  expect(kinds).toContain('contact.propertyChange');
  await world.settle({ shuffle: true, double: 0.3, batchSize: 20 });
  const deals = world.sandbox.portal.list('deals');
  expect(deals).toHaveLength(1);
  expect(deals[0]!.properties.bg_roles_covered?.split(';').sort()).toEqual([
    'budget_holder',
    'decision_maker',
    'initiator',
    'technical_validator',
  ]);
  const people = world.sandbox.portal.associations('deals', deals[0]!.id, 'contacts');
  expect(people).toHaveLength(4);
  expect(story.companyId).toBe(deals[0]!.properties.bg_key?.split(':')[0]);
});
