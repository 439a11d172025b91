/** The command as users call it: alone, killed in between, and beside a server. */
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { addCrowd, viewPages } from '../../bench/scene/people.ts';
import { readOutcome } from './outcome.ts';
import { addressOf, aimAt, setStage, startProgram, until, type Stage } from './program.ts';

const DAY = 86_400_000;
const SIZE = { companies: 12, peoplePerCompany: 25 };
const VISITS = 3;
const INTERACTIONS = SIZE.companies * SIZE.peoplePerCompany * VISITS;

let stage: Stage;
afterEach(() => stage.close());

/** More than one page of contacts, each of whom has opened several pages of which one still stands. */
async function setOldStage(now: number): Promise<Stage> {
  const set = await setStage();
  const { portal, webhooks } = set.sandbox;
  const { people } = addCrowd(portal, SIZE, now - 300 * DAY);
  for (let visit = 0; visit < VISITS; visit++) viewPages(portal, people, visit, now - (12 - 3 * visit) * DAY);
  webhooks.take();
  return set;
}

async function run(...args: string[]) {
  const program = startProgram({ args, variables: stage.variables });
  const { code } = await program.ended;
  return { code, said: program.said() };
}

/** Beside whatever process holds the store, or after it. */
function readCounts(): { counts: Record<string, number>; interactions: number; doneAt: number | null } {
  const file = new SQLite(join(stage.dataDir, 'buying-groups.sqlite'), { readonly: true });
  const row = file.prepare('select counts, done_at from backfill').get() as {
    counts: string;
    done_at: number | null;
  };
  const { n } = file.prepare('select count(*) as n from interaction').get() as { n: number };
  file.close();
  return {
    counts: JSON.parse(row.counts) as Record<string, number>,
    interactions: n,
    doneAt: row.done_at,
  };
}

test('every fault of the arguments is named at once', async () => {
  stage = await setStage();
  const program = startProgram({
    args: ['backfill', '2026-01-01', '--since', 'soon'],
    variables: { DATA_DIR: stage.dataDir },
  });
  expect((await program.ended).code).toBe(2);
  expect(program.said()).toContain('"2026-01-01": nothing was expected here');
  expect(program.said()).toContain('--since: got "soon", expected a day such as 2026-01-31');
  expect(program.said()).toContain('HUBSPOT_ACCESS_TOKEN is not set');
});

test('kill -9 three times in between: each interaction counts once, and the portal is as if nothing had happened', async () => {
  const now = Date.now();
  stage = await setOldStage(now);
  await run('backfill', '--dry-run');
  expect((await run('backfill')).code).toBe(0);
  const expected = readOutcome(stage.sandbox);
  expect(expected.deals).toHaveLength(SIZE.companies);
  await stage.close();

  stage = await setOldStage(now);
  const { calls } = stage.sandbox;
  const refused = await run('backfill');
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('No dry run of this portal') });
  const dry = await run('backfill', '--dry-run');
  expect(dry.said).toContain('Nothing was changed: this was a dry run.');
  expect(dry.said).toContain(`Recovered: ${INTERACTIONS} interactions`);
  expect(dry.said).toContain(`Deals: ${SIZE.companies} would be created`);
  expect(stage.sandbox.portal.list('deals')).toEqual([]);
  // Six calls look at the portal; then within the first page, after it, and further on.
  for (const further of [8, 12, 16]) {
    const program = startProgram({ args: ['backfill'], variables: stage.variables });
    const mark = calls.entries.length + further;
    await until(`call ${mark}`, () => calls.entries.length >= mark || program.child.exitCode !== null);
    program.child.kill('SIGKILL');
    expect((await program.ended).signal).toBe('SIGKILL');
  }
  const last = await run('backfill');
  expect(last).toMatchObject({ code: 0, said: expect.stringContaining('Done.') });
  const { counts, interactions, doneAt } = readCounts();
  expect(interactions).toBe(INTERACTIONS);
  expect(counts).toMatchObject({ contacts: SIZE.companies * SIZE.peoplePerCompany, interactions });
  expect(doneAt).not.toBeNull();
  expect(readOutcome(stage.sandbox)).toEqual(expected);
}, 180_000);

test('a running server carries it out, takes webhooks meanwhile, and stops where it can go on', async () => {
  stage = await setOldStage(Date.now());
  const { calls, portal, webhooks } = stage.sandbox;
  const server = startProgram({ args: ['serve'], variables: stage.variables });
  aimAt(stage, await addressOf(server));
  expect((await run('backfill', '--dry-run')).code).toBe(0);
  const mark = calls.entries.length + 8;
  const program = startProgram({ args: ['backfill'], variables: stage.variables });
  await until(`call ${mark}`, () => calls.entries.length >= mark || program.child.exitCode !== null);
  const [reader] = portal.list('contacts');
  const page = { hs_analytics_last_url: 'https://www.example-hr.com/hr/demo' };
  portal.updateObject('contacts', reader?.id ?? '', page, { source: 'ANALYTICS', sourceId: null });
  expect((await webhooks.flush()).statuses).toEqual([204]);
  server.child.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect((await program.ended).code).toBe(1);
  expect(program.said()).toContain('The backfill was stopped. Started again, it goes on where it was.');
  const done = await run('backfill', '--json');
  expect(done.code).toBe(0);
  const answer = JSON.parse(done.said.slice(done.said.indexOf('{'))) as { written: object };
  expect(answer.written).toMatchObject({ created: SIZE.companies });
  expect(readCounts().interactions).toBe(INTERACTIONS + 1);
}, 120_000);
