/** Uninstalling from a portal with deals in it, on a store of its own: what people see afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from '../../src/cli/install.ts';
import { uninstall } from '../../src/cli/uninstall.ts';
import type { UninstallOptions } from '../../src/cli/uninstall.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { confirmPairs, intendPairs, readPairs, takeInPairs } from '../../src/facts/pairs.ts';
import { openStore } from '../../src/facts/store.ts';
import type { Store } from '../../src/facts/store.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import type { Gateway } from '../../src/hubspot/gateway.ts';
import { createPairMemory } from '../../src/install/pair-memory.ts';
import { createInstallRecord } from '../../src/install/record.ts';
import type { InstallRecord } from '../../src/install/record.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { judgeExchanges } from '../support/judge.ts';
import { createTestClock, loadSampleRules, START } from '../support/world.ts';

const clock = createTestClock(START);
let sandbox: Sandbox;
let store: Store;
let rules: RuleSet;
let gateway: Gateway;
let record: InstallRecord;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bg-test-'));
  store = await openStore({ dataDir });
  sandbox = await startSandbox({ now: clock.now, onExchange: judgeExchanges });
  rules = await loadSampleRules();
  gateway = createGateway({
    baseUrl: sandbox.url,
    accessToken: sandbox.token,
    takeCall: async () => {
      clock.pass(100);
      return 0;
    },
    clock,
    random: () => 0,
  });
  record = createInstallRecord(store.db, '4711', clock.now);
  await install({ gateway, rules, dryRun: false, json: true, write: () => undefined, record });
});

afterEach(async () => {
  await sandbox.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function run(options: Partial<UninstallOptions> = {}) {
  let output = '';
  const write = (text: string): void => {
    output += text;
  };
  const pairs = createPairMemory(store.db, clock.now);
  const code = await uninstall({
    gateway,
    rules,
    dryRun: false,
    json: false,
    write,
    record,
    pairs,
    ...options,
  });
  return { code, output };
}

const typeOf = (text: string): number =>
  sandbox.portal.labels('deals', 'contacts').find(({ label }) => label === text)?.typeId ?? 0;
const labelsOf = (dealId: string) =>
  sandbox.portal
    .associations('deals', dealId, 'contacts')
    .map(({ types }) => types.map(({ label }) => label));

interface Scene {
  readonly early: string;
  readonly sales: string;
  readonly contact: string;
}

/** A deal in our pipeline whose contact carries a label of ours and one of others, and a deal in the sales pipeline. */
function createScene(): Scene {
  const { portal } = sandbox;
  const stage = rules.settings.earlyPipeline.stages[0]?.id ?? '';
  const early = portal.createObject('deals', {
    dealname: 'Early',
    pipeline: rules.settings.earlyPipeline.id,
    dealstage: stage,
  });
  const sales = portal.createObject('deals', {
    dealname: 'Sales',
    pipeline: 'default',
    dealstage: 'contractsent',
  });
  const contact = portal.createObject('contacts', { email: 'someone@customer.example' });
  const others = portal.addLabel('deals', 'contacts', 'Golf partner');
  const ours = { category: 'USER_DEFINED', typeId: typeOf(rules.settings.labels.budget_holder) } as const;
  for (const id of [early, sales])
    portal.associate({ type: 'deals', id }, { type: 'contacts', id: contact }, [ours, others]);
  return { early, sales, contact };
}

test('takes its labels off the pairs; the associations and the labels of others stay', async () => {
  const { early, sales } = createScene();
  const { code, output } = await run();
  expect(code).toBe(0);
  expect(output).toContain(
    `~ association label "${rules.settings.labels.budget_holder}" (budget_holder) is taken off 2 pairs\n`,
  );
  for (const id of [early, sales]) expect(labelsOf(id)).toEqual([[null, 'Golf partner']]);
});

test('moves the deals of its pipeline to the first stage of the default one, and no other deal', async () => {
  const { early, sales } = createScene();
  const { output } = await run();
  expect(output).toContain('~ 1 deal moved from pipeline buying_groups to stage appointmentscheduled');
  expect(sandbox.portal.find('deals', early)?.properties).toMatchObject({
    pipeline: 'default',
    dealstage: 'appointmentscheduled',
  });
  expect(sandbox.portal.find('deals', sales)?.properties).toMatchObject({ dealstage: 'contractsent' });
  expect([...sandbox.portal.state.pipelines.keys()]).toEqual(['default']);
});

test('does not open a deal again that was won in a stage people added to its pipeline', async () => {
  const { early } = createScene();
  const pipeline = sandbox.portal.state.pipelines.get('buying_groups');
  const [first] = pipeline?.stages ?? [];
  if (pipeline === undefined || first === undefined) throw new Error('the pipeline is not installed');
  const won = { ...first, id: 'won_early', metadata: { probability: '1.0', isClosed: 'true' } };
  sandbox.portal.state.pipelines.set('buying_groups', { ...pipeline, stages: [...pipeline.stages, won] });
  sandbox.portal.updateObject('deals', early, { dealstage: 'won_early' });
  await run();
  expect(sandbox.portal.find('deals', early)?.properties).toMatchObject({ dealstage: 'closedwon' });
});

test('with --dry-run writes nothing and lists pairs and deals', async () => {
  const { early, sales, contact } = createScene();
  sandbox.calls.reset();
  const { output } = await run({ dryRun: true, json: true });
  const document = JSON.parse(output) as { uses: { pairs: unknown[]; moves: unknown[] } };
  const typeIds = [typeOf(rules.settings.labels.budget_holder)];
  expect(document.uses.pairs).toEqual([
    { dealId: early, contactId: contact, typeIds },
    { dealId: sales, contactId: contact, typeIds },
  ]);
  expect(document.uses.moves).toEqual([
    {
      dealId: early,
      fromPipeline: 'buying_groups',
      toPipeline: 'default',
      toStage: 'appointmentscheduled',
    },
  ]);
  const writes = sandbox.calls.entries.filter(
    ({ method, path }) => method !== 'GET' && !path.endsWith('/read'),
  );
  expect(writes).toEqual([]);
});

test('goes on where it was stopped, and plans nothing once it is through', async () => {
  createScene();
  sandbox.faults.add({ match: { method: 'DELETE', path: /pipelines/ }, status: 401, body: {} });
  await expect(run()).rejects.toMatchObject({ name: 'AuthError' });
  const second = await run();
  expect(second.code).toBe(0);
  expect(second.output).not.toContain('is taken off');
  expect(second.output).not.toContain('moved from');
  sandbox.calls.reset();
  const third = await run();
  expect(third.output).toBe('Plan: 0 to remove. Deals, contacts and associations stay.\n');
  // Nothing to take off or to move: the deals are not gone through.
  expect(sandbox.calls.entries).toHaveLength(6);
});

test('goes through more deals than one page holds', async () => {
  const stage = rules.settings.earlyPipeline.stages[0]?.id ?? '';
  const properties = { pipeline: rules.settings.earlyPipeline.id, dealstage: stage };
  for (let count = 0; count < 230; count += 1)
    sandbox.portal.createObject('deals', { dealname: `Deal ${count}`, ...properties });
  const { output } = await run();
  expect(output).toContain('~ 230 deals moved from pipeline buying_groups');
  const left = sandbox.portal.list('deals').filter((deal) => deal.properties['pipeline'] !== 'default');
  expect(left).toEqual([]);
});

test('a deal that cannot be moved keeps the pipeline, and is named', async () => {
  const { early } = createScene();
  sandbox.faults.add({
    match: { method: 'POST', path: /deals\/batch\/update/ },
    times: 5,
    status: 400,
    body: { status: 'error', category: 'VALIDATION_ERROR', message: 'A rule of the account forbids it' },
  });
  const { code, output } = await run();
  expect(code).toBe(1);
  expect(output).toContain(`deal ${early} cannot be moved out of it`);
  expect(sandbox.portal.state.pipelines.has('buying_groups')).toBe(true);
});

test('what the app takes off itself is no act of a person after the next installation', async () => {
  const { early, contact } = createScene();
  const pair = { dealId: early, contactId: contact, labels: ['budget_holder'] };
  await intendPairs(store.db, [pair], clock.now());
  await confirmPairs(store.db, [pair]);
  await run();
  expect(await readPairs(store.db, [early])).toMatchObject([{ labels: [], intended: null }]);
  const seen = [{ contactId: contact, labels: [], others: [] }];
  await takeInPairs(store.db, early, seen, false, clock.now());
  expect(await store.db.selectFrom('role_fact').selectAll().execute()).toEqual([]);
});

test('removes nothing that install found there, also when the store is opened again', async () => {
  await run();
  const others = sandbox.portal.addLabel('deals', 'contacts', rules.settings.labels.champion);
  await install({ gateway, rules, dryRun: false, json: true, write: () => undefined, record });
  await store.close();
  store = await openStore({ dataDir });
  record = createInstallRecord(store.db, '4711', clock.now);
  const { output } = await run();
  expect(output).toContain('(champion) skipped: it was there before install');
  expect(sandbox.portal.labels('deals', 'contacts').map(({ typeId }) => typeId)).toContain(others.typeId);
});
