/** Cut off anywhere, it goes on there: nothing counts twice and nothing is missing. */
import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { BackfillStopped } from '../../src/backfill/walk.ts';
import type { BackfillContext } from '../../src/backfill/context.ts';
import { createWorld, type World } from '../support/world.ts';
import { backfillOf, playHistory } from './backfill-scene.ts';

let world: World;
afterEach(() => world.close());

/** Deals without what a second within the story may change. */
function readDeals(): unknown {
  return world.sandbox.portal.list('deals').map(({ properties }) => {
    const { hs_lastmodifieddate: _changed, createdate: _created, ...rest } = properties;
    return rest;
  });
}

async function readInteractions(): Promise<string[]> {
  const rows = await world.store.db.selectFrom('interaction').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Stops at the n-th pause between pages; `null`: there are not so many. */
async function stopAt(given: BackfillContext, n: number): Promise<boolean> {
  const stop = new AbortController();
  let pauses = 0;
  const giveWay = (): Promise<void> => {
    pauses += 1;
    // Noticed at the next pause, as when somebody presses Ctrl-C during a page.
    if (pauses === n) stop.abort();
    return Promise.resolve();
  };
  try {
    await runBackfill({ ...given, signal: stop.signal, worker: { ...given.worker, giveWay } });
    return false;
  } catch (error) {
    if (!(error instanceof BackfillStopped)) throw error;
    return true;
  }
}

async function playQuietly() {
  world = await createWorld();
  playHistory(world);
  await rehearse(await backfillOf(world));
  const result = await runBackfill(await backfillOf(world));
  await world.drain();
  const { hubspot_calls: _calls, ...counts } = result?.counts ?? {};
  const quiet = { deals: readDeals(), interactions: await readInteractions(), counts };
  await world.close();
  return quiet;
}

test('stopped at every pause in turn, it ends as if it had never been, and no process counts the same again', async () => {
  const quiet = await playQuietly();
  world = await createWorld();
  playHistory(world);
  await rehearse(await backfillOf(world));
  let stops = 0;
  // One page further each time: whatever was done before is not done again.
  while (await stopAt(await backfillOf(world), 1)) stops += 1;
  expect(stops).toBeGreaterThanOrEqual(5);
  const [row] = await world.store.db.selectFrom('backfill').selectAll().execute();
  const { hubspot_calls: _calls, ...counts } = JSON.parse(row?.counts ?? '{}') as Record<string, number>;
  await world.drain();
  expect(counts).toEqual(quiet.counts);
  expect(await readInteractions()).toEqual(quiet.interactions);
  expect(readDeals()).toEqual(quiet.deals);
  expect(row?.done_at).not.toBeNull();
});

test('a process that ends at its first call, the next at its second and so on cost nothing but another start', async () => {
  const quiet = await playQuietly();
  world = await createWorld();
  playHistory(world);
  await rehearse(await backfillOf(world));
  let failures = 0;
  for (let n = 1; ; n++) {
    const given = await backfillOf(world);
    let calls = 0;
    world.sandbox.faults.clear();
    const gateway = new Proxy(given.worker.gateway, {
      get: (target, verb, receiver) => {
        const held: unknown = Reflect.get(target, verb, receiver);
        if (typeof held !== 'function') return held;
        return (...args: unknown[]) => {
          calls += 1;
          if (calls === n) throw new Error('the machine stopped');
          return (held as (...args: unknown[]) => unknown)(...args);
        };
      },
    });
    try {
      await runBackfill({ ...given, worker: { ...given.worker, gateway } });
      break;
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'the machine stopped') throw error;
      failures += 1;
      // Work that was under way is given back by its lease.
      world.clock.pass(6 * 60_000);
    }
  }
  expect(failures).toBeGreaterThanOrEqual(5);
  await world.drain();
  expect(await readInteractions()).toEqual(quiet.interactions);
  expect(world.sandbox.portal.list('deals')).toHaveLength((quiet.deals as unknown[]).length);
  const [row] = await world.store.db.selectFrom('backfill').selectAll().execute();
  const { hubspot_calls: _calls, ...counts } = JSON.parse(row?.counts ?? '{}') as Record<string, number>;
  expect(counts).toEqual(quiet.counts);
});

test('another start takes it over, and the first one ends by itself', async () => {
  world = await createWorld();
  playHistory(world);
  const given = await backfillOf(world);
  await rehearse(given);
  let second: Promise<unknown> | null = null;
  const first = runBackfill({
    ...given,
    worker: {
      ...given.worker,
      giveWay: async () => {
        second ??= runBackfill(given);
        await second;
      },
    },
  });
  await expect(first).rejects.toThrow('Another backfill of this store was started');
  expect(await second).not.toBeNull();
});
