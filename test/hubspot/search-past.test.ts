import type { PastQuestion } from '../../src/hubspot/gateway.ts';
import { createHarness, listIds, START, storedObject } from './harness.ts';
import type { SeenRequest } from './harness.ts';

interface Filter {
  readonly propertyName: string;
  readonly operator: string;
  readonly value?: string;
  readonly values?: readonly string[];
}

const groupsOf = (request: SeenRequest | undefined): readonly { readonly filters: readonly Filter[] }[] =>
  (request?.body as { filterGroups: readonly { filters: readonly Filter[] }[] }).filterGroups;

/** A portal of so many objects, 200 a page, the third of each page archived. */
async function search(type: 'contacts' | 'deals' | 'meetings', question: Partial<PastQuestion>, many = 450) {
  const ids = listIds(many);
  const harness = createHarness((request) => {
    const after = groupsOf(request)[0]?.filters.find(({ propertyName }) => propertyName === 'hs_object_id');
    const rest = ids.filter((id) => Number(id) > Number(after?.value ?? 0));
    const results = rest.slice(0, 200).map((id, n) => ({ ...storedObject(id), archived: n === 2 }));
    const paging = rest.length > 200 ? { paging: { next: { after: '200' } } } : {};
    return { status: 200, json: { total: rest.length, results, ...paging } };
  });
  const pages = [];
  const asked = { since: START, by: 'change', afterId: null, ...question } as const;
  for await (const page of harness.gateway.searchPast(type, asked)) pages.push(page);
  return { pages, requests: harness.requests, ids };
}

test('tells the end of each page and how many objects come after it, archived ones left out', async () => {
  const { pages, ids } = await search('contacts', {});
  expect(pages.map(({ changes }) => changes.length)).toEqual([199, 199, 49]);
  expect(pages.map(({ left }) => left)).toEqual([250, 50, 0]);
  expect(pages.map(({ end }) => end)).toEqual([ids[199], ids[399], ids[449]]);
});

test('goes on after an id', async () => {
  const { pages, ids, requests } = await search('contacts', { afterId: listIds(450)[299] ?? '' });
  expect(requests).toHaveLength(1);
  expect(pages[0]?.changes[0]?.id).toBe(ids[300]);
});

test('asks activities by when they took place', async () => {
  const { requests } = await search('meetings', { by: 'deed' }, 1);
  expect(groupsOf(requests[0])).toEqual([
    { filters: [{ propertyName: 'hs_timestamp', operator: 'GTE', value: String(START) }] },
  ]);
});

test('asks for deals that changed, or are in none of the closed stages, and goes on in both', async () => {
  const { requests } = await search('deals', { closedStages: ['closedwon', 'ClosedLost'] });
  const changed = { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(START) };
  const open = { propertyName: 'dealstage', operator: 'NOT_IN', values: ['closedwon', 'closedlost'] };
  expect(groupsOf(requests[0])).toEqual([{ filters: [changed] }, { filters: [open] }]);
  const further = { propertyName: 'hs_object_id', operator: 'GT', value: listIds(450)[199] };
  expect(groupsOf(requests[1])).toEqual([{ filters: [changed, further] }, { filters: [open, further] }]);
});

test('walks through all deals where the names of stages would not fit into a question', async () => {
  const closedStages = Array.from({ length: 90 }, (_, n) => `a-closed-stage-of-pipeline-number-${n}`);
  const { requests } = await search('deals', { closedStages }, 1);
  expect(groupsOf(requests[0])).toEqual([
    { filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: '0' }] },
  ]);
  expect(JSON.stringify(requests[0]?.body).length).toBeLessThan(3_000);
});
