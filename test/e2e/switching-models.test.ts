/** A solution goes from manual to partial to full and back: nothing is lost, nothing comes that nobody asked for (R106). */
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import type { OperatingModel } from '../../src/domain/vocabulary.ts';
import { announceOpportunities } from '../../src/facts/ledger.ts';
import { markDirty } from '../../src/facts/work.ts';
import { markOutdated } from '../../src/worker/sweep.ts';
import { act, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { GAZMYASNEFT } from '../fixtures/gazmyasneft.ts';
import { actOnCompany, actOnDeal, proposalsOf, rulesOfModel } from '../support/models.ts';
import { labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** The server starts again with every solution in another model, and looks through all companies once. */
async function switchTo(model: OperatingModel): Promise<void> {
  world = await world.restart(await rulesOfModel(model));
  world.clock.pass(60_000);
  await markOutdated(world.store.db, world.compiled.rules.version, world.clock.now());
  await world.drain();
  await world.settle();
}

const keys = (): (string | null | undefined)[] =>
  world.sandbox.portal
    .list('deals')
    .map(({ properties }) => properties.bg_key)
    .sort();

describe('a solution that is switched', () => {
  let story: RedDaisy;
  let four: Played;
  let one: Played;

  beforeEach(async () => {
    world = await createWorld({ rules: await rulesOfModel('manual') });
    story = playRedDaisy(world.sandbox.portal, { now: START });
    four = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
    one = playCompany(world.sandbox.portal, GAZMYASNEFT, START);
    await world.settle();
    // A person makes one of the two groups an opportunity, leaves somebody out and says what role another one has.
    const people = [story.elenaId, story.olgaId, story.ivanId].map((contactId) => ({ contactId, roles: [] }));
    await actOnCompany(world, story.companyId, 'opportunities', { solution: 'hr_system', people });
    const { id } = onlyDeal(world);
    await actOnDeal(world, id, 'roles', {
      contactId: story.olgaId,
      roles: [{ role: 'approver', holds: true }],
    });
    await actOnDeal(world, id, 'stance', { contactId: story.ivanId, stance: 'supporter' });
  });

  test('up to partial gets the deals that detection supports, and no other (R106)', async () => {
    await switchTo('partial');
    expect(keys()).toEqual([`${story.companyId}:hr_system:1`, `${four.companyId}:hr_system:1`].sort());
    expect(await proposalsOf(world, one.companyId)).toMatchObject([{ row: 'still_forming' }]);
  });

  test('keeps deals, members, roles and what people said through every model and back (R106)', async () => {
    const deal = onlyDeal(world).id;
    const expected = {
      [story.elenaId]: ['Initiator'],
      [story.olgaId]: ['Approver', 'Budget holder'],
      [story.ivanId]: ['Decision maker'],
    };
    const told = async () => {
      const { body } = await world.card(`/api/deals/${deal}/buying-group`);
      const card = body as {
        members: { contactId: string; stance: string | null; status: string }[];
        acts: unknown[];
        operatingModel: string;
      };
      const people = card.members.map(({ contactId, stance, status }) => [contactId, stance, status]);
      return { people: people.sort(), acts: card.acts.length };
    };
    const before = await told();
    let seen = keys();
    for (const model of ['partial', 'full', 'partial', 'manual'] as const) {
      await switchTo(model);
      expect(labelsOn(world, deal)).toEqual(expected);
      expect(await told()).toEqual(before);
      expect(keys()).toEqual(expect.arrayContaining(seen));
      expect(world.sandbox.portal.find('deals', deal)?.properties.bg_operating_model).toBe(model);
      seen = keys();
    }
    expect(seen).toHaveLength(2);
  });

  test('down to manual creates nothing any more, and says so with the group (R106)', async () => {
    await switchTo('partial');
    await switchTo('manual');
    const { companyId, ids } = playCompany(
      world.sandbox.portal,
      {
        name: 'Other',
        domain: 'other.example',
        people: ARGOTRUBOSBYT.people.map((each) => ({ ...each, email: `${each.key}@other.example` })),
      },
      world.clock.now(),
    );
    expect(Object.keys(ids)).toHaveLength(4);
    await world.settle();
    expect(keys()).toHaveLength(2);
    expect(await proposalsOf(world, companyId)).toMatchObject([{ row: 'propose_manual' }]);
    // Whoever turns up on an open deal is suggested only.
    act(world.sandbox.portal, story.sergeyId, { path: '/hr/api-docs', daysAgo: 0 }, world.clock.now());
    await world.settle();
    const mine = world.sandbox.portal
      .list('deals')
      .find(({ properties }) => properties.bg_key?.startsWith(`${story.companyId}:`));
    expect(Object.keys(labelsOn(world, mine?.id ?? ''))).not.toContain(story.sergeyId);
  });

  test('is written once, and a second look at all companies costs nothing (P21, R106)', async () => {
    await switchTo('partial');
    world.clock.pass(60_000);
    world.sandbox.calls.reset();
    await markOutdated(world.store.db, world.compiled.rules.version, world.clock.now());
    await world.drain();
    expect(writesOf(world)).toEqual([]);
    const decided = await world.store.db
      .selectFrom('dirty_company')
      .select('rules_version')
      .distinct()
      .execute();
    expect(decided).toEqual([{ rules_version: world.compiled.rules.version }]);
  });
});

describe('a planned opportunity of the full model', () => {
  beforeEach(async () => {
    world = await createWorld({ rules: await rulesOfModel('full') });
  });

  async function plan(companyId: string): Promise<void> {
    const key = `${companyId}:hr_system:1`;
    await announceOpportunities(world.store.db, [
      { key, companyId, solution: 'hr_system', cycle: 1, detectedAt: null },
    ]);
    await markDirty(world.store.db, [companyId], world.clock.now());
    await world.drain();
    await world.settle();
  }

  async function begin(): Promise<string> {
    const { portal } = world.sandbox;
    const companyId = portal.createObject('companies', { name: 'ООО «Мишень»', domain: 'target.example' });
    await world.settle();
    await plan(companyId);
    return companyId;
  }

  test('exists before anybody shows interest, with nobody and an expected profile (R51)', async () => {
    await begin();
    const { id, properties } = onlyDeal(world);
    expect(properties).toMatchObject({
      bg_stage: 'target',
      bg_member_count: '0',
      bg_operating_model: 'full',
      bg_coverage_identified: '0',
      bg_roles_missing: 'initiator;technical_validator;budget_holder;decision_maker',
      dealstage: 'bg_target',
    });
    expect(labelsOn(world, id)).toEqual({});
  });

  test('takes people in from the first sign on, and one busy person never makes it ready (F2, R44, R51)', async () => {
    const companyId = await begin();
    const { portal } = world.sandbox;
    const id = portal.createObject('contacts', {
      email: 'only@target.example',
      jobtitle: 'Директор по персоналу',
    });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
    for (let n = 0; n < 20; n++)
      act(portal, id, { path: '/hr/case-study', daysAgo: n / 100 }, world.clock.now());
    await world.settle();
    expect(onlyDeal(world).properties).toMatchObject({
      bg_member_count: '1',
      bg_stage: 'detected',
      bg_threading: 'single',
    });
  });

  test('stays when the solution goes down to manual (R106)', async () => {
    const companyId = await begin();
    await switchTo('manual');
    expect(keys()).toEqual([`${companyId}:hr_system:1`]);
    expect(onlyDeal(world).properties).toMatchObject({ bg_stage: 'target', bg_operating_model: 'manual' });
  });
});
