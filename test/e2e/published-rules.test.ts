/** Rules that are published while the server runs: it takes them up, and goes back to those before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstallationView } from '../../src/app/installation.ts';
import { rollbackRules } from '../../src/cli/rules/rollback-rules.ts';
import { addPublication } from '../../src/facts/published-rules.ts';
import { noteServerRules } from '../../src/facts/rules-of-servers.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { markOutdated } from '../../src/worker/sweep.ts';
import { decideAll, onlyDeal, writesOf } from '../support/observing.ts';
import { publishFolder, writeRules } from '../support/rule-folders.ts';
import { createWorld, START, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bg-published-'));
  world = await createWorld();
  playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A minute goes by: the worker sweeps, and does what comes of it. */
async function passMinute(): Promise<void> {
  world.clock.pass(MINUTE);
  const { version } = (await world.application.rules.atHand()).rules;
  await markOutdated(world.store.db, version, world.clock.now());
  await world.drain();
  await world.settle();
}

/** The server's folder, and a change to it that can be seen on the deal. */
const publishSample = (): Promise<{ version: string }> =>
  publishFolder(world.store, 'config', world.clock.now());
const publishManual = (): Promise<{ version: string }> => {
  const changed = writeRules(join(folder, 'manual'), {
    'solutions.yaml': (text) => text.replaceAll('operating_model: partial', 'operating_model: manual'),
  });
  return publishFolder(world.store, changed, world.clock.now());
};
const modelOf = () => onlyDeal(world).properties.bg_operating_model;

async function card(): Promise<{ rulesVersion: string; operatingModel: string }> {
  const { body } = await world.card(`/api/deals/${onlyDeal(world).id}/buying-group`);
  return body as { rulesVersion: string; operatingModel: string };
}

test('the folder decides until something is published; publishing it changes and writes nothing (P21)', async () => {
  expect(modelOf()).toBe('partial');
  const before = await card();
  await publishSample();
  world.sandbox.calls.reset();
  await passMinute();
  expect(writesOf(world)).toEqual([]);
  expect((await card()).rulesVersion).toBe(before.rulesVersion);
});

test('a server takes up what was published without a restart, on deals, cards and its settings page', async () => {
  const { version } = await publishManual();
  await passMinute();
  expect(modelOf()).toBe('manual');
  expect(await card()).toMatchObject({ rulesVersion: version, operatingModel: 'manual' });
  const { body } = await world.card('/api/installation');
  const { rulesVersion, solutions } = body as InstallationView;
  expect(rulesVersion).toBe(version);
  expect(solutions.map(({ operatingModel }) => operatingModel)).toEqual(['manual', 'manual']);
  const rows = await world.store.db.selectFrom('dirty_company').select('rules_version').distinct().execute();
  expect(rows).toEqual([{ rules_version: version }]);
});

test('what was published is asked for every few seconds, and at once when a command was carried out', async () => {
  const { rules } = world.application;
  rules.doubt();
  await rules.get();
  const { version } = await publishManual();
  expect((await rules.atHand()).rules.version).not.toBe(version);
  world.clock.pass(4_999);
  expect((await rules.atHand()).rules.version).not.toBe(version);
  world.clock.pass(1);
  expect((await rules.atHand()).rules.version).toBe(version);
  const { version: sample } = await publishSample();
  rules.doubt();
  expect((await rules.atHand()).rules.version).toBe(sample);
});

test('a rollback brings back the very same decisions, byte for byte (feature 13)', async () => {
  const { version } = await publishSample();
  await passMinute();
  const at = world.clock.now();
  const before = JSON.stringify(await decideAll(world));
  await publishManual();
  await passMinute();
  expect(JSON.stringify(await decideAll(world))).not.toBe(before);
  const silent = { language: 'en' as const, json: true, write: () => undefined };
  const code = await rollbackRules({
    ...silent,
    db: world.store.db,
    version: null,
    note: null,
    now: world.clock.now(),
  });
  expect(code).toBe(0);
  await passMinute();
  expect(modelOf()).toBe('partial');
  expect((await card()).rulesVersion).toBe(version);
  // The same facts, seen from the same moment.
  world.clock.set(at);
  expect(JSON.stringify(await decideAll(world))).toBe(before);
});

test('a server whose folder differs decides by what is published from its start on', async () => {
  const { version } = await publishSample();
  const other = { ...world.compiled.rules, version: 'another folder', solutions: [] };
  world = await world.restart(other);
  await passMinute();
  expect(modelOf()).toBe('partial');
  expect((await card()).rulesVersion).toBe(version);
});

test('rules that this program cannot read stop the work with the way out, and answers go on by those before', async () => {
  const before = await card();
  const texts = { 'settings.yaml': 'language: klingon\n' };
  await addPublication(world.store.db, { version: 'newer', at: START, kind: 'publish', note: null, texts });
  world.clock.pass(MINUTE);
  const known = await world.application.rules.get();
  expect(known.ok ? null : known.problem.en).toMatch(
    /^the published rules newer cannot be read .*rules rollback/u,
  );
  expect(known.ok ? null : known.problem.ru).toMatch(/^эта программа не может прочитать .*rules rollback/u);
  expect((await card()).rulesVersion).toBe(before.rulesVersion);
  const { body } = await world.card('/api/installation');
  expect((body as InstallationView).checks).toContainEqual(
    expect.objectContaining({ name: 'rules', ok: true }),
  );
  // Nobody has companies decided again by rules that are not current.
  await markOutdated(world.store.db, world.compiled.rules.version, world.clock.now());
  const dirty = await world.store.db
    .selectFrom('dirty_company')
    .select('company_id')
    .where('revision', '>', 0)
    .execute();
  expect(dirty).toEqual([]);
});

test('workers with different rules are told of on the settings page, until something is published', async () => {
  const at = world.clock.now();
  for (const version of ['r1', 'r2'])
    await noteServerRules(world.store.db, { server: `of ${version}`, version }, at, false);
  const rulesCheck = async () => {
    const { body } = await world.card('/api/installation');
    return (body as InstallationView).checks.find(({ name }) => name === 'rules');
  };
  expect((await rulesCheck())?.detail).toEqual({
    en: expect.stringMatching(/different rules \(r1, r2\).*"buying-groups rules publish"$/u) as string,
    ru: expect.stringMatching(/разные правила \(r1, r2\).*«buying-groups rules publish»$/u) as string,
  });
  await publishSample();
  expect(await rulesCheck()).toBeUndefined();
});
