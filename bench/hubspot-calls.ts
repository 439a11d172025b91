/** `node bench/hubspot-calls.ts`: calls to HubSpot per 1,000 contact events of 1,000 people in 100 companies. */
import type { Clock } from '../src/hubspot/gateway.ts';
import { systemClock } from '../src/hubspot/system-clock.ts';
import { sumCalls } from './calls/bound.ts';
import {
  measureColdAndWarm,
  measureFirstEver,
  type CallsMeasured,
  type Scene,
} from './calls/measure-calls.ts';
import { measureLive } from './calls/measure-live.ts';
import { printTable } from './measure/table.ts';
import { addCrowd } from './scene/people.ts';
import { openPortal } from './scene/portal.ts';
import { createSteppedClock } from './scene/stepped-clock.ts';

const SIZE = { companies: 100, peoplePerCompany: 10 };
const START = Date.parse('2026-11-24T09:00:00Z');
const DAY = 86_400_000;
/** What is demanded of this app; the other rows are for comparison. */
const DEMANDED: Readonly<Record<string, number>> = { cold: 20, warm: 3 };
/** Per event: read the contact, read its company, search the deal, update the deal. */
const TEXTBOOK_CALLS_PER_EVENT = 4;

async function withCrowd<Result>(
  clock: Clock,
  measure: (scene: Scene) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const sandbox = await openPortal(clock);
  try {
    const crowd = addCrowd(sandbox.portal, SIZE, clock.now() - 90 * DAY);
    return await measure({ sandbox, clock, crowd });
  } finally {
    await sandbox.close();
  }
}

function printOne({ name, byPath, bound }: CallsMeasured): void {
  printTable(
    `${name}: the calls that were made`,
    ['call', 'times'],
    byPath.map(({ path, calls }) => [path, calls]),
  );
  printTable(
    `${name}: the least that would do`,
    ['what', 'records', 'per call', 'calls'],
    bound.map(({ what, records, perCall, calls }) => [what, records, perCall, calls]),
  );
}

const measured = [
  ...(await withCrowd(createSteppedClock(START), async (scene) => [
    await measureFirstEver(scene),
    ...(await measureColdAndWarm(scene)),
  ])),
  ...(await withCrowd(systemClock, measureLive)),
];
for (const each of measured) printOne(each);
printTable(
  'Calls to HubSpot per 1,000 contact events (1,000 contacts, 100 companies, 10 deliveries of 100)',
  ['case', 'events', 'calls', 'at most', 'lower bound', 'at start', 'one call per step'],
  measured.map(({ name, events, calls, startUp, bound }) => [
    name,
    events,
    calls,
    DEMANDED[name] ?? '',
    sumCalls(bound),
    startUp,
    events * TEXTBOOK_CALLS_PER_EVENT,
  ]),
);
