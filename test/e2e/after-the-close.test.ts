/** What stays of an opportunity after its close, and what begins then: R40, R41, R167, R169. */
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { act as visitAs, addPerson, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { actOnCompany, actOnDeal, proposalsOf } from '../support/models.ts';
import { labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
let played: Played;
let dealId: string;

interface Card {
  readonly stage: string;
  readonly outcome: {
    readonly outcome: string;
    readonly words: { readonly en: string; readonly ru: string };
    readonly neverEngaged: readonly { readonly role: string; readonly known: boolean }[];
  } | null;
  readonly members: readonly {
    readonly contactId: string;
    readonly status: string;
    readonly reasonWords: { readonly en: string };
    readonly assignments: readonly { role: string; evidence: readonly { words: { en: string } }[] }[];
  }[];
}

beforeEach(async () => {
  world = await createWorld();
  // Nobody of finance: the group forms without it. The general director is on the deal and says nothing.
  const people = ARGOTRUBOSBYT.people
    .filter(({ key }) => key !== 'finance')
    .map((each) => (each.key === 'executive' ? { ...each, acts: [] } : each));
  const extra = { key: 'hr2', jobtitle: 'HR-менеджер', email: 'hr2@argotrubosbyt.ru' };
  const acts = [{ path: '/hr/case-study', daysAgo: 5 }];
  played = playCompany(
    world.sandbox.portal,
    { ...ARGOTRUBOSBYT, people: [...people, { ...extra, acts }] },
    START,
  );
  await world.settle();
  dealId = onlyDeal(world).id;
  await actOnDeal(world, dealId, 'members', { contactId: played.ids.executive, member: true });
});
afterEach(() => world.close());

async function close(dealstage: 'closedwon' | 'closedlost'): Promise<void> {
  world.clock.pass(DAY);
  const at = world.clock.now();
  world.sandbox.portal.updateObject('deals', dealId, { pipeline: 'default', dealstage }, { at });
  await world.settle();
}

async function readCard(id = dealId): Promise<Card> {
  return (await world.card(`/api/deals/${id}/buying-group`)).body as Card;
}

async function losses(): Promise<ServedReport> {
  return (await world.card('/api/reports/losses')).body as ServedReport;
}

function read(contactId: string | undefined, path: string): void {
  visitAs(world.sandbox.portal, contactId ?? '', { path, daysAgo: 0 }, world.clock.now());
}

describe('a deal that is lost', () => {
  test('keeps which required roles were never engaged, and shows them on the card and in the report (R40)', async () => {
    world.sandbox.calls.reset();
    await close('closedlost');
    const { outcome, stage } = await readCard();
    expect(stage).toBe('closed');
    expect(outcome).toMatchObject({
      outcome: 'lost',
      neverEngaged: [
        { role: 'budget_holder', known: false },
        { role: 'decision_maker', known: true },
      ],
      words: {
        en: 'The deal was lost; never engaged: budget holder and decision maker',
        ru: 'Сделка проиграна; так и не вовлечены: держатель бюджета и принимающий решение',
      },
    });
    expect((await losses()).rows).toMatchObject([
      { deal: dealId, never_engaged: 'budget holder and decision maker', never_known: 'budget holder' },
    ]);
    // Nothing but the waterfall stage is written for it.
    expect(writesOf(world)).toHaveLength(1);
    expect(world.sandbox.portal.find('deals', dealId)?.properties).toMatchObject({
      dealstage: 'closedlost',
      bg_stage: 'closed',
    });
  });

  test('is one loss, not one per person, and each of them keeps the history of the group (R41)', async () => {
    await close('closedlost');
    const report = await losses();
    expect(report.rows).toHaveLength(1);
    expect(report.notes[0]?.en).toBe('1 lost opportunity; most often never engaged: budget holder, in 1.');
    for (const id of Object.values(played.ids)) {
      const { body } = await world.card(`/api/contacts/${id}/buying-groups`);
      expect(body).toMatchObject({ groups: [{ dealId, closed: true, outcome: 'lost' }], ungrouped: null });
    }
  });

  test('keeps its reason whatever happens afterwards, and is no loss any more once it is reopened (R40)', async () => {
    await close('closedlost');
    world.clock.pass(3 * DAY);
    const cfo = { key: 'cfo', jobtitle: 'CFO', email: 'cfo@argotrubosbyt.ru', acts: [] };
    read(addPerson(world.sandbox.portal, played.companyId, cfo, world.clock.now()), '/hr/pricing');
    await world.settle();
    expect((await losses()).rows).toMatchObject([{ never_known: 'budget holder' }]);
    const at = world.clock.now();
    world.sandbox.portal.updateObject('deals', dealId, { dealstage: 'qualifiedtobuy' }, { at });
    await world.settle();
    expect((await losses()).rows).toEqual([]);
    expect((await readCard()).outcome).toBeNull();
    await close('closedlost');
    expect((await losses()).rows).toMatchObject([{ deal: dealId, never_engaged: 'decision maker' }]);
  });

  test('is proposed to be reopened on new interest; accepted, it waits for a person to move it (R120)', async () => {
    await close('closedlost');
    world.clock.pass(5 * DAY);
    read(played.ids.it, '/hr/pricing');
    await world.settle();
    const [proposal] = await proposalsOf(world, played.companyId);
    expect(proposal).toMatchObject({
      row: 'propose_reopening',
      dealId,
      answers: ['reopen', 'new_cycle', 'decline'],
    });
    await actOnCompany(world, played.companyId, 'proposal', { key: proposal?.key, answer: 'reopen' });
    expect(await proposalsOf(world, played.companyId)).toMatchObject([
      { row: 'reopening_accepted', dealId, answers: ['new_cycle', 'decline'] },
    ]);
    expect(world.sandbox.portal.find('deals', dealId)?.properties.dealstage).toBe('closedlost');
    world.sandbox.portal.updateObject('deals', dealId, { dealstage: 'qualifiedtobuy' });
    await world.settle();
    expect(await proposalsOf(world, played.companyId)).toEqual([]);
    expect((await readCard()).stage).toBe('pipeline');
  });
});

describe('a deal that is won', () => {
  test('is followed by a renewal that begins with the same people, to be confirmed (R167)', async () => {
    await close('closedwon');
    expect((await readCard()).outcome).toMatchObject({ outcome: 'won' });
    world.clock.pass(30 * DAY);
    const cfo = { key: 'cfo', jobtitle: 'CFO', email: 'cfo@argotrubosbyt.ru', acts: [] };
    const cfoId = addPerson(world.sandbox.portal, played.companyId, cfo, world.clock.now());
    for (const id of [played.ids.hr, played.ids.it, cfoId]) read(id, '/hr/case-study');
    await world.settle();
    const renewal = world.sandbox.portal
      .list('deals')
      .find(({ properties }) => properties.bg_key === `${played.companyId}:hr_system:2`);
    const { members } = await readCard(renewal?.id);
    const status = Object.fromEntries(members.map((each) => [each.contactId, each.status]));
    expect(status).toEqual({
      [played.ids.hr ?? '']: 'confirmed',
      [played.ids.it ?? '']: 'confirmed',
      [cfoId]: 'confirmed',
      [played.ids.executive ?? '']: 'to_confirm',
      [played.ids.hr2 ?? '']: 'to_confirm',
    });
    await actOnDeal(world, renewal?.id ?? '', 'members', { contactId: played.ids.executive, member: true });
    const confirmed = (await readCard(renewal?.id)).members.find(
      ({ contactId }) => contactId === played.ids.executive,
    );
    expect(confirmed?.status).toBe('confirmed');
  });

  test('hands its people to the renewal that a rep makes by hand, with their roles of then (R167)', async () => {
    await actOnDeal(world, dealId, 'roles', {
      contactId: played.ids.hr2,
      roles: [{ role: 'approver', holds: true }],
    });
    await actOnDeal(world, dealId, 'members', {
      contactId: played.ids.hr,
      member: false,
      reason: 'not_involved',
    });
    await close('closedwon');
    world.clock.pass(200 * DAY);
    const renewalId = makeDeal('hr_system');
    await world.settle();
    const { members } = await readCard(renewalId);
    const byId = Object.fromEntries(members.map((each) => [each.contactId, each]));
    expect(Object.keys(byId).sort()).toEqual(
      [played.ids.it, played.ids.executive, played.ids.hr2].map(String).sort(),
    );
    for (const member of members) expect(member.status).toBe('to_confirm');
    const approver = byId[played.ids.hr2 ?? '']?.assignments.find(({ role }) => role === 'approver');
    expect(approver).toMatchObject({ state: 'suggested' });
    expect(approver?.evidence[0]?.words.en).toContain(`the role in an earlier purchase (deal ${dealId})`);
  });

  test('makes interest in another solution a candidate, with the known group proposed (R167, R169)', async () => {
    await close('closedwon');
    world.clock.pass(20 * DAY);
    read(played.ids.it, '/analytics/case-study');
    await world.settle();
    const [proposal] = await proposalsOf(world, played.companyId);
    expect(proposal).toMatchObject({ row: 'propose_cross_sell', answers: ['create', 'decline'] });
    expect(proposal?.people.map(({ contactId }) => contactId).sort()).toEqual(
      Object.values(played.ids).sort(),
    );
    await actOnCompany(world, played.companyId, 'proposal', { key: proposal?.key, answer: 'create' });
    const crossSell = world.sandbox.portal
      .list('deals')
      .find(({ properties }) => properties.bg_solution === 'analytics_platform');
    expect(Object.keys(labelsOn(world, crossSell?.id ?? ''))).toHaveLength(4);
    const { members } = await readCard(crossSell?.id);
    expect(members.filter(({ status }) => status === 'to_confirm')).toHaveLength(3);
    expect(members.find(({ status }) => status === 'to_confirm')?.reasonWords.en).toBe(
      'took part in an earlier purchase',
    );
  });

  test('only suggests its people on the deal a rep makes of another solution (R167)', async () => {
    await close('closedwon');
    world.clock.pass(20 * DAY);
    const upsellId = makeDeal('analytics_platform');
    await world.settle();
    const { members } = await readCard(upsellId);
    expect(members).toHaveLength(4);
    for (const { status } of members) expect(status).toBe('suggested');
    expect(labelsOn(world, upsellId)).toEqual({});
  });

  test('does not take a page that a customer only looked at for a purchase (R169)', async () => {
    await close('closedwon');
    world.clock.pass(20 * DAY);
    read(played.ids.it, '/analytics/product');
    await world.settle();
    expect(await proposalsOf(world, played.companyId)).toMatchObject([{ row: 'still_forming' }]);
  });

  test('shows what its departments look at, on the card of the company and in the report (R170)', async () => {
    await close('closedwon');
    world.clock.pass(20 * DAY);
    for (const id of [played.ids.it, played.ids.hr]) read(id, '/analytics/case-study');
    await world.settle();
    const { body } = await world.card(`/api/companies/${played.companyId}/buying-groups`);
    expect(body).toMatchObject({
      interests: [
        { solution: { id: 'hr_system' }, bought: true, shared: true },
        {
          solution: { id: 'analytics_platform' },
          bought: false,
          shared: true,
          departments: [
            { name: { en: 'HR' }, people: 1, interactions: 1 },
            { name: { en: 'IT' }, people: 1, interactions: 1 },
          ],
        },
      ],
    });
    const report = (await world.card('/api/reports/interests')).body as ServedReport;
    expect(report.rows.filter(({ solution }) => solution === 'Analytics platform')).toMatchObject([
      { company: played.companyId, department: 'HR', people: 1, shared: 'yes', bought: null },
      { company: played.companyId, department: 'IT', people: 1, shared: 'yes', bought: null },
    ]);
  });

  function makeDeal(bg_solution: string): string {
    const { portal } = world.sandbox;
    const id = portal.createObject('deals', {
      dealname: 'By hand',
      pipeline: 'default',
      dealstage: 'qualifiedtobuy',
      bg_solution,
    });
    portal.associate({ type: 'deals', id }, { type: 'companies', id: played.companyId });
    return id;
  }
});
