/** What a backfill costs: HubSpot's calls are shared with every other app of the portal. */
import { addCrowd, viewPages } from '../../bench/scene/people.ts';
import { rehearse } from '../../src/backfill/rehearse.ts';
import { runBackfill } from '../../src/backfill/run-backfill.ts';
import { createWorld } from '../support/world.ts';
import { backfillOf, daysAgo } from './backfill-scene.ts';

const SIZE = { companies: 100, peoplePerCompany: 10 };
/** 5 searches and 20 reads of contacts, 5 questions that find nothing, and what companies and deals cost. */
const MOST_TO_READ = 60;
const MOST_TO_WRITE = 60;

test('1,000 contacts of 100 companies cost at most 60 calls to look at, and 60 more to write', async () => {
  const world = await createWorld({ sandbox: { limitPer10s: 10_000 } });
  const { portal, webhooks } = world.sandbox;
  const { people } = addCrowd(portal, SIZE, daysAgo(300));
  for (const days of [12, 9, 6]) viewPages(portal, people, 1, daysAgo(days));
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
  expect(all).toBeLessThanOrEqual(MOST_TO_READ + MOST_TO_WRITE);
  await world.close();
}, 180_000);
