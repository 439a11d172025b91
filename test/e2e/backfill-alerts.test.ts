/** Of what was so before the app came nobody is told; of what happens while it looks back, everybody who should be. */
import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { createWorld, DAY, loadTellingRules, type World } from '../support/world.ts';
import { backfillOf, playHistory, type History } from './backfill-scene.ts';

const MINUTE = 60_000;
let world: World;
let history: History;

beforeEach(async () => {
  world = await createWorld({ rules: await loadTellingRules() });
  history = playHistory(world);
});
afterEach(() => world.close());

const tasks = () => world.sandbox.portal.list('tasks').map(({ properties }) => properties.hs_task_subject);

function raiseHand(): void {
  const { portal } = world.sandbox;
  const [reader] = portal
    .list('contacts')
    .filter(({ properties }) => properties.email === 'it@forming.example');
  portal.updateObject('contacts', reader?.id ?? '', {
    recent_conversion_event_name: 'https://www.example-hr.ru/hr/demo: Demo',
  });
}

test('a group that formed a week ago is on its deal, and no task tells of it, then or later', async () => {
  const given = await backfillOf(world);
  await rehearse(given);
  const result = await runBackfill(given);
  expect(result?.keptQuiet).toBeGreaterThanOrEqual(1);
  const deal = world.sandbox.portal.list('deals').find(({ properties }) => properties.bg_key !== undefined);
  expect(deal?.properties.bg_key).toBe(`${history.forming}:hr_system:1`);
  await world.settle();
  world.clock.pass(DAY);
  await world.drain();
  expect(tasks()).toEqual([]);
});

test('whoever raises a hand while the past is read is told of', async () => {
  const given = await backfillOf(world);
  await rehearse(given);
  let raised = false;
  await runBackfill({
    ...given,
    onStep: (step) => {
      if (step !== 'contacts' || raised) return;
      raised = true;
      world.clock.pass(1_000);
      raiseHand();
    },
  });
  await world.settle();
  expect(raised).toBe(true);
  expect(tasks()).toHaveLength(1);
});

test('what is so of a deal that a person moves after the backfill is told', async () => {
  const given = await backfillOf(world);
  await rehearse(given);
  await runBackfill(given);
  await world.settle();
  expect(tasks()).toEqual([]);
  world.clock.pass(11 * MINUTE);
  world.sandbox.portal.updateObject('deals', history.open.deal, { dealstage: 'contractsent' });
  await world.settle();
  expect(tasks()).toHaveLength(1);
});
