/** From marketing to sales and, where need be, back: R55, R110, R158, R159. */
import { randomUUID } from 'node:crypto';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { parseTime } from '../../src/domain/time.ts';
import { readPackage } from '../../src/facts/handoffs.ts';
import type { ServedReport } from '../../src/reports/serve-report.ts';
import { actOnDeal } from '../support/models.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, START, type CardUser, type World } from '../support/world.ts';

const MARKETING: CardUser = { id: '11', email: 'marketing@example.com' };
const SALES: CardUser = { id: '12', email: 'sales@example.com' };

let world: World;
let story: RedDaisy;
let dealId: string;
beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  dealId = onlyDeal(world).id;
  await actOnDeal(world, dealId, 'qualification', {
    contactId: story.olgaId,
    letter: 'budget',
    known: true,
  });
});
afterEach(() => world.close());

interface Card {
  readonly handoff: {
    readonly state: string;
    readonly steps: readonly string[];
    readonly overdue: boolean;
    readonly dueAt: string | null;
    readonly words: { readonly en: string; readonly ru: string };
    readonly decisionMaker: { readonly status: string; readonly words: { readonly ru: string } };
  };
  readonly acts: readonly { readonly actionId: string; readonly words: { readonly en: string } }[];
}

async function step(user: CardUser, body: object, actionId: string = randomUUID()) {
  const answer = await world.card(`/api/deals/${dealId}/handoff`, { actionId, ...body }, user);
  await world.drain();
  await world.settle();
  world.clock.pass(1000);
  return answer;
}

async function readCard(): Promise<Card> {
  return (await world.card(`/api/deals/${dealId}/buying-group`)).body as Card;
}

const handoffAt = (): string | null => onlyDeal(world).properties.bg_handoff_at ?? null;

async function report(name: string): Promise<ServedReport> {
  return (await world.card(`/api/reports/${name}`)).body as ServedReport;
}

test('the package holds members, roles with confidence and evidence, qualification and the decision maker (R55, R159)', async () => {
  await step(MARKETING, { step: 'handed_over' });
  const handed = await readPackage(world.store.db, dealId);
  expect(handed?.package).toMatchObject({
    stage: 'prioritized',
    members: 4,
    coverage: { identified: 100, engaged: 100, validated: 0 },
    rolesMissing: [],
    bantKnown: ['budget'],
    decisionMaker: 'engaged',
    rulesVersion: world.compiled.rules.version,
  });
  expect(handed?.people.map(({ contactId }) => contactId)).toEqual(
    [story.elenaId, story.sergeyId, story.olgaId, story.ivanId].sort(),
  );
  const olga = handed?.people.find(({ contactId }) => contactId === story.olgaId);
  expect(olga?.roles[0]).toMatchObject({ role: 'budget_holder', setBy: 'rule' });
  expect(olga?.roles[0]?.confidence).toBeGreaterThanOrEqual(0.75);
  expect(olga?.roles[0]?.evidence.map((each) => each.class)).toContain('title_full');
});

test('sales accepts within the time agreed, and HubSpot knows when it was handed over (R110, R158)', async () => {
  expect((await readCard()).handoff).toMatchObject({ state: 'none', steps: ['handed_over'] });
  const at = new Date(world.clock.now()).toISOString();
  expect(await step(MARKETING, { step: 'handed_over' })).toMatchObject({ status: 200 });
  expect(parseTime(handoffAt())).toBe(Date.parse(at));
  expect((await readCard()).handoff).toMatchObject({
    state: 'handed_over',
    steps: ['accepted', 'returned'],
    dueAt: new Date(Date.parse(at) + DAY).toISOString(),
    overdue: false,
  });
  expect((await report('review')).rows).toMatchObject([{ code: 'handoff_waiting', deal: dealId }]);
  world.clock.pass(3 * 3_600_000);
  await step(SALES, { step: 'accepted' });
  expect((await readCard()).handoff).toMatchObject({
    state: 'accepted',
    steps: [],
    words: { en: 'accepted by sales', ru: 'принята продажами' },
  });
  expect((await report('handoffs')).rows).toMatchObject([
    { deal: dealId, by: '11', answered_by: '12', hours: 3, overdue: null, returns: 0 },
  ]);
  expect((await report('review')).rows).toEqual([]);
});

test('sales returns it with a reason, and it can be handed over again (R110)', async () => {
  await step(MARKETING, { step: 'handed_over' });
  await step(SALES, { step: 'returned', reason: 'role_missing' });
  const { handoff, acts } = await readCard();
  expect(handoff).toMatchObject({
    state: 'returned',
    steps: ['handed_over'],
    words: {
      en: 'returned by sales: a role is missing',
      ru: 'возвращена продажами: не хватает роли',
    },
  });
  expect(acts.map(({ words }) => words.en).slice(0, 2)).toEqual([
    'returned by sales',
    'handed over to sales',
  ]);
  expect(handoffAt()).toBeNull();
  expect((await report('review')).rows).toMatchObject([{ code: 'handoff_returned' }]);
  await step(MARKETING, { step: 'handed_over' });
  expect(handoffAt()).not.toBeNull();
  expect((await report('handoffs')).rows).toMatchObject([{ state: 'handed over to sales', returns: 1 }]);
});

test('what is not answered in time is overdue, on the card and in both reports (R158)', async () => {
  await step(MARKETING, { step: 'handed_over' });
  world.clock.pass(25 * 3_600_000);
  expect((await readCard()).handoff).toMatchObject({
    overdue: true,
    words: { en: 'handed over to sales, overdue' },
  });
  expect((await report('handoffs')).rows).toMatchObject([{ overdue: 'yes' }]);
  expect((await report('review')).rows).toMatchObject([
    { code: 'handoff_waiting', reason: 'handed over to sales, and not answered within the time agreed' },
  ]);
});

test('a step can be taken back, and then the one before stands again (R110)', async () => {
  const handedOver = randomUUID();
  await step(MARKETING, { step: 'handed_over' }, handedOver);
  const accepted = randomUUID();
  await step(SALES, { step: 'accepted' }, accepted);
  await actOnDeal(world, dealId, 'undo', { undoes: accepted });
  expect((await readCard()).handoff.state).toBe('handed_over');
  await actOnDeal(world, dealId, 'undo', { undoes: handedOver });
  expect((await readCard()).handoff.state).toBe('none');
  expect(handoffAt()).toBeNull();
});

test.each([
  ['answering what nobody handed over', { step: 'accepted' }, 409, 'conflict'],
  ['returning without a reason', { step: 'returned' }, 400, 'invalid'],
  ['a step there is not', { step: 'forgotten' }, 400, 'invalid'],
])('%s changes nothing and says why', async (_what, body, status, code) => {
  expect(await step(SALES, body)).toMatchObject({ status, body: { error: { code } } });
  expect((await readCard()).handoff.state).toBe('none');
});

test('the same step sent twice is one step', async () => {
  const actionId = randomUUID();
  await step(MARKETING, { step: 'handed_over' }, actionId);
  expect(await step(MARKETING, { step: 'handed_over' }, actionId)).toMatchObject({ status: 200 });
  expect(await world.store.db.selectFrom('handoff').selectAll().execute()).toHaveLength(1);
  expect(await step(MARKETING, { step: 'handed_over' })).toMatchObject({ status: 409 });
});

test('the card says at every moment whether the one who decides is known (R159)', async () => {
  expect((await readCard()).handoff.decisionMaker).toMatchObject({
    status: 'engaged',
    words: { ru: 'ЛПР известен и участвует' },
  });
  await actOnDeal(world, dealId, 'members', {
    contactId: story.ivanId,
    member: false,
    reason: 'not_involved',
  });
  expect((await readCard()).handoff.decisionMaker).toMatchObject({
    status: 'unknown',
    words: { ru: 'ЛПР неизвестен' },
  });
});

test('whoever is erased is in no package any more', async () => {
  await step(MARKETING, { step: 'handed_over' });
  world.sandbox.portal.privacyDelete('contacts', story.olgaId);
  await world.settle();
  await world.drain();
  const handed = await readPackage(world.store.db, dealId);
  expect(handed?.people.map(({ contactId }) => contactId)).not.toContain(story.olgaId);
  expect(handed?.people).toHaveLength(3);
});
