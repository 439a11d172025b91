/** Rules change while a company is being decided, and two servers with different folders share one store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileRuleSet } from '../../src/app/compile.ts';
import { createCurrentRules, type CurrentRules } from '../../src/app/current-rules.ts';
import type { CompiledRules } from '../../src/domain/compile.ts';
import { claimDirty, finishDirty, markDirty } from '../../src/facts/work.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { sweep } from '../../src/worker/sweep.ts';
import { runWorker } from '../../src/worker/run.ts';
import { until } from '../process/program.ts';
import { judgeExchanges } from '../support/judge.ts';
import { rulesOfModel } from '../support/models.ts';
import { publishFolder, writeRules } from '../support/rule-folders.ts';
import { describeEachStore } from '../support/stores.ts';
import { createTestClock, createWorld, loadSampleRules, START, type World } from '../support/world.ts';

const MINUTE = 60_000;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('rules that change in the middle of a step', () => {
  let world: World;
  afterEach(() => world.close());

  test('decide nothing of it: the step ends by those it began with, and the next one goes by the new ones', async () => {
    const before = compileRuleSet(await rulesOfModel('partial'));
    const after = compileRuleSet(await rulesOfModel('manual'));
    let inUse: CompiledRules = before;
    world = await createWorld({
      rules: before.rules,
      sandbox: {
        onExchange: (exchange) => {
          judgeExchanges(exchange);
          // The deal is being made; properties, people and labels are still to be written.
          if (/\/deals\/batch\/upsert/u.test(exchange.path)) inUse = after;
        },
      },
    });
    playRedDaisy(world.sandbox.portal, { now: START });
    await world.deliver();
    const stop = new AbortController();
    const { application } = world;
    const worker = runWorker({
      context: application.context,
      rules: { get: () => Promise.resolve({ ok: true, compiled: inUse }) },
      loadView: application.loadView,
      signal: stop.signal,
    });
    try {
      await until('the company is decided by the new rules', async () => {
        world.clock.pass(100);
        worker.wake();
        const decided = await world.store.db.selectFrom('dirty_company').select('rules_version').execute();
        return decided.some(({ rules_version }) => rules_version === after.rules.version);
      });
    } finally {
      stop.abort();
      await worker.done;
    }
    const log = await world.store.db.selectFrom('write_log').selectAll().orderBy('at').execute();
    const models = log.flatMap(({ run_id, object, after: written }) => {
      const model = (JSON.parse(written) as Record<string, unknown>).bg_operating_model;
      return object === 'deal' && model !== undefined ? [{ run_id, model }] : [];
    });
    expect(models.map(({ model }) => model)).toEqual(['partial', 'manual']);
    // Deal and people were written by one run, and the new rules had one of their own.
    expect(models[1]?.run_id).not.toBe(models[0]?.run_id);
    const pairs = log.filter(({ object }) => object === 'pair');
    expect(pairs.length).toBeGreaterThan(0);
    expect(new Set(pairs.map(({ run_id }) => run_id))).toEqual(new Set([models[0]?.run_id]));
  });
});

describeEachStore('two servers with different folders', (open) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bg-two-rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('decide by the one version that is published, and have nothing decided again in turns', async () => {
    const { db, kind } = open();
    const clock = createTestClock(START);
    const source = (rules: CompiledRules): CurrentRules =>
      createCurrentRules({ db, compiled: rules, now: () => clock.now(), log: SILENT });
    const servers = [
      source(compileRuleSet(await loadSampleRules())),
      source(compileRuleSet(await rulesOfModel('manual'))),
    ];
    await markDirty(db, ['1', '2', '3'], clock.now());
    const changed = writeRules(join(folder, 'third'), {
      'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: 4'),
    });
    const { version } = await publishFolder(open(), changed, clock.now());
    const decided: number[] = [];
    for (let minute = 0; minute < 6; minute++) {
      clock.pass(MINUTE);
      for (const [index, rules] of servers.entries()) {
        const { rules: now } = await rules.atHand();
        expect(now.version).toBe(version);
        const store = { ...open(), kind: 'postgres' as const };
        await sweep({ store, now: () => clock.now() }, { server: `server ${index}`, version: now.version });
        const claim = { lease: 'a', now: clock.now(), leaseMs: MINUTE, limit: 100 };
        const claimed = await claimDirty(db, kind, claim);
        await finishDirty(db, claimed, { lease: 'a', rulesVersion: now.version }, clock.now());
        decided.push(claimed.length);
      }
    }
    expect(decided).toEqual([3, ...Array.from({ length: 11 }, () => 0)]);
  });
});
