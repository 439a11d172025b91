/** The partial model with a person's approval before a deal is made, and the early pipeline beside the forecast. */
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import type { Approval } from '../../src/domain/rule-set.ts';
import { act as visitAs } from '../fixtures/acting.ts';
import { actOnCompany, proposalsOf } from '../support/models.ts';
import { labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, loadSampleRules, START, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;
afterEach(() => world.close());

async function begin(approval: Approval): Promise<void> {
  const rules = await loadSampleRules();
  const solutions = rules.solutions.map((each) => ({ ...each, approval }));
  world = await createWorld({ rules: { ...rules, solutions } });
}

async function play(): Promise<void> {
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
}

const deals = () => world.sandbox.portal.list('deals');

describe('a solution that needs approval', () => {
  beforeEach(async () => {
    await begin('required');
    await play();
  });

  test('has its group wait on the card and in the review queue, and no deal is made (R112)', async () => {
    expect(deals()).toEqual([]);
    expect(await proposalsOf(world, story.companyId)).toMatchObject([
      { row: 'propose_approval', answers: ['create', 'decline'], rolesMissing: [] },
    ]);
    const { body } = await world.card('/api/reports/review');
    expect(body).toMatchObject({
      rows: [{ code: 'propose_approval', company: story.companyId, people: 4 }],
    });
  });

  test('gets its deal by one answer, with everybody on it (R112)', async () => {
    const [proposal] = await proposalsOf(world, story.companyId);
    await actOnCompany(world, story.companyId, 'proposal', { key: proposal?.key, answer: 'create' });
    const { id, properties } = onlyDeal(world);
    expect(properties).toMatchObject({ bg_operating_model: 'partial', dealstage: 'bg_prioritized' });
    expect(Object.keys(labelsOn(world, id))).toHaveLength(4);
    expect((await world.card('/api/reports/review')).body).toMatchObject({
      rows: [],
      notes: [{ en: 'Nothing waits.', ru: 'Ничего не ждёт.' }, {}],
    });
  });

  test('is asked again only after newer signals once somebody declined (R112)', async () => {
    const [proposal] = await proposalsOf(world, story.companyId);
    await actOnCompany(world, story.companyId, 'proposal', { key: proposal?.key, answer: 'decline' });
    world.clock.pass(DAY);
    expect(await proposalsOf(world, story.companyId)).toEqual([]);
    expect((await world.card('/api/reports/review')).body).toMatchObject({
      rows: [{ code: 'declined', state: 'declined', company: story.companyId }],
    });
    for (const id of [story.elenaId, story.sergeyId, story.olgaId])
      visitAs(world.sandbox.portal, id, { path: '/hr/compare', daysAgo: 0 }, world.clock.now());
    await world.settle();
    expect(await proposalsOf(world, story.companyId)).toMatchObject([{ row: 'propose_approval' }]);
    expect(deals()).toEqual([]);
  });
});

describe('an early deal', () => {
  /** What a sales forecast sums: amounts of the open deals of the sales pipeline. */
  function forecast(): number {
    const sales = world.sandbox.portal.state.pipelines.get('default');
    const open = new Set(
      (sales?.stages ?? []).filter(({ metadata }) => metadata.isClosed !== 'true').map(({ id }) => id),
    );
    return deals()
      .filter(({ properties }) => properties.pipeline === 'default' && open.has(properties.dealstage ?? ''))
      .reduce((sum, { properties }) => sum + Number(properties.amount ?? 0), 0);
  }

  test('leaves the sales forecast as it was until a person moves it (R50)', async () => {
    await begin('none');
    const running = { dealname: 'Running', amount: '1000', pipeline: 'default', dealstage: 'qualifiedtobuy' };
    const runningId = world.sandbox.portal.createObject('deals', running);
    await play();
    const early = deals().find(({ id }) => id !== runningId);
    expect(early?.properties).toMatchObject({ pipeline: 'buying_groups', bg_stage: 'prioritized' });
    expect(early?.properties.amount ?? null).toBeNull();
    expect(early?.properties.closedate ?? null).toBeNull();
    // Even with an amount that somebody writes on it.
    world.sandbox.portal.updateObject('deals', early?.id ?? '', { amount: '500' });
    await world.settle();
    expect(forecast()).toBe(1000);
    const sales = { pipeline: 'default', dealstage: 'qualifiedtobuy' };
    world.sandbox.portal.updateObject('deals', early?.id ?? '', sales);
    await world.settle();
    expect(forecast()).toBe(1500);
    expect(world.sandbox.portal.find('deals', early?.id ?? '')?.properties).toMatchObject({
      bg_stage: 'pipeline',
      amount: '500',
    });
  });
});
