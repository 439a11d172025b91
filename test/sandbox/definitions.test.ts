import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { call, createTestClock } from './calling.ts';

const PROPERTIES = '/crm/properties/2026-09/deals';
const PIPELINES = '/crm/pipelines/2026-09/deals';
const FIELD = { label: 'Field', groupName: 'dealinformation', type: 'string', fieldType: 'text' };
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: createTestClock().now });
});

afterEach(() => sandbox.close());

async function statusOf(method: string, path: string, body?: unknown): Promise<number> {
  return (await call(sandbox, method, path, body)).status;
}

describe('properties', () => {
  const options = ['a', 'b'].map((value, displayOrder) => ({
    value,
    label: value,
    displayOrder,
    hidden: false,
  }));
  const choice = { ...FIELD, name: 'bg_band', type: 'enumeration', fieldType: 'select', options };

  test('changed options replace the list', async () => {
    await call(sandbox, 'POST', PROPERTIES, choice);
    const { body } = await call(sandbox, 'PATCH', `${PROPERTIES}/bg_band`, { options: options.slice(1) });
    expect(body['options'].map((option) => option['value'])).toEqual(['b']);
  });

  test('an archived property cannot be written; created again, it has its values back', async () => {
    await call(sandbox, 'POST', PROPERTIES, { ...FIELD, name: 'bg_note' });
    const id = sandbox.portal.createObject('deals', { bg_note: 'kept' });
    const deal = `/crm/objects/2026-09/deals/${id}`;
    expect(await statusOf('DELETE', `${PROPERTIES}/bg_note`)).toBe(204);
    expect(await statusOf('PATCH', deal, { properties: { bg_note: 'x' } })).toBe(400);
    expect(await statusOf('POST', PROPERTIES, { ...FIELD, name: 'bg_note' })).toBe(201);
    expect((await call(sandbox, 'GET', `${deal}?properties=bg_note`)).body.properties['bg_note']).toBe(
      'kept',
    );
  });

  test.each([
    ['a name in capitals', { ...FIELD, name: 'BG_Note' }],
    ['a group that does not exist', { ...FIELD, name: 'bg_note', groupName: 'nowhere' }],
    ['a field that does not fit the type', { ...FIELD, name: 'bg_note', fieldType: 'number' }],
    [
      'a boolean without its two options',
      { ...FIELD, name: 'bg_flag', type: 'bool', fieldType: 'booleancheckbox' },
    ],
    ['two options of one value', { ...choice, options: [options[0], options[0]] }],
  ])('refuses %s', async (_, property) => {
    expect(await statusOf('POST', PROPERTIES, property)).toBe(400);
  });

  test('an eleventh unique property is refused', async () => {
    const create = (name: string) => statusOf('POST', PROPERTIES, { ...FIELD, name, hasUniqueValue: true });
    for (let count = 0; count < 10; count += 1) expect(await create(`bg_key_${count}`)).toBe(201);
    expect(await create('bg_key_last')).toBe(400);
  });

  test('a group goes only when it is empty', async () => {
    await call(sandbox, 'POST', `${PROPERTIES}/groups`, { name: 'buying_group', label: 'Buying group' });
    await call(sandbox, 'POST', PROPERTIES, { ...FIELD, name: 'bg_note', groupName: 'buying_group' });
    expect(await statusOf('DELETE', `${PROPERTIES}/groups/buying_group`)).toBe(400);
    await call(sandbox, 'DELETE', `${PROPERTIES}/bg_note`);
    expect(await statusOf('DELETE', `${PROPERTIES}/groups/buying_group`)).toBe(204);
  });

  test('HubSpot’s own properties cannot be archived', async () => {
    expect(await statusOf('DELETE', `${PROPERTIES}/amount`)).toBe(400);
  });
});

describe('pipelines', () => {
  const stage = (stageId: string, probability: string) => {
    return { stageId, label: stageId, displayOrder: 0, metadata: { probability } };
  };
  const early = { pipelineId: 'early', label: 'Early', displayOrder: 1, stages: [stage('bg_target', '0.1')] };

  test('takes deals in its stages, and only in those', async () => {
    await call(sandbox, 'POST', PIPELINES, early);
    const create = (properties: Record<string, string>) =>
      statusOf('POST', '/crm/objects/2026-09/deals', { properties });
    expect(await create({ pipeline: 'early', dealstage: 'bg_target' })).toBe(201);
    expect(await create({ pipeline: 'early', dealstage: 'closedwon' })).toBe(400);
    expect(await create({ dealstage: 'bg_target' })).toBe(400);
  });

  test('is refused a second time by 409', async () => {
    await call(sandbox, 'POST', PIPELINES, early);
    expect(await statusOf('POST', PIPELINES, early)).toBe(409);
  });

  test('needs a probability for each stage', async () => {
    const stages = [{ ...stage('bg_target', '0.1'), metadata: {} }];
    expect(await statusOf('POST', PIPELINES, { ...early, stages })).toBe(400);
  });

  test('is not deleted while it has deals, if asked to look', async () => {
    await call(sandbox, 'POST', PIPELINES, early);
    sandbox.portal.createObject('deals', { pipeline: 'early', dealstage: 'bg_target' });
    expect(await statusOf('DELETE', `${PIPELINES}/early?validateReferencesBeforeDelete=true`)).toBe(400);
    expect(await statusOf('DELETE', `${PIPELINES}/early`)).toBe(204);
  });

  test('a free account has only its first one', async () => {
    const free = await startSandbox({ tier: 'free' });
    try {
      expect((await call(free, 'POST', PIPELINES, early)).status).toBe(403);
    } finally {
      await free.close();
    }
  });
});
