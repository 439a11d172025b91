import { parseEvent } from '../../src/worker/events.ts';
import { IDENTITY, openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
beforeEach(async () => {
  await workshop.reset();
});
afterAll(() => workshop.close());

const VISIT = {
  eventId: 7,
  portalId: 4711,
  appId: 90210,
  occurredAt: 1_795_000_000_000,
  subscriptionType: 'contact.propertyChange',
  attemptNumber: 0,
  objectId: 1000,
  changeSource: 'ANALYTICS',
  propertyName: 'hs_analytics_last_url',
  propertyValue: 'https://x.example/hr/compare',
};

async function interactions(): Promise<number> {
  const { n } = await workshop.store.db
    .selectFrom('interaction')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

describe('which events are the same', () => {
  test.each([
    ['at another moment', { occurredAt: 1_795_000_000_001 }],
    ['of another contact', { objectId: 1001 }],
    ['of another value', { propertyValue: 'https://x.example/hr/pricing' }],
  ])('two with one eventId, the second %s, are both taken in (P17)', async (_what, other) => {
    await workshop.takeIn([VISIT, { ...VISIT, ...other }]);
    expect(await interactions()).toBe(2);
  });

  test('one that comes again with a higher attempt number is taken in once (P17)', async () => {
    await workshop.takeIn([VISIT, { ...VISIT, attemptNumber: 1 }]);
    const again = await workshop.takeIn([{ ...VISIT, attemptNumber: 2 }]);
    expect(again).toMatchObject({ events: 0, duplicates: 1 });
    expect(await interactions()).toBe(1);
  });

  test('one of the next spelling of HubSpot is read as the same change', () => {
    const classic = parseEvent(VISIT, IDENTITY);
    const generic = parseEvent(
      { ...VISIT, subscriptionType: 'object.propertyChange', objectTypeId: '0-1' },
      IDENTITY,
    );
    expect(generic).toEqual(classic);
  });

  test('own writes that come back touch no company, in 1,000 rounds (P23)', async () => {
    const own = { ...VISIT, changeSource: 'INTEGRATION', sourceId: '90210', propertyName: 'bg_buying_roles' };
    const rounds = Array.from({ length: 1000 }, (_, n) => ({ ...own, occurredAt: own.occurredAt + n }));
    expect(await workshop.takeIn(rounds)).toMatchObject({ events: 0, own: 1000 });
    for (const table of ['contact', 'to_read', 'dirty_company'] as const)
      expect(await workshop.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test("what this app never writes is somebody else's, whatever token it came with", async () => {
    const theirs = { ...VISIT, changeSource: 'INTEGRATION', sourceId: '90210', propertyName: 'jobtitle' };
    expect(await workshop.takeIn([theirs])).toMatchObject({ events: 1, own: 0 });
  });

  test('a write of another integration is no own write', async () => {
    const other = { ...VISIT, changeSource: 'INTEGRATION', sourceId: '1' };
    expect(await workshop.takeIn([other])).toMatchObject({ events: 1, own: 0 });
  });
});
