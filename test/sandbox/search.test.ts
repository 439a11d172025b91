import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { call, createTestClock } from './calling.ts';

const SEARCH = '/crm/objects/2026-09/contacts/search';
let clock = createTestClock();
let sandbox: Sandbox;

beforeEach(async () => {
  clock = createTestClock();
  sandbox = await startSandbox({ now: clock.now });
});

afterEach(() => sandbox.close());

async function search(body: Record<string, unknown>) {
  // The search budget is five calls a second.
  clock.move(1_000);
  return call(sandbox, 'POST', SEARCH, body);
}

async function findNames(filter: Record<string, unknown>): Promise<string[]> {
  const { body } = await search({ filterGroups: [{ filters: [filter] }], properties: ['firstname'] });
  return body.results.map((one) => String(one['properties']['firstname']));
}

function addPeople(): void {
  const people = [
    { firstname: 'Anna', jobtitle: 'HR Manager', hubspotscore: '9', hs_buying_role: 'CHAMPION;END_USER' },
    { firstname: 'Boris', jobtitle: 'IT Director', hubspotscore: '10' },
    { firstname: 'Clara', hubspotscore: '100' },
  ];
  for (const person of people) sandbox.portal.createObject('contacts', person);
  clock.move(5_000);
}

test('does not find a record before the index has caught up', async () => {
  sandbox.portal.createObject('contacts', { firstname: 'Anna' });
  clock.move(3_000);
  expect((await search({})).body['total']).toBe(0);
  clock.move(2_000);
  expect((await search({})).body['total']).toBe(1);
});

test('finds a changed record by its old value until the index has caught up, and answers the new one', async () => {
  addPeople();
  const [first] = sandbox.portal.list('contacts');
  clock.move(10_000);
  sandbox.portal.updateObject('contacts', first?.id ?? '', { firstname: 'Olga' });
  expect(await findNames({ propertyName: 'firstname', operator: 'EQ', value: 'anna' })).toEqual(['Olga']);
  clock.move(5_000);
  expect(await findNames({ propertyName: 'firstname', operator: 'EQ', value: 'anna' })).toEqual([]);
});

test.each([
  [{ operator: 'EQ', propertyName: 'firstname', value: 'ANNA' }, ['Anna']],
  [{ operator: 'NEQ', propertyName: 'firstname', value: 'Anna' }, ['Boris', 'Clara']],
  [{ operator: 'GT', propertyName: 'hubspotscore', value: '9' }, ['Boris', 'Clara']],
  [{ operator: 'GTE', propertyName: 'hubspotscore', value: '100' }, ['Clara']],
  [{ operator: 'LT', propertyName: 'hubspotscore', value: '10' }, ['Anna']],
  [{ operator: 'LTE', propertyName: 'hubspotscore', value: '10' }, ['Anna', 'Boris']],
  [{ operator: 'BETWEEN', propertyName: 'hubspotscore', value: '10', highValue: '99' }, ['Boris']],
  [{ operator: 'IN', propertyName: 'firstname', values: ['anna', 'clara'] }, ['Anna', 'Clara']],
  [{ operator: 'IN', propertyName: 'firstname', values: ['Anna'] }, []],
  [{ operator: 'NOT_IN', propertyName: 'firstname', values: ['anna'] }, ['Boris', 'Clara']],
  [{ operator: 'HAS_PROPERTY', propertyName: 'jobtitle' }, ['Anna', 'Boris']],
  [{ operator: 'NOT_HAS_PROPERTY', propertyName: 'jobtitle' }, ['Clara']],
  [{ operator: 'CONTAINS_TOKEN', propertyName: 'jobtitle', value: 'director' }, ['Boris']],
  [{ operator: 'CONTAINS_TOKEN', propertyName: 'jobtitle', value: 'dir*' }, ['Boris']],
  [{ operator: 'NOT_CONTAINS_TOKEN', propertyName: 'jobtitle', value: 'director' }, ['Anna', 'Clara']],
  [{ operator: 'EQ', propertyName: 'hs_buying_role', value: 'END_USER' }, ['Anna']],
])('filters by %j', async (filter, expected) => {
  addPeople();
  expect(await findNames(filter)).toEqual(expected);
});

test('finds records by those they are associated with', async () => {
  addPeople();
  const [anna] = sandbox.portal.list('contacts');
  const dealId = sandbox.portal.createObject('deals', {});
  sandbox.portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id: anna?.id ?? '' });
  const filter = { propertyName: 'associations.deals', operator: 'EQ', value: dealId };
  expect(await findNames(filter)).toEqual(['Anna']);
});

test('sorts numbers as numbers and pages through', async () => {
  addPeople();
  const sorts = [{ propertyName: 'hubspotscore', direction: 'DESCENDING' }];
  const first = await search({ sorts, limit: 2, properties: ['firstname'] });
  const after = first.body['paging']['next']['after'];
  const second = await search({ sorts, limit: 2, after, properties: ['firstname'] });
  const names = [...first.body.results, ...second.body.results].map((one) => one['properties']['firstname']);
  expect(names).toEqual(['Clara', 'Boris', 'Anna']);
  expect(second.body['paging']).toBeUndefined();
});

const filter = { propertyName: 'firstname', operator: 'HAS_PROPERTY' };
test.each([
  ['more than 10,000 results', { after: '9900', limit: 200 }],
  ['more than 200 a page', { limit: 201 }],
  ['more than 5 filter groups', { filterGroups: Array.from({ length: 6 }, () => ({ filters: [filter] })) }],
  [
    'more than 6 filters in a group',
    { filterGroups: [{ filters: Array.from({ length: 7 }, () => filter) }] },
  ],
  ['two sorts', { sorts: ['firstname', 'lastname'] }],
  ['a body of more than 3,000 characters', { query: 'x'.repeat(3_000) }],
])('refuses %s', async (_, body) => {
  expect((await search(body)).status).toBe(400);
});

test('does not find archived records', async () => {
  addPeople();
  const [anna] = sandbox.portal.list('contacts');
  sandbox.portal.archiveObject('contacts', anna?.id ?? '');
  expect((await search({})).body['total']).toBe(2);
});
