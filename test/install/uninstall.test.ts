import { install } from '../../src/cli/install.ts';
import { uninstall } from '../../src/cli/uninstall.ts';
import { planUninstall } from '../../src/install/uninstall.ts';
import { readPortal } from '../../src/install/portal-state.ts';
import { createPortal, RULES } from './portal-double.ts';
import type { PortalDouble, PortalLimits } from './portal-double.ts';

const silent = (): void => undefined;

async function installed(limits: PortalLimits = {}): Promise<PortalDouble> {
  const portal = createPortal(limits);
  await install({ gateway: portal.gateway, rules: RULES, dryRun: false, json: false, write: silent });
  portal.writes.length = 0;
  return portal;
}

async function run(portal: PortalDouble, dryRun = false) {
  let output = '';
  const write = (text: string): void => {
    output += text;
  };
  const code = await uninstall({ gateway: portal.gateway, rules: RULES, dryRun, json: false, write });
  return { code, output };
}

test('removes exactly what install created and leaves the rest of the portal as it was', async () => {
  const before = createPortal();
  const portal = await installed();
  const { code, output } = await run(portal);
  expect(code).toBe(0);
  expect(output).toContain('Done: 46 removed, 0 kept.');
  for (const part of ['groups', 'properties', 'labels', 'pipelines'] as const) {
    expect(portal[part]).toEqual(before[part]);
  }
});

test('removes properties before their group, in one call per object type', async () => {
  const portal = await installed();
  await run(portal);
  expect(portal.writes.slice(-5)).toEqual([
    'delete pipeline bg_early',
    'archive 31 properties deals',
    'delete group deals',
    'archive 3 properties contacts',
    'delete group contacts',
  ]);
});

test('with --dry-run changes nothing and lists what would go', async () => {
  const portal = await installed();
  const { code, output } = await run(portal, true);
  expect(code).toBe(0);
  expect(portal.writes).toEqual([]);
  expect(output).toContain('- property deals.bg_key\n');
  expect(output).toContain('Plan: 46 to remove. Deals, contacts and associations stay.\n');
});

test('plans nothing in a portal where nothing was installed', async () => {
  const plan = planUninstall(await readPortal(createPortal().gateway), RULES);
  expect(plan).toEqual({ remove: [], keep: [] });
});

test('keeps the group for properties that others put into it', async () => {
  const portal = await installed();
  const [first] = portal.properties.deals;
  if (first !== undefined) portal.properties.deals.push({ ...first, name: 'our_own_field' });
  const { code, output } = await run(portal);
  expect(code).toBe(0);
  expect(output).toContain('! property group deals.buying_group skipped: it holds 1 other property');
  expect(portal.properties.deals.map((property) => property.name)).toEqual(['our_own_field']);
});

test('keeps a pipeline with deals in it, exits 1 and says so', async () => {
  const portal = await installed({ pipelineInUse: true });
  const { code, output } = await run(portal);
  expect(code).toBe(1);
  expect(output).toContain('! pipeline "Buying groups" (bg_early) skipped: HubSpot refused');
  expect(portal.pipelines).toHaveLength(2);
});
