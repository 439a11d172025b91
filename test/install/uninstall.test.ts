import { install } from '../../src/cli/install.ts';
import { uninstall } from '../../src/cli/uninstall.ts';
import type { UninstallOptions } from '../../src/cli/uninstall.ts';
import { planUninstall } from '../../src/install/plan-uninstall.ts';
import { readPortal } from '../../src/install/portal-state.ts';
import { createMemory } from './memory-double.ts';
import type { MemoryDouble } from './memory-double.ts';
import { createPortal, RULES } from './portal-double.ts';
import type { PortalDouble, PortalLimits } from './portal-double.ts';

const silent = (): void => undefined;

interface Installed {
  readonly portal: PortalDouble;
  readonly record: MemoryDouble;
}

async function installed(
  limits: PortalLimits = {},
  prepare: (portal: PortalDouble) => void = silent,
): Promise<Installed> {
  const portal = createPortal(limits);
  prepare(portal);
  const record = createMemory();
  await install({ gateway: portal.gateway, rules: RULES, dryRun: false, json: false, write: silent, record });
  portal.writes.length = 0;
  return { portal, record };
}

async function run({ portal, record }: Installed, options: Partial<UninstallOptions> = {}) {
  let output = '';
  const write = (text: string): void => {
    output += text;
  };
  const { gateway } = portal;
  const code = await uninstall({
    gateway,
    rules: RULES,
    dryRun: false,
    json: false,
    write,
    record,
    ...options,
  });
  return { code, output };
}

describe('removing', () => {
  test('takes exactly what install created and leaves the rest of the portal as it was', async () => {
    const before = createPortal();
    const scene = await installed();
    const { code, output } = await run(scene);
    expect(code).toBe(0);
    expect(output).toContain('Done: 46 removed, 0 kept.');
    for (const part of ['groups', 'properties', 'labels', 'pipelines'] as const) {
      expect(scene.portal[part]).toEqual(before[part]);
    }
  });

  test('takes properties before their group, in one call per object type', async () => {
    const scene = await installed();
    await run(scene);
    expect(scene.portal.writes.slice(-5)).toEqual([
      'delete pipeline bg_early',
      'archive 31 properties deals',
      'delete group deals',
      'archive 3 properties contacts',
      'delete group contacts',
    ]);
  });

  test('with --dry-run changes nothing and lists what would go', async () => {
    const scene = await installed();
    const { code, output } = await run(scene, { dryRun: true });
    expect(code).toBe(0);
    expect(scene.portal.writes).toEqual([]);
    expect(output).toContain('- property deals.bg_key\n');
    expect(output).toContain('Plan: 46 to remove. Deals, contacts and associations stay.\n');
  });

  test('plans nothing the second time, and asks nobody', async () => {
    const scene = await installed();
    await run(scene);
    const { code, output } = await run(scene, { ask: () => Promise.reject(new Error('asked')) });
    expect(code).toBe(0);
    expect(output).toBe('Plan: 0 to remove. Deals, contacts and associations stay.\n');
  });

  test('plans nothing in a portal where nothing was installed', async () => {
    const knowledge = { known: null, all: true };
    const plan = planUninstall(await readPortal(createPortal().gateway), RULES, knowledge);
    expect(plan).toEqual({ remove: [], keep: [] });
  });
});

describe('what others made', () => {
  test('keeps the group for properties that others put into it', async () => {
    const scene = await installed();
    const [first] = scene.portal.properties.deals;
    if (first !== undefined) scene.portal.properties.deals.push({ ...first, name: 'our_own_field' });
    const { code, output } = await run(scene);
    expect(code).toBe(0);
    expect(output).toContain('! property group deals.buying_group skipped: it holds 1 other property');
    expect(scene.portal.properties.deals.map((property) => property.name)).toEqual(['our_own_field']);
  });

  test('keeps labels that were there before install, also in a second run, unless --all', async () => {
    const scene = await installed({}, (portal) =>
      portal.labels.push({ category: 'USER_DEFINED', typeId: 40, label: 'Role champion' }),
    );
    const first = await run(scene);
    expect(first.output).toContain('(champion) skipped: it was there before install');
    await run(scene);
    expect(scene.portal.labels.map(({ typeId }) => typeId)).toEqual([3, 40]);
    await run(scene, { all: true });
    expect(scene.portal.labels.map(({ typeId }) => typeId)).toEqual([3]);
  });

  test('without memory leaves labels alone and says so; what bears our internal name goes', async () => {
    const scene = await installed();
    scene.record.items = null;
    const { code, output } = await run(scene);
    expect(code).toBe(0);
    expect(output).toContain('the store of this app knows nothing of this portal');
    expect(output).toContain('Done: 37 removed, 9 kept.');
    scene.record.items = null;
    const all = await run(scene, { all: true });
    expect(all.output).toContain('Done: 9 removed, 0 kept.');
  });

  test('takes a label that people renamed after install, known by its type', async () => {
    const scene = await installed();
    scene.portal.labels = scene.portal.labels.map((label) =>
      label.label === 'Role champion' ? { ...label, label: 'Our fan' } : label,
    );
    const { output } = await run(scene);
    expect(output).toContain('- association label "Our fan"\n');
    expect(scene.portal.labels).toHaveLength(1);
  });

  test('never takes the default pipeline, whatever it is called', async () => {
    const scene = await installed({}, (portal) => {
      portal.pipelines = portal.pipelines.map((pipeline) => ({ ...pipeline, label: 'Buying groups' }));
    });
    await run(scene, { all: true });
    expect(scene.portal.pipelines.map(({ id }) => id)).toEqual(['default']);
  });
});

describe('what HubSpot does not let go', () => {
  test('a pipeline stays, is told with exit code 1, and is still known to be ours', async () => {
    const scene = await installed({ pipelineInUse: true });
    const { code, output } = await run(scene);
    expect(code).toBe(1);
    expect(output).toContain('! pipeline "Buying groups" (bg_early) skipped: HubSpot refused');
    expect(scene.portal.pipelines).toHaveLength(2);
    expect(scene.record.items).toEqual([{ kind: 'pipeline', id: 'bg_early', name: 'Buying groups' }]);
  });

  test('one property that is in use does not keep the others', async () => {
    const scene = await installed({ propertyInUse: 'bg_stage' });
    const { code, output } = await run(scene);
    expect(code).toBe(1);
    expect(output).toContain('! property deals.bg_stage skipped: HubSpot refused');
    expect(scene.portal.properties.deals.map(({ name }) => name)).toEqual(['bg_stage']);
  });
});

describe('asking', () => {
  test('removes nothing without a yes, and says so by exit code 1', async () => {
    const scene = await installed();
    const questions: string[] = [];
    const { code, output } = await run(scene, {
      portalId: '4711',
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(false);
      },
    });
    expect(questions).toEqual(['Remove 46 items from portal 4711? [y/N] ']);
    expect(code).toBe(1);
    expect(output).toContain('Nothing was removed.\n');
    expect(scene.portal.writes).toEqual([]);
  });

  test('goes ahead after a yes', async () => {
    const { output } = await run(await installed(), { ask: () => Promise.resolve(true) });
    expect(output).toContain('Done: 46 removed, 0 kept.');
  });
});
