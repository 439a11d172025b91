/** An import changes everybody at once: how many calls that costs, and how fast they are made. */
import { computeBound, sumCalls, takeSnapshot, type BoundLine } from '../../bench/calls/bound.ts';
import { addCrowd, viewPages, type Crowd } from '../../bench/scene/people.ts';
import type { Call } from '../../src/sandbox/http/call-log.ts';
import { createWorld, DAY, type World } from '../support/world.ts';

const MEMBERS = { companies: 500, peoplePerCompany: 10 };
const STRANGERS = { companies: 1_500, peoplePerCompany: 10 / 3 };
const EVENTS = 10_000;
const IMPORT = { source: 'IMPORT', sourceId: null };
/**
 * Calls in any ten seconds. For objects far fewer than the 190 of Professional and Enterprise, so that the burst has to
 * be paced at all; for associations what these tiers have.
 */
const LIMITS = { general: 60, associations: 150 } as const;

let world: World;
beforeAll(async () => {
  world = await createWorld({
    sandbox: { onExchange: () => undefined, limitPer10s: LIMITS.general },
  });
}, 120_000);
afterAll(() => world.close());

/** Companies with an open deal and all their people on it; then others of which the app has never heard. */
async function setScene(): Promise<{ members: Crowd; strangers: string[] }> {
  const { portal } = world.sandbox;
  const long = world.clock.now() - 90 * DAY;
  const members = addCrowd(portal, MEMBERS, long);
  world.sandbox.webhooks.take();
  viewPages(portal, members.people, 1, world.clock.now());
  await world.settle();
  return { members, strangers: addStrangers(long) };
}

/** 5,000 people in 1,500 companies: three or four in each. */
function addStrangers(at: number): string[] {
  const { portal, webhooks } = world.sandbox;
  const ids: string[] = [];
  for (let n = 0; n < STRANGERS.companies; n++) {
    const domain = `stranger-${n}.example.com`;
    const companyId = portal.createObject('companies', { name: `Stranger ${n}`, domain }, { ...IMPORT, at });
    const people =
      Math.floor((n + 1) * STRANGERS.peoplePerCompany) - Math.floor(n * STRANGERS.peoplePerCompany);
    for (let place = 0; place < people; place++) {
      const contact = { email: `person-${place}@${domain}`, jobtitle: 'Accountant' };
      const id = portal.createObject('contacts', contact, { ...IMPORT, at });
      portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId }, [], { ...IMPORT, at });
      ids.push(id);
    }
  }
  webhooks.take();
  return ids;
}

/** In this order nobody keeps the job the crowd began with. */
const JOBS = ['Managing director', 'HR director', 'IT director', 'Chief financial officer', 'Legal counsel'];

function importJobs(contactIds: readonly string[]): void {
  const at = world.clock.now();
  contactIds.forEach((id, n) => {
    const jobtitle = JOBS[n % JOBS.length] ?? '';
    world.sandbox.portal.updateObject('contacts', id, { jobtitle }, { ...IMPORT, at });
  });
}

/** The most calls in any window of ten seconds of the portal's clock. */
function mostInTenSeconds(calls: readonly Call[]): number {
  let start = 0;
  return calls.reduce((most, { at }, end) => {
    while ((calls[start]?.at ?? at) <= at - 10_000) start += 1;
    return Math.max(most, end - start + 1);
  }, 0);
}

function report(calls: readonly Call[], bound: readonly BoundLine[]): void {
  const byPath = [...Map.groupBy(calls, ({ method, path }) => `${method} ${path}`)];
  const made = byPath.map(([path, { length }]) => `  ${length} ${path}`);
  const least = bound.map(({ what, calls: each }) => `  ${each} ${what}`);
  process.stderr.write(
    [`Burst: ${calls.length} calls`, ...made, `at least ${sumCalls(bound)}`, ...least, ''].join('\n'),
  );
}

test(`${EVENTS} events of an import over 2,000 companies cost at most twice the calls that have to be made, never faster than HubSpot allows (P25)`, async () => {
  const { sandbox, clock } = world;
  const { members, strangers } = await setScene();
  expect(sandbox.portal.list('deals')).toHaveLength(MEMBERS.companies);
  clock.pass(DAY / 24);
  const before = takeSnapshot(sandbox.portal);
  sandbox.calls.reset();
  importJobs([...members.people.map(({ contactId }) => contactId), ...strangers]);
  expect(sandbox.webhooks.queue).toHaveLength(EVENTS);
  await world.settle();

  const unknown = { contacts: strangers.length, companies: STRANGERS.companies, deals: 0 };
  const bound = computeBound(unknown, before, takeSnapshot(sandbox.portal));
  const calls = sandbox.calls.entries;
  report(calls, bound);
  expect(calls.length).toBeLessThanOrEqual(2 * sumCalls(bound));
  expect(sandbox.calls.count('general')).toBeGreaterThan(LIMITS.general);
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(calls.filter(({ bucket }) => bucket === 'search')).toEqual([]);
  for (const [bucket, limit] of Object.entries(LIMITS)) {
    const most = mostInTenSeconds(calls.filter((call) => call.bucket === bucket));
    process.stderr.write(`Burst: at most ${most} of ${limit} ${bucket} calls in ten seconds\n`);
    expect(most).toBeLessThanOrEqual(limit);
  }
}, 180_000);
