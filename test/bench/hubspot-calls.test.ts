import { sumCalls } from '../../bench/calls/bound.ts';
import {
  measureColdAndWarm,
  measureFirstEver,
  type CallsMeasured,
  type Scene,
} from '../../bench/calls/measure-calls.ts';
import { addCrowd } from '../../bench/scene/people.ts';
import { openPortal } from '../../bench/scene/portal.ts';
import { createSteppedClock } from '../../bench/scene/stepped-clock.ts';

const START = Date.parse('2026-11-24T09:00:00Z');
const DAY = 86_400_000;

let measured: ReadonlyMap<string, CallsMeasured>;

beforeAll(async () => {
  const clock = createSteppedClock(START);
  const sandbox = await openPortal(clock);
  try {
    const crowd = addCrowd(sandbox.portal, { companies: 100, peoplePerCompany: 10 }, START - 90 * DAY);
    const scene: Scene = { sandbox, clock, crowd };
    const all = [await measureFirstEver(scene), ...(await measureColdAndWarm(scene))];
    measured = new Map(all.map((each) => [each.name, each]));
  } finally {
    await sandbox.close();
  }
});

function find(name: string): CallsMeasured {
  const found = measured.get(name);
  if (found === undefined) throw new Error(`no measurement is called ${name}`);
  return found;
}

describe('calls to HubSpot per 1,000 contact events of 1,000 people in 100 companies', () => {
  test('are at most 20 where the store is new and the portal holds what was written before', () => {
    const { calls, events } = find('cold');
    expect(events).toBe(1000);
    expect(calls).toBeLessThanOrEqual(20);
  });

  test('are at most 3 where everybody is known', () => {
    const { calls, events } = find('warm');
    expect(events).toBe(1000);
    expect(calls).toBeLessThanOrEqual(3);
  });

  test.each(['first ever', 'cold', 'warm', 'warm, every job changed'])(
    'are not below what has to be read and written, so that nothing was left out: %s',
    (name) => {
      const { calls, bound } = find(name);
      expect(sumCalls(bound)).toBeGreaterThan(0);
      expect(calls).toBeGreaterThanOrEqual(sumCalls(bound));
    },
  );

  test('make one deal per company, when everybody comes for the first time', () => {
    const created = find('first ever').bound.find(({ what }) => what === 'deals created');
    expect(created?.records).toBe(100);
  });

  test('to start are at most 5 whatever happens afterwards', () => {
    expect(find('cold').startUp).toBeLessThanOrEqual(5);
  });
});
