import { install } from '../../src/cli/install.ts';
import { createMemory } from './memory-double.ts';
import { createPortal, RULES } from './portal-double.ts';
import type { PortalDouble, PortalLimits } from './portal-double.ts';

const PLENTY = { usage: 0, limit: 1000 };

async function run(limits: PortalLimits, dryRun = false) {
  const portal: PortalDouble = createPortal(limits);
  const record = createMemory();
  let output = '';
  const code = await install({
    gateway: portal.gateway,
    rules: RULES,
    dryRun,
    json: false,
    record,
    write: (text) => {
      output += text;
    },
  });
  return { code, output, portal, record };
}

test('says before applying that the properties do not fit, and changes nothing', async () => {
  const { code, output, portal, record } = await run({
    properties: { deals: { usage: 990, limit: 1000 }, contacts: PLENTY, overall: PLENTY },
  });
  expect(code).toBe(1);
  expect(output).toContain('! 31 properties of deals are needed, and only 10 of 1000 are left. Archive');
  expect(output).toContain('Nothing was changed.');
  expect(portal.writes).toEqual([]);
  expect(record.items).toBeNull();
});

test('minds the limit over all object types together', async () => {
  const { code, output } = await run({
    properties: { deals: PLENTY, contacts: null, overall: { usage: 9_970, limit: 10_000 } },
  });
  expect(code).toBe(1);
  expect(output).toContain("! 34 properties are needed, and only 30 of the account's 10000 are left.");
});

test('installs where exactly as much is left as is needed', async () => {
  const { code } = await run({
    properties: {
      deals: { usage: 69, limit: 100 },
      contacts: { usage: 97, limit: 100 },
      overall: { usage: 166, limit: 200 },
    },
  });
  expect(code).toBe(0);
});

test('creates the labels that have room, and says before applying which have none', async () => {
  const { code, output, portal } = await run({ labelLimit: { usage: 6, limit: 10 } }, true);
  expect(code).toBe(0);
  expect(output).toContain('+ association label "Role budget_holder" (budget_holder)');
  expect(output).toContain('the account may have 10 association labels between deals and contacts and has 6');
  expect(output).toContain('Without labels: roles are kept in this app');
  expect(output).toContain('Plan: 41 to create');
  expect(portal.writes).toEqual([]);
});

test('does without a pipeline where the account has no room for one, and says what that means', async () => {
  const { code, output, portal } = await run({ pipelineLimit: { usage: 1, limit: 1 } });
  expect(code).toBe(0);
  expect(output).toContain('the account may have 1 deal pipelines and has 1');
  expect(output).toContain('new deals go to the first stage of the default pipeline');
  expect(portal.writes).not.toContain('pipeline bg_early');
});

test('remembers what was created, and not what was there', async () => {
  const portal = createPortal();
  portal.labels.push({ category: 'USER_DEFINED', typeId: 40, label: 'Role champion' });
  const record = createMemory();
  const write = (): void => undefined;
  const options = { gateway: portal.gateway, rules: RULES, dryRun: false, json: false, record, write };
  await install(options);
  const kinds = (record.items ?? []).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'label')).toHaveLength(8);
  expect(record.items).toContainEqual({ kind: 'pipeline', id: 'bg_early', name: 'Buying groups' });
  expect(record.items).toContainEqual({ kind: 'property', id: 'deals.bg_key', name: 'bg_key' });
  expect(kinds).toHaveLength(45);
  await install(options);
  expect(record.items).toHaveLength(45);
});
