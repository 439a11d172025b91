import { batch, createHarness, listIds, problem, START, storedObject } from './harness.ts';
import type { SeenRequest } from './harness.ts';
import type { Creation } from '../../src/hubspot/task-calls.ts';

function task(id: string): Creation {
  return {
    id,
    properties: { hs_timestamp: '2026-11-24T09:00:00.000Z', hs_task_subject: `Task ${id}` },
    associations: [{ toId: '900', typeId: 216 }],
  };
}

interface Inputs {
  readonly inputs: readonly { readonly objectWriteTraceId: string; readonly properties: object }[];
}

const made = ({ body }: SeenRequest) =>
  batch(
    (body as Inputs).inputs.map(({ objectWriteTraceId }) => ({
      ...storedObject(`7${objectWriteTraceId}`),
      objectWriteTraceId,
    })),
  );

describe('making tasks', () => {
  test('sends each with its associations in one call, and answers their ids by the names given', async () => {
    const harness = createHarness(made);
    const { created, failures } = await harness.gateway.createObjects('tasks', [task('a'), task('b')]);
    expect(failures).toEqual([]);
    expect([...created]).toEqual([
      ['a', '70'],
      ['b', '71'],
    ]);
    expect(harness.requests).toHaveLength(1);
    expect(harness.requests[0]?.path).toBe('/crm/objects/2026-09/tasks/batch/create');
    expect((harness.requests[0]?.body as Inputs).inputs[0]).toMatchObject({
      associations: [
        {
          to: { id: '900' },
          types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 216 }],
        },
      ],
    });
  });

  test.each([
    ['a 503', problem(503)],
    ['a reset', 'reset' as const],
    ['no answer', 'timeout' as const],
    ['HTML instead of JSON', { status: 200, text: '<html>' }],
  ])('is never repeated after %s: nobody knows what HubSpot made of it (P30)', async (_name, reply) => {
    const harness = createHarness(() => reply);
    await expect(harness.gateway.createObjects('tasks', [task('a')])).rejects.toMatchObject({
      name: 'HubSpotUnavailable',
    });
    expect(harness.requests).toHaveLength(1);
  });

  test('is repeated after a 429, which carries nothing out (P24)', async () => {
    const limit = { status: 429, json: { policyName: 'SECONDLY' }, headers: { 'Retry-After': '3' } };
    const harness = createHarness((request, number) => (number === 1 ? limit : made(request)));
    const { created } = await harness.gateway.createObjects('tasks', [task('a')]);
    expect(created.get('a')).toBe('70');
    expect(harness.requests.map(({ at }) => at - START)).toEqual([0, 3_000]);
  });

  test('keeps the good ones of a batch in which one was refused (P27)', async () => {
    const harness = createHarness(({ body }) => {
      const [first, ...others] = (body as Inputs).inputs;
      const error = {
        status: 'error',
        category: 'OBJECT_NOT_FOUND',
        message: 'No deals with id 900.',
        context: { objectWriteTraceId: [first?.objectWriteTraceId] },
      };
      return batch(
        others.map(({ objectWriteTraceId }) => ({
          ...storedObject(`7${objectWriteTraceId}`),
          objectWriteTraceId,
        })),
        [error],
      );
    });
    const { created, failures } = await harness.gateway.createObjects('tasks', [task('a'), task('b')]);
    expect([...created.keys()]).toEqual(['b']);
    expect(failures).toMatchObject([{ id: 'a', category: 'OBJECT_NOT_FOUND' }]);
  });

  test('refuses more than a batch holds, and what is no id, before anything is sent (P40)', async () => {
    const harness = createHarness(made);
    const many = listIds(101).map(task);
    await expect(harness.gateway.createObjects('tasks', many)).rejects.toMatchObject({
      name: 'InvalidRequestError',
    });
    const hostile = { ...task('a'), associations: [{ toId: '1/../2', typeId: 216 }] };
    await expect(harness.gateway.createObjects('tasks', [hostile])).rejects.toMatchObject({
      name: 'InvalidRequestError',
    });
    expect(harness.requests).toEqual([]);
  });
});
