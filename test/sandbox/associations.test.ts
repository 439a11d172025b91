import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { call, createTestClock } from './calling.ts';

const ROOT = '/crm/associations/2026-09/deals/contacts';
const clock = createTestClock();
let sandbox: Sandbox;
let dealId: string;
let contactId: string;

beforeEach(async () => {
  sandbox = await startSandbox({ now: clock.now });
  dealId = sandbox.portal.createObject('deals', { dealname: 'HR' });
  contactId = sandbox.portal.createObject('contacts', { email: 'a@x.ru' });
});

afterEach(() => sandbox.close());

async function addLabel(name: string): Promise<number> {
  const { body } = await call(sandbox, 'POST', `${ROOT}/labels`, { name, label: name });
  return Number(body.results[0]?.['typeId']);
}

async function setTypes(...typeIds: number[]) {
  const types = typeIds.map((associationTypeId) => ({
    associationCategory: 'USER_DEFINED',
    associationTypeId,
  }));
  const inputs = [{ from: { id: dealId }, to: { id: contactId }, types }];
  return call(sandbox, 'POST', `${ROOT}/batch/create`, { inputs });
}

function labelsOf(): readonly string[] {
  return sandbox.portal.associations('deals', dealId, 'contacts')[0]?.labels ?? [];
}

test('a parent is seen from its child and the child from its parent, and the property follows (R23)', async () => {
  const { portal } = sandbox;
  const [parent, child] = ['Parent', 'Child'].map((name) => portal.createObject('companies', { name }));
  if (parent === undefined || child === undefined) throw new Error('two companies were created');
  const types = [{ category: 'HUBSPOT_DEFINED' as const, typeId: 14 }];
  portal.associate({ type: 'companies', id: child }, { type: 'companies', id: parent }, types);
  const path = '/crm/associations/2026-09/companies/companies/batch/read';
  const { body } = await call(sandbox, 'POST', path, { inputs: [{ id: child }, { id: parent }] });
  const plain = { category: 'HUBSPOT_DEFINED', typeId: 450 };
  expect(body.results.map((each) => each['to'])).toEqual([
    [{ toObjectId: parent, associationTypes: [plain, { ...plain, typeId: 14, label: 'Parent Company' }] }],
    [{ toObjectId: child, associationTypes: [plain, { ...plain, typeId: 13, label: 'Child Company' }] }],
  ]);
  expect(portal.find('companies', child)?.properties['hs_parent_company_id']).toBe(parent);
  portal.removeAssociation({ type: 'companies', id: child }, { type: 'companies', id: parent });
  expect(portal.find('companies', child)?.properties['hs_parent_company_id'] ?? '').toBe('');
});

test('setting labels replaces those of the pair; the plain type stays', async () => {
  const [champion, blocker] = [await addLabel('bg_champion'), await addLabel('bg_blocker')];
  await setTypes(champion);
  await setTypes(blocker);
  const { body } = await call(sandbox, 'POST', `${ROOT}/batch/read`, { inputs: [{ id: dealId }] });
  expect(body.results[0]?.['to']).toEqual([
    {
      toObjectId: contactId,
      associationTypes: [
        { category: 'HUBSPOT_DEFINED', typeId: 3 },
        { category: 'USER_DEFINED', typeId: blocker, label: 'bg_blocker' },
      ],
    },
  ]);
});

test('the other direction carries the label by its own id', async () => {
  const typeId = await addLabel('bg_champion');
  await setTypes(typeId);
  const back = sandbox.portal.associations('contacts', contactId, 'deals')[0];
  expect(back?.types.map((link) => link.typeId)).toEqual([4, typeId + 1]);
});

test('a label is refused where it points in the other direction', async () => {
  const typeId = await addLabel('bg_champion');
  expect((await setTypes(typeId + 1)).status).toBe(400);
});

test('archiving a label leaves the association, archiving the plain type ends it', async () => {
  const typeId = await addLabel('bg_champion');
  await setTypes(typeId);
  const archive = (associationCategory: string, associationTypeId: number) => {
    const types = [{ associationCategory, associationTypeId }];
    const inputs = [{ from: { id: dealId }, to: { id: contactId }, types }];
    return call(sandbox, 'POST', `${ROOT}/batch/labels/archive`, { inputs });
  };
  await archive('USER_DEFINED', typeId);
  expect(sandbox.portal.associations('deals', dealId, 'contacts')).toMatchObject([{ labels: [] }]);
  await archive('HUBSPOT_DEFINED', 3);
  expect(sandbox.portal.associations('deals', dealId, 'contacts')).toEqual([]);
});

test('deleting a label takes it off every pair', async () => {
  const typeId = await addLabel('bg_champion');
  await setTypes(typeId);
  await call(sandbox, 'DELETE', `${ROOT}/labels/${typeId}`);
  expect(labelsOf()).toEqual([]);
  expect(sandbox.portal.associations('deals', dealId, 'contacts')).toHaveLength(1);
});

test('an eleventh label between two objects is refused', async () => {
  for (let count = 0; count < 10; count += 1) await addLabel(`label_${count}`);
  const { status } = await call(sandbox, 'POST', `${ROOT}/labels`, { name: 'one_more', label: 'One more' });
  expect(status).toBe(400);
});

test.each(['1st', 'a-b'])('a label named %s is refused', async (name) => {
  expect((await call(sandbox, 'POST', `${ROOT}/labels`, { name, label: 'Label' })).status).toBe(400);
});

test('a free account has no custom labels', async () => {
  const free = await startSandbox({ tier: 'free' });
  try {
    const { status, body } = await call(free, 'POST', `${ROOT}/labels`, { name: 'a', label: 'A' });
    expect(status).toBe(403);
    expect(body['message']).toContain('Professional or Enterprise');
  } finally {
    await free.close();
  }
});

test('records without associations are named in the errors of a batch read', async () => {
  const { status, body } = await call(sandbox, 'POST', `${ROOT}/batch/read`, { inputs: [{ id: dealId }] });
  expect(status).toBe(207);
  expect(body.results).toEqual([]);
  expect(body.errors[0]).toMatchObject({ category: 'OBJECT_NOT_FOUND', context: { fromObjectId: [dealId] } });
});

test('batches have HubSpot’s sizes: 1,000 to read, 2,000 to write', async () => {
  const ids = Array.from({ length: 2_001 }, (_, index) => ({ id: String(index + 1) }));
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 }];
  const pairs = ids.map((to) => ({ from: { id: dealId }, to, types }));
  const status = async (path: string, inputs: unknown) =>
    (await call(sandbox, 'POST', path, { inputs })).status;
  expect(await status(`${ROOT}/batch/read`, ids.slice(0, 1_001))).toBe(400);
  expect(await status(`${ROOT}/batch/read`, ids.slice(0, 1_000))).toBe(207);
  expect(await status(`${ROOT}/batch/create`, pairs)).toBe(400);
  expect(await status(`${ROOT}/batch/create`, pairs.slice(1))).toBe(207);
});

test('more than 500 associated records come in pages', async () => {
  for (let count = 0; count < 501; count += 1) {
    const id = sandbox.portal.createObject('contacts', {});
    sandbox.portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id });
  }
  const first = await call(sandbox, 'POST', `${ROOT}/batch/read`, { inputs: [{ id: dealId }] });
  const after = first.body.results[0]?.['paging']['next']['after'];
  const second = await call(sandbox, 'POST', `${ROOT}/batch/read`, { inputs: [{ id: dealId, after }] });
  expect([first, second].map(({ body }) => body.results[0]?.['to'].length)).toEqual([500, 1]);
});

test('archived records are left out', async () => {
  sandbox.portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id: contactId });
  sandbox.portal.archiveObject('contacts', contactId);
  expect(sandbox.portal.associations('deals', dealId, 'contacts')).toEqual([]);
  sandbox.portal.restoreObject('contacts', contactId);
  expect(sandbox.portal.associations('deals', dealId, 'contacts')).toHaveLength(1);
});

describe('the primary company', () => {
  const PRIMARY = { category: 'HUBSPOT_DEFINED', typeId: 1 } as const;
  const primaryOf = () => sandbox.portal.find('contacts', contactId)?.properties['associatedcompanyid'];

  test('is the first one, until another is made primary', () => {
    const [first, second] = [1, 2].map(() => sandbox.portal.createObject('companies', {}));
    const contact = { type: 'contacts', id: contactId } as const;
    sandbox.portal.associate(contact, { type: 'companies', id: first ?? '' });
    sandbox.portal.associate(contact, { type: 'companies', id: second ?? '' });
    expect(primaryOf()).toBe(first);
    sandbox.portal.associate(contact, { type: 'companies', id: second ?? '' }, [PRIMARY]);
    expect(primaryOf()).toBe(second);
    expect(
      sandbox.portal.associations('contacts', contactId, 'companies').map(({ labels }) => labels),
    ).toEqual([[], ['Primary']]);
  });

  test('goes with its association', () => {
    const companyId = sandbox.portal.createObject('companies', {});
    const ends = [
      { type: 'companies', id: companyId } as const,
      { type: 'contacts', id: contactId } as const,
    ] as const;
    sandbox.portal.associate(...ends);
    expect(primaryOf()).toBe(companyId);
    sandbox.portal.removeAssociation(...ends);
    expect(primaryOf()).toBeUndefined();
  });
});

test('a merge moves associations with their labels to the survivor', async () => {
  const typeId = await addLabel('bg_champion');
  await setTypes(typeId);
  const survivor = sandbox.portal.createObject('contacts', { email: 'b@x.ru' });
  sandbox.portal.mergeObjects('contacts', survivor, contactId);
  expect(sandbox.portal.associations('deals', dealId, 'contacts')).toMatchObject([
    { id: survivor, labels: ['bg_champion'] },
  ]);
});
