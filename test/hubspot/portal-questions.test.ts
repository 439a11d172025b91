import { APP_SCOPES, OPTIONAL_SCOPES } from '../../src/hubspot/scopes.ts';
import { createHarness, problem, START, storedObject } from './harness.ts';

const types = (objectTypeId: string) => ({ objectTypeId, singularLabel: 'x', pluralLabel: 'xs' });

describe('the list of objects', () => {
  test('is read page by page, without archived ones', async () => {
    const gone = { ...storedObject('2'), archived: true };
    const harness = createHarness((_request, number) => ({
      status: 200,
      json:
        number === 1
          ? { results: [storedObject('1', { pipeline: 'default' }), gone], paging: { next: { after: '2' } } }
          : { results: [storedObject('3')] },
    }));
    const first = await harness.gateway.listObjects('deals', ['pipeline', 'dealstage'], null);
    expect(first).toMatchObject({ objects: [{ id: '1', properties: { pipeline: 'default' } }], next: '2' });
    const second = await harness.gateway.listObjects('deals', [], first.next);
    expect(second).toMatchObject({ objects: [{ id: '3' }], next: null });
    expect(harness.requests.map(({ path, query }) => ({ path, ...query }))).toEqual([
      {
        path: '/crm/objects/2026-09/deals',
        limit: '100',
        archived: 'false',
        properties: 'pipeline,dealstage',
      },
      { path: '/crm/objects/2026-09/deals', limit: '100', archived: 'false', after: '2' },
    ]);
  });

  test('ends where the cursor does not move', async () => {
    const { gateway } = createHarness(() => ({
      status: 200,
      json: { results: [], paging: { next: { after: '7' } } },
    }));
    expect((await gateway.listObjects('deals', [], '7')).next).toBeNull();
  });

  test('refuses a property name that is none before anything is sent (P40)', async () => {
    const harness = createHarness(() => problem(500));
    await expect(harness.gateway.listObjects('deals', ['../a'], null)).rejects.toThrow('internal name');
    expect(harness.requests).toEqual([]);
  });
});

describe("the account's limits", () => {
  test('tell how many custom properties there are and may be', async () => {
    const { gateway } = createHarness(() => ({
      status: 200,
      json: {
        byObjectType: [{ ...types('0-3'), usage: 990, limit: 1000, percentage: 99 }],
        overallUsage: 2000,
        overallLimit: 10_000,
        overallPercentage: 20,
      },
    }));
    expect(await gateway.readPropertyLimits()).toEqual({
      deals: { usage: 990, limit: 1000 },
      contacts: null,
      overall: { usage: 2000, limit: 10_000 },
    });
  });

  test('tell the labels from deals to contacts, and nothing where they are not listed', async () => {
    const entry = {
      fromObjectType: types('0-3'),
      toObjectType: types('0-1'),
      usage: 4,
      limit: 10,
      percentage: 40,
      allLabels: [],
    };
    const harness = createHarness((_request, number) => ({
      status: 200,
      json: { results: number === 1 ? [entry] : [] },
    }));
    expect(await harness.gateway.readLabelLimit()).toEqual({ usage: 4, limit: 10 });
    expect(await harness.gateway.readLabelLimit()).toBeNull();
    expect(harness.requests[0]?.query).toEqual({ fromObjectTypeId: '0-3', toObjectTypeId: '0-1' });
  });

  test('tell the deal pipelines', async () => {
    const { gateway } = createHarness(() => ({
      status: 200,
      json: {
        hubspotDefinedObjectTypes: [{ ...types('0-3'), usage: 1, limit: 2, percentage: 50 }],
        customObjectTypes: { byObjectType: [], overallLimit: 1, overallPercentage: 0, overallUsage: 0 },
      },
    }));
    expect(await gateway.readPipelineLimit()).toEqual({ usage: 1, limit: 2 });
  });

  test.each([
    ['SUCCESS', { usage: 5, limit: 10, resetsAt: START }],
    ['TIMEOUT', null],
  ])('tell the calls of today when HubSpot found out: %s', async (fetchStatus, expected) => {
    const { gateway } = createHarness(() => ({
      status: 200,
      json: {
        results: [
          {
            name: 'private-apps-api-calls-daily',
            currentUsage: 5,
            usageLimit: 10,
            collectedAt: new Date(START).toISOString(),
            resetsAt: new Date(START).toISOString(),
            fetchStatus,
          },
        ],
      },
    }));
    expect(await gateway.readDailyUsage()).toEqual(expected);
  });
});

describe('probing scopes', () => {
  test.each([...APP_SCOPES, ...OPTIONAL_SCOPES])(
    '%s is missing on 403, there on any other answer, and nothing is written',
    async (scope) => {
      const harness = createHarness((_request, number) =>
        number === 1
          ? problem(403, { category: 'MISSING_SCOPES', context: { missingScopes: [scope] } })
          : problem(400),
      );
      expect(await harness.gateway.probeScope(scope)).toEqual({ granted: false, named: [scope] });
      expect(await harness.gateway.probeScope(scope)).toEqual({ granted: true });
      for (const { method, body } of harness.requests) {
        if (method !== 'GET') expect(body).toEqual({ inputs: [] });
      }
    },
  );

  test('a token that HubSpot does not accept is no missing scope', async () => {
    const { gateway } = createHarness(() => problem(401));
    await expect(gateway.probeScope('crm.objects.deals.read')).rejects.toMatchObject({ name: 'AuthError' });
  });
});

test("HubSpot's own time is told from the Date header, and from no other text", async () => {
  const seen: number[] = [];
  const { gateway } = createHarness(
    (_request, number) => ({
      status: 200,
      json: { results: [] },
      headers: { Date: number === 1 ? 'Mon, 02 Nov 2026 12:00:05 GMT' : 'soon' },
    }),
    { onServerTime: (at) => seen.push(at) },
  );
  await gateway.listPipelines('deals');
  await gateway.listPipelines('deals');
  expect(seen).toEqual([START + 5000]);
});
