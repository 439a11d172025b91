import { createPacer } from '../../src/hubspot/pacer.ts';
import type { Bucket } from '../../src/hubspot/call-budget.ts';
import { createTestClock, START } from './harness.ts';

const free = () => Promise.resolve(0);

test('a hold delays every call of its bucket and none of the others (P24)', async () => {
  const clock = createTestClock();
  const pacer = createPacer(clock, free);
  pacer.hold('general', 7_000);
  await pacer.waitForTurn('associations');
  expect(clock.now()).toBe(START);
  await pacer.waitForTurn('general');
  expect(clock.now()).toBe(START + 7_000);
});

test('a shorter hold does not shorten a longer one', async () => {
  const clock = createTestClock();
  const pacer = createPacer(clock, free);
  pacer.hold('general', 7_000);
  pacer.hold('general', 1_000);
  await pacer.waitForTurn('general');
  expect(clock.now()).toBe(START + 7_000);
});

test('no budget is taken for a call that has to wait for a hold first', async () => {
  const clock = createTestClock();
  const taken: (readonly [Bucket, number])[] = [];
  const pacer = createPacer(clock, (bucket, now) => {
    taken.push([bucket, now - START]);
    return Promise.resolve(0);
  });
  pacer.hold('search', 500);
  await pacer.waitForTurn('search');
  expect(taken).toEqual([['search', 500]]);
});

test('a pause refuses calls of every bucket until its end (P24)', async () => {
  const clock = createTestClock();
  const pacer = createPacer(clock, free);
  pacer.pause('daily_limit', START + 60_000);
  for (const bucket of ['general', 'search', 'associations'] as const) {
    await expect(pacer.waitForTurn(bucket)).rejects.toMatchObject({ resumeAt: START + 60_000 });
  }
  await clock.wait(60_000);
  await pacer.waitForTurn('general');
  expect(clock.now()).toBe(START + 60_000);
});
