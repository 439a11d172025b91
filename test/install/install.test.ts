import { install } from '../../src/cli/install.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { applyPlan } from '../../src/install/apply-plan.ts';
import { planInstall } from '../../src/install/plan.ts';
import { readPortal } from '../../src/install/portal-state.ts';
import { createPortal, RULES } from './portal-double.ts';
import type { PortalDouble } from './portal-double.ts';

const planFor = async (portal: PortalDouble) => planInstall(await readPortal(portal.gateway), RULES);
const applyTo = async (portal: PortalDouble) => applyPlan(portal.gateway, await planFor(portal));

describe('planning an installation', () => {
  test('creates everything in an empty portal: 2 groups, 34 properties, 9 labels, 1 pipeline', async () => {
    const plan = await planFor(createPortal());
    expect(plan.create.map((item) => item.kind).reduce<Record<string, number>>(count, {})).toEqual({
      group: 2,
      property: 34,
      label: 9,
      pipeline: 1,
    });
    expect(plan).toMatchObject({ change: [], leave: [], skipped: [] });
  });

  test('plans nothing the second time', async () => {
    const portal = createPortal();
    await applyTo(portal);
    const writes = portal.writes.length;
    const plan = await planFor(portal);
    expect(plan).toMatchObject({ create: [], change: [], skipped: [] });
    expect(plan.leave).toHaveLength(46);
    await applyPlan(portal.gateway, plan);
    expect(portal.writes).toHaveLength(writes);
  });

  test('adds missing options behind those people made, renamed or hid', async () => {
    const portal = createPortal();
    await applyTo(portal);
    const mine = { value: 'own_product', label: 'Own product', displayOrder: 5, hidden: true };
    portal.properties.deals = portal.properties.deals.map((property) =>
      property.name === 'bg_solution' ? { ...property, options: [mine] } : property,
    );
    const plan = await planFor(portal);
    expect(plan.change).toEqual([
      {
        kind: 'options',
        objectType: 'deals',
        name: 'bg_solution',
        added: ['hr_system', 'analytics_platform'],
        options: [
          mine,
          { value: 'hr_system', label: 'HR system', displayOrder: 6 },
          { value: 'analytics_platform', label: 'Analytics platform', displayOrder: 7 },
        ],
      },
    ]);
  });

  test.each(['ROLE CHAMPION', 'bg_champion'])('takes an existing label "%s" for its own', async (text) => {
    const portal = createPortal();
    portal.labels.push({ category: 'USER_DEFINED', typeId: 40, label: text });
    const plan = await planFor(portal);
    expect(plan.leave).toMatchObject([{ kind: 'label', label: 'champion' }]);
    expect(plan.create.filter((item) => item.kind === 'label')).toHaveLength(8);
  });

  test('leaves a property of its name and another type alone, and says what to do', async () => {
    const portal = createPortal();
    await applyTo(portal);
    portal.properties.deals = portal.properties.deals.map((property) => {
      if (property.name === 'bg_key') return { ...property, hasUniqueValue: false };
      return property.name === 'bg_stage' ? { ...property, type: 'string' } : property;
    });
    const plan = await planFor(portal);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('without unique values') as string,
      expect.stringContaining('type "string"; "enumeration" was expected') as string,
    ]);
    expect(plan.create).toEqual([]);
  });
});

describe('applying an installation', () => {
  test('makes groups before properties, and properties in one call per object type', async () => {
    const portal = createPortal();
    await applyTo(portal);
    expect(portal.writes.slice(0, 5)).toEqual([
      'group deals',
      'group contacts',
      '31 properties deals',
      '3 properties contacts',
      'label bg_initiator',
    ]);
    expect(portal.writes.at(-1)).toBe('pipeline bg_early');
  });

  test.each([400, 403] as const)('skips labels and pipeline where HubSpot answers %d', async (free) => {
    const applied = await applyTo(createPortal({ free }));
    expect(applied.skipped.map(({ item }) => item.kind).reduce<Record<string, number>>(count, {})).toEqual({
      label: 9,
      pipeline: 1,
    });
    expect(applied.done).toHaveLength(36);
  });
});

describe('the command', () => {
  const run = async (
    portal: PortalDouble,
    options: { dryRun?: boolean; json?: boolean; rules?: RuleSet } = {},
  ) => {
    let output = '';
    const write = (text: string): void => {
      output += text;
    };
    const { dryRun = false, json = false, rules = RULES } = options;
    const code = await install({ gateway: portal.gateway, rules, dryRun, json, write });
    return { code, output };
  };

  test('prints what it will create, then what it did', async () => {
    const { code, output } = await run(createPortal());
    expect(code).toBe(0);
    expect(output).toContain('+ property deals.bg_key\n');
    expect(output).toContain('+ association label "Role champion" (champion)\n');
    expect(output).toContain('+ pipeline "Buying groups" (bg_early)\n');
    expect(output).toContain('Plan: 46 to create, 0 to change, 0 to leave.\n');
    expect(output).toContain('Done: 46 created or changed, 0 skipped.\n');
  });

  test('with --dry-run changes nothing', async () => {
    const portal = createPortal();
    const { code, output } = await run(portal, { dryRun: true });
    expect(code).toBe(0);
    expect(portal.writes).toEqual([]);
    expect(output).not.toContain('Done');
  });

  test('with --json prints one document and nothing else', async () => {
    const { output } = await run(createPortal(), { json: true });
    const document = JSON.parse(output) as { plan: { create: unknown[] }; applied: { done: unknown[] } };
    expect(document.plan.create).toHaveLength(46);
    expect(document.applied.done).toHaveLength(46);
  });

  test.each([
    ['none', 'Owners are told nothing. To have tasks made for them, set alerts.delivery: tasks'],
    ['tasks', 'Owners will be told by tasks in HubSpot. To have none made, set alerts.delivery: none'],
  ] as const)('says what owners will see of it: %s', async (delivery, words) => {
    const alerts = { ...RULES.settings.alerts, delivery };
    const rules = { ...RULES, settings: { ...RULES.settings, alerts } };
    expect((await run(createPortal(), { rules })).output).toContain(words);
  });

  test('exits 0 on the free tier and says what it skipped and why', async () => {
    const { code, output } = await run(createPortal({ free: 400 }));
    expect(code).toBe(0);
    expect(output).toContain('! pipeline "Buying groups" (bg_early) skipped: HubSpot refused');
    // Nine labels lack for one reason, which is told once.
    expect(output.match(/^! association label .* skipped: /gm)).toHaveLength(1);
    expect(output).toContain('Done: 36 created or changed, 10 skipped.\n');
  });

  test('exits 1 when a property of the portal stands in the way', async () => {
    const portal = createPortal();
    await run(portal);
    portal.properties.deals = portal.properties.deals.map((property) =>
      property.name === 'bg_key' ? { ...property, type: 'number' } : property,
    );
    const { code, output } = await run(portal);
    expect(code).toBe(1);
    expect(output).toContain(
      '! property deals.bg_key skipped: a property of this name exists with type "number"',
    );
  });
});

function count(counts: Record<string, number>, kind: string): Record<string, number> {
  return { ...counts, [kind]: (counts[kind] ?? 0) + 1 };
}
