/** Which companies are decided again because of other rules, and that two workers with different ones do not fight. */
import { addPublication } from '../../src/facts/published-rules.ts';
import { forgetServerRules, listServerRules } from '../../src/facts/rules-of-servers.ts';
import { claimDirty, finishDirty, markDirty } from '../../src/facts/work.ts';
import { markOutdated, sweep } from '../../src/worker/sweep.ts';
import type { WorkerParts } from '../../src/worker/context.ts';
import { describeEachStore } from '../support/stores.ts';
import { createTestClock, START, type TestClock } from '../support/world.ts';

const MINUTE = 60_000;
const COMPANIES = ['1', '2', '3'];

describeEachStore('companies that other rules have decided', (open) => {
  let clock: TestClock;
  beforeEach(() => {
    clock = createTestClock(START);
  });

  async function decideAll(rulesVersion: string): Promise<number> {
    const { db, kind: dialect } = open();
    clock.pass(2000);
    const claim = { lease: 'a', now: clock.now(), leaseMs: MINUTE, limit: 100 };
    const claimed = await claimDirty(db, dialect, claim);
    await finishDirty(db, claimed, { lease: 'a', rulesVersion }, clock.now());
    return claimed.length;
  }

  async function beat(server: string, version: string, shared = true): Promise<void> {
    const store = { ...open(), kind: shared ? ('postgres' as const) : ('sqlite' as const) };
    // Of the worker's parts a sweep uses these two.
    const parts: Pick<WorkerParts, 'store' | 'now'> = { store, now: () => clock.now() };
    await sweep(parts, { server, version });
  }

  beforeEach(async () => {
    await markDirty(open().db, COMPANIES, clock.now());
    await decideAll('r1');
  });

  test('are decided again once, and none that the same rules have decided (R106)', async () => {
    await markOutdated(open().db, 'r1', clock.now());
    expect(await decideAll('r1')).toBe(0);
    await markOutdated(open().db, 'r2', clock.now());
    expect(await decideAll('r2')).toBe(3);
    await markOutdated(open().db, 'r2', clock.now());
    expect(await decideAll('r2')).toBe(0);
  });

  test('are found even when they were decided after the new rules were taken up', async () => {
    const { db } = open();
    await addPublication(db, { version: 'r2', at: clock.now(), kind: 'publish', note: null, texts: {} });
    await markOutdated(db, 'r2', clock.now());
    expect(await decideAll('r2')).toBe(3);
    // A worker that was still at it finishes by the rules it began with.
    await markDirty(db, ['2'], clock.now());
    expect(await decideAll('r1')).toBe(1);
    await markOutdated(db, 'r2', clock.now());
    expect(await decideAll('r2')).toBe(1);
  });

  test('stay as they are while two workers on one store use different folders', async () => {
    for (let minute = 0; minute < 5; minute++) {
      await beat('one', 'r1');
      await beat('two', 'r2');
      await beat('one', 'r1');
      expect(await decideAll('r2')).toBe(0);
      clock.pass(MINUTE);
    }
    expect(await listServerRules(open().db, clock.now())).toEqual(['r1', 'r2']);
  });

  test('follow what is published, whatever folders the two have', async () => {
    const { db } = open();
    await addPublication(db, { version: 'r3', at: clock.now(), kind: 'publish', note: null, texts: {} });
    await beat('one', 'r1');
    await beat('two', 'r2');
    expect(await decideAll('r1')).toBe(0);
    // Both have taken it up.
    for (let minute = 0; minute < 5; minute++) {
      clock.pass(MINUTE);
      await beat('one', 'r3');
      await beat('two', 'r3');
      expect(await decideAll('r3')).toBe(minute === 0 ? 3 : 0);
    }
  });

  test('wait for a killed worker with other rules until it has missed three beats, and for a stopped one not at all', async () => {
    const { db } = open();
    await beat('killed', 'r1');
    await beat('stopped', 'r1');
    await forgetServerRules(db, 'stopped');
    await beat('new', 'r2');
    expect(await decideAll('r2')).toBe(0);
    clock.pass(4 * MINUTE);
    await beat('new', 'r2');
    expect(await decideAll('r2')).toBe(3);
  });

  test('wait for nobody where only one process can work', async () => {
    await beat('killed', 'r1');
    await beat('new', 'r2', false);
    expect(await decideAll('r2')).toBe(3);
  });
});
