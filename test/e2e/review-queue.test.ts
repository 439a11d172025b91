/** Doubtful outcomes wait in one queue with their reason, and are gone once a person has answered (R35, R69, R120). */
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { act as visitAs, addPerson, playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { actOnCompany, actOnDeal, proposalsOf } from '../support/models.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

interface Row {
  readonly code: string;
  readonly deal: string | null;
  readonly company: string;
  readonly reason: string;
  readonly todo: string;
  readonly rules: string;
  readonly people: number;
}
interface Case {
  readonly code: string;
  readonly restsOn: string;
  readonly answers: readonly string[];
}

async function queue(): Promise<readonly Row[]> {
  const report = (await world.card('/api/reports/review')).body as ServedReport;
  return report.rows as unknown as Row[];
}
const codes = async (): Promise<string[]> => (await queue()).map(({ code }) => code);

async function casesOn(dealId: string): Promise<readonly Case[]> {
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (body as { review: readonly Case[] }).review;
}

async function playGroup(): Promise<{ played: Played; dealId: string }> {
  const played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  await world.settle();
  return { played, dealId: onlyDeal(world).id };
}

function makeDeal(companyId: string, properties: Record<string, string> = {}): string {
  const { portal } = world.sandbox;
  const stage = { pipeline: 'default', dealstage: 'qualifiedtobuy' };
  const id = portal.createObject('deals', { dealname: 'By hand', ...stage, ...properties });
  portal.associate({ type: 'deals', id }, { type: 'companies', id: companyId });
  return id;
}

test('several open deals of one solution wait with what to do, and are gone once somebody said (R69, R120)', async () => {
  const { played } = await playGroup();
  expect(await queue()).toEqual([]);
  const second = makeDeal(played.companyId, { bg_solution: 'hr_system' });
  await world.settle();
  expect(await queue()).toMatchObject([
    {
      code: 'several_open',
      deal: second,
      company: played.companyId,
      reason: expect.stringContaining(second) as string,
      todo: expect.stringContaining('HubSpot') as string,
      rules: world.compiled.rules.version,
    },
  ]);
  const [found] = await casesOn(second);
  expect(found).toMatchObject({ code: 'several_open', answers: ['not_duplicate', 'duplicate'] });
  const answer = { code: found?.code, restsOn: found?.restsOn, answer: 'not_duplicate' };
  expect(await actOnDeal(world, second, 'review', answer)).toMatchObject({ status: 200 });
  expect(await queue()).toEqual([]);
  expect(world.sandbox.portal.list('deals')).toHaveLength(2);
  // A third one is another case.
  makeDeal(played.companyId, { bg_solution: 'hr_system' });
  await world.settle();
  expect(await codes()).toEqual(['several_open']);
});

test('an interaction on the content of one solution goes to its deal, and one on nothing known waits (R69)', async () => {
  const { played, dealId } = await playGroup();
  const { portal } = world.sandbox;
  const other = makeDeal(played.companyId, { bg_solution: 'analytics_platform' });
  await world.settle();
  const counted = (id: string) => Number(portal.find('deals', id)?.properties.bg_interactions_7d ?? 0);
  const before = counted(dealId);
  visitAs(portal, played.ids.it ?? '', { path: '/analytics/compare', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect(counted(other)).toBe(1);
  expect(counted(dealId)).toBe(before);
  visitAs(portal, played.ids.it ?? '', { path: '/blog/news', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect([counted(other), counted(dealId)]).toEqual([1, before]);
  expect(await queue()).toMatchObject([
    { code: 'ambiguous_interactions', company: played.companyId, people: 1 },
  ]);
  const { body } = await world.card(`/api/companies/${played.companyId}/buying-groups`);
  const [found] = (body as { review: readonly Case[] }).review;
  await actOnCompany(world, played.companyId, 'review', { ...found, answer: 'settled' });
  expect(await queue()).toEqual([]);
  visitAs(portal, played.ids.hr ?? '', { path: '/blog/more', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect(await codes()).toEqual(['ambiguous_interactions']);
});

test('colleagues of different owners are one deal with one owner, and the conflict waits (R35)', async () => {
  const owned = ARGOTRUBOSBYT.people.map((each, n) => (n < 2 ? { ...each, owner: `20${n + 1}` } : each));
  const { companyId } = playCompany(world.sandbox.portal, { ...ARGOTRUBOSBYT, people: owned }, START);
  await world.settle();
  const { id, properties } = onlyDeal(world);
  expect(['201', '202']).toContain(properties.hubspot_owner_id);
  expect(await queue()).toMatchObject([{ code: 'owner_conflict', deal: id, company: companyId }]);
  const [found] = await casesOn(id);
  await actOnDeal(world, id, 'review', { ...found, answer: 'settled' });
  expect(await queue()).toEqual([]);
  expect(onlyDeal(world).properties.bg_risks).toContain('owner_conflict');
  const third = { id: '203', userId: 203, email: 'third@example.com', firstName: 'Third', lastName: 'Owner' };
  world.sandbox.portal.addOwner({ ...third, createdAt: START });
  world.sandbox.portal.updateObject('deals', id, { hubspot_owner_id: '203' });
  await world.settle();
  expect(await codes()).toEqual(['owner_conflict']);
});

test('a deal of which nobody said what it sells waits until its solution is chosen (R120)', async () => {
  const { portal } = world.sandbox;
  const companyId = portal.createObject('companies', { name: 'Quiet', domain: 'quiet.example' });
  const id = makeDeal(companyId);
  await world.settle();
  expect(await queue()).toMatchObject([{ code: 'deal_without_solution', deal: id }]);
  world.clock.pass(1000);
  await actOnDeal(world, id, 'solution', { solution: 'hr_system' });
  expect(await queue()).toEqual([]);
});

test('a raised hand, a reopening and members to confirm wait, each until it is answered (R120)', async () => {
  const { played, dealId } = await playGroup();
  const { portal } = world.sandbox;
  const lone = portal.createObject('companies', { name: 'Lone', domain: 'lone.example' });
  const person = { key: 'one', jobtitle: 'CFO', email: 'one@lone.example', acts: [] };
  const one = addPerson(portal, lone, person, world.clock.now());
  visitAs(portal, one, { path: '/hr/demo', form: 'Demo', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect(await queue()).toMatchObject([{ code: 'propose_raised_hand', company: lone, people: 1 }]);
  const [raised] = await proposalsOf(world, lone);
  await actOnCompany(world, lone, 'proposal', { key: raised?.key, answer: 'decline' });
  expect(await codes()).toEqual(['declined']);

  world.clock.pass(DAY);
  portal.updateObject('deals', dealId, { pipeline: 'default', dealstage: 'closedlost' });
  await world.settle();
  world.clock.pass(DAY);
  visitAs(portal, played.ids.it ?? '', { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect(await codes()).toEqual(['propose_reopening', 'declined']);
  const [reopening] = await proposalsOf(world, played.companyId);
  await actOnCompany(world, played.companyId, 'proposal', { key: reopening?.key, answer: 'reopen' });
  expect(await codes()).toEqual(['declined']);
});

test('an answer to a case that is no longer so is refused', async () => {
  const { dealId } = await playGroup();
  const body = { code: 'several_open', restsOn: dealId, answer: 'not_duplicate' };
  expect(await actOnDeal(world, dealId, 'review', body)).toMatchObject({ status: 409 });
  expect(await actOnDeal(world, dealId, 'review', { ...body, code: 'x' })).toMatchObject({ status: 400 });
});

test('taking the answer back brings the case back', async () => {
  const { played } = await playGroup();
  const second = makeDeal(played.companyId, { bg_solution: 'hr_system' });
  await world.settle();
  const [found] = await casesOn(second);
  await actOnDeal(world, second, 'review', { ...found, answer: 'duplicate' });
  expect(await codes()).toEqual([]);
  const { body } = await world.card(`/api/deals/${second}/buying-group`);
  const [act] = (body as { acts: readonly { actionId: string }[] }).acts;
  await actOnDeal(world, second, 'undo', { undoes: act?.actionId });
  expect(await codes()).toEqual(['several_open']);
});
