/** Taking a run back and the tasks that tell owners of what it found: they stay, are named, and nothing more follows. */
import { randomUUID } from 'node:crypto';
import { undo } from '../../src/cli/undo.ts';
import { listRuns, type RunSummary } from '../../src/facts/runs.ts';
import { playGroup, settleThrough, tasksOf, waitIn } from '../e2e/alert-scene.ts';
import { onlyDeal } from '../support/observing.ts';
import { DAY, type World } from '../support/world.ts';

const MINUTE = 60_000;
/** The whole morning of the story. */
const QUIET = { quietHours: { from: 8 * 60, to: 12 * 60, days: [] } };

const NO_SCOPE = { status: 'error', category: 'MISSING_SCOPES', message: 'no scope' };

let world: World;
afterEach(() => world.close());

async function play(...given: Parameters<typeof playGroup>): Promise<void> {
  ({ world } = await playGroup(...given));
}

async function runUndo(runId: string, dryRun = false): Promise<string> {
  const out: string[] = [];
  const { application, store, clock } = world;
  clock.pass(1000);
  const code = await undo({
    runId,
    dryRun,
    json: false,
    context: { store, gateway: application.gateway, now: () => clock.now(), newId: randomUUID },
    view: await world.view(),
    write: (text) => void out.push(text),
  });
  expect(code).toBe(0);
  return out.join('');
}

const runs = (): Promise<RunSummary[]> => listRuns(world.store.db, 20);

async function runThat(isIt: (run: RunSummary) => boolean): Promise<string> {
  const run = (await runs()).find(isIt);
  if (run === undefined) throw new Error('there is no such run');
  return run.runId;
}
/** The run that made the deal; what there is to tell of it is found by the next one. */
const creating = (): Promise<string> => runThat(({ created }) => created === 1);
const telling = (): Promise<string> => runThat(({ tasks }) => tasks === 1);

const onlyTask = (): string => {
  const [task, ...others] = tasksOf(world);
  expect(others).toEqual([]);
  return task!.id;
};

test('a task of the run is counted, stays in HubSpot, and is named with what a person may do', async () => {
  await play();
  await world.settle();
  const named = `task ${onlyTask()}, made for an owner, stays open; complete or delete it in HubSpot`;
  expect(await runUndo(await telling())).toContain(named);
  const text = await runUndo(await creating());
  expect(text).toContain(named);
  expect(text).toContain(`left: deal ${onlyDeal(world).id}`);
  await waitIn(world, DAY);
  expect(tasksOf(world)).toHaveLength(1);
});

test('a task that is done or gone is said to be so', async () => {
  await play();
  await world.settle();
  const runId = await creating();
  const id = onlyTask();
  world.sandbox.portal.updateObject('tasks', id, { hs_task_status: 'COMPLETED' });
  expect(await runUndo(runId)).toContain(`task ${id}, made for an owner, is done already`);
  world.sandbox.portal.archiveObject('tasks', id);
  expect(await runUndo(runId)).toContain(`task ${id}, made for an owner, is no longer in HubSpot`);
});

test('tasks that the app may not read any more hold up nothing', async () => {
  await play();
  await world.settle();
  const runId = await creating();
  world.sandbox.faults.add({ match: { path: /tasks\/batch\/read/u }, status: 403, body: NO_SCOPE });
  expect(await runUndo(runId)).toContain('HubSpot does not let the app read tasks');
});

test('a task whose making was never answered belongs to its run as soon as it is found', async () => {
  await play();
  const path = /tasks\/batch\/create/u;
  world.sandbox.faults.add({ match: { method: 'POST', path }, applyFirst: true, dropConnection: true });
  await settleThrough(world);
  expect((await runs()).some(({ tasks }) => tasks > 0)).toBe(false);
  await waitIn(world, 3 * MINUTE);
  expect(await runUndo(await telling())).toContain(`task ${onlyTask()}, made for an owner`);
});

test('what no task tells of yet is told to nobody; a dry run only says so', async () => {
  await play(QUIET);
  await world.settle();
  const runId = await creating();
  expect(await runUndo(runId, true)).toContain('nobody would be told of 1 thing of this run');
  expect(await runUndo(runId)).toContain('nobody is told of 1 thing of this run');
  await waitIn(world, DAY / 2);
  expect(tasksOf(world)).toEqual([]);
  expect(await runUndo(runId)).not.toContain('told of');
});

test('without being taken back, the same is told when the quiet hours are over', async () => {
  await play(QUIET);
  await world.settle();
  await waitIn(world, DAY / 2);
  expect(tasksOf(world)).toHaveLength(1);
});

test('a task that waits for a permission is not made when that is given', async () => {
  await play();
  const match = { method: 'POST', path: /tasks\/batch\/create/u };
  world.sandbox.faults.add({ match, status: 403, body: NO_SCOPE });
  await world.settle();
  expect(await runUndo(await creating())).toContain('nobody is told of 1 thing of this run');
  await waitIn(world, 61 * MINUTE);
  expect(tasksOf(world)).toEqual([]);
  expect(await world.store.db.selectFrom('task').select('state').execute()).toEqual([{ state: 'dropped' }]);
});
