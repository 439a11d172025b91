import { batch, createHarness, problem, START, storedObject, writeAll } from './harness.ts';
import type { BatchInputs, Reply } from './harness.ts';

const WRITE = [{ id: '1', properties: { bg_stage: 'detected' } }];

const limited = (policyName: string, headers: Record<string, string> = {}): Reply => ({
  status: 429,
  json: { status: 'error', errorType: 'RATE_LIMIT', policyName, message: 'You have reached your limit.' },
  headers,
});

const readOne = (request: { readonly body: unknown }): Reply =>
  batch((request.body as BatchInputs).inputs.map(({ id }) => storedObject(id)));

describe('limits', () => {
  test('makes the next call not before 7 s after a 429 with Retry-After: 7 (P24)', async () => {
    const harness = createHarness((request, number) =>
      number === 1 ? limited('TEN_SECONDLY_ROLLING', { 'Retry-After': '7' }) : writeAll(request),
    );
    await harness.gateway.updateObjects('deals', WRITE);
    expect(harness.requests.map((request) => request.at - START)).toEqual([0, 7_000]);
  });

  test('stops every call until midnight of the portal after the daily limit, without asking again (P24)', async () => {
    const harness = createHarness((request) =>
      request.path.includes('/account-info/')
        ? {
            status: 200,
            json: { portalId: 1, timeZone: 'Europe/Moscow', companyCurrency: 'RUB', accountType: 'STANDARD' },
          }
        : limited('DAILY'),
    );
    await harness.gateway.readAccount();
    const resumeAt = Date.UTC(2026, 10, 2, 21);
    for (let round = 0; round < 3; round += 1) {
      await expect(harness.gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({
        name: 'PausedError',
        reason: 'daily_limit',
        resumeAt,
        retryable: true,
      });
    }
    expect(harness.requests).toHaveLength(2);
    await harness.clock.wait(resumeAt - START);
    await expect(harness.gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({
      name: 'PausedError',
    });
    expect(harness.requests).toHaveLength(3);
  });

  test('takes each attempt out of the shared budget and waits as long as the budget says', async () => {
    const answers = [250, 0, 0];
    const taken: number[] = [];
    const harness = createHarness((request, number) => (number === 1 ? problem(503) : readOne(request)), {
      takeCall(_bucket, now) {
        taken.push(now - START);
        return Promise.resolve(answers.shift() ?? 0);
      },
    });
    await harness.gateway.readObjects('deals', ['1'], []);
    // The retry after 503: half of a second at most, by the test's jitter.
    expect(taken).toEqual([0, 250, 750]);
  });
});

describe('faults on the line', () => {
  const faults: readonly (readonly [string, Reply])[] = [
    ['500', problem(500)],
    ['503 without a body', { status: 503 }],
    ['524 as HTML', { status: 524, text: '<html>timeout</html>' }],
    ['a reset', 'reset'],
    ['a time-out', 'timeout'],
    ['HTML instead of JSON', { status: 200, text: '<html>maintenance</html>' }],
    ['truncated JSON', { status: 200, text: '{"status":"COMPLETE","results":[{"id":"1"' }],
    ['an HTML 403 from in between', { status: 403, text: '<html>blocked</html>' }],
    ['JSON of another shape', { status: 200, json: { status: 'COMPLETE', results: 'soon' } }],
    ['a batch that is not finished', { status: 200, json: { status: 'PENDING', results: [] } }],
  ];

  test.each(faults)('reads and writes again after %s (P26)', async (_name, fault) => {
    const reads = createHarness((request, number) => (number === 1 ? fault : readOne(request)));
    expect((await reads.gateway.readObjects('contacts', ['1'], [])).found).toHaveLength(1);
    const writes = createHarness((request, number) => (number === 1 ? fault : writeAll(request)));
    expect((await writes.gateway.updateObjects('contacts', WRITE)).written).toHaveLength(1);
  });

  test('gives up after five attempts with an error that may be retried later', async () => {
    const harness = createHarness(() => problem(502));
    await expect(harness.gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({
      name: 'HubSpotUnavailable',
      retryable: true,
      attempts: 5,
      last: 502,
    });
    expect(harness.requests).toHaveLength(5);
    expect(harness.records.map((record) => record.attempt)).toEqual([1, 2, 3, 4, 5]);
  });

  test('never turns 1,000 failed reads into missing objects (P28)', async () => {
    const replies: Reply[] = [
      problem(500),
      limited('SECONDLY'),
      problem(503),
      { status: 200, text: '<html>' },
    ];
    const harness = createHarness((_request, number) => replies[number % replies.length] ?? 'reset');
    for (let round = 1; harness.requests.length < 1_000; round += 1) {
      await expect(harness.gateway.readObjects('contacts', [String(round)], [])).rejects.toMatchObject({
        name: 'HubSpotUnavailable',
      });
    }
  });

  test('says where an answer has the wrong shape, without its values', async () => {
    const harness = createHarness(() =>
      batch([{ ...storedObject('1'), properties: { firstname: ['Anna'] } }]),
    );
    const error = await harness.gateway.readObjects('contacts', ['1'], []).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ParseError', path: 'results.0.properties.firstname' });
    expect(String(error)).not.toContain('Anna');
    expect(harness.requests).toHaveLength(2);
  });
});

describe('writes whose answer was lost', () => {
  test('leave one deal each in 1,000 cases, because they are repeated by their key (P30)', async () => {
    const deals = new Map<string, string>();
    let writes = 0;
    const harness = createHarness((request, number) => {
      const { inputs } = request.body as BatchInputs;
      for (const { id } of inputs) if (!deals.has(id)) deals.set(id, String(deals.size + 1));
      writes += inputs.length;
      // Every first answer is lost after HubSpot has applied the write.
      if (number % 2 === 1) return number % 4 === 1 ? 'timeout' : problem(504);
      return batch(inputs.map(({ id }) => storedObject(deals.get(id) ?? '', { bg_key: id })));
    });
    const keys = Array.from({ length: 1_000 }, (_, index) => `${index + 1}:hr_system:1`);
    const result = await harness.gateway.upsertObjects(
      'deals',
      'bg_key',
      keys.map((key) => ({ id: key, properties: { bg_key: key } })),
    );
    expect(writes).toBe(2_000);
    expect(deals.size).toBe(1_000);
    expect(new Set(result.written.map((deal) => deal.id)).size).toBe(1_000);
    expect(result.failures).toEqual([]);
  });
});

describe('refusals', () => {
  test('401 says that the token is not accepted and where the right one is (P29)', async () => {
    const harness = createHarness(() => problem(401, { category: 'INVALID_AUTHENTICATION' }));
    const error = await harness.gateway.readAccount().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'AuthError', retryable: false });
    expect(String(error)).toContain('HUBSPOT_ACCESS_TOKEN');
    expect(String(error)).not.toContain('pat-test');
  });

  test('403 names the scopes that HubSpot wants (P29)', async () => {
    const harness = createHarness(() =>
      problem(403, {
        category: 'MISSING_SCOPES',
        errors: [{ message: 'x', context: { requiredGranularScopes: ['crm.objects.deals.read'] } }],
      }),
    );
    await expect(harness.gateway.readObjects('deals', ['1'], [])).rejects.toMatchObject({
      name: 'ScopeError',
      scopes: ['crm.objects.deals.read'],
      message: expect.stringContaining('crm.objects.deals.read') as string,
    });
    expect(harness.requests).toHaveLength(1);
  });

  test('a read that HubSpot refuses is an error, not an empty result (P28)', async () => {
    const harness = createHarness(() => problem(400, { message: 'Property "x" does not exist' }));
    await expect(harness.gateway.readObjects('deals', ['1'], ['x'])).rejects.toMatchObject({
      name: 'RefusedError',
      status: 400,
    });
  });
});
