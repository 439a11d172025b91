/** Each act of a person, and exactly the webhooks that HubSpot makes of it. */
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { WebhookEvent } from '../../src/sandbox/delivery/payloads.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
/** On every event, whatever it tells of. */
const ENVELOPE = [
  'appId',
  'attemptNumber',
  'changeSource',
  'eventId',
  'occurredAt',
  'portalId',
  'sourceId',
  'subscriptionId',
  'subscriptionType',
];

let sandbox: Sandbox;
let contact: string;
let other: string;
let company: string;

async function open(style: 'classic' | 'generic', more: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox({ now: () => NOW, webhooks: { style }, ...more });
  const { portal } = sandbox;
  contact = portal.createObject('contacts', { email: 'a@example.com', jobtitle: 'CFO' });
  other = portal.createObject('contacts', { email: 'b@example.com', firstname: 'B' });
  company = portal.createObject('companies', { name: 'C' });
  sandbox.webhooks.take();
}
afterEach(() => sandbox.close());

/** What an event tells beyond its envelope. */
function strip(event: WebhookEvent): Record<string, unknown> {
  const told = Object.entries(event).filter(
    ([name]) => name === 'subscriptionType' || !ENVELOPE.includes(name),
  );
  return Object.fromEntries(told);
}

function take(): Record<string, unknown>[] {
  return sandbox.webhooks.take().map(strip);
}

describe('the envelope', () => {
  test('is the same on every event: numbers, the moment in milliseconds, who did it, the first attempt 0', async () => {
    await open('generic');
    sandbox.portal.updateObject('contacts', contact, { jobtitle: 'CEO' }, { at: NOW - 5 });
    const [event] = sandbox.webhooks.take();
    expect(event).toMatchObject({ portalId: 4711, appId: 90210, occurredAt: NOW - 5, attemptNumber: 0 });
    expect(event).toMatchObject({ changeSource: 'CRM_UI', sourceId: 'userId:7' });
    expect(Object.keys(event!)).toEqual(expect.arrayContaining(ENVELOPE));
  });

  test('of a write by the app carries its own id', async () => {
    await open('generic');
    const path = `${sandbox.url}/crm/objects/2026-09/contacts/${contact}`;
    const headers = { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' };
    await fetch(path, { method: 'PATCH', headers, body: '{"properties":{"jobtitle":"COO"}}' });
    expect(sandbox.webhooks.take()).toMatchObject([
      { changeSource: 'INTEGRATION', sourceId: '90210', propertyValue: 'COO' },
    ]);
  });
});

describe('deleting and restoring', () => {
  test('tells a deletion with its flag, and a restore without anything more', async () => {
    await open('generic');
    sandbox.portal.archiveObject('contacts', contact);
    sandbox.portal.restoreObject('contacts', contact);
    const id = { objectId: Number(contact), objectTypeId: '0-1' };
    expect(take()).toEqual([
      { subscriptionType: 'object.deletion', ...id, changeFlag: 'DELETED' },
      { subscriptionType: 'object.restore', ...id },
    ]);
  });

  test('twice tells once', async () => {
    await open('classic');
    for (let turn = 0; turn < 2; turn++) sandbox.portal.archiveObject('contacts', contact);
    expect(take()).toEqual([
      { subscriptionType: 'contact.deletion', objectId: Number(contact), changeFlag: 'DELETED' },
    ]);
  });
});

describe('erasing a contact', () => {
  test('tells a deletion and a privacy deletion, the latter in the classic form, which has no other (P37)', async () => {
    await open('generic');
    sandbox.portal.privacyDelete('contacts', contact);
    expect(take()).toEqual([
      {
        subscriptionType: 'object.deletion',
        objectId: Number(contact),
        objectTypeId: '0-1',
        changeFlag: 'DELETED',
      },
      { subscriptionType: 'contact.privacyDeletion', objectId: Number(contact) },
    ]);
    expect(sandbox.portal.find('contacts', contact)).toBeNull();
  });

  test('arrives in any order', async () => {
    const orders = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      await open('generic', { seed });
      sandbox.portal.privacyDelete('contacts', contact);
      // Nobody listens there: what counts is the order of sending.
      sandbox.webhooks.aim({ targetUrl: 'http://127.0.0.1:1/' });
      const { deliveries } = await sandbox.webhooks.flush({ shuffle: true, batchSize: 1, concurrency: 1 });
      orders.add(deliveries.flatMap(({ events }) => events.map((each) => each.subscriptionType)).join());
      if (seed < 12) await sandbox.close();
    }
    expect([...orders].sort()).toEqual([
      'contact.privacyDeletion,object.deletion',
      'object.deletion,contact.privacyDeletion',
    ]);
  });

  test('is for contacts only', async () => {
    await open('generic');
    expect(() => sandbox.portal.privacyDelete('companies', company)).toThrow(/contacts only/u);
  });
});

describe('merging', () => {
  test.each([
    { how: 'into the first', newRecord: false },
    { how: 'into a new record', newRecord: true },
  ])('$how tells who lives on, who went, and how many values moved', async ({ newRecord }) => {
    await open('generic');
    const survivor = sandbox.portal.mergeObjects('contacts', contact, other, { newRecord });
    const events = take();
    const merge = events.filter(({ subscriptionType }) => subscriptionType === 'object.merge');
    const moved = events.filter(
      ({ subscriptionType, propertyName }) =>
        subscriptionType === 'object.propertyChange' && propertyName !== 'hs_merged_object_ids',
    );
    expect(merge).toEqual([
      {
        subscriptionType: 'object.merge',
        objectId: Number(survivor),
        objectTypeId: '0-1',
        primaryObjectId: Number(contact),
        mergedObjectIds: newRecord ? [Number(contact), Number(other)] : [Number(other)],
        newObjectId: Number(survivor),
        numberOfPropertiesMoved: moved.length,
      },
    ]);
    expect(moved.length).toBeGreaterThan(0);
    expect(survivor === contact).toBe(!newRecord);
  });
});

describe('associating', () => {
  const ends = () =>
    [{ type: 'contacts', id: contact } as const, { type: 'companies', id: company } as const] as const;

  test('tells each direction in the classic form, and the primary flag by two messages of its own', async () => {
    await open('classic');
    sandbox.portal.associate(...ends());
    const [one, two] = [Number(contact), Number(company)];
    const told = (primary: boolean, removed = false) => [
      {
        subscriptionType: 'contact.associationChange',
        associationType: 'CONTACT_TO_COMPANY',
        fromObjectId: one,
        toObjectId: two,
        associationRemoved: removed,
        isPrimaryAssociation: primary,
      },
      {
        subscriptionType: 'company.associationChange',
        associationType: 'COMPANY_TO_CONTACT',
        fromObjectId: two,
        toObjectId: one,
        associationRemoved: removed,
        isPrimaryAssociation: primary,
      },
    ];
    const associations = () => take().filter(({ associationType }) => associationType !== undefined);
    const added = associations();
    expect(added).toHaveLength(4);
    expect(added).toEqual(expect.arrayContaining([...told(false), ...told(true)]));
    sandbox.portal.removeAssociation(...ends());
    const removed = associations();
    expect(removed).toHaveLength(4);
    expect(removed).toEqual(expect.arrayContaining([...told(false, true), ...told(true, true)]));
  });

  test('with another primary company takes the flag from the first: two messages off, two on', async () => {
    await open('classic');
    const second = sandbox.portal.createObject('companies', { name: 'D' });
    sandbox.portal.associate(...ends());
    sandbox.portal.associate(ends()[0], { type: 'companies', id: second });
    sandbox.webhooks.take();
    const primary = { category: 'HUBSPOT_DEFINED', typeId: 1 } as const;
    sandbox.portal.associate(ends()[0], { type: 'companies', id: second }, [primary]);
    const flags = take()
      .filter(({ isPrimaryAssociation }) => isPrimaryAssociation === true)
      .map(({ fromObjectId, toObjectId, associationRemoved }) => [
        fromObjectId,
        toObjectId,
        associationRemoved,
      ]);
    const [person, first, next] = [Number(contact), Number(company), Number(second)];
    expect(flags).toHaveLength(4);
    expect(flags).toEqual(
      expect.arrayContaining([
        [person, first, true],
        [first, person, true],
        [person, next, false],
        [next, person, false],
      ]),
    );
  });

  test('tells type ids, types and category in the generic form', async () => {
    await open('generic');
    sandbox.portal.associate(...ends());
    expect(take()).toContainEqual({
      subscriptionType: 'object.associationChange',
      fromObjectTypeId: '0-1',
      fromObjectId: Number(contact),
      toObjectTypeId: '0-2',
      toObjectId: Number(company),
      associationTypeId: 279,
      associationCategory: 'HUBSPOT_DEFINED',
      associationRemoved: false,
      isPrimaryAssociation: false,
    });
  });
});
