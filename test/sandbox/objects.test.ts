import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { call, createTestClock } from './calling.ts';

const clock = createTestClock();
const CONTACTS = '/crm/objects/2026-09/contacts';
const DEALS = '/crm/objects/2026-09/deals';
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: clock.now, tier: 'professional' });
});

afterEach(() => sandbox.close());

function addContacts(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    sandbox.portal.createObject('contacts', { email: `p${index}@x.ru`, firstname: `P${index}` }),
  );
}

async function faultsOf(method: string, path: string, properties: Record<string, string>) {
  const { status, body } = await call(sandbox, method, path, { properties });
  return { status, codes: body.errors?.map((error) => error['code']) };
}

describe('reading', () => {
  test('answers default properties when none are asked for, null for those without a value', async () => {
    const [id] = addContacts(1);
    const { body } = await call(sandbox, 'GET', `${CONTACTS}/${id}`);
    expect(body.properties).toEqual({
      createdate: '2026-11-20T10:00:00.000Z',
      email: 'p0@x.ru',
      firstname: 'P0',
      hs_object_id: id,
      lastmodifieddate: '2026-11-20T10:00:00.000Z',
      lastname: null,
    });
  });

  test('refuses a batch of more than 100 inputs', async () => {
    const inputs = addContacts(101).map((id) => ({ id }));
    expect((await call(sandbox, 'POST', `${CONTACTS}/batch/read`, { inputs })).status).toBe(400);
    const most = await call(sandbox, 'POST', `${CONTACTS}/batch/read`, { inputs: inputs.slice(1) });
    expect(most.body.results).toHaveLength(100);
  });

  test('names archived and unknown records of a batch in its errors and answers the others', async () => {
    const [live = '', archived = ''] = addContacts(2);
    sandbox.portal.archiveObject('contacts', archived);
    const inputs = [{ id: live }, { id: archived }, { id: '7' }];
    const { status, body } = await call(sandbox, 'POST', `${CONTACTS}/batch/read`, { inputs });
    expect(status).toBe(207);
    expect(body.results.map((one) => one['id'])).toEqual([live]);
    expect(body.errors[0]).toMatchObject({ category: 'OBJECT_NOT_FOUND', context: { ids: [archived, '7'] } });
  });

  test('finds contacts by e-mail in any case', async () => {
    const [id] = addContacts(1);
    const read = { idProperty: 'email', inputs: [{ id: 'P0@X.ru' }] };
    const { body } = await call(sandbox, 'POST', `${CONTACTS}/batch/read`, read);
    expect(body.results[0]?.['id']).toBe(id);
  });

  test('answers the history of a property, newest first', async () => {
    const [id = ''] = addContacts(1);
    sandbox.portal.updateObject('contacts', id, { jobtitle: 'Old' }, { at: clock.now() + 1 });
    sandbox.portal.updateObject('contacts', id, { jobtitle: 'New' }, { at: clock.now() + 2 });
    const read = { inputs: [{ id }], propertiesWithHistory: ['jobtitle'] };
    const { body } = await call(sandbox, 'POST', `${CONTACTS}/batch/read`, read);
    const history = body.results[0]?.['propertiesWithHistory']['jobtitle'];
    expect(history?.map((version) => version['value'])).toEqual(['New', 'Old']);
    expect(history?.[0]).toMatchObject({ sourceType: 'CRM_UI', sourceId: 'userId:7' });
  });

  test('resolves the id of a merged record on a single read and misses it in a batch', async () => {
    const [primary = '', other = ''] = addContacts(2);
    sandbox.portal.mergeObjects('contacts', primary, other);
    expect((await call(sandbox, 'GET', `${CONTACTS}/${other}`)).body.id).toBe(primary);
    expect((await call(sandbox, 'POST', `${CONTACTS}/batch/read`, { inputs: [{ id: other }] })).status).toBe(
      207,
    );
  });

  test('lists all records page by page', async () => {
    const ids = addContacts(7);
    const first = await call(sandbox, 'GET', `${CONTACTS}?limit=5`);
    const { after } = first.body['paging']['next'];
    const second = await call(sandbox, 'GET', `${CONTACTS}?limit=5&after=${after}`);
    expect([...first.body.results, ...second.body.results].map((one) => one['id'])).toEqual(ids);
    expect(second.body['paging']).toBeUndefined();
  });
});

describe('writing', () => {
  test.each([
    ['an unknown property', { bg_nonsense: '1' }, 'PROPERTY_DOESNT_EXIST'],
    ['a value that is no option', { lifecyclestage: 'friend' }, 'INVALID_OPTION'],
    ['one wrong value among several', { hs_buying_role: 'CHAMPION;KING' }, 'INVALID_OPTION'],
    ['a number that is none', { hubspotscore: 'high' }, 'INVALID_DOUBLE'],
    ['a tracked property', { hs_analytics_last_url: 'https://x.ru' }, 'READ_ONLY_VALUE'],
    ['a calculated property', { recent_conversion_event_name: 'Form' }, 'READ_ONLY_VALUE'],
    ['an owner who does not exist', { hubspot_owner_id: '999' }, 'INVALID_OWNER_ID'],
  ])('refuses %s', async (_, properties, code) => {
    const [id] = addContacts(1);
    expect(await faultsOf('PATCH', `${CONTACTS}/${id}`, properties)).toEqual({ status: 400, codes: [code] });
  });

  test('refuses a wrong time and a stage that the pipeline does not have', async () => {
    expect(await faultsOf('POST', DEALS, { closedate: 'soon' })).toEqual({
      status: 400,
      codes: ['INVALID_LONG'],
    });
    const foreign = await faultsOf('POST', DEALS, { dealstage: 'nowhere' });
    expect(foreign).toEqual({ status: 400, codes: ['INVALID_OPTION'] });
  });

  test('refuses a second contact with the same e-mail by 409 and names the first', async () => {
    const [id] = addContacts(1);
    const { status, body } = await call(sandbox, 'POST', CONTACTS, { properties: { email: 'P0@x.ru' } });
    expect(status).toBe(409);
    expect(body['message']).toContain(`Existing ID: ${id}`);
  });

  test('fails the whole batch for one bad input and stores nothing (P27)', async () => {
    const [first, second] = addContacts(2);
    const inputs = [
      { id: first, properties: { jobtitle: 'CFO' } },
      { id: second, properties: { lifecyclestage: 'friend' } },
    ];
    expect((await call(sandbox, 'POST', `${CONTACTS}/batch/update`, { inputs })).status).toBe(400);
    expect(sandbox.portal.find('contacts', first ?? '')?.properties['jobtitle']).toBeUndefined();
  });

  test('refuses a batch that creates two contacts with one e-mail', async () => {
    const inputs = ['a@x.ru', 'A@x.ru'].map((email) => ({ properties: { email } }));
    expect((await call(sandbox, 'POST', `${CONTACTS}/batch/create`, { inputs })).status).toBe(400);
    expect(sandbox.portal.list('contacts')).toEqual([]);
  });

  test('reports faults one by one where every input carries a trace id', async () => {
    const inputs = [
      { objectWriteTraceId: 'one', properties: { email: 'new@x.ru' } },
      { objectWriteTraceId: 'two', properties: { nonsense: '1' } },
    ];
    const { status, body } = await call(sandbox, 'POST', `${CONTACTS}/batch/create`, { inputs });
    expect(status).toBe(207);
    expect(body.results[0]).toMatchObject({ objectWriteTraceId: 'one' });
    expect(body.errors[0]?.['context']['objectWriteTraceId']).toEqual(['two']);
  });

  test('adds to several values by a leading semicolon', async () => {
    const [id = ''] = addContacts(1);
    for (const hs_buying_role of ['CHAMPION', ';END_USER']) {
      await call(sandbox, 'PATCH', `${CONTACTS}/${id}`, { properties: { hs_buying_role } });
    }
    expect(sandbox.portal.find('contacts', id)?.properties['hs_buying_role']).toBe('CHAMPION;END_USER');
  });

  test('upserts by a unique property: created once, then changed', async () => {
    const key = {
      name: 'bg_key',
      label: 'Key',
      groupName: 'dealinformation',
      type: 'string',
      fieldType: 'text',
    };
    await call(sandbox, 'POST', '/crm/properties/2026-09/deals', { ...key, hasUniqueValue: true });
    const inputs = [{ id: 'c1:hr', idProperty: 'bg_key', properties: { dealname: 'HR' } }];
    const first = await call(sandbox, 'POST', `${DEALS}/batch/upsert`, { inputs });
    const second = await call(sandbox, 'POST', `${DEALS}/batch/upsert`, { inputs });
    expect([first, second].map(({ body }) => body.results[0]?.['new'])).toEqual([true, false]);
    expect(sandbox.portal.list('deals')).toHaveLength(1);
  });

  test('a deal knows from its stage whether it is closed and won', async () => {
    const id = sandbox.portal.createObject('deals', { dealstage: 'contractsent' });
    const read = () => sandbox.portal.find('deals', id)?.properties ?? {};
    expect(read()).toMatchObject({
      pipeline: 'default',
      hs_is_closed: 'false',
      hs_deal_stage_probability: '0.9',
    });
    sandbox.portal.updateObject('deals', id, { dealstage: 'closedwon' });
    expect(read()).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'true' });
  });

  test('gives the e-mail of an archived contact free', async () => {
    const [id = ''] = addContacts(1);
    await call(sandbox, 'DELETE', `${CONTACTS}/${id}`);
    expect((await call(sandbox, 'POST', CONTACTS, { properties: { email: 'p0@x.ru' } })).status).toBe(201);
  });

  test('associates a new record in the same call', async () => {
    const [contactId = ''] = addContacts(1);
    const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }];
    const task = {
      properties: { hs_timestamp: String(clock.now()) },
      associations: [{ to: { id: contactId }, types }],
    };
    const { body } = await call(sandbox, 'POST', '/crm/objects/2026-09/tasks', task);
    expect(sandbox.portal.associations('contacts', contactId, 'tasks')).toMatchObject([{ id: body.id }]);
  });
});
