/** The command beside a server at work: the rules of today, replayed, make the deals that are really there. */
import { readFileSync } from 'node:fs';
import { replay } from '../../src/cli/replay.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, DAY, loadSampleRules, START, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
});
afterAll(() => world.close());

async function run(draft: RuleSet, json: boolean): Promise<string> {
  const out: string[] = [];
  const code = await replay({
    rules: await loadSampleRules(),
    draft,
    location: { dataDir: world.dataDir },
    since: START - 90 * DAY,
    now: world.clock.now(),
    json,
    write: (text) => void out.push(text),
  });
  expect(code).toBe(0);
  return out.join('');
}

test('draft rules are compared with those of today over the stored history, and nothing is written (feature 12)', async () => {
  const rules = await loadSampleRules();
  world.sandbox.calls.reset();
  const draft = {
    ...rules,
    version: 'draft',
    detection: { ...rules.detection, people: 9, peopleAnyDepartment: 9, raisedHandPeople: 9 },
  };
  const found = JSON.parse(await run(draft, true)) as {
    made: { now: number; draft: number };
    deals: { key: string; change: string }[];
    rules: { now: string; draft: string };
  };
  expect(found.made).toEqual({ now: 1, draft: 0 });
  expect(found.deals).toEqual([
    expect.objectContaining({ key: onlyDeal(world).properties.bg_key, change: 'only_now' }),
  ]);
  expect(found.rules).toEqual({ now: rules.version, draft: 'draft' });
  expect(writesOf(world)).toEqual([]);
});

test('equal rules change nothing, and the words say over which time and how many companies', async () => {
  const text = await run(await loadSampleRules(), false);
  expect(text).toContain('From 2026-08-26 to 2026-11-24, companies: 1');
  expect(text).toContain('Deals made: 1 by the rules of today, 1 by the draft.');
  expect(text).toContain('Nothing was written.');
  const names = ['Соколова', 'Волков', 'Петрова', 'Михайлов'];
  for (const name of names) expect(text).not.toContain(name);
  expect(readFileSync('README.md', 'utf8')).toContain('`replay --config DIR');
});
