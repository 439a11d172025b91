import { batch, createHarness, listIds, problem } from './harness.ts';

interface PairInputs {
  readonly inputs: readonly {
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
}

const DEAL_TO_CONTACT = { category: 'HUBSPOT_DEFINED', typeId: 3 } as const;
const CHAMPION = { category: 'USER_DEFINED', typeId: 77 } as const;

const pairOf = (fromId: string, toId: string) => ({ fromId, toId, types: [DEAL_TO_CONTACT, CHAMPION] });

const confirm = ({ inputs }: PairInputs) =>
  inputs.map((input) => ({
    fromObjectTypeId: '0-3',
    fromObjectId: input.from.id,
    toObjectTypeId: '0-1',
    toObjectId: input.to.id,
    labels: [],
  }));

describe('reading associations', () => {
  test('asks for 1,000 per call from the association budget', async () => {
    const harness = createHarness(() => batch([]));
    const result = await harness.gateway.readAssociations('deals', 'contacts', listIds(1_500));
    expect(harness.requests.map((r) => (r.body as { inputs: unknown[] }).inputs.length)).toEqual([
      1_000, 500,
    ]);
    expect(harness.taken).toEqual(['associations', 'associations']);
    expect(result).toHaveLength(1_500);
  });

  test('gives an empty list for an object without associations', async () => {
    const harness = createHarness(() =>
      batch(
        [
          {
            from: { id: '1' },
            to: [
              {
                toObjectId: 9,
                associationTypes: [
                  { category: 'HUBSPOT_DEFINED', typeId: 3, label: null },
                  { category: 'USER_DEFINED', typeId: 77, label: 'Champion' },
                ],
              },
            ],
          },
        ],
        [
          {
            status: 'error',
            category: 'OBJECT_NOT_FOUND',
            subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
            message: 'No contact is associated with deal 2.',
            context: { fromObjectId: ['2'] },
          },
        ],
      ),
    );
    expect(await harness.gateway.readAssociations('deals', 'contacts', ['1', '2'])).toEqual([
      {
        fromId: '1',
        to: [
          {
            id: '9',
            types: [
              { ...DEAL_TO_CONTACT, label: null },
              { ...CHAMPION, label: 'Champion' },
            ],
          },
        ],
      },
      { fromId: '2', to: [] },
    ]);
  });

  test('follows the pages of an object with many associations', async () => {
    const types = [{ category: 'HUBSPOT_DEFINED', typeId: 3 }];
    const page = (ids: readonly string[], after?: string) => ({
      from: { id: '1' },
      to: ids.map((id) => ({ toObjectId: id, associationTypes: types })),
      ...(after === undefined ? {} : { paging: { next: { after, link: '' } } }),
    });
    const harness = createHarness((_request, number) =>
      number === 1 ? batch([page(['10', '11'], 'cursor')]) : batch([page(['12'])]),
    );
    const [first] = await harness.gateway.readAssociations('deals', 'contacts', ['1']);
    expect(harness.requests[1]?.body).toEqual({ inputs: [{ id: '1', after: 'cursor' }] });
    expect(first?.to.map((pair) => pair.id)).toEqual(['10', '11', '12']);
  });

  test('throws another partial error instead of calling the associations absent (P28)', async () => {
    const harness = createHarness(() =>
      batch([], [{ category: 'INTERNAL_ERROR', message: 'x', context: {} }]),
    );
    await expect(harness.gateway.readAssociations('deals', 'contacts', ['1'])).rejects.toMatchObject({
      name: 'RefusedError',
    });
  });
});

describe('setting associations', () => {
  test('sends the whole set of each pair, 2,000 per call, the last set of a pair winning', async () => {
    const harness = createHarness((request) => batch(confirm(request.body as PairInputs)));
    const pairs = listIds(2_001).map((id) => pairOf('5', id));
    const result = await harness.gateway.setAssociations('deals', 'contacts', [
      { fromId: '5', toId: '1001', types: [CHAMPION] },
      ...pairs,
    ]);
    expect(harness.requests.map((r) => (r.body as PairInputs).inputs.length)).toEqual([2_000, 1]);
    expect((harness.requests[0]?.body as PairInputs).inputs[0]).toEqual({
      from: { id: '5' },
      to: { id: '1001' },
      types: [
        { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 },
        { associationCategory: 'USER_DEFINED', associationTypeId: 77 },
      ],
    });
    expect(result.failures).toEqual([]);
  });

  test('reports the pair an error names and keeps the others', async () => {
    const harness = createHarness((request) => {
      const body = request.body as PairInputs;
      return batch(confirm({ inputs: body.inputs.filter((input) => input.to.id !== '8') }), [
        { category: 'OBJECT_NOT_FOUND', message: 'no such contact', context: { toObjectId: ['8'] } },
      ]);
    });
    const pairs = [pairOf('5', '7'), pairOf('5', '8')];
    const { failures } = await harness.gateway.setAssociations('deals', 'contacts', pairs);
    expect(failures).toEqual([{ id: '5:8', message: 'no such contact', category: 'OBJECT_NOT_FOUND' }]);
  });

  test('sets 1,999 pairs although one of them has HubSpot refuse the batch without naming it (P27)', async () => {
    const set = new Set<string>();
    const harness = createHarness((request) => {
      const body = request.body as PairInputs;
      if (body.inputs.some((input) => input.to.id === '2222'))
        return problem(400, { message: 'invalid input' });
      for (const input of body.inputs) set.add(input.to.id);
      return batch(confirm(body));
    });
    const pairs = listIds(2_000).map((id) => pairOf('5', id));
    const { failures } = await harness.gateway.setAssociations('deals', 'contacts', pairs);
    expect(failures.map((failure) => failure.id)).toEqual(['5:2222']);
    expect(set.size).toBe(1_999);
    // Eleven halvings of 2,000 and one call for the rest.
    expect(harness.requests.length).toBeLessThanOrEqual(1 + 12);
  });

  test('refuses a pair without types before anything is sent', async () => {
    const harness = createHarness(() => batch([]));
    const pairs = [{ fromId: '1', toId: '2', types: [] }];
    await expect(harness.gateway.setAssociations('deals', 'contacts', pairs)).rejects.toMatchObject({
      name: 'InvalidRequestError',
    });
    expect(harness.requests).toEqual([]);
  });
});

describe('taking labels off', () => {
  test('archives labels, 100 per call, and takes an empty 204 for done', async () => {
    const harness = createHarness(() => ({ status: 204 }));
    const pairs = listIds(150).map((id) => ({ fromId: '5', toId: id, types: [CHAMPION] }));
    await harness.gateway.removeLabels('deals', 'contacts', pairs);
    expect(harness.requests.map((r) => [r.path, (r.body as PairInputs).inputs.length])).toEqual([
      ['/crm/associations/2026-09/deals/contacts/batch/labels/archive', 100],
      ['/crm/associations/2026-09/deals/contacts/batch/labels/archive', 50],
    ]);
  });
});
