import type { Gateway, ObjectType } from '../../src/hubspot/gateway.ts';
import { createHarness, listIds, START, storedObject } from './harness.ts';
import type { Reply, SeenRequest } from './harness.ts';

interface Question {
  readonly filterGroups: readonly {
    readonly filters: readonly { propertyName: string; operator: string; value: string }[];
  }[];
  readonly limit: number;
  readonly after: string;
  readonly sorts: readonly string[];
}

const questionOf = (request: SeenRequest | undefined): Question => request?.body as Question;
const filtersOf = (request: SeenRequest | undefined) => questionOf(request).filterGroups[0]?.filters;

/** A portal in which all these objects changed; it answers what comes after the asked id, 200 at most. */
function answerFrom(ids: readonly string[]): (request: SeenRequest) => Reply {
  return (request) => {
    const after = Number(
      filtersOf(request)?.find(({ propertyName }) => propertyName === 'hs_object_id')?.value ?? 0,
    );
    const rest = ids.filter((id) => Number(id) > after);
    return page(rest.slice(0, 200), rest.length, rest.length > 200);
  };
}

function page(ids: readonly string[], total: number, more: boolean): Reply {
  const paging = more ? { paging: { next: { after: '200' } } } : {};
  return { status: 200, json: { total, results: ids.map((id) => storedObject(id)), ...paging } };
}

async function collect(gateway: Gateway, type: ObjectType = 'contacts'): Promise<string[][]> {
  const pages: string[][] = [];
  for await (const each of gateway.searchChanged(type, START)) pages.push(each.map(({ id }) => id));
  return pages;
}

describe('searching for what changed', () => {
  test('asks for what comes after the last id, so that it goes beyond 10,000 results', async () => {
    const ids = listIds(10_450);
    const harness = createHarness(answerFrom(ids));
    const pages = await collect(harness.gateway);
    expect(pages.flat()).toEqual(ids);
    expect(harness.requests).toHaveLength(Math.ceil(10_450 / 200));
    expect(new Set(harness.requests.map((request) => questionOf(request).after))).toEqual(new Set(['0']));
    expect(questionOf(harness.requests[1])).toMatchObject({ limit: 200, sorts: ['hs_object_id'] });
    expect(filtersOf(harness.requests[1])).toEqual([
      { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(START) },
      { propertyName: 'hs_object_id', operator: 'GT', value: '1200' },
    ]);
  });

  test('takes its calls out of the budget of the search (P25)', async () => {
    const harness = createHarness(answerFrom(listIds(3)));
    await collect(harness.gateway);
    expect(harness.taken).toEqual(['search']);
    expect(harness.requests[0]).toMatchObject({
      method: 'POST',
      path: '/crm/objects/2026-09/contacts/search',
    });
  });

  test.each(['companies', 'deals', 'meetings', 'calls', 'emails', 'communications'] as const)(
    'names the last change of %s as HubSpot does',
    async (type) => {
      const harness = createHarness(answerFrom([]));
      expect(await collect(harness.gateway, type)).toEqual([]);
      expect(filtersOf(harness.requests[0])?.[0]?.propertyName).toBe('hs_lastmodifieddate');
    },
  );

  test('goes on behind a page whose objects were archived meanwhile', async () => {
    const archived = { ...storedObject('5'), archived: true };
    const harness = createHarness((request) =>
      filtersOf(request)?.length === 1
        ? { status: 200, json: { total: 2, results: [archived], paging: { next: { after: '1' } } } }
        : page(['6'], 1, false),
    );
    expect(await collect(harness.gateway)).toEqual([[], ['6']]);
  });

  test('throws when the objects do not come by rising id, instead of leaving some out (P28)', async () => {
    const harness = createHarness(() => page(['7', '6'], 2, false));
    await expect(collect(harness.gateway)).rejects.toMatchObject({ name: 'ParseError' });
  });

  test('throws what HubSpot refuses (P28)', async () => {
    const harness = createHarness(() => ({
      status: 400,
      json: { status: 'error', category: 'VALIDATION_ERROR', message: 'no' },
    }));
    await expect(collect(harness.gateway)).rejects.toMatchObject({ name: 'RefusedError' });
  });
});
