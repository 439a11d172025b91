import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createOpenApiJudge } from '../support/openapi.ts';
import { call, createTestClock } from './calling.ts';

const judge = createOpenApiJudge();
const clock = createTestClock();
let sandbox: Sandbox;
let faults: string[];

/** Without the specification there is nothing to compare with: only the server is then proved to answer. */
const conform = (name: string, run: () => Promise<void>) => {
  test(judge ? name : `${name} (answered only; the specification is absent)`, run);
};

beforeEach(async () => {
  faults = [];
  sandbox = await startSandbox({
    now: clock.now,
    onExchange: (exchange) => void faults.push(...(judge?.check(exchange) ?? [])),
  });
});

afterEach(() => sandbox.close());

async function send(method: string, path: string, body?: unknown, status = 200) {
  const answer = await call(sandbox, method, path, body);
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ path, status });
  expect(faults).toEqual([]);
  return answer.body;
}

const OBJECTS = '/crm/objects/2026-09';
const none = { associations: [] };
const read = { properties: [], propertiesWithHistory: [] };

describe('answers have the shapes of HubSpot’s specification', () => {
  conform('for one record', async () => {
    const { id } = await send(
      'POST',
      `${OBJECTS}/contacts`,
      { properties: { email: 'a@x.ru' }, ...none },
      201,
    );
    await send('GET', `${OBJECTS}/contacts/${id}?properties=email,jobtitle&propertiesWithHistory=email`);
    await send('GET', `${OBJECTS}/contacts/a@x.ru?idProperty=email`);
    await send('GET', `${OBJECTS}/contacts?limit=5&properties=email`);
    await send('PATCH', `${OBJECTS}/contacts/${id}`, { properties: { jobtitle: 'CFO' } });
    await send('DELETE', `${OBJECTS}/contacts/${id}`, undefined, 204);
    await send('GET', `${OBJECTS}/contacts/${id}`, undefined, 404);
    await send('GET', `${OBJECTS}/contacts/${id}?archived=true`);
  });

  conform('for a record with associations', async () => {
    const contactId = sandbox.portal.createObject('contacts', {});
    const dealId = sandbox.portal.createObject('deals', { dealname: 'Deal' });
    sandbox.portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id: contactId });
    const deal = await send('GET', `${OBJECTS}/deals/${dealId}?associations=contacts`);
    expect(deal).toMatchObject({
      associations: { contacts: { results: [{ id: contactId, type: 'deal_to_contact' }] } },
    });
  });

  conform('for batches of records, whole and in part', async () => {
    const inputs = [{ properties: { email: 'a@x.ru' }, ...none }];
    const { results } = await send('POST', `${OBJECTS}/contacts/batch/create`, { inputs }, 201);
    const id = results[0]?.['id'] ?? '';
    await send('POST', `${OBJECTS}/contacts/batch/read`, { ...read, inputs: [{ id }] });
    await send('POST', `${OBJECTS}/contacts/batch/read`, { ...read, inputs: [{ id }, { id: '1' }] }, 207);
    const update = { id, properties: { jobtitle: 'CFO' } };
    await send('POST', `${OBJECTS}/contacts/batch/update`, { inputs: [update] });
    await send('POST', `${OBJECTS}/contacts/batch/update`, { inputs: [update, { ...update, id: '1' }] }, 207);
    const upsert = { id: 'b@x.ru', idProperty: 'email', properties: { jobtitle: 'CTO' } };
    await send('POST', `${OBJECTS}/contacts/batch/upsert`, { inputs: [upsert] });
    const traced = [
      { objectWriteTraceId: 'one', properties: { email: 'c@x.ru' }, ...none },
      { objectWriteTraceId: 'two', properties: { nonsense: '1' }, ...none },
    ];
    await send('POST', `${OBJECTS}/contacts/batch/create`, { inputs: traced }, 207);
    await send('POST', `${OBJECTS}/contacts/batch/archive`, { inputs: [{ id }] }, 204);
  });

  conform('for search, merge and erasure', async () => {
    const [first, second] = [
      sandbox.portal.createObject('contacts', {}),
      sandbox.portal.createObject('contacts', {}),
    ];
    const third = sandbox.portal.createObject('contacts', {});
    clock.move(6_000);
    const filters = [{ propertyName: 'hs_object_id', operator: 'HAS_PROPERTY' }];
    const search = {
      filterGroups: [{ filters }],
      sorts: ['createdate'],
      properties: ['email'],
      limit: 1,
      after: '0',
    };
    expect(await send('POST', `${OBJECTS}/contacts/search`, search)).toMatchObject({ total: 3 });
    await send('POST', `${OBJECTS}/contacts/merge`, { primaryObjectId: first, objectIdToMerge: second });
    await send('POST', `${OBJECTS}/contacts/gdpr-delete`, { objectId: third }, 204);
  });

  conform('for every kind of engagement', async () => {
    const timed = { properties: { hs_timestamp: '2026-11-19T10:00:00Z' }, ...none };
    for (const type of ['meetings', 'calls', 'emails', 'communications', 'notes', 'tasks']) {
      const { id } = await send('POST', `${OBJECTS}/${type}`, timed, 201);
      await send('POST', `${OBJECTS}/${type}/batch/read`, { ...read, inputs: [{ id }] });
    }
  });

  conform('for associations and labels', async () => {
    const ids = {
      deal: sandbox.portal.createObject('deals', {}),
      contact: sandbox.portal.createObject('contacts', {}),
    };
    const root = '/crm/associations/2026-09/deals/contacts';
    const label = await send('POST', `${root}/labels`, {
      label: 'Champion',
      name: 'bg_champion',
      inverseLabel: 'Champion',
    });
    const typeId = Number(label.results[0]?.['typeId']);
    await send('GET', `${root}/labels`);
    await send('PUT', `${root}/labels`, { associationTypeId: typeId, label: 'Ally' }, 204);
    const pair = { from: { id: ids.deal }, to: { id: ids.contact } };
    const types = [{ associationCategory: 'USER_DEFINED', associationTypeId: typeId }];
    await send('POST', `${root}/batch/create`, { inputs: [{ ...pair, types }] });
    await send('POST', `${root}/batch/create`, { inputs: [{ ...pair, to: { id: '1' }, types }] }, 207);
    await send('POST', `${root}/batch/read`, { inputs: [{ id: ids.deal }] });
    await send('POST', `${root}/batch/read`, { inputs: [{ id: '1' }] }, 207);
    await send('POST', `${root}/batch/labels/archive`, { inputs: [{ ...pair, types }] });
    await send('POST', `${root}/batch/associate/default`, { inputs: [pair] });
    await send('POST', `${root}/batch/archive`, { inputs: [{ from: pair.from, to: [pair.to] }] });
    await send('PUT', `${OBJECTS}/deals/${ids.deal}/associations/contacts/${ids.contact}`, types, 201);
    await send('PUT', `${OBJECTS}/deals/${ids.deal}/associations/default/contacts/${ids.contact}`);
    await send('DELETE', `${OBJECTS}/deals/${ids.deal}/associations/contacts/${ids.contact}`, undefined, 204);
    await send('DELETE', `${root}/labels/${typeId}`, undefined, 204);
  });

  conform('for properties and their groups', async () => {
    const root = '/crm/properties/2026-09/deals';
    await send('POST', `${root}/groups`, { name: 'buying_group', label: 'Buying group' }, 201);
    await send('GET', `${root}/groups`);
    await send('GET', `${root}/groups/buying_group`);
    await send('PATCH', `${root}/groups/buying_group`, { label: 'Group' });
    const options = [{ value: 'a', label: 'A', displayOrder: 0, hidden: false }];
    const one = {
      name: 'bg_stage',
      label: 'Stage',
      groupName: 'buying_group',
      type: 'enumeration',
      fieldType: 'select',
      options,
    };
    await send('POST', root, one, 201);
    await send('POST', root, one, 409);
    const text = { ...one, name: 'bg_key', type: 'string', fieldType: 'text', options: [] };
    await send('POST', `${root}/batch/create`, { inputs: [text] });
    await send('POST', `${root}/batch/create`, { inputs: [text, { ...text, name: 'bg_name' }] }, 207);
    const names = { inputs: [{ name: 'bg_key' }], archived: false, dataSensitivity: 'non_sensitive' };
    await send('POST', `${root}/batch/read`, names);
    await send('GET', root);
    await send('GET', `${root}/bg_stage`);
    await send('PATCH', `${root}/bg_stage`, { options });
    await send('DELETE', `${root}/bg_stage`, undefined, 204);
    await send('POST', `${root}/batch/archive`, { inputs: [{ name: 'bg_key' }, { name: 'bg_name' }] }, 204);
    await send('DELETE', `${root}/groups/buying_group`, undefined, 204);
  });

  conform('for pipelines, owners, account and limits', async () => {
    const root = '/crm/pipelines/2026-09/deals';
    const stages = [{ stageId: 'early', label: 'Early', displayOrder: 0, metadata: { probability: '0.1' } }];
    await send('POST', root, { pipelineId: 'bg', label: 'Early', displayOrder: 1, stages }, 201);
    await send('GET', root);
    await send('GET', `${root}/bg`);
    await send('PATCH', `${root}/bg`, { label: 'Earlier' });
    await send('DELETE', `${root}/bg`, undefined, 204);
    await send('GET', '/crm/owners/2026-09');
    await send('GET', '/crm/owners/2026-09/201');
    await send('GET', '/account-info/2026-09/details');
    await send('GET', '/account-info/2026-09/api-usage/daily/private-apps');
    await send('GET', '/crm/limits/2026-09/associations/labels?fromObjectTypeId=0-3&toObjectTypeId=0-1');
    await send('GET', '/crm/limits/2026-09/custom-properties');
    await send('GET', '/crm/limits/2026-09/pipelines');
  });

  conform('for marketing events and who takes part in them', async () => {
    const root = '/marketing/marketing-events/2026-09';
    const { marketingEvents } = sandbox.portal;
    const id = marketingEvents.createEvent({
      name: 'HR API webinar',
      type: 'WEBINAR',
      url: 'https://events.example/webinars/hr-api',
      startAt: clock.now(),
      endAt: clock.now() + 3_600_000,
    });
    marketingEvents.createEvent({ name: 'Fair' });
    const acts = ['registerContact', 'attend', 'cancelRegistration', 'missEvent'] as const;
    for (const act of acts) marketingEvents[act](id, sandbox.portal.createObject('contacts', {}));
    const list = await send('GET', `${root}?limit=1`);
    expect(list).toMatchObject({
      results: [{ objectId: id, registrants: 3, attendees: 1, cancellations: 1, noShows: 1 }],
      paging: { next: { after: '1' } },
    });
    await send('GET', `${root}?limit=100&after=1`);
    const breakdown = `${root}/participations/${id}/breakdown`;
    expect(await send('GET', `${breakdown}?limit=3`)).toMatchObject({ total: 4, paging: {} });
    expect(await send('GET', `${breakdown}?state=ATTENDED`)).toMatchObject({ total: 1 });
    await send('GET', `${root}/participations/1/breakdown`, undefined, 404);
    await send('GET', `${root}?limit=101`, undefined, 400);
  });

  conform('for the pages a contact opened', async () => {
    const id = sandbox.portal.createObject('contacts', {});
    for (const page of ['a', 'b', 'c']) sandbox.portal.visitPage(id, `https://x.example/${page}`);
    const root = `/events/event-occurrences/2026-09?eventType=e_visited_page&objectType=contact&objectId=${id}`;
    expect(await send('GET', `${root}&limit=2`)).toMatchObject({
      results: [{ objectId: id, properties: { hs_url: 'https://x.example/a' } }, {}],
      paging: { next: { after: '2' } },
    });
    const later = new Date(clock.now() + 1).toISOString();
    expect(await send('GET', `${root}&occurredAfter=${later}`)).toEqual({ results: [] });
    await send('GET', `${root}&occurredAfter=soon`, undefined, 400);
  });

  conform('for refusals', async () => {
    await send('POST', `${OBJECTS}/contacts`, { properties: { nonsense: '1' }, ...none }, 400);
    await send('GET', `${OBJECTS}/contacts/1`, undefined, 404);
    sandbox.portal.createObject('contacts', { email: 'a@x.ru' });
    await send('POST', `${OBJECTS}/contacts`, { properties: { email: 'A@x.ru' }, ...none }, 409);
    const response = await fetch(`${sandbox.url}${OBJECTS}/contacts/1`);
    expect(response.status).toBe(401);
    expect(faults).toEqual([]);
  });
});

if (judge) {
  describe('the judge', () => {
    const exchange = {
      method: 'GET',
      path: '/account-info/2026-09/details',
      requestBody: undefined,
      status: 200,
    };

    test('names what an answer lacks', () => {
      const [fault] = judge.check({ ...exchange, responseBody: { portalId: 1 } });
      expect(fault).toContain('answer of GET /account-info/2026-09/details');
    });

    test('knows paths that HubSpot does not have', () => {
      expect(judge.check({ ...exchange, path: '/crm/v3/objects/contacts', responseBody: {} })).toHaveLength(
        1,
      );
    });

    test('names a wrong field of a request', () => {
      const request = { ...exchange, method: 'POST', path: `${OBJECTS}/contacts/batch/archive`, status: 204 };
      const wrong = judge.check({
        ...request,
        requestBody: { inputs: [{ id: 7 }] },
        responseBody: undefined,
      });
      expect(wrong).toEqual([expect.stringContaining('/inputs/0/id')]);
    });
  });
}
