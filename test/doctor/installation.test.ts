import { createScene } from './scene.ts';
import type { Scene } from './scene.ts';

const scenes: Scene[] = [];
const stage = async (...args: Parameters<typeof createScene>): Promise<Scene> => {
  const scene = await createScene(...args);
  scenes.push(scene);
  return scene;
};
afterEach(async () => {
  for (const scene of scenes.splice(0)) await scene.close();
});

describe('installation', () => {
  test('before install everything missing is told, and one command mends it', async () => {
    const diagnosis = await (await stage({ installed: false })).diagnose();
    expect(diagnosis.code).toBe(1);
    expect(diagnosis.of('properties')).toMatchObject({
      state: 'failure',
      remedy: 'Run: buying-groups install',
    });
    expect(diagnosis.of('labels').state).toBe('warning');
    expect(diagnosis.of('pipeline').state).toBe('warning');
  });

  test('one archived property is named', async () => {
    const { sandbox, diagnose } = await stage();
    sandbox.portal.state.properties.deals.delete('bg_key');
    expect((await diagnose()).of('properties')).toMatchObject({
      state: 'failure',
      detail: 'missing: property deals.bg_key',
    });
  });

  test('a property of another type is in the way, and install cannot mend it', async () => {
    const { sandbox, diagnose } = await stage();
    const key = sandbox.portal.state.properties.deals.get('bg_key');
    if (key === undefined) throw new Error('bg_key is not installed');
    sandbox.portal.state.properties.deals.set('bg_key', { ...key, type: 'number' });
    expect((await diagnose()).of('properties')).toMatchObject({
      state: 'failure',
      remedy: expect.stringContaining('Rename or archive') as string,
    });
  });

  test('on the free tier labels and pipeline are warnings with what that means, and it exits 0', async () => {
    const { diagnose } = await stage({ tier: 'free' });
    const diagnosis = await diagnose();
    expect(diagnosis.code).toBe(0);
    expect(diagnosis.of('labels')).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('bg_buying_roles') as string,
    });
    expect(diagnosis.of('pipeline').detail).toContain('new deals go to pipeline default');
  });

  test('values the rules look for and the portal does not know are listed with their rules', async () => {
    const finding = (await (await stage()).diagnose()).of('values of hs_role');
    expect(finding.detail).toContain('founder');
    expect(finding.detail).not.toContain('engineering');
    expect(finding.remedy).toContain('enriched_owner');
  });
});

describe('limits', () => {
  test('no room for the properties fails before install finds out', async () => {
    const { sandbox, diagnose } = await stage({ installed: false });
    const type = (objectTypeId: string, usage: number) => ({
      objectTypeId,
      singularLabel: 'x',
      pluralLabel: 'xs',
      usage,
      limit: 1000,
      percentage: 1,
    });
    sandbox.faults.add({
      match: { path: /custom-properties/ },
      status: 200,
      body: {
        byObjectType: [type('0-3', 995), type('0-1', 0)],
        overallUsage: 995,
        overallLimit: 10_000,
        overallPercentage: 9,
      },
    });
    expect((await diagnose()).of('property budget')).toMatchObject({
      state: 'failure',
      detail: expect.stringContaining('31 properties of deals are needed, and only 5 of 1000') as string,
    });
  });

  test.each([
    [799, 'ok'],
    [800, 'warning'],
    [1000, 'failure'],
  ])('%d of 1000 daily calls: %s', async (currentUsage, state) => {
    const { sandbox, clock, diagnose } = await stage();
    const at = new Date(clock.now()).toISOString();
    const usage = {
      name: 'private-apps-api-calls-daily',
      currentUsage,
      usageLimit: 1000,
      fetchStatus: 'SUCCESS',
      collectedAt: at,
      resetsAt: at,
    };
    sandbox.faults.add({ match: { path: /api-usage/ }, status: 200, body: { results: [usage] } });
    expect((await diagnose()).of('daily calls').state).toBe(state);
  });
});
