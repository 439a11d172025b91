import { addCrowd, viewPages } from '../../bench/scene/people.ts';
import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { reconcile, type ReconcileResult } from '../../src/worker/reconcile.ts';
import { createWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
const MEETING_TO_CONTACT = [{ category: 'HUBSPOT_DEFINED' as const, typeId: 200 }];

let world: World;
let story: RedDaisy;
let dealId: string;

beforeEach(async () => {
  world = await createWorld();
  await run();
  story = playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  await world.settle();
  dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
});
afterEach(() => world.close());

async function run(): Promise<ReconcileResult> {
  const result = await reconcile(world.application.context, await world.view());
  await world.drain();
  return result;
}

/** What happens here is told by no webhook; the search finds it a quarter of an hour later. */
async function loseWebhooks(act: () => void): Promise<void> {
  world.clock.pass(MINUTE);
  act();
  world.sandbox.webhooks.take();
  world.clock.pass(15 * MINUTE);
}

async function readGroup(): Promise<BuyingGroupView> {
  return (await world.card(`/api/deals/${dealId}/buying-group`)).body as BuyingGroupView;
}

async function readMember(contactId: string) {
  return (await readGroup()).members.find((member) => member.contactId === contactId);
}

async function interactions(): Promise<string[]> {
  const rows = await world.store.db.selectFrom('interaction').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

describe('what no webhook told of is repaired', () => {
  test('an interaction of each kind, with the id its webhook would have given it (P36)', async () => {
    const act = (): void =>
      world.sandbox.portal.updateObject('contacts', story.ivanId, {
        hs_analytics_last_url: 'https://www.example-hr.ru/hr/api-docs',
        recent_conversion_event_name: '/hr/demo: Demo',
        hs_email_last_open_date: String(world.clock.now()),
        hs_email_last_click_date: String(world.clock.now()),
        hs_sales_email_last_replied: String(world.clock.now()),
      });
    const before = await interactions();
    world.clock.pass(MINUTE);
    act();
    const late = world.sandbox.webhooks.take();
    world.clock.pass(15 * MINUTE);
    expect((await run()).interactions).toBe(5);
    const repaired = await interactions();
    expect(repaired).toHaveLength(before.length + 5);
    const { takeInEvents } = await import('../../src/worker/take-in.ts');
    const { parseEvent } = await import('../../src/worker/events.ts');
    const events = late.flatMap((raw) => {
      const parsed = parseEvent(raw, {});
      return parsed.ok ? [parsed.event] : [];
    });
    expect(events.length).toBeGreaterThanOrEqual(5);
    await takeInEvents(world.store.db, events, world.clock.now());
    expect(await interactions()).toEqual(repaired);
  });

  test('nothing counts twice when all webhooks came', async () => {
    world.sandbox.portal.updateObject('contacts', story.ivanId, {
      hs_analytics_last_url: 'https://www.example-hr.ru/hr/case-study',
      hs_email_last_open_date: String(world.clock.now()),
    });
    await world.settle();
    const before = await interactions();
    world.clock.pass(15 * MINUTE);
    const result = await run();
    expect(result.changed.contacts).toBeGreaterThan(0);
    expect(result.interactions).toBe(0);
    expect(await interactions()).toEqual(before);
  });

  test('a changed job title (P36)', async () => {
    await loseWebhooks(() =>
      world.sandbox.portal.updateObject('contacts', story.sergeyId, { jobtitle: 'Юрист' }),
    );
    expect((await readMember(story.sergeyId))?.department).not.toBe('legal');
    await run();
    expect((await readMember(story.sergeyId))?.department).toBe('legal');
  });

  test('a person who was taken off the deal (P36)', async () => {
    await loseWebhooks(() =>
      world.sandbox.portal.removeAssociation(
        { type: 'deals', id: dealId },
        { type: 'contacts', id: story.olgaId },
      ),
    );
    expect(await readMember(story.olgaId)).toBeDefined();
    expect((await run()).deals).toBe(1);
    expect(await readMember(story.olgaId)).toMatchObject({ status: 'dismissed' });
  });

  test('a deleted contact, which nobody took off the deal (P36, P37)', async () => {
    await loseWebhooks(() => world.sandbox.portal.archiveObject('contacts', story.olgaId));
    await run();
    expect(await readMember(story.olgaId)).toBeUndefined();
    expect(await world.store.db.selectFrom('membership_fact').selectAll().execute()).toEqual([]);
    await loseWebhooks(() => world.sandbox.portal.restoreObject('contacts', story.olgaId));
    await run();
    expect(await readMember(story.olgaId)).toBeDefined();
  });

  test('two contacts that are one now: what both did is the survivor’s (P36, P37)', async () => {
    const { db } = world.store;
    const deedsOf = async (id: string): Promise<string[]> => {
      const rows = await db.selectFrom('interaction').select('id').where('contact_id', '=', id).execute();
      return rows.map((row) => row.id);
    };
    const deeds = await deedsOf(story.sergeyId);
    expect(deeds.length).toBeGreaterThan(0);
    await loseWebhooks(
      () => void world.sandbox.portal.mergeObjects('contacts', story.ivanId, story.sergeyId),
    );
    await run();
    expect(await deedsOf(story.sergeyId)).toEqual([]);
    expect(await deedsOf(story.ivanId)).toEqual(expect.arrayContaining(deeds));
    expect(await db.selectFrom('membership_fact').selectAll().execute()).toEqual([]);
  });

  test('a deal that came to another company (P36)', async () => {
    const { portal } = world.sandbox;
    const id = portal.createObject('companies', { name: 'Another', domain: 'another.example' });
    await world.settle();
    await loseWebhooks(() => portal.associate({ type: 'deals', id: dealId }, { type: 'companies', id }, []));
    await run();
    const links = await world.store.db.selectFrom('deal_company').selectAll().execute();
    expect(links.map(({ company_id }) => company_id).sort()).toEqual([story.companyId, id].sort());
  });

  test('a meeting (P36)', async () => {
    await loseWebhooks(() => {
      const id = world.sandbox.portal.createObject('meetings', {
        hs_timestamp: String(world.clock.now()),
        hs_meeting_outcome: 'COMPLETED',
      });
      world.sandbox.portal.associate(
        { type: 'meetings', id },
        { type: 'contacts', id: story.olgaId },
        MEETING_TO_CONTACT,
      );
    });
    expect((await run()).changed.meetings).toBe(1);
    expect((await readMember(story.olgaId))?.recent[0]?.kind).toBe('meeting');
  });

  test('a deal that a person moved and named (P36)', async () => {
    await loseWebhooks(() =>
      world.sandbox.portal.updateObject('deals', dealId, {
        dealstage: 'qualifiedtobuy',
        pipeline: 'default',
      }),
    );
    await run();
    expect(world.sandbox.portal.find('deals', dealId)?.properties).toMatchObject({
      dealstage: 'qualifiedtobuy',
      bg_stage: 'pipeline',
    });
  });
});

describe('a reconciliation that finds nothing missing', () => {
  const writes = (): string[] =>
    world.sandbox.calls.entries
      .map(({ method, path }) => `${method} ${path}`)
      .filter((call) => /batch\/(create|update|upsert|archive|labels)/u.test(call));

  test('writes nothing and costs one search of each kind, one list of marketing events and one look each at the people and companies of open deals (P21)', async () => {
    world.clock.pass(15 * MINUTE);
    await run();
    expect(world.sandbox.webhooks.queue).toEqual([]);
    world.sandbox.calls.reset();
    expect(await run()).toMatchObject({ outcome: 'done', changed: {}, interactions: 0, deals: 1 });
    expect(writes()).toEqual([]);
    expect(world.sandbox.calls.count('search')).toBe(7);
    const others = world.sandbox.calls.entries
      .map(({ path }) => path)
      .filter((path) => !/search$/u.test(path));
    expect(others.sort()).toEqual([
      '/crm/associations/2026-09/deals/companies/batch/read',
      '/crm/associations/2026-09/deals/contacts/batch/read',
      '/marketing/marketing-events/2026-09',
    ]);
  });

  test('reads what this app wrote itself, and writes nothing', async () => {
    world.clock.pass(15 * MINUTE);
    world.sandbox.calls.reset();
    const { changed } = await run();
    expect(changed).toMatchObject({ deals: 1 });
    expect(writes()).toEqual([]);
  });
});

describe('a token that may not read e-mails', () => {
  test('loses that source and nothing else, and catches up once it may', async () => {
    world.sandbox.faults.add({
      match: { path: /objects\/2026-09\/emails/u },
      times: 1,
      status: 403,
      body: { status: 'error', category: 'MISSING_SCOPES', message: 'no scope' },
    });
    await loseWebhooks(() => {
      const { portal } = world.sandbox;
      const id = portal.createObject('emails', {
        hs_timestamp: String(world.clock.now()),
        hs_email_direction: 'INCOMING_EMAIL',
      });
      portal.associate({ type: 'emails', id }, { type: 'contacts', id: story.ivanId }, [
        { category: 'HUBSPOT_DEFINED', typeId: 198 },
      ]);
      portal.createObject('communications', { hs_timestamp: String(world.clock.now()) });
    });
    const first = await run();
    expect(first).toMatchObject({ outcome: 'done', leftOut: ['emails'], changed: { communications: 1 } });
    world.clock.pass(60 * MINUTE);
    expect(await run()).toMatchObject({ leftOut: [], changed: { emails: 1 } });
    expect((await readMember(story.ivanId))?.recent[0]?.kind).toBe('email_reply');
  });
});

describe('a portal of 300 people', () => {
  test('of whose webhooks every tenth was lost is repaired by one reconciliation (P36)', async () => {
    const { portal, webhooks } = world.sandbox;
    const size = { companies: 30, peoplePerCompany: 10 };
    const { people } = addCrowd(portal, size, world.clock.now() - 30 * 24 * 60 * MINUTE);
    const lost = people.filter((_, n) => n % 10 === 3);
    world.clock.pass(MINUTE);
    viewPages(portal, lost, 1, world.clock.now());
    webhooks.take();
    const before = await interactions();
    const heard = people.filter((person) => !lost.includes(person));
    viewPages(portal, heard, 1, world.clock.now());
    await world.settle();
    world.clock.pass(15 * MINUTE);
    expect((await run()).interactions).toBe(lost.length);
    expect(await interactions()).toHaveLength(before.length + people.length);
    const deals = portal.list('deals').filter(({ id }) => id !== dealId);
    const members = deals.map(({ id }) => portal.associations('deals', id, 'contacts').length);
    expect(members).toEqual(Array.from({ length: size.companies }, () => size.peoplePerCompany));
  });
});
