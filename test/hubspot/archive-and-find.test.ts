import { createHarness, listIds, problem, storedObject } from './harness.ts';

const inputsOf = (body: unknown): readonly { id: string }[] => (body as { inputs: { id: string }[] }).inputs;

describe('archiving deals', () => {
  test('takes one call per 100, each id once', async () => {
    const { gateway, requests } = createHarness(() => ({ status: 204 }));
    const ids = listIds(230);
    await gateway.archiveObjects('deals', [...ids, ...ids.slice(0, 5)]);
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array.from({ length: 3 }, () => 'POST /crm/objects/2026-09/deals/batch/archive'),
    );
    expect(requests.flatMap(({ body }) => inputsOf(body).map(({ id }) => id))).toEqual(ids);
  });

  test('may be repeated: a lost answer is asked for again (P30)', async () => {
    const { gateway, requests } = createHarness((_, number) => (number === 1 ? 'reset' : { status: 204 }));
    await gateway.archiveObjects('deals', ['7']);
    expect(requests).toHaveLength(2);
  });

  test('sends nothing for an id that is none (P40)', async () => {
    const { gateway, requests } = createHarness(() => ({ status: 204 }));
    await expect(gateway.archiveObjects('deals', ['7', '../contacts'])).rejects.toThrow('1 to 19 digits');
    expect(requests).toEqual([]);
  });

  test('is an error where HubSpot refuses, never taken for done (P28)', async () => {
    const { gateway } = createHarness(() => problem(400));
    await expect(gateway.archiveObjects('deals', ['7'])).rejects.toThrow();
  });
});

describe('companies by domain', () => {
  const company = (id: string, domain: string) => ({ ...storedObject(id), properties: { domain } });

  test('are asked for 100 domains at a time, out of the budget of the search', async () => {
    const { gateway, requests, taken } = createHarness(() => ({
      status: 200,
      json: { total: 0, results: [] },
    }));
    const domains = listIds(150).map((id) => `c${id}.example`);
    expect(await gateway.findCompanies(domains)).toEqual([]);
    expect(taken).toEqual(['search', 'search']);
    expect(requests.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        filterGroups: [
          { filters: [{ propertyName: 'domain', operator: 'IN', values: domains.slice(0, 100) }] },
        ],
      }),
      expect.anything(),
    ]);
  });

  test('are read to the last page', async () => {
    const { gateway } = createHarness((_, number) => ({
      status: 200,
      json: {
        total: 2,
        results: [company(String(number), 'x.ru')],
        ...(number === 1 ? { paging: { next: { after: '200' } } } : {}),
      },
    }));
    expect(await gateway.findCompanies(['x.ru'])).toEqual([
      { id: '1', domain: 'x.ru' },
      { id: '2', domain: 'x.ru' },
    ]);
  });
});
