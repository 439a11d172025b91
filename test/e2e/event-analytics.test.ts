import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { MOST_VISIT_CALLS } from '../../src/worker/reconcile-visits.ts';
import { reconcile, type ReconcileResult } from '../../src/worker/reconcile.ts';
import { createWorld, loadSampleRules, type World } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PRICES = 'https://www.example-hr.ru/hr/pricing?from=mail';

let world: World;
let story: RedDaisy;

async function open(
  eventAnalytics: RuleSet['settings']['sources']['eventAnalytics'],
  tier: 'enterprise' | 'professional' = 'enterprise',
): Promise<void> {
  const sample = await loadSampleRules();
  const sources = { ...sample.settings.sources, eventAnalytics };
  const rules = { ...sample, settings: { ...sample.settings, sources } };
  world = await createWorld({ rules, sandbox: { tier } });
  await run();
  story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  await world.settle();
}
afterEach(() => world.close());

async function run(): Promise<ReconcileResult> {
  const result = await reconcile(world.application.context, await world.view());
  await world.drain();
  await world.settle();
  return result;
}

async function countOf(contactId: string): Promise<number> {
  const dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (
    (body as BuyingGroupView).members.find((member) => member.contactId === contactId)?.interactions ?? 0
  );
}

const countCalls = (): number =>
  world.sandbox.calls.entries.filter(({ path }) => path.startsWith('/events/')).length;

describe('pages by event analytics', () => {
  test('of a member count after one reconciliation, once each', async () => {
    await open('auto');
    const { portal } = world.sandbox;
    const before = await countOf(story.ivanId);
    for (const minutes of [50, 40])
      portal.visitPage(story.ivanId, PRICES, world.clock.now() - minutes * MINUTE);
    expect((await run()).interactions).toBe(2);
    expect(await countOf(story.ivanId)).toBe(before + 2);
    world.clock.pass(HOUR);
    expect((await run()).interactions).toBe(0);
  });

  test('are the page that a webhook told, where both tell of it', async () => {
    await open('auto');
    const { portal } = world.sandbox;
    const before = await countOf(story.ivanId);
    portal.visitPage(story.ivanId, PRICES);
    world.clock.pass(MINUTE);
    portal.updateObject('contacts', story.ivanId, { hs_analytics_last_url: PRICES.replace('mail', 'chat') });
    await world.settle();
    expect((await run()).interactions).toBe(1);
    expect(await countOf(story.ivanId)).toBe(before + 1);
  });

  test('are asked for once an hour, the last hour again, since they may be listed late', async () => {
    await open('auto');
    await run();
    world.sandbox.calls.reset();
    world.clock.pass(30 * MINUTE);
    await run();
    expect(countCalls()).toBe(0);
    world.sandbox.portal.visitPage(story.ivanId, PRICES, world.clock.now() - 50 * MINUTE);
    world.clock.pass(30 * MINUTE);
    expect((await run()).interactions).toBe(1);
    expect(countCalls()).toBe(4);
  });

  test('cost at most 100 calls, and whoever was left out comes first the next time', async () => {
    await open('auto');
    const { portal } = world.sandbox;
    const people = Array.from({ length: 150 }, () => portal.createObject('contacts', {}));
    for (const id of people) portal.updateObject('contacts', id, { hs_analytics_last_url: PRICES });
    await world.settle();
    world.sandbox.calls.reset();
    await run();
    expect(countCalls()).toBe(MOST_VISIT_CALLS);
    world.clock.pass(15 * MINUTE);
    world.sandbox.calls.reset();
    await run();
    expect(countCalls()).toBe(154 - MOST_VISIT_CALLS);
  });

  test('are not asked for unless the settings say so', async () => {
    await open('off');
    world.sandbox.portal.visitPage(story.ivanId, PRICES);
    expect((await run()).interactions).toBe(0);
    expect(countCalls()).toBe(0);
  });

  test('that the subscription lacks cost nothing else, and are told', async () => {
    await open('auto', 'professional');
    const { portal } = world.sandbox;
    portal.marketingEvents.attend(
      portal.marketingEvents.createEvent({ name: 'HR API webinar' }),
      story.ivanId,
    );
    world.sandbox.calls.reset();
    expect(await run()).toMatchObject({ outcome: 'done', interactions: 1, deals: 1 });
    world.clock.pass(15 * MINUTE);
    await run();
    expect(countCalls()).toBe(1);
    const text = await (await fetch(`${world.edge.url}/readyz`)).text();
    expect(text).toContain('"name":"event_analytics","ok":true');
  });
});
