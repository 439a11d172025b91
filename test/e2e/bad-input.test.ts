/** Whatever arrives in a validly signed batch: a defined outcome, and the worker goes on. */
import fc from 'fast-check';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { addPerson, playCompany } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { dataQuality, labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, PUBLIC_URL, SECRET, START, type World } from '../support/world.ts';
import { signRequest } from '../../webhooks/sign-request.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function post(events: unknown): Promise<number> {
  const body = JSON.stringify(events);
  const path = '/webhooks/hubspot';
  const headers = signRequest({
    method: 'POST',
    url: `${PUBLIC_URL}${path}`,
    body,
    timestamp: world.clock.now(),
    secret: SECRET,
  });
  const init = { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } };
  return (await fetch(`${world.edge.url}${path}`, init)).status;
}

async function refused(): Promise<string[]> {
  const rows = await world.store.db.selectFrom('refused_event').select('reason').execute();
  return rows.map(({ reason }) => reason).sort();
}

const GOOD = {
  eventId: 1,
  portalId: 4711,
  subscriptionType: 'contact.propertyChange',
  occurredAt: START,
  attemptNumber: 0,
  objectId: 1,
  propertyName: 'jobtitle',
  propertyValue: 'CFO',
};

describe('odd elements of a batch', () => {
  test.each([
    ['null', null, 'malformed'],
    ['a number', 17, 'malformed'],
    ['a text', 'event', 'malformed'],
    ['a list', [], 'malformed'],
    ['an empty object', {}, 'malformed'],
    ['an id that is none', { ...GOOD, objectId: -5 }, 'malformed'],
    ['an id with a fraction', { ...GOOD, objectId: 1.5 }, 'malformed'],
    ['an id beyond every number', { ...GOOD, objectId: '99999999999999999999999' }, 'malformed'],
    ['an id that is a path', { ...GOOD, objectId: '../deals/1' }, 'malformed'],
    ['a moment that is none', { ...GOOD, occurredAt: 'yesterday' }, 'malformed'],
    ['a change without its property', { ...GOOD, propertyName: undefined }, 'malformed'],
    ['a property value of the wrong type', { ...GOOD, propertyValue: { nested: true } }, 'malformed'],
    ['an unknown type', { ...GOOD, subscriptionType: 'contact.teleportation' }, 'unknown_type'],
    ['an unknown object', { ...GOOD, subscriptionType: 'ticket.creation' }, 'unknown_type'],
    ['an event of another portal', { ...GOOD, portalId: 1 }, 'foreign_portal'],
  ])('%s is kept as refused, and answered 204', async (_what, odd, reason) => {
    expect(await post([odd, odd])).toBe(204);
    await world.drain();
    expect(await refused()).toEqual([reason]);
    const contacts = await world.store.db.selectFrom('contact').selectAll().execute();
    expect(contacts).toEqual([]);
  });

  test('do not cost the good events of the same batch', async () => {
    playRedDaisy(world.sandbox.portal, { now: START });
    const good = world.sandbox.webhooks.take();
    expect(await post([null, 1, { ...GOOD, portalId: 1 }, ...good, 'x'])).toBe(204);
    await world.drain();
    expect(onlyDeal(world).properties.bg_member_count).toBe('4');
    expect(await refused()).toEqual(['foreign_portal', 'malformed', 'malformed', 'malformed']);
  });

  test('of 1,000 random batches none stops the worker, and good events go on being taken in (P34)', async () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.record(
        {
          eventId: fc.oneof(fc.nat(), fc.string()),
          portalId: fc.constantFrom(4711, 1, '4711', null),
          subscriptionType: fc.constantFrom(
            'contact.propertyChange',
            'object.merge',
            'deal.deletion',
            'x.y',
            '',
          ),
          objectTypeId: fc.constantFrom('0-1', '0-3', '9-9'),
          occurredAt: fc.oneof(fc.constant(START), fc.double(), fc.string()),
          objectId: fc.oneof(fc.integer(), fc.string(), fc.constant('__proto__')),
          propertyName: fc.oneof(
            fc.constantFrom('jobtitle', 'hs_analytics_last_url', '__proto__'),
            fc.string(),
          ),
          propertyValue: fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null)),
          mergedObjectIds: fc.array(fc.oneof(fc.nat(), fc.string()), { maxLength: 3 }),
          fromObjectId: fc.nat(),
          toObjectId: fc.nat(),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(odd, { maxLength: 5 }), { minLength: 50, maxLength: 50 }),
        async (all) => {
          const statuses = await Promise.all(all.map(post));
          expect(new Set(statuses)).toEqual(new Set([204]));
          await world.drain();
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
    const left = await world.store.db.selectFrom('delivery').selectAll().execute();
    expect(left).toEqual([]);
    expect(Object.keys({}.constructor.prototype as object)).toEqual([]);
    playRedDaisy(world.sandbox.portal, { now: START });
    await world.settle();
    expect(onlyDeal(world).properties.bg_member_count).toBe('4');
  });
});

describe('records with gaps', () => {
  const codes = async (id: string) =>
    (await dataQuality(world)).filter((each) => each.id === id).map(({ code }) => code);

  test('a member without a title or with one that nobody can read counts as a person and is listed', async () => {
    const acts = [{ path: '/hr/case-study', daysAgo: 1 }];
    const people = [
      ...ARGOTRUBOSBYT.people,
      { key: 'untitled', email: 'untitled@argotrubosbyt.ru', acts },
      { key: 'odd', jobtitle: 'Повелитель драконов', email: 'odd@argotrubosbyt.ru', acts },
    ];
    const { ids } = playCompany(world.sandbox.portal, { ...ARGOTRUBOSBYT, people }, START);
    await world.settle();
    expect(onlyDeal(world).properties.bg_member_count).toBe('6');
    expect(labelsOn(world, onlyDeal(world).id)[ids.untitled!]).toEqual([]);
    expect(await codes(ids.untitled!)).toEqual(['contact_without_title']);
    expect(await codes(ids.odd!)).toEqual(['title_not_read']);
  });

  test('a contact without company joins by the domain of its address, and one without address is listed', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    const acts = [{ path: '/hr/case-study', daysAgo: 1 }];
    const byDomain = addPerson(
      portal,
      null,
      { key: 'x', jobtitle: 'CFO', email: 'x@argotrubosbyt.ru', acts },
      START,
    );
    const silent = addPerson(portal, played.companyId, { key: 'y', jobtitle: 'CFO', acts }, START);
    await world.settle();
    expect(onlyDeal(world).properties.bg_member_count).toBe('6');
    expect(Object.keys(labelsOn(world, onlyDeal(world).id))).toContain(byDomain);
    expect(await codes(silent)).toEqual(['contact_without_email']);
  });

  test('a company without a name gives its deal the name of its domain, and is listed', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, { ...ARGOTRUBOSBYT, name: '' }, START);
    await world.settle();
    expect(onlyDeal(world).properties.dealname).toBe('HR system - argotrubosbyt.ru');
    expect(await codes(played.companyId)).toEqual(['company_without_name']);
  });

  test('a deal whose solution no rule knows is left alone and listed', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, { ...ARGOTRUBOSBYT, people: [] }, START);
    const id = portal.createObject('deals', {
      dealname: 'Alone',
      pipeline: 'default',
      dealstage: 'qualifiedtobuy',
    });
    portal.associate({ type: 'deals', id }, { type: 'companies', id: played.companyId });
    await world.settle();
    expect(await codes(id)).toEqual(['deal_without_solution']);
    expect(
      Object.keys(portal.find('deals', id)?.properties ?? {}).filter((name) => name.startsWith('bg_')),
    ).toEqual([]);
  });
});
