import { batch, createHarness, listIds, START, storedObject, TOKEN, writeAll } from './harness.ts';
import type { BatchInputs } from './harness.ts';

describe('reading objects', () => {
  test('asks for 100 per call, with the token, and returns empty strings as null', async () => {
    const harness = createHarness((request) => {
      const { inputs } = request.body as BatchInputs;
      return batch(inputs.map(({ id }) => storedObject(id, { firstname: '', jobtitle: 'CFO' })));
    });
    const result = await harness.gateway.readObjects('contacts', listIds(230), ['firstname', 'jobtitle']);
    expect(harness.requests.map((request) => (request.body as BatchInputs).inputs.length)).toEqual([
      100, 100, 30,
    ]);
    expect(harness.requests[0]).toMatchObject({
      method: 'POST',
      path: '/crm/objects/2026-09/contacts/batch/read',
      authorization: `Bearer ${TOKEN}`,
      body: { properties: ['firstname', 'jobtitle'] },
    });
    expect(result.missing).toEqual([]);
    expect(result.found).toHaveLength(230);
    expect(result.found[0]).toEqual({
      id: '1001',
      properties: { firstname: null, jobtitle: 'CFO' },
      createdAt: Date.parse('2026-10-01T10:00:00.000Z'),
      updatedAt: Date.parse('2026-10-01T10:00:00.000Z'),
      archived: false,
    });
  });

  test('asks for a repeated id once and makes no call for no ids', async () => {
    const harness = createHarness((request) =>
      batch((request.body as BatchInputs).inputs.map(({ id }) => storedObject(id))),
    );
    const result = await harness.gateway.readObjects('deals', ['7', '7', '8', '7'], []);
    expect(result.found.map((object) => object.id)).toEqual(['7', '8']);
    expect(await harness.gateway.readObjects('deals', [], ['dealname'])).toEqual({ found: [], missing: [] });
    expect(harness.requests).toHaveLength(1);
  });

  test('names what HubSpot does not have', async () => {
    const harness = createHarness(() =>
      batch(
        [storedObject('1')],
        [{ status: 'error', category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: ['2'] } }],
      ),
    );
    const result = await harness.gateway.readObjects('contacts', ['1', '2'], []);
    expect(result.found.map((object) => object.id)).toEqual(['1']);
    expect(result.missing).toEqual(['2']);
  });

  test('throws a partial error of another kind instead of calling the object missing (P28)', async () => {
    const harness = createHarness(() =>
      batch(
        [storedObject('1')],
        [{ status: 'error', category: 'INTERNAL_ERROR', message: 'oops', context: { ids: ['2'] } }],
      ),
    );
    await expect(harness.gateway.readObjects('contacts', ['1', '2'], [])).rejects.toMatchObject({
      name: 'RefusedError',
      category: 'INTERNAL_ERROR',
    });
  });

  test('reads by a unique property, compared without case, and asks for that property', async () => {
    const harness = createHarness(() =>
      batch(
        [storedObject('1', { email: 'anna@example.com' })],
        [{ category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: ['nobody@example.com'] } }],
      ),
    );
    const values = ['Anna@Example.com', 'nobody@example.com'];
    const result = await harness.gateway.readObjectsBy('contacts', 'email', values, ['jobtitle']);
    expect(harness.requests[0]?.body).toMatchObject({
      idProperty: 'email',
      properties: ['jobtitle', 'email'],
    });
    expect(result.missing).toEqual(['nobody@example.com']);
  });

  test('does not call a value missing that HubSpot found under a secondary address (P28)', async () => {
    const harness = createHarness(() => batch([storedObject('1', { email: 'main@example.com' })]));
    const result = await harness.gateway.readObjectsBy('contacts', 'email', ['second@example.com'], []);
    expect(result).toMatchObject({ found: [{ id: '1' }], missing: [] });
  });
});

describe('writing objects', () => {
  test('updates in batches of 100, one input per object, the later values winning', async () => {
    const harness = createHarness(writeAll);
    const writes = [
      ...listIds(101).map((id) => ({ id, properties: { bg_stage: 'detected', bg_momentum: 'up' } })),
      { id: '1001', properties: { bg_stage: 'engaged' } },
    ];
    const result = await harness.gateway.updateObjects('deals', writes);
    expect(harness.requests.map((request) => request.path)).toEqual([
      '/crm/objects/2026-09/deals/batch/update',
      '/crm/objects/2026-09/deals/batch/update',
    ]);
    expect((harness.requests[0]?.body as BatchInputs).inputs[0]).toMatchObject({
      id: '1001',
      properties: { bg_stage: 'engaged', bg_momentum: 'up' },
    });
    expect(result.written).toHaveLength(101);
    expect(result.failures).toEqual([]);
  });

  test('upserts by a unique property and names failures by its value', async () => {
    const harness = createHarness((request) => {
      const { inputs } = request.body as BatchInputs;
      return batch(
        [storedObject('501', { bg_key: inputs[0]?.id ?? '' })],
        [{ category: 'VALIDATION_ERROR', message: 'no', context: { objectWriteTraceId: ['1'] } }],
      );
    });
    const result = await harness.gateway.upsertObjects('deals', 'bg_key', [
      { id: '7:hr:1', properties: { bg_key: '7:hr:1' } },
      { id: '8:hr:1', properties: { bg_key: '8:hr:1' } },
    ]);
    expect(harness.requests[0]).toMatchObject({
      path: '/crm/objects/2026-09/deals/batch/upsert',
      body: {
        inputs: [
          { id: '7:hr:1', idProperty: 'bg_key' },
          { id: '8:hr:1', idProperty: 'bg_key' },
        ],
      },
    });
    expect(result.written.map((object) => object.id)).toEqual(['501']);
    expect(result.failures).toEqual([{ id: '8:hr:1', message: 'no', category: 'VALIDATION_ERROR' }]);
  });

  test('reports an input that HubSpot leaves out without a word, as it does for merged records (P26)', async () => {
    const harness = createHarness(() => batch([storedObject('1')]));
    const result = await harness.gateway.updateObjects('contacts', [
      { id: '1', properties: { bg_seniority: 'vp' } },
      { id: '2', properties: { bg_seniority: 'vp' } },
    ]);
    expect(result.failures).toMatchObject([{ id: '2', category: 'NOT_CONFIRMED' }]);
  });

  test('tells each attempt and the limits HubSpot names', async () => {
    const limits: unknown[] = [];
    const headers = {
      'X-HubSpot-RateLimit-Max': '190',
      'X-HubSpot-RateLimit-Interval-Milliseconds': '10000',
      'X-HubSpot-RateLimit-Daily-Remaining': '624000',
    };
    const harness = createHarness(
      (request) => ({ ...(writeAll(request) as { status: number; json: unknown }), headers }),
      { onLimits: (found) => limits.push(found) },
    );
    await harness.gateway.updateObjects('deals', [{ id: '1', properties: { bg_stage: 'target' } }]);
    expect(limits).toEqual([{ max: 190, intervalMs: 10_000, dailyRemaining: 624_000 }]);
    expect(harness.taken).toEqual(['general']);
    expect(harness.records).toEqual([
      {
        method: 'POST',
        path: '/crm/objects/2026-09/deals/batch/update',
        bucket: 'general',
        status: 200,
        ms: 0,
        attempt: 1,
      },
    ]);
    expect(harness.clock.now()).toBe(START);
  });
});
