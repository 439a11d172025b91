import { batch, createHarness, listIds, problem, storedObject } from './harness.ts';
import type { BatchInputs, Reply, SeenRequest } from './harness.ts';

interface Portal {
  readonly answer: (request: SeenRequest) => Reply;
  readonly written: ReadonlySet<string>;
}

/** Refuses a batch that holds one of `poison`, as HubSpot does, with the words of `refuse`. */
function createPortal(poison: readonly string[], refuse: (found: string) => Reply): Portal {
  const written = new Set<string>();
  return {
    written,
    answer(request) {
      const { inputs } = request.body as BatchInputs;
      const found = inputs.find((input) => poison.includes(input.id));
      if (found !== undefined) return refuse(found.id);
      for (const input of inputs) written.add(input.id);
      return batch(inputs.map((input) => storedObject(input.id, input.properties)));
    },
  };
}

const IDS = listIds(100);
const write = (id: string) => ({ id, properties: { bg_stage: 'detected', bg_summary: `Summary of ${id}` } });
const wordless = () => problem(400, { message: 'Invalid input' });

describe('one bad input in a batch of 100', () => {
  test('costs at most 8 calls more, wherever it stands: 99 written, 1 reported (P27)', async () => {
    for (const poison of IDS) {
      const portal = createPortal([poison], wordless);
      const harness = createHarness(portal.answer);
      const result = await harness.gateway.updateObjects('deals', IDS.map(write));
      expect(result.failures.map((failure) => failure.id)).toEqual([poison]);
      expect(result.written).toHaveLength(99);
      expect(portal.written.size).toBe(99);
      expect(harness.requests.length - 1).toBeLessThanOrEqual(8);
    }
  });

  test('costs one call more when HubSpot names it by id (P27)', async () => {
    const portal = createPortal(['1050'], (id) =>
      problem(404, { category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: [id] } }),
    );
    const harness = createHarness(portal.answer);
    const result = await harness.gateway.updateObjects('deals', IDS.map(write));
    expect(result.failures).toEqual([{ id: '1050', message: 'gone', category: 'OBJECT_NOT_FOUND' }]);
    expect(harness.requests).toHaveLength(2);
  });

  test('costs one call more when HubSpot names a property that only this input has (P27)', async () => {
    const fault = [
      { isValid: false, message: 'x', error: 'INVALID_OPTION', name: 'bg_solution', portalId: 1 },
    ];
    const message = `Property values were not valid: ${JSON.stringify(fault)}`;
    const portal = createPortal(['1050'], () => problem(400, { message }));
    const harness = createHarness(portal.answer);
    const writes = IDS.map((id) =>
      id === '1050' ? { id, properties: { bg_solution: 'Acme secret deal' } } : write(id),
    );
    const result = await harness.gateway.updateObjects('deals', writes);
    expect(result.failures).toEqual([
      {
        id: '1050',
        message: 'bg_solution: INVALID_OPTION',
        category: 'VALIDATION_ERROR',
        properties: ['bg_solution'],
      },
    ]);
    expect(harness.requests).toHaveLength(2);
  });
});

describe('several bad inputs in a batch', () => {
  test('are all reported, and every good one is written (P26)', async () => {
    const poison = ['1003', '1004', '1047', '1099'];
    const portal = createPortal(poison, wordless);
    const harness = createHarness(portal.answer);
    const result = await harness.gateway.updateObjects('deals', IDS.map(write));
    expect(result.failures.map((failure) => failure.id).sort()).toEqual(poison);
    expect(portal.written.size).toBe(96);
  });

  test('never cost more than a few searches and one call per input (P26)', async () => {
    const portal = createPortal(IDS, wordless);
    const harness = createHarness(portal.answer);
    const result = await harness.gateway.updateObjects('deals', IDS.map(write));
    expect(result.failures).toHaveLength(100);
    expect(harness.requests.length).toBeLessThanOrEqual(4 * 8 + 100);
  });

  test('cost no search at all when a property does not exist in the portal (P26)', async () => {
    const fault = [{ isValid: false, message: 'x', error: 'PROPERTY_DOESNT_EXIST', name: 'bg_stage' }];
    const message = `Property values were not valid: ${JSON.stringify(fault)}`;
    const portal = createPortal(IDS, () => problem(400, { message }));
    const harness = createHarness(portal.answer);
    const result = await harness.gateway.updateObjects('deals', IDS.map(write));
    expect(result.failures).toHaveLength(100);
    expect(harness.requests).toHaveLength(1);
  });

  test('are found together when they share a refused value (P26)', async () => {
    const fault = [{ isValid: false, message: 'x', error: 'INVALID_OPTION', name: 'bg_solution' }];
    const message = `Property values were not valid: ${JSON.stringify(fault)}`;
    const poison = IDS.filter((_, index) => index % 2 === 0);
    const portal = createPortal(poison, () => problem(400, { message }));
    const harness = createHarness(portal.answer);
    const result = await harness.gateway.updateObjects(
      'deals',
      IDS.map((id) => ({ id, properties: { bg_solution: poison.includes(id) ? 'removed' : 'hr_system' } })),
    );
    expect(result.failures).toHaveLength(50);
    expect(portal.written.size).toBe(50);
    expect(harness.requests.length).toBeLessThanOrEqual(10);
  });
});

test('a failure never repeats a value, an e-mail address or a quotation (P38)', async () => {
  const harness = createHarness(() =>
    problem(400, { message: 'Value Anna Petrova of "CFO" for anna@example.com is not good' }),
  );
  const result = await harness.gateway.updateObjects('contacts', [
    { id: '1', properties: { bg_seniority: 'Anna Petrova' } },
  ]);
  expect(result.failures).toEqual([
    { id: '1', message: 'Value … of "…" for … is not good', category: 'VALIDATION_ERROR' },
  ]);
});
