/** What stays as it is while the app works, and when it goes: R42, R47, R111, R116. */
import { install } from '../../src/cli/install.ts';
import { uninstall } from '../../src/cli/uninstall.ts';
import { DEAL_PROPERTIES } from '../../src/domain/properties.ts';
import { createInstallRecord } from '../../src/install/record.ts';
import { REPORT_NAMES } from '../../src/reports/registry.ts';
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { OBJECT_TYPES, type ObjectType } from '../../src/sandbox/object-types.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, loadSampleRules, START, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;
let before: Record<string, string[]>;

/** Names of all properties, pipelines and labels there are. */
function describePortal(): Record<string, string[]> {
  const { properties, pipelines } = world.sandbox.portal.state;
  const defined = OBJECT_TYPES.map((type): [string, string[]] => {
    const live = [...properties[type]].filter(([, { archivedAt }]) => archivedAt === null);
    return [type, live.map(([name]) => name).sort()];
  });
  const labels = world.sandbox.portal.labels('deals', 'contacts').map(({ label }) => label ?? '');
  return { ...Object.fromEntries(defined), pipelines: [...pipelines.keys()].sort(), labels: labels.sort() };
}

beforeEach(async () => {
  world = await createWorld({ installed: false });
  before = describePortal();
  const rules = await loadSampleRules();
  const record = createInstallRecord(world.store.db, String(world.sandbox.portalId), world.clock.now);
  const { gateway } = world.application;
  await install({ gateway, rules, dryRun: false, json: true, write: () => undefined, record });
  story = playRedDaisy(world.sandbox.portal, { now: START });
  world.sandbox.portal.updateObject('contacts', story.elenaId, {
    lifecyclestage: 'marketingqualifiedlead',
    hs_lead_status: 'OPEN',
  });
  await world.settle();
});
afterEach(() => world.close());

/** Every property that this app has ever given a value, by kind of record. */
function writtenByApp(type: ObjectType): string[] {
  const names = [...world.sandbox.portal.state.objects[type].values()].flatMap(({ history }) =>
    [...history].filter(([, versions]) => versions.some(({ source }) => source === 'INTEGRATION')),
  );
  return [...new Set(names.map(([name]) => name))].sort();
}

test('nothing changes in the portal beyond what is ours, and the marketing process goes on (R20, R111)', () => {
  const after = describePortal();
  const rest = (all: Record<string, string[]>) =>
    Object.fromEntries(
      Object.entries(all).map(([name, values]) => [name, values.filter((each) => !each.startsWith('bg_'))]),
    );
  expect(rest(after)).toEqual({
    ...rest(before),
    pipelines: [...(before.pipelines ?? []), 'buying_groups'].sort(),
    labels: expect.arrayContaining(before.labels ?? []) as string[],
  });
  expect(writtenByApp('contacts')).toEqual(['bg_buying_roles', 'bg_department', 'bg_seniority']);
  expect(writtenByApp('companies')).toEqual([]);
  expect(writtenByApp('deals').filter((name) => !name.startsWith('bg_'))).toEqual([
    'dealname',
    'dealstage',
    'hubspot_owner_id',
    'pipeline',
  ]);
  expect(world.sandbox.portal.find('contacts', story.elenaId)?.properties).toMatchObject({
    lifecyclestage: 'marketingqualifiedlead',
    hs_lead_status: 'OPEN',
  });
});

test('scores stand on the deal, and no person is given one (R42, R116)', () => {
  const { properties } = onlyDeal(world);
  expect(Number(properties.bg_engagement_score)).toBeGreaterThan(0);
  expect(Number(properties.bg_priority)).toBeGreaterThan(3000);
  expect(Object.keys(DEAL_PROPERTIES)).toEqual(
    expect.arrayContaining(['bg_priority', 'bg_engagement_score']),
  );
  for (const name of writtenByApp('contacts')) expect(name).not.toMatch(/score|priority|point/u);
});

test('every report counts opportunities; what counts people says that it is the lead view (R42)', async () => {
  for (const name of REPORT_NAMES) {
    const { title, columns, notes } = (await world.card(`/api/reports/${name}`)).body as ServedReport;
    const counts = columns.some(({ id, type }) => type === 'number' && /^(?:leads|contacts)$/u.test(id));
    // How often a title occurs measures nobody.
    if (name === 'unread-titles' || (!counts && name !== 'contacts')) continue;
    const words = [title, ...columns.map((each) => each.name), ...notes].map(({ en }) => en).join(' ');
    expect([name, /lead view/iu.test(words)]).toEqual([name, true]);
  }
});

test('taking the app away leaves deals, contacts and their associations (R47)', async () => {
  const { portal } = world.sandbox;
  const deal = onlyDeal(world).id;
  const people = portal.associations('deals', deal, 'contacts').map(({ id }) => id);
  const contacts = portal.list('contacts').map(({ id }) => id);
  expect(people).toHaveLength(4);
  const record = createInstallRecord(world.store.db, String(world.sandbox.portalId), world.clock.now);
  const rules = await loadSampleRules();
  const { gateway } = world.application;
  const code = await uninstall({ gateway, rules, dryRun: false, json: true, write: () => undefined, record });
  expect(code).toBe(0);
  expect(describePortal()).toEqual(before);
  expect(portal.list('contacts').map(({ id }) => id)).toEqual(contacts);
  expect(portal.list('deals').map(({ id }) => id)).toEqual([deal]);
  expect(portal.associations('deals', deal, 'contacts').map(({ id }) => id)).toEqual(people);
  expect(portal.associations('deals', deal, 'companies').map(({ id }) => id)).toEqual([story.companyId]);
  expect(portal.find('deals', deal)?.properties).toMatchObject({
    dealname: 'HR-система - Красная ромашка',
    pipeline: 'default',
  });
});
