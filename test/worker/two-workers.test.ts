import { takeInWaiting, whenDue, workOnce } from '../../src/worker/worker.ts';
import { createInbox } from '../../src/facts/inbox.ts';
import type { WorkerContext } from '../../src/worker/context.ts';
import type { FakePortal, SeenWrite } from '../support/fake-gateway.ts';
import { playLog, type Move, type RawEvent } from './event-log.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

/** Every call lets others go first, so that two workers really take turns. */
const slowly = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

const WHO = [0, 3, 6, 1, 4, 7, 2, 5];
/** Three groups, one of each company, and something new of everybody. */
const LOG: readonly Move[] = [
  ...WHO.map((who, value): Move => ({ what: 'title', who, where: 0, value })),
  ...WHO.map((who, value): Move => ({ what: 'page', who, where: 0, value: value % 3 })),
  ...WHO.map((who): Move => ({ what: 'form', who, where: 0, value: 0 })),
];

async function store(events: readonly RawEvent[]): Promise<void> {
  const accept = createInbox({ db: workshop.store.db, highWater: 10_000, onStored: () => undefined });
  for (const event of events)
    await accept({ body: Buffer.from(JSON.stringify([event])), receivedAt: workshop.clock.now() });
}

async function workUntilRest(workers: readonly WorkerContext[]): Promise<void> {
  for (let round = 0; round < 200; round++) {
    await Promise.all(
      workers.map(async (worker) => {
        while (await workOnce(worker, workshop.view));
      }),
    );
    const due = await whenDue(workers[0]!);
    if (due === null) return;
    workshop.clock.set(Math.max(workshop.clock.now() + 1, due));
  }
  throw new Error('the workers do not come to rest');
}

/** Two writes to one object of which the second began before the first had ended. */
function overlapping(writes: readonly SeenWrite[]): SeenWrite[] {
  return writes.filter((first) =>
    writes.some(
      (second) =>
        second !== first &&
        second.type === first.type &&
        second.id === first.id &&
        second.began > first.began &&
        second.began < first.ended,
    ),
  );
}

const desired = (portal: FakePortal): string =>
  JSON.stringify(
    portal
      .list('deals')
      .map(({ id, properties }) => [id, properties])
      .sort(),
  );

describe('two workers on one store', () => {
  test('write each deal one at a time and each value once, whoever gets it (P22)', async () => {
    const alone = await workshop.reset({ before: slowly });
    await store(playLog(LOG, alone));
    await workUntilRest([workshop.hire()]);
    const expected = desired(alone);

    const shared = await workshop.reset({ before: slowly });
    const events = playLog(LOG, shared);
    const workers = [workshop.hire(), workshop.hire()];
    for (let start = 0; start < events.length; start += 15) {
      await store(events.slice(start, start + 15));
      await workUntilRest(workers);
    }
    expect(shared.list('deals')).toHaveLength(3);
    expect(desired(shared)).toBe(expected);
    expect(overlapping(shared.writes)).toEqual([]);
    const made = shared.writes.filter(({ verb }) => verb === 'upsert');
    expect(made.map(({ id }) => id).sort()).toEqual(['10:hr_system:1', '11:hr_system:1', '12:hr_system:1']);
  });

  test('take in every delivery once (P22)', async () => {
    const portal = await workshop.reset({ before: slowly });
    const events = playLog(LOG, portal);
    await store(events);
    const workers = [workshop.hire(), workshop.hire()];
    const taken = await Promise.all(workers.map((worker) => takeInWaiting(worker)));
    expect(taken[0]! + taken[1]!).toBe(events.length);
    const { n } = await workshop.store.db
      .selectFrom('event_key')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(events.length);
  });
});
