/** What a backfill costs: HubSpot's calls are shared with every other app of the portal. */
import { addCrowd, viewPages } from '../../bench/scene/people.ts';
import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { createWorld, type World } from '../support/world.ts';
import { backfillOf, daysAgo } from './backfill-scene.ts';

const SIZE = { companies: 100, peoplePerCompany: 10 };
/** 5 searches and 20 reads of contacts, 6 questions that find nothing, and what companies and deals cost. */
const MOST_TO_READ = 35;
const MOST_IN_ALL = 50;

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test(`1,000 contacts of 100 companies cost at most ${MOST_TO_READ} calls to look at, and ${MOST_IN_ALL} to carry out`, async () => {
  const { portal, webhooks } = world.sandbox;
  const { people } = addCrowd(portal, SIZE, daysAgo(300));
  for (const [visit, days] of [12, 9, 6].entries()) viewPages(portal, people, visit, daysAgo(days));
  webhooks.take();
  const dry = await rehearse(await backfillOf(world));
  const read = dry.counts.hubspot_calls ?? 0;
  const real = await runBackfill(await backfillOf(world));
  const all = real?.counts.hubspot_calls ?? 0;
  process.stderr.write(`1,000 contacts: ${read} calls for a dry run, ${all} to carry it out\n`);
  expect(dry.counts).toMatchObject({ contacts: 1000, interactions: 3000 });
  expect(dry.plan.created).toHaveLength(SIZE.companies);
  expect(real?.written.created).toBe(SIZE.companies);
  expect(read).toBeLessThanOrEqual(MOST_TO_READ);
  expect(all).toBeLessThanOrEqual(MOST_IN_ALL);
});
