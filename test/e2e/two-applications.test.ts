/**
 * The same news fifty times at once, to two programs on one database, while the index of searches lags and the answer
 * to the creation is lost: one deal per company and solution.
 */
import { createApplication, type Application } from '../../src/app/application.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import { install } from '../../src/cli/install.ts';
import { createInbox } from '../../src/facts/inbox.ts';
import { GatewayError, PausedError } from '../../src/hubspot/errors.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { PortalView } from '../../src/worker/context.ts';
import { PortalChanged } from '../../src/worker/portal-changed.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { whenDue, workOnce } from '../../src/worker/worker.ts';
import { playCompany, type FixtureCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { describeEachStore } from '../support/stores.ts';
import { createTestClock, loadSampleRules, START, type TestClock } from '../support/world.ts';

const COPIES = 50;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const compiled = compileRuleSet(await loadSampleRules());

const OTHER: FixtureCompany = {
  ...ARGOTRUBOSBYT,
  name: 'ООО «Другая»',
  domain: 'other.example',
  people: ARGOTRUBOSBYT.people.map((person) => ({ ...person, email: `${person.key}@other.example` })),
};

describeEachStore('two programs on one database', (open) => {
  let clock: TestClock;
  let sandbox: Sandbox;
  let programs: readonly Application[];
  beforeEach(async () => {
    clock = createTestClock(START);
    sandbox = await startSandbox({ now: clock.now, searchLagMs: 3_600_000, limitPer10s: 10_000 });
    const one = (): Application =>
      createApplication({
        store: open(),
        compiled,
        hubspot: { baseUrl: sandbox.url, accessToken: sandbox.token },
        identity: { portalId: String(sandbox.portalId), appId: String(sandbox.appId) },
        log: SILENT,
        clock,
      });
    programs = [one(), one()];
    const { gateway } = programs[0]!;
    await install({ gateway, rules: compiled.rules, dryRun: false, json: true, write: () => undefined });
    sandbox.webhooks.subscribe(listSubscriptions());
  });
  afterEach(() => sandbox.close());

  /** Everything that waits arrives so often at once, half of it at each program. */
  async function deliverOften(copies: number): Promise<void> {
    const events = sandbox.webhooks.take();
    const inboxes = programs.map(() =>
      createInbox({ db: open().db, highWater: 100_000, onStored: () => undefined }),
    );
    await Promise.all(
      Array.from({ length: copies }, (_, attemptNumber) => {
        const told = events.map((event) => ({ ...event, attemptNumber }));
        // Each copy in another order.
        const shift = Math.floor((attemptNumber * told.length) / copies);
        const body = Buffer.from(JSON.stringify([...told.slice(shift), ...told.slice(0, shift)]));
        return inboxes[attemptNumber % inboxes.length]!({ body, receivedAt: clock.now() });
      }),
    );
  }

  async function work(program: Application, view: PortalView): Promise<void> {
    for (let round = 0; round < 300; round++) {
      try {
        if (await workOnce(program.context, view)) continue;
        const due = await whenDue(program.context);
        if (due === null) return;
        clock.set(Math.max(clock.now() + 1, due));
      } catch (error) {
        if (!(error instanceof GatewayError || error instanceof PortalChanged)) throw error;
        clock.set(error instanceof PausedError ? error.resumeAt : clock.now() + 30_000);
      }
      // The other one gets its turn.
      await new Promise(setImmediate);
    }
    throw new Error('the program does not come to rest');
  }

  async function workTogether(): Promise<void> {
    const views = await Promise.all(
      programs.map(async ({ loadView }) => {
        const loaded = await loadView();
        if (!loaded.ok) throw new Error(loaded.problem.en);
        return loaded.view;
      }),
    );
    await Promise.all(programs.map((program, n) => work(program, views[n]!)));
  }

  function expectOneDealEach(companies: readonly Played[]): void {
    const deals = sandbox.portal.list('deals');
    const keys = deals.map(({ properties }) => properties.bg_key).sort();
    expect(keys).toEqual(companies.map(({ companyId }) => `${companyId}:hr_system:1`).sort());
    for (const { companyId, ids } of companies) {
      const deal = deals.find(({ properties }) => properties.bg_key === `${companyId}:hr_system:1`)!;
      const people = sandbox.portal.associations('deals', deal.id, 'contacts');
      expect(people.map(({ id }) => id).sort()).toEqual(Object.values(ids).sort());
      expect(people.flatMap(({ labels }) => labels).sort()).toEqual([
        'Budget holder',
        'Decision maker',
        'Initiator',
        'Technical validator',
      ]);
      expect(deal.properties).toMatchObject({ bg_member_count: '4', bg_interactions_7d: '5' });
    }
  }

  const LOST = [
    { how: 'the connection breaks', dropConnection: true },
    { how: 'a 504 comes', status: 504 },
  ] as const;

  test.each(LOST)(
    `make one deal of ${COPIES} simultaneous deliveries, search lag and a creation whose answer is lost: $how (P9, P22, P30)`,
    async ({ how: _how, ...fault }) => {
      const companies = [ARGOTRUBOSBYT, OTHER].map((each) => playCompany(sandbox.portal, each, START));
      // One page was seen exactly seven days ago: from now on it is outside the week, whoever decides when.
      clock.pass(60_000);
      const told = sandbox.webhooks.queue.length;
      sandbox.faults.add({ match: { path: /deals\/batch\/upsert$/u }, applyFirst: true, ...fault, times: 7 });
      sandbox.faults.add({
        match: { path: /deals\/contacts\/batch\/create$/u },
        applyFirst: true,
        ...fault,
        times: 3,
      });
      await deliverOften(COPIES);
      await workTogether();
      expectOneDealEach(companies);
      // Own writes come back, as often.
      await deliverOften(COPIES);
      await workTogether();
      expectOneDealEach(companies);
      const { db } = open();
      const counted = await db.selectFrom('interaction').select('id').execute();
      expect(counted).toHaveLength(16);
      expect(told).toBeGreaterThan(16);
      for (const table of ['role_fact', 'membership_fact'] as const)
        expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
      expect(await db.selectFrom('opportunity').select('state').execute()).toEqual([
        { state: 'open' },
        { state: 'open' },
      ]);
    },
  );
});
