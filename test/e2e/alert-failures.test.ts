/** HubSpot or the process fails while a task is made: afterwards there is one (P30). */
import { workOnce } from '../../src/worker/worker.ts';
import type { Played } from '../fixtures/acting.ts';
import { loadTellingRules, type World } from '../support/world.ts';
import { createsOf, playGroup, settleThrough, tasksOf, waitIn } from './alert-scene.ts';

let world: World;
afterEach(() => world.close());

async function play(...given: Parameters<typeof playGroup>): Promise<Played> {
  const begun = await playGroup(...given);
  ({ world } = begun);
  return begun.played;
}
const tasks = () => tasksOf(world);
const creates = () => createsOf(world);
const waitFor = (ms: number): Promise<void> => waitIn(world, ms);

describe('a task whose making was never answered', () => {
  const path = /tasks\/batch\/create/u;
  test.each([
    ['the connection broke', { dropConnection: true }],
    ['the answer was a 504', { status: 504 }],
    ['the answer could not be read', { status: 201, body: '<html>' }],
  ])('is found by its mark and not made twice: %s', async (_name, fault) => {
    await play();
    world.sandbox.faults.add({ match: { method: 'POST', path }, applyFirst: true, ...fault });
    await settleThrough(world);
    expect(tasks()).toHaveLength(1);
    await waitFor(3 * 60_000);
    expect(tasks()).toHaveLength(1);
    const rows = await world.store.db.selectFrom('task').selectAll().execute();
    expect(rows).toMatchObject([{ state: 'made', hubspot_id: tasks()[0]!.id }]);
    expect(creates()).toHaveLength(1);
  });

  test('and was not carried out is made then, once', async () => {
    await play();
    world.sandbox.faults.add({ match: { method: 'POST', path }, status: 504 });
    await settleThrough(world);
    expect(tasks()).toEqual([]);
    await waitFor(3 * 60_000);
    expect(tasks()).toHaveLength(1);
  });

  test('without a deal is looked for on its company', async () => {
    const rules = await loadTellingRules();
    const solutions = rules.solutions.map((each) => ({ ...each, operatingModel: 'manual' as const }));
    await play({}, { rules: { ...rules, solutions } });
    world.sandbox.faults.add({ match: { method: 'POST', path }, applyFirst: true, dropConnection: true });
    await settleThrough(world);
    await waitFor(3 * 60_000);
    expect(tasks()).toHaveLength(1);
    expect(creates()).toHaveLength(1);
  });
});

describe('a process that ends', () => {
  /** The next call of `createObjects` ends everything, before or after HubSpot has carried it out. */
  async function crash(when: 'before' | 'after'): Promise<void> {
    const { gateway } = world.application.context;
    const dying = {
      ...gateway,
      createObjects: async (...args: Parameters<typeof gateway.createObjects>) => {
        if (when === 'after') await gateway.createObjects(...args);
        throw new Error('the process was killed');
      },
    };
    await world.deliver();
    const context = { ...world.application.context, gateway: dying };
    await expect(
      (async () => {
        for (let round = 0; round < 20; round++) {
          while (await workOnce(context, await world.view()));
          world.clock.pass(2000);
          await world.deliver();
        }
      })(),
    ).rejects.toThrow('the process was killed');
  }

  test.each(['before', 'after'] as const)(
    'between ledger and answer, %s HubSpot made it, leaves one task after the restart',
    async (when) => {
      await play();
      await crash(when);
      expect(tasks()).toHaveLength(when === 'after' ? 1 : 0);
      await waitFor(6 * 60_000);
      await settleThrough(world);
      expect(tasks()).toHaveLength(1);
      expect(await world.store.db.selectFrom('task').select('state').execute()).toEqual([{ state: 'made' }]);
    },
  );
});
