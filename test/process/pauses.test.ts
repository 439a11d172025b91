/** The worker while HubSpot refuses it, in this process: what it waits for is shortened, nothing else. */
import { createApplication, type Application } from '../../src/app/application.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import { countPending } from '../../src/facts/inbox.ts';
import { systemClock } from '../../src/hubspot/system-clock.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import type { RunningWorker } from '../../src/worker/run.ts';
import type { RunningEdge } from '../../webhooks/server.ts';
import { openTestStore, type OpenedStore } from '../support/stores.ts';
import { loadSampleRules, PUBLIC_URL, SECRET } from '../support/world.ts';
import { aimAt, installInto, setStage, until, type Stage } from './program.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
let stage: Stage;
let opened: OpenedStore;
let application: Application;
let stop: AbortController;
let worker: RunningWorker;
let edge: RunningEdge;

async function start(installed: boolean): Promise<void> {
  stage = await setStage({ installed });
  opened = await openTestStore('SQLite');
  const { sandbox } = stage;
  application = createApplication({
    store: opened.store,
    compiled: compileRuleSet(await loadSampleRules()),
    hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token, rateLimit: 1000 },
    identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
    log: SILENT,
    clock: systemClock,
    pace: { retry: 50, fixCheck: 50 },
  });
  stop = new AbortController();
}

async function run(): Promise<void> {
  worker = application.startWorker(stop.signal);
  edge = await application.startWeb(
    { publicUrl: PUBLIC_URL, clientSecrets: [SECRET], acceptSignatureV1: false },
    { host: '127.0.0.1', port: 0 },
    worker,
  );
  aimAt(stage, edge.url);
}

afterEach(async () => {
  stop.abort();
  await edge.close();
  await worker.done;
  await opened.remove();
  await stage.close();
});

async function readiness(): Promise<{ status: number; text: string }> {
  const response = await fetch(`${edge.url}/readyz`);
  return { status: response.status, text: await response.text() };
}

/** Plays the story; answers the statuses with which its webhooks were taken. */
async function playAndSend(): Promise<readonly number[]> {
  playRedDaisy(stage.sandbox.portal, { now: Date.now() });
  return (await stage.sandbox.webhooks.flush({ batchSize: 10 })).statuses;
}

async function untilOneDealWithFour(): Promise<void> {
  const { portal } = stage.sandbox;
  await until('one deal with its four people', () => {
    const [deal] = portal.list('deals');
    return deal !== undefined && portal.associations('deals', deal.id, 'contacts').length === 4;
  });
}

describe('while HubSpot refuses the app', () => {
  test.each([
    {
      status: 401,
      body: {
        status: 'error',
        category: 'INVALID_AUTHENTICATION',
        message: 'Authentication credentials not found.',
      },
      says: /HUBSPOT_ACCESS_TOKEN/u,
    },
    {
      status: 403,
      body: {
        status: 'error',
        category: 'MISSING_SCOPES',
        message: 'This app has not been granted all required scopes.',
        errors: [{ message: 'missing', context: { requiredGranularScopes: ['crm.objects.deals.write'] } }],
      },
      says: /crm\.objects\.deals\.write/u,
    },
  ])(
    '$status: it pauses, readiness says why, events are kept, and it resumes by itself (P29)',
    async (fault) => {
      await start(true);
      stage.sandbox.faults.add({
        match: { path: /^\/crm\// },
        times: 1_000_000,
        status: fault.status,
        body: fault.body,
      });
      await run();
      const statuses = await playAndSend();
      expect(new Set(statuses)).toEqual(new Set([204]));
      await until('readiness tells', async () => (await readiness()).status === 503);
      expect((await readiness()).text).toMatch(fault.says);
      expect(stage.sandbox.portal.list('deals')).toEqual([]);
      // The token is right again; nobody restarts anything.
      stage.sandbox.faults.clear();
      await untilOneDealWithFour();
      await until('readiness is back', async () => (await readiness()).status === 200);
      expect(await countPending(opened.store.db)).toBe(0);
    },
  );
});

describe('in a portal where nothing is installed', () => {
  test('readiness names what is missing and `install`, events are kept, and after it the app catches up', async () => {
    await start(false);
    await run();
    const statuses = await playAndSend();
    expect(new Set(statuses)).toEqual(new Set([204]));
    await until('readiness tells', async () => (await readiness()).status === 503);
    expect((await readiness()).text).toMatch(/deals\.bg_key.*buying-groups install/u);
    expect(stage.sandbox.portal.list('deals')).toEqual([]);
    await installInto(stage.sandbox);
    await untilOneDealWithFour();
    await until('readiness is back', async () => (await readiness()).status === 200);
  });
});
