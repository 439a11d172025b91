import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { reconcile, type ReconcileResult } from '../../src/worker/reconcile.ts';
import { createWorld, DAY, type World } from '../support/world.ts';

const HOUR = 3_600_000;
const WEBINAR = { name: 'HR API: what is new', type: 'WEBINAR', url: 'https://tool.example/webinars/hr-api' };

let world: World;
let story: RedDaisy;

async function open(options: Parameters<typeof createWorld>[0] = {}): Promise<void> {
  world = await createWorld(options);
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

async function readMember(contactId: string) {
  const dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (body as BuyingGroupView).members.find((member) => member.contactId === contactId);
}

const countOf = async (contactId: string): Promise<number> =>
  (await readMember(contactId))?.interactions ?? 0;

function createWebinar(endsIn = -HOUR): string {
  const now = world.clock.now();
  const times = { startAt: now + endsIn - HOUR, endAt: now + endsIn };
  return world.sandbox.portal.marketingEvents.createEvent({ ...WEBINAR, ...times });
}

async function readyz(): Promise<{ status: number; text: string }> {
  const response = await fetch(`${world.edge.url}/readyz`);
  return { status: response.status, text: await response.text() };
}

describe('who takes part in a marketing event', () => {
  test('registration and attendance count after one reconciliation, and twice changes nothing', async () => {
    await open();
    const { marketingEvents } = world.sandbox.portal;
    const before = [await countOf(story.ivanId), await countOf(story.olgaId)];
    const event = createWebinar();
    marketingEvents.registerContact(event, story.ivanId, world.clock.now() - DAY);
    marketingEvents.attend(event, story.olgaId, world.clock.now() - HOUR);
    expect((await run()).interactions).toBe(2);
    expect([await countOf(story.ivanId), await countOf(story.olgaId)]).toEqual(before.map((n) => n + 1));
    const kinds = [await readMember(story.ivanId), await readMember(story.olgaId)].map(
      (member) => member?.recent[0]?.kind,
    );
    expect(kinds).toEqual(['webinar_registration', 'webinar_attendance']);
    world.sandbox.calls.reset();
    expect((await run()).interactions).toBe(0);
    const { entries } = world.sandbox.calls;
    expect(entries.filter(({ path }) => path.includes('marketing'))).toHaveLength(1);
    expect(entries.filter(({ path }) => /update|upsert|create/u.test(path))).toEqual([]);
  });

  test('the form webhook of the same registration does not count twice, whichever comes first', async () => {
    await open();
    const { portal } = world.sandbox;
    const before = await countOf(story.sergeyId);
    const event = createWebinar();
    // The story's form of four days ago, as the webinar tool reports it.
    portal.marketingEvents.registerContact(event, story.sergeyId, world.clock.now() - 4 * DAY + HOUR);
    portal.marketingEvents.registerContact(event, story.ivanId);
    expect((await run()).interactions).toBe(2);
    expect(await countOf(story.sergeyId)).toBe(before);
    const listed = await countOf(story.ivanId);
    world.clock.pass(HOUR);
    const form = { recent_conversion_event_name: '/webinars/hr-api: Sign up' };
    portal.updateObject('contacts', story.ivanId, form, { source: 'FORM', sourceId: null });
    await world.settle();
    expect(await countOf(story.ivanId)).toBe(listed);
  });

  test('whoever registers and attends later did both; cancelled and missed is no attendance', async () => {
    await open();
    const { marketingEvents } = world.sandbox.portal;
    const before = [await countOf(story.ivanId), await countOf(story.olgaId)];
    const event = createWebinar(DAY);
    marketingEvents.registerContact(event, story.ivanId);
    marketingEvents.cancelRegistration(event, story.olgaId);
    marketingEvents.missEvent(event, story.elenaId);
    expect((await run()).interactions).toBe(1);
    world.clock.pass(2 * DAY);
    marketingEvents.attend(event, story.ivanId);
    expect((await run()).interactions).toBe(1);
    expect([await countOf(story.ivanId), await countOf(story.olgaId)]).toEqual([
      (before[0] ?? 0) + 2,
      before[1],
    ]);
  });

  test('counts for the contact that lives on after a merge', async () => {
    await open();
    const { portal } = world.sandbox;
    const before = await countOf(story.ivanId);
    const double = portal.createObject('contacts', { email: 'ivan@example.org' });
    const event = createWebinar();
    for (const id of [double, story.ivanId]) portal.marketingEvents.registerContact(event, id);
    await run();
    portal.mergeObjects('contacts', story.ivanId, double);
    await world.settle();
    await run();
    expect(await countOf(story.ivanId)).toBe(before + 1);
  });

  test('is found on the Free tier, too', async () => {
    await open({ sandbox: { tier: 'free' } });
    world.sandbox.portal.marketingEvents.attend(createWebinar(), story.ivanId);
    expect((await run()).interactions).toBe(1);
  });
});

describe('marketing events that HubSpot refuses', () => {
  const refuse = (status: number): void =>
    world.sandbox.faults.add({
      match: { path: /^\/marketing\// },
      times: 1_000,
      status,
      body: { status: 'error', category: 'MISSING_SCOPES', message: 'no', correlationId: '1' },
    });
  const asked = (): number =>
    world.sandbox.calls.entries.filter(({ path }) => path.startsWith('/marketing/')).length;

  test.each([403, 400, 404])(
    'with %d cost only themselves, are told, and asked again later',
    async (status) => {
      await open();
      const warnings: object[] = [];
      const { context } = world.application;
      const log = { ...context.log, warn: (fields: object) => void warnings.push(fields) };
      const runHere = async () => reconcile({ ...context, log }, await world.view());
      refuse(status);
      world.sandbox.portal.marketingEvents.attend(createWebinar(), story.ivanId);
      world.sandbox.portal.updateObject('contacts', story.ivanId, {
        hs_analytics_last_url: 'https://x.example/hr/pricing',
      });
      world.sandbox.webhooks.take();
      world.clock.pass(15 * 60_000);
      expect(await runHere()).toMatchObject({ outcome: 'done', interactions: 1 });
      world.clock.pass(15 * 60_000);
      expect(await runHere()).toMatchObject({ outcome: 'done' });
      expect([asked(), warnings.length]).toEqual([1, 1]);
      const told = await readyz();
      expect(told.status).toBe(200);
      expect(told.text).toContain('"name":"marketing_events","ok":true,"detail":"left out');
      world.sandbox.faults.clear();
      world.clock.pass(HOUR);
      expect(await runHere()).toMatchObject({ outcome: 'done', interactions: 1 });
      expect((await readyz()).text).not.toContain('marketing_events');
    },
  );

  test('that do not answer cost only themselves, and are asked again the next time', async () => {
    await open();
    world.sandbox.faults.add({ match: { path: /^\/marketing\// }, times: 1_000, status: 503, body: {} });
    world.sandbox.portal.marketingEvents.attend(createWebinar(), story.ivanId);
    expect(await run()).toMatchObject({ outcome: 'done', interactions: 0, deals: 1 });
    expect((await readyz()).text).toContain('"name":"marketing_events","ok":true');
    world.sandbox.faults.clear();
    world.clock.pass(15 * 60_000);
    expect(await run()).toMatchObject({ outcome: 'done', interactions: 1 });
    expect((await readyz()).text).not.toContain('marketing_events');
  });

  test('are never asked for where the settings say off', async () => {
    await open();
    const { context } = world.application;
    const { rules } = context.compiled;
    const settings = {
      ...rules.settings,
      sources: { ...rules.settings.sources, marketingEvents: 'off' as const },
    };
    const compiled = { ...context.compiled, rules: { ...rules, settings } };
    world.clock.pass(15 * 60_000);
    await reconcile({ ...context, compiled }, await world.view());
    expect(asked()).toBe(0);
  });
});
