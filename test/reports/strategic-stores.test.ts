/** The same story gives the same reports on every store. */
import { randomUUID } from 'node:crypto';
import type { Report } from '../../src/domain/reports/report.ts';
import { readReport, type ReportName } from '../../src/reports/registry.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { onlyDeal } from '../support/observing.ts';
import { openTestStore, STORE_KINDS, type OpenedStore } from '../support/stores.ts';
import { createWorld, DAY, type World } from '../support/world.ts';

const NAMES: readonly ReportName[] = [
  'forecast',
  'forecast-backtest',
  'touches',
  'stance-changes',
  'late-blockers',
  'experts',
  'dashboard',
];

let opened: OpenedStore;
let world: World;
afterEach(async () => {
  await world.close();
  await opened.remove();
});

describe.each(STORE_KINDS)('on %s', (kind) => {
  test('a group of four, an opponent won over, a blocker, a concern and its expert are told (R160, R162, R163, R166)', async () => {
    opened = await openTestStore(kind);
    world = await createWorld({ store: () => Promise.resolve(opened.store) });
    const { portal } = world.sandbox;
    const { elenaId, sergeyId } = playRedDaisy(portal, { now: world.clock.now() });
    await world.settle();
    const { id } = onlyDeal(world);
    const say = async (act: string, body: object): Promise<void> => {
      world.clock.pass(1000);
      const { status } = await world.card(`/api/deals/${id}/${act}`, { actionId: randomUUID(), ...body });
      expect(status).toBe(200);
    };
    await say('stance', { contactId: elenaId, stance: 'opponent' });
    await say('stance', { contactId: elenaId, stance: 'neutral' });
    await say('concerns', { contactId: sergeyId, concernId: 'c1', category: 'security', state: 'open' });
    await say('experts', { contactId: sergeyId, concernId: 'c1', expert: 'security_officer' });
    const read = async (name: ReportName): Promise<Report> =>
      readReport(name, {
        db: opened.store.db,
        compiled: world.compiled,
        now: world.clock.now(),
        language: 'en',
      });
    expect((await read('touches')).summary.en).toContain('Touches: 8; in an opportunity: 8');
    expect((await read('experts')).rows).toMatchObject([{ contact: sergeyId, expert: 'security officer' }]);
    expect((await read('stance-changes')).rows).toMatchObject([{ was: 'opponent', became: 'neutral' }]);
    portal.updateObject('deals', id, { pipeline: 'default', dealstage: 'contractsent' });
    await world.settle();
    world.clock.pass(DAY);
    await say('flags', {
      contactId: elenaId,
      flag: 'blocker',
      holds: true,
      reason: 'excluded',
      plan: 'talk',
    });
    world.clock.pass(DAY);
    portal.updateObject('deals', id, { dealstage: 'closedlost' });
    await world.settle();
    expect((await read('late-blockers')).rows).toMatchObject([
      { deal: id, outcome: 'lost', when: 'late', days: 1 },
    ]);
    for (const name of NAMES) expect((await read(name)).summary.ru).not.toBe('');
  });
});
