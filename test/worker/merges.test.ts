import fc from 'fast-check';
import { openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const BASE = { portalId: 4711, attemptNumber: 0, changeSource: 'CRM_UI', objectTypeId: '0-1' };

const visit = (objectId: number) => ({
  ...BASE,
  eventId: objectId,
  occurredAt: 1_795_000_000_000 + objectId,
  subscriptionType: 'object.propertyChange',
  objectId,
  propertyName: 'hs_analytics_last_url',
  propertyValue: 'https://x.example/hr/compare',
});

const merge = (survivor: number, merged: number, at: number) => ({
  ...BASE,
  eventId: 100 + merged,
  occurredAt: 1_795_000_100_000 + at,
  subscriptionType: 'object.merge',
  primaryObjectId: survivor,
  mergedObjectIds: [merged],
  newObjectId: survivor,
});

describe('merged contacts', () => {
  test('hand their deeds to the last survivor, in whatever order visits and merges are told', async () => {
    const events = [visit(1), visit(2), visit(3), visit(4), merge(2, 1, 0), merge(3, 2, 1), merge(4, 3, 2)];
    const order = fc.shuffledSubarray(events, { minLength: events.length });
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (shuffled, singly) => {
        await workshop.reset();
        if (singly) for (const event of shuffled) await workshop.takeIn([event]);
        else await workshop.takeIn(shuffled);
        const rows = await workshop.store.db.selectFrom('interaction').select('contact_id').execute();
        expect(rows.map(({ contact_id }) => contact_id)).toEqual(['4', '4', '4', '4']);
      }),
      { numRuns: 100 },
    );
  });
});
