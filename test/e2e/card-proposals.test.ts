/** Opportunities that wait for a person: on the cards of company, contact and deal (R107 to R109, R120). */
import { randomUUID } from 'node:crypto';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { act as visitAs } from '../fixtures/acting.ts';
import { labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, loadSampleRules, START, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;

beforeEach(async () => {
  const rules = await loadSampleRules();
  const solutions = rules.solutions.map((each) => ({ ...each, operatingModel: 'manual' as const }));
  world = await createWorld({ rules: { ...rules, solutions } });
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
});
afterEach(() => world.close());

interface CompanyCard {
  readonly opportunities: readonly { readonly dealId: string | null; readonly band: number }[];
  readonly proposals: readonly {
    readonly key: string;
    readonly row: string;
    readonly answers: readonly string[];
    readonly people: readonly {
      readonly contactId: string;
      readonly roles: readonly { readonly role: string }[];
    }[];
    readonly rolesMissing: readonly string[];
  }[];
  readonly ungrouped: readonly { readonly contactId: string; readonly reason: { readonly code: string } }[];
}

async function company(): Promise<CompanyCard> {
  const { status, body } = await world.card(`/api/companies/${story.companyId}/buying-groups`);
  expect(status).toBe(200);
  return body as CompanyCard;
}

async function actOnCompany(name: string, body: object): Promise<{ status: number; body: unknown }> {
  return world.card(`/api/companies/${story.companyId}/${name}`, { actionId: randomUUID(), ...body });
}

async function work(): Promise<void> {
  await world.drain();
  await world.settle();
}

test('in the manual model the group is proposed with its people, and nothing is created (R107, R109)', async () => {
  const { proposals, opportunities, ungrouped } = await company();
  expect(world.sandbox.portal.list('deals')).toEqual([]);
  expect(opportunities).toEqual([]);
  expect(proposals).toMatchObject([
    { row: 'propose_manual', answers: ['create', 'decline'], rolesMissing: [] },
  ]);
  expect(proposals[0]?.people.map(({ contactId }) => contactId).sort()).toEqual(
    [story.elenaId, story.sergeyId, story.olgaId, story.ivanId].sort(),
  );
  expect(new Set(ungrouped.map(({ reason }) => reason.code))).toEqual(new Set(['proposed']));
});

test('one action creates the deal and links the chosen people with their roles (R108)', async () => {
  const people = [
    { contactId: story.elenaId, roles: ['initiator', 'influencer'] },
    { contactId: story.olgaId, roles: [] },
    { contactId: story.ivanId, roles: [] },
  ];
  expect(await actOnCompany('opportunities', { solution: 'hr_system', people })).toMatchObject({
    status: 200,
  });
  await work();
  const deal = onlyDeal(world);
  expect(deal.properties).toMatchObject({
    bg_key: `${story.companyId}:hr_system:1`,
    bg_operating_model: 'manual',
  });
  expect(labelsOn(world, deal.id)).toEqual({
    [story.elenaId]: ['Influencer', 'Initiator'],
    [story.olgaId]: ['Budget holder'],
    [story.ivanId]: ['Decision maker'],
  });
  expect(await company()).toMatchObject({ proposals: [], opportunities: [{ dealId: deal.id }] });
  expect((await company()).ungrouped).toMatchObject([
    { contactId: story.sergeyId, reason: { code: 'dismissed' } },
  ]);
});

test('the same action sent twice makes one deal', async () => {
  const body = {
    actionId: randomUUID(),
    solution: 'hr_system',
    people: [{ contactId: story.elenaId, roles: [] }],
  };
  const path = `/api/companies/${story.companyId}/opportunities`;
  const answers = await Promise.all([world.card(path, body), world.card(path, body)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await work();
  expect(world.sandbox.portal.list('deals')).toHaveLength(1);
  expect(await actOnCompany('opportunities', { solution: 'hr_system', people: body.people })).toMatchObject({
    status: 409,
  });
});

test('an accepted proposal becomes a deal with everybody who showed interest', async () => {
  const [proposal] = (await company()).proposals;
  await actOnCompany('proposal', { key: proposal?.key, answer: 'create' });
  await work();
  expect(Object.keys(labelsOn(world, onlyDeal(world).id))).toHaveLength(4);
});

test('a declined proposal is gone until there are newer signals, and declining can be taken back', async () => {
  const [proposal] = (await company()).proposals;
  const actionId = randomUUID();
  const path = `/api/companies/${story.companyId}`;
  await world.card(`${path}/proposal`, { actionId, key: proposal?.key, answer: 'decline' });
  await work();
  expect((await company()).proposals).toEqual([]);
  world.clock.pass(60_000);
  await actOnCompany('undo', { undoes: actionId });
  expect((await company()).proposals).toHaveLength(1);
  await actOnCompany('proposal', { key: proposal?.key, answer: 'decline' });
  world.clock.pass(60_000);
  visitAs(world.sandbox.portal, story.olgaId, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
  await work();
  expect((await company()).proposals).toMatchObject([{ row: 'still_forming', answers: ['create'] }]);
});

test('the contact’s card says which proposals somebody is part of, and what the title says', async () => {
  const { status, body } = await world.card(`/api/contacts/${story.olgaId}/buying-groups`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    companyId: story.companyId,
    groups: [],
    proposals: [{ row: 'propose_manual' }],
    ungrouped: { code: 'proposed' },
    persona: { departments: ['finance'], words: { en: 'finance, top executive' } },
  });
  await actOnCompany('proposal', { key: `${story.companyId}:hr_system:1`, answer: 'create' });
  await work();
  expect((await world.card(`/api/contacts/${story.olgaId}/buying-groups`)).body).toMatchObject({
    groups: [{ dealId: onlyDeal(world).id, roles: [{ role: 'budget_holder' }] }],
    ungrouped: null,
  });
});

test('a deal of which nobody said what it sells gets its group when the solution is chosen on the card', async () => {
  const { portal } = world.sandbox;
  const id = portal.createObject('deals', {
    dealname: 'By hand',
    dealstage: 'qualifiedtobuy',
    pipeline: 'default',
  });
  portal.associate({ type: 'deals', id }, { type: 'companies', id: story.companyId });
  portal.createObject('deals', { dealname: 'Alone', dealstage: 'qualifiedtobuy', pipeline: 'default' });
  await world.settle();
  const path = `/api/deals/${id}`;
  const before = (await world.card(`${path}/buying-group`)).body;
  if ((before as { kind: string }).kind === 'no_group')
    expect(before).toMatchObject({ reason: { code: 'no_solution' }, solutions: [{ id: 'hr_system' }, {}] });
  const after = await world.card(`${path}/solution`, {
    actionId: randomUUID(),
    solution: 'analytics_platform',
  });
  expect(after).toMatchObject({
    status: 200,
    body: { kind: 'group', solution: { id: 'analytics_platform' } },
  });
  await work();
  expect(portal.find('deals', id)?.properties.bg_solution).toBe('analytics_platform');
});

test('a solution that was chosen by mistake is taken back, on the card and in HubSpot', async () => {
  const { portal } = world.sandbox;
  const own = { dealname: 'By hand', dealstage: 'qualifiedtobuy', pipeline: 'default' };
  const id = portal.createObject('deals', own);
  portal.associate({ type: 'deals', id }, { type: 'companies', id: story.companyId });
  await world.settle();
  const [first, second] = [randomUUID(), randomUUID()];
  const say = async (act: string, body: object) => {
    world.clock.pass(1000);
    const { body: card } = await world.card(`/api/deals/${id}/${act}`, body);
    await work();
    return { card, held: portal.find('deals', id)?.properties.bg_solution ?? '' };
  };
  await say('solution', { actionId: first, solution: 'analytics_platform' });
  await say('solution', { actionId: second, solution: 'hr_system' });
  expect(await say('undo', { actionId: randomUUID(), undoes: second })).toMatchObject({
    card: { solution: { id: 'analytics_platform' } },
    held: 'analytics_platform',
  });
  expect(await say('undo', { actionId: randomUUID(), undoes: first })).toMatchObject({
    card: { kind: 'no_group', reason: { code: 'no_solution' } },
    held: '',
  });
});

test('cards of records that are not known say so', async () => {
  expect(await world.card('/api/contacts/999999/buying-groups')).toMatchObject({ status: 404 });
  expect(await world.card('/api/companies/999999/buying-groups')).toMatchObject({ status: 404 });
  expect(await world.card('/api/companies/x/buying-groups')).toMatchObject({ status: 400 });
});
