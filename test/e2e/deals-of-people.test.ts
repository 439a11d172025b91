/** Deals that people move, delete, make or close, and what this app still does with them. */
import type { FixtureCompany } from '../fixtures/acting.ts';
import { act, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { dataQuality, decideOne, labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { markStale } from '../../src/worker/sweep.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** Three people of two departments who only looked at a page: a group, but nobody is active yet. */
const ONLOOKERS: FixtureCompany = {
  name: 'Onlookers',
  domain: 'onlookers.example',
  people: ['HR Director', 'IT Director', 'CFO'].map((jobtitle, n) => ({
    key: `p${n}`,
    jobtitle,
    email: `p${n}@onlookers.example`,
    acts: [{ path: '/hr/product', daysAgo: 2 + n }],
  })),
};

async function visitAll(played: Played, path: string): Promise<void> {
  for (const id of Object.values(played.ids))
    act(world.sandbox.portal, id, { path, daysAgo: 0 }, world.clock.now());
  await world.settle();
}

function rep(companyId: string, properties: Record<string, string> = {}): string {
  const { portal } = world.sandbox;
  const stage = { pipeline: 'default', dealstage: 'appointmentscheduled' };
  const id = portal.createObject('deals', { dealname: 'Made by a rep', ...stage, ...properties });
  portal.associate({ type: 'deals', id }, { type: 'companies', id: companyId });
  return id;
}

describe.each([
  { how: 'told by a webhook', told: true },
  { how: 'of which no webhook told', told: false },
])('a stage of the sales pipeline, $how', ({ told }) => {
  test('stays where a person moved the deal, though the group goes on (R20, R50)', async () => {
    const { portal, webhooks } = world.sandbox;
    const played = playCompany(portal, ONLOOKERS, START);
    await world.settle();
    const { id, properties } = onlyDeal(world);
    expect(properties.dealstage).toBe('bg_detected');
    portal.updateObject('deals', id, { pipeline: 'default', dealstage: 'appointmentscheduled' });
    if (!told) webhooks.take();
    await world.settle();
    await visitAll(played, '/hr/case-study');
    expect(onlyDeal(world).properties).toMatchObject({
      pipeline: 'default',
      dealstage: 'appointmentscheduled',
      bg_stage: 'pipeline',
      bg_engaged_member_count: '3',
    });
  });
});

describe('a deal that nobody moved', () => {
  test('goes forward with the waterfall and never back', async () => {
    const played = playCompany(world.sandbox.portal, ONLOOKERS, START);
    await world.settle();
    await visitAll(played, '/hr/case-study');
    expect(onlyDeal(world).properties).toMatchObject({
      dealstage: 'bg_prioritized',
      bg_stage: 'prioritized',
    });
    world.clock.pass(60 * DAY);
    await visitAll(played, '/hr/product');
    expect(onlyDeal(world).properties).toMatchObject({ dealstage: 'bg_prioritized', bg_stage: 'detected' });
  });
});

describe('a deal that a person deleted', () => {
  test('is not made again for the same signals, but proposed; new signals make the next cycle', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    await world.settle();
    world.clock.pass(60_000);
    portal.archiveObject('deals', onlyDeal(world).id);
    await world.settle();
    expect(portal.list('deals')).toEqual([]);
    const { candidates } = await decideOne(world, played.companyId);
    expect(candidates.map(({ row }) => row)).toEqual(['propose_deleted']);
    world.clock.pass(DAY);
    await visitAll(played, '/hr/case-study');
    expect(onlyDeal(world).properties.bg_key).toBe(`${played.companyId}:hr_system:2`);
  });

  test('is found deleted also where no webhook told of it: nothing is made again', async () => {
    const { portal, webhooks } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    await world.settle();
    world.clock.pass(60_000);
    portal.archiveObject('deals', onlyDeal(world).id);
    webhooks.take();
    world.clock.pass(60_000);
    await visitAll(played, '/hr/case-study');
    expect(portal.list('deals')).toEqual([]);
    const { candidates } = await decideOne(world, played.companyId);
    expect(candidates.map(({ row }) => row)).toEqual(['propose_deleted']);
  });

  test('is the same deal again when it is restored', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    await world.settle();
    const { id } = onlyDeal(world);
    world.clock.pass(60_000);
    portal.archiveObject('deals', id);
    await world.settle();
    world.clock.pass(60_000);
    portal.restoreObject('deals', id);
    await world.settle();
    await visitAll(played, '/hr/case-study');
    expect(onlyDeal(world)).toMatchObject({ id, properties: { bg_interactions_7d: '9' } });
  });
});

describe("a rep's deal", () => {
  test('is joined, not doubled, when the company shows interest in its solution (R36)', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    const id = rep(played.companyId, { bg_solution: 'hr_system' });
    await world.settle();
    expect(onlyDeal(world)).toMatchObject({ id, properties: { bg_member_count: '4', bg_stage: 'pipeline' } });
    expect(Object.keys(labelsOn(world, id)).sort()).toEqual(Object.values(played.ids).sort());
  });

  test('without a solution is adopted when one solution is in play', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    const id = rep(played.companyId);
    await world.settle();
    expect(onlyDeal(world)).toMatchObject({
      id,
      properties: { bg_solution: 'hr_system', bg_member_count: '4' },
    });
    expect(onlyDeal(world).properties).toMatchObject({
      dealname: 'Made by a rep',
      dealstage: 'appointmentscheduled',
    });
  });

  test('is called by its own name wherever the app speaks of it, also after it was renamed', async () => {
    const { portal } = world.sandbox;
    const { companyId, ids } = playCompany(portal, ARGOTRUBOSBYT, START);
    const id = rep(companyId, { bg_solution: 'hr_system' });
    const named = (dealId: string, name: string) => expect.objectContaining({ dealId, name });
    for (const name of ['Made by a rep', 'Our big chance']) {
      world.clock.pass(60_000);
      portal.updateObject('deals', id, { dealname: name });
      await world.settle();
      const company = (await world.card(`/api/companies/${companyId}/buying-groups`)).body;
      expect(company).toMatchObject({ opportunities: [named(id, name)] });
      const contact = (await world.card(`/api/contacts/${ids.it!}/buying-groups`)).body;
      expect(contact).toMatchObject({ groups: [named(id, name)] });
      const home = (await world.card('/api/reports/overview')).body;
      expect(home).toMatchObject({ rows: [{ deal: id, name }] });
    }
  });

  test('without a solution is left alone and listed when two are in play; a person decides', async () => {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    act(portal, played.ids.it!, { path: '/analytics/api-docs', daysAgo: 1 }, START);
    const id = rep(played.companyId);
    await world.settle();
    expect(portal.find('deals', id)?.properties.bg_solution).toBeUndefined();
    const listed = (await dataQuality(world)).filter(({ code }) => code === 'deal_without_solution');
    expect(listed.map((each) => each.id)).toEqual([id]);
    world.clock.pass(60_000);
    portal.updateObject('deals', id, { bg_solution: 'analytics_platform' });
    await world.settle();
    const codes = (await dataQuality(world)).map(({ code }) => code);
    expect(codes).not.toContain('deal_without_solution');
    expect(portal.find('deals', id)?.properties).toMatchObject({
      bg_solution: 'analytics_platform',
      bg_member_count: '1',
      bg_stage: 'pipeline',
    });
  });
});

describe('a deal that was closed', () => {
  async function close(
    stage: 'closedwon' | 'closedlost',
  ): Promise<{ played: Played; id: string; before: object }> {
    const { portal } = world.sandbox;
    const played = playCompany(portal, ARGOTRUBOSBYT, START);
    await world.settle();
    const { id } = onlyDeal(world);
    world.clock.pass(DAY);
    portal.updateObject('deals', id, { pipeline: 'default', dealstage: 'appointmentscheduled' });
    await world.settle();
    const before = ours(id);
    world.clock.pass(DAY);
    portal.updateObject('deals', id, { dealstage: stage });
    await world.settle();
    world.clock.pass(DAY);
    return { played, id, before };
  }

  const ours = (id: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(world.sandbox.portal.find('deals', id)?.properties ?? {}).filter(([name]) =>
        name.startsWith('bg_'),
      ),
    );

  test.each(['closedwon', 'closedlost'] as const)(
    'as %s keeps its values and members; only the stage is written',
    async (stage) => {
      const { played, id, before } = await close(stage);
      expect(ours(id)).toEqual({ ...before, bg_stage: 'closed' });
      expect(Object.keys(labelsOn(world, id)).sort()).toEqual(Object.values(played.ids).sort());
    },
  );

  test('and won makes a second cycle by new signals, its former members to be confirmed (R167)', async () => {
    const { played, id } = await close('closedwon');
    const { portal } = world.sandbox;
    const [first, second, third, fourth] = Object.values(played.ids);
    for (const who of [first, second, third])
      act(portal, who!, { path: '/hr/case-study', daysAgo: 0 }, world.clock.now());
    await world.settle();
    const next = portal.list('deals').filter((deal) => deal.id !== id);
    expect(next.map(({ properties }) => properties.bg_key)).toEqual([`${played.companyId}:hr_system:2`]);
    const { body } = await world.card(`/api/deals/${next[0]!.id}/buying-group`);
    const { members } = body as { members: { contactId: string; status: string }[] };
    const status = Object.fromEntries(members.map((each) => [each.contactId, each.status]));
    expect(status).toEqual({
      [first!]: 'confirmed',
      [second!]: 'confirmed',
      [third!]: 'confirmed',
      [fourth!]: 'to_confirm',
    });
    expect(ours(id).bg_stage).toBe('closed');
  });

  test('and won is not joined by the same signals: they are spent', async () => {
    const { id } = await close('closedwon');
    await markStale(world.store.db, world.clock.now());
    world.sandbox.calls.reset();
    await world.drain();
    expect(onlyDeal(world).id).toBe(id);
    expect(writesOf(world)).toEqual([]);
  });

  test('and lost is proposed for reopening within 90 days; nothing is made', async () => {
    const { played, id } = await close('closedlost');
    await visitAll(played, '/hr/case-study');
    expect(onlyDeal(world).id).toBe(id);
    const { candidates } = await decideOne(world, played.companyId);
    expect(candidates.map(({ row }) => row)).toEqual(['propose_reopening']);
  });

  test('and lost longer ago is a new purchase', async () => {
    const { played, id } = await close('closedlost');
    world.clock.pass(90 * DAY);
    await visitAll(played, '/hr/case-study');
    const next = world.sandbox.portal.list('deals').filter((deal) => deal.id !== id);
    expect(next.map(({ properties }) => properties.bg_key)).toEqual([`${played.companyId}:hr_system:2`]);
  });
});
