/** The same count with the worker running by itself while the events arrive. */
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { connect } from '../scene/connect.ts';
import { viewPages, type Person } from '../scene/people.ts';
import { NOTHING_UNKNOWN } from './bound.ts';
import {
  everythingOf,
  measureCalls,
  measureFirstEver,
  type CallsMeasured,
  type Scene,
} from './measure-calls.ts';

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Calls of a worker that has nothing to do yet. */
async function waitForStart({ calls }: Sandbox): Promise<number> {
  for (let seen = -1; calls.count() !== seen;) {
    seen = calls.count();
    await wait(300);
  }
  return calls.count();
}

/** Every tenth person is in the first share, so that each share holds somebody of every company. */
function splitCrowd(people: readonly Person[], shares: number): Person[][] {
  return Array.from({ length: shares }, (_, share) =>
    people.filter((_person, place) => place % shares === share),
  );
}

const SHARES = 10;
const PAUSE_MS = 500;

/** One delivery every half second, each with somebody of every company: the worst case for coalescing. */
async function deliverSlowly({
  sandbox,
  crowd,
  clock,
}: Scene): Promise<{ statuses: number[]; sent: number }> {
  const statuses: number[] = [];
  let sent = 0;
  for (const people of splitCrowd(crowd.people, SHARES)) {
    viewPages(sandbox.portal, people, 4, clock.now());
    const flushed = await sandbox.webhooks.flush();
    statuses.push(...flushed.statuses);
    sent += flushed.sent;
    await wait(PAUSE_MS);
  }
  return { statuses, sent };
}

/** A burst over ten connections, cold and warm, and the same events over five seconds. */
export async function measureLive(scene: Scene): Promise<CallsMeasured[]> {
  const { sandbox, clock, crowd } = scene;
  await measureFirstEver(scene);
  sandbox.calls.reset();
  const app = await connect({ sandbox, clock, running: true });
  const view = (visit: number) => (): void => viewPages(sandbox.portal, crowd.people, visit, clock.now());
  const known = { unknown: NOTHING_UNKNOWN, startUp: 0, settle: app.rest };
  try {
    const startUp = await waitForStart(sandbox);
    const cold = {
      name: 'cold, live burst',
      unknown: everythingOf(scene),
      startUp,
      act: view(2),
      settle: app.rest,
    };
    return [
      await measureCalls(scene, cold),
      await measureCalls(scene, { name: 'warm, live burst', act: view(3), ...known }),
      await measureCalls(scene, {
        name: 'warm, live over 5 s',
        act: () => undefined,
        deliver: () => deliverSlowly(scene),
        ...known,
      }),
    ];
  } finally {
    await app.close();
  }
}
