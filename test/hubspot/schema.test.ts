import { createHarness, problem } from './harness.ts';

const MOMENT = '2026-10-01T10:00:00.000Z';
const USER_LABEL = { category: 'USER_DEFINED', typeId: 77, label: 'Champion' };

describe('labels', () => {
  test('are listed with category, type and text', async () => {
    const harness = createHarness(() => ({
      status: 200,
      json: { results: [{ category: 'HUBSPOT_DEFINED', typeId: 3, label: null }, USER_LABEL] },
    }));
    expect(await harness.gateway.listLabels('deals', 'contacts')).toEqual([
      { category: 'HUBSPOT_DEFINED', typeId: 3, label: null },
      USER_LABEL,
    ]);
    expect(harness.requests[0]?.path).toBe('/crm/associations/2026-09/deals/contacts/labels');
    expect(harness.taken).toEqual(['associations']);
  });

  test('are created by name and text, and told as seen from the deal', async () => {
    const harness = createHarness((request) =>
      request.method === 'POST'
        ? { status: 200, json: { results: [{ ...USER_LABEL, typeId: 78 }, USER_LABEL] } }
        : { status: 200, json: { results: [USER_LABEL] } },
    );
    const label = { name: 'bg_champion', label: 'champion' };
    expect(await harness.gateway.createLabel('deals', 'contacts', label)).toEqual([USER_LABEL]);
    expect(harness.requests[0]?.body).toEqual(label);
  });

  test('that exist already are the result of creating them again', async () => {
    const harness = createHarness((request) =>
      request.method === 'POST' ? problem(409) : { status: 200, json: { results: [USER_LABEL] } },
    );
    const label = { name: 'bg_champion', label: 'Champion' };
    expect(await harness.gateway.createLabel('deals', 'contacts', label)).toEqual([USER_LABEL]);
  });

  test('that the subscription does not include are refused with the reason', async () => {
    const harness = createHarness((request) =>
      request.method === 'POST'
        ? problem(400, { message: 'not included in your subscription' })
        : { status: 200, json: { results: [] } },
    );
    await expect(
      harness.gateway.createLabel('deals', 'contacts', { name: 'bg_champion', label: 'Champion' }),
    ).rejects.toMatchObject({
      name: 'RefusedError',
      status: 400,
      reason: 'not included in your subscription',
    });
  });

  test('are deleted by type, also when they are gone already', async () => {
    const harness = createHarness((_request, number) => (number === 1 ? { status: 204 } : problem(404)));
    await harness.gateway.deleteLabel('deals', 'contacts', 77);
    await harness.gateway.deleteLabel('deals', 'contacts', 77);
    expect(harness.requests.map((request) => `${request.method} ${request.path}`)).toEqual([
      'DELETE /crm/associations/2026-09/deals/contacts/labels/77',
      'DELETE /crm/associations/2026-09/deals/contacts/labels/77',
    ]);
  });
});

describe('pipelines', () => {
  const stage = (id: string, metadata: Record<string, string>) => ({ id, label: id, metadata });
  const early = { id: 'bg_early', label: 'Buying groups', stages: [stage('bg_new', { probability: '0.1' })] };

  test('say which stages are closed, by flag or by probability', async () => {
    const stages = [
      stage('open', { probability: '0.2', isClosed: 'false' }),
      stage('won', { probability: '1.0', isClosed: 'true' }),
      stage('lost', { probability: '0.0' }),
    ];
    const harness = createHarness(() => ({
      status: 200,
      json: { results: [{ id: 'default', label: 'Sales', stages }] },
    }));
    const [pipeline] = await harness.gateway.listPipelines('deals');
    expect(pipeline?.stages).toEqual([
      { id: 'open', label: 'open', isClosed: false, probability: 0.2 },
      { id: 'won', label: 'won', isClosed: true, probability: 1 },
      { id: 'lost', label: 'lost', isClosed: true, probability: 0 },
    ]);
  });

  test('are created under their own ids, once although the first answer was lost (P30)', async () => {
    const harness = createHarness((request, number) => {
      if (number === 1) return 'timeout';
      return request.method === 'POST' ? problem(409) : { status: 200, json: { results: [early] } };
    });
    const created = await harness.gateway.createPipeline('deals', {
      id: 'bg_early',
      label: 'Buying groups',
      stages: [{ id: 'bg_new', label: 'New', probability: 0.1 }],
    });
    expect(harness.requests[0]?.body).toMatchObject({
      pipelineId: 'bg_early',
      stages: [{ stageId: 'bg_new', label: 'New', displayOrder: 0, metadata: { probability: '0.1' } }],
    });
    expect(created.id).toBe('bg_early');
  });

  test('are deleted only while no deal is in them', async () => {
    const harness = createHarness(() => problem(400, { message: 'deals are in it' }));
    await expect(harness.gateway.deletePipeline('deals', 'bg_early')).rejects.toMatchObject({
      name: 'RefusedError',
    });
    expect(harness.requests[0]?.query).toMatchObject({ validateReferencesBeforeDelete: 'true' });
  });
});

describe('properties', () => {
  const definition = {
    name: 'bg_stage',
    label: 'Stage',
    description: 'How far it has come.',
    groupName: 'buying_group',
    type: 'enumeration',
    fieldType: 'select',
    options: [{ value: 'target', label: 'Target', displayOrder: 0 }],
  } as const;
  const answer = { ...definition, options: [{ ...definition.options[0], hidden: false }] };
  const created = {
    status: 201,
    json: { status: 'COMPLETE', results: [answer], startedAt: MOMENT, completedAt: MOMENT },
  };

  test('are listed with their options', async () => {
    const harness = createHarness(() => ({ status: 200, json: { results: [answer] } }));
    expect(await harness.gateway.listProperties('deals')).toEqual([
      {
        name: 'bg_stage',
        label: 'Stage',
        type: 'enumeration',
        fieldType: 'select',
        groupName: 'buying_group',
        options: [{ value: 'target', label: 'Target', displayOrder: 0, hidden: false }],
        hasUniqueValue: false,
        archived: false,
      },
    ]);
  });

  test('are created in one call; when one exists, each by itself', async () => {
    const harness = createHarness((request) => {
      const { inputs } = request.body as { inputs: readonly { name: string }[] };
      return inputs.some((input) => input.name === 'bg_stage') ? problem(409) : created;
    });
    await harness.gateway.createProperties('deals', [definition, { ...definition, name: 'bg_other' }]);
    const names = harness.requests.map((r) =>
      (r.body as { inputs: { name: string }[] }).inputs.map((i) => i.name),
    );
    expect(names).toEqual([['bg_stage', 'bg_other'], ['bg_stage'], ['bg_other']]);
  });

  test('are refused with an error when HubSpot does not take one', async () => {
    const harness = createHarness(() => problem(400, { message: 'no group' }));
    await expect(harness.gateway.createProperties('deals', [definition])).rejects.toMatchObject({
      name: 'RefusedError',
    });
  });

  test('take a whole new list of options, hidden ones staying hidden', async () => {
    const harness = createHarness(() => ({ status: 200, json: answer }));
    await harness.gateway.updatePropertyOptions('deals', 'bg_stage', [
      { value: 'old', label: 'Old', displayOrder: 0, hidden: true },
      { value: 'new', label: 'New', displayOrder: 1 },
    ]);
    expect(harness.requests[0]).toMatchObject({
      method: 'PATCH',
      path: '/crm/properties/2026-09/deals/bg_stage',
      body: {
        options: [
          { value: 'old', hidden: true },
          { value: 'new', hidden: false },
        ],
      },
    });
  });

  test('are archived in one call', async () => {
    const harness = createHarness(() => ({ status: 204 }));
    await harness.gateway.archiveProperties('contacts', ['bg_department', 'bg_seniority', 'bg_department']);
    expect(harness.requests[0]?.body).toEqual({
      inputs: [{ name: 'bg_department' }, { name: 'bg_seniority' }],
    });
  });

  test('have groups that are listed, created once and deleted', async () => {
    const harness = createHarness((request, number) => {
      if (request.method === 'GET')
        return { status: 200, json: { results: [{ name: 'buying_group', label: 'B' }] } };
      if (request.method === 'DELETE') return { status: 204 };
      return number === 2
        ? { status: 201, json: { name: 'buying_group', label: 'B', archived: false } }
        : problem(409);
    });
    expect(await harness.gateway.listPropertyGroups('deals')).toEqual([{ name: 'buying_group', label: 'B' }]);
    await harness.gateway.createPropertyGroup('deals', { name: 'buying_group', label: 'B' });
    await harness.gateway.createPropertyGroup('deals', { name: 'buying_group', label: 'B' });
    await harness.gateway.deletePropertyGroup('deals', 'buying_group');
    expect(harness.requests).toHaveLength(4);
  });
});

test('the account tells portal, time zone, currency and kind', async () => {
  const harness = createHarness(() => ({
    status: 200,
    json: {
      portalId: 48_000_001,
      timeZone: 'Europe/Moscow',
      companyCurrency: 'RUB',
      accountType: 'STANDARD',
    },
  }));
  expect(await harness.gateway.readAccount()).toEqual({
    portalId: '48000001',
    timeZone: 'Europe/Moscow',
    currency: 'RUB',
    accountType: 'STANDARD',
  });
});
