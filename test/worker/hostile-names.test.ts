import { createInbox } from '../../src/facts/inbox.ts';
import { toSignal } from '../../src/worker/signals.ts';
import { createWorld, START } from '../support/world.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

test.each(NAMES)('a property called %s is no signal (P33)', (property) => {
  expect(toSignal({ contactId: '7', property, value: 'x', at: START })).toBeNull();
});

test('changes of properties with hostile names are taken in like any other and park nothing (P33, P34)', async () => {
  const world = await createWorld();
  try {
    const contactId = world.sandbox.portal.createObject('contacts', { email: 'a@example.com' });
    await world.settle();
    const events = NAMES.flatMap((propertyName, n) =>
      [724625648, 'text'].map((propertyValue, m) => ({
        eventId: 10 * n + m,
        portalId: world.sandbox.portalId,
        subscriptionType: 'contact.propertyChange',
        occurredAt: START,
        objectId: Number(contactId),
        propertyName,
        propertyValue,
      })),
    );
    const accept = createInbox({ db: world.store.db, highWater: 10, onStored: () => undefined });
    const body = Buffer.from(JSON.stringify(events));
    expect(await accept({ body, receivedAt: START, source: 'hubspot' })).toBe('stored');
    await world.drain();
    expect(await world.store.db.selectFrom('delivery').selectAll().execute()).toEqual([]);
    expect(await world.store.db.selectFrom('interaction').selectAll().execute()).toEqual([]);
  } finally {
    await world.close();
  }
});
