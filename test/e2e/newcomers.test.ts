/** Somebody new of a company with an open opportunity, and what sales sees of it: R30, R49, R54, R113, R115. */
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { act, addPerson } from '../fixtures/acting.ts';
import { labelsOn, onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;
let dealId: string;
beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  dealId = onlyDeal(world).id;
});
afterEach(() => world.close());

interface Card {
  readonly stage: string;
  readonly stageName: { readonly ru: string };
  readonly solution: { readonly id: string };
  readonly members: readonly {
    readonly contactId: string;
    readonly active: boolean;
    readonly roles: readonly string[];
    readonly assignments: readonly { readonly role: string; readonly evidence: readonly object[] }[];
    readonly recent: readonly { readonly kind: string }[];
  }[];
  readonly activity: {
    readonly total: number;
    readonly timeline: readonly {
      readonly contactId: string;
      readonly kind: string;
      readonly points: number;
      readonly rule: string | null;
      readonly at: string;
    }[];
  };
}

async function readCard(): Promise<Card> {
  return (await world.card(`/api/deals/${dealId}/buying-group`)).body as Card;
}

test('a contact that is created joins the open group within the same pass, with evidence (R30)', async () => {
  world.clock.pass(DAY);
  const person = { key: 'new', jobtitle: 'Начальник юридического отдела', email: 'law@krasnaya-romashka.ru' };
  const id = addPerson(world.sandbox.portal, story.companyId, { ...person, acts: [] }, world.clock.now());
  act(world.sandbox.portal, id, { path: '/webinars/hr-api', form: 'Вебинар', daysAgo: 0 }, world.clock.now());
  const began = world.clock.now();
  await world.settle();
  expect(world.clock.now() - began).toBeLessThan(30_000);
  expect(labelsOn(world, dealId)[id]).toEqual(['Approver']);
  expect(onlyDeal(world).properties).toMatchObject({ bg_member_count: '5' });
  const member = (await readCard()).members.find(({ contactId }) => contactId === id);
  expect(member).toMatchObject({
    active: true,
    roles: ['approver'],
    recent: [{ kind: 'webinar_registration' }],
  });
  expect(member?.assignments.find(({ role }) => role === 'approver')?.evidence).not.toEqual([]);
});

test('the deal shows its members with roles, its stage and its interactions (R49, R54)', async () => {
  const card = await readCard();
  expect(card).toMatchObject({ stage: 'prioritized', stageName: { ru: 'приоритетная' } });
  const active = card.members.filter((each) => each.active);
  expect(Object.fromEntries(active.map(({ contactId, roles }) => [contactId, roles]))).toEqual({
    [story.elenaId]: ['initiator'],
    [story.sergeyId]: ['technical_validator'],
    [story.olgaId]: ['budget_holder'],
    [story.ivanId]: ['decision_maker'],
  });
  expect(card.activity.total).toBe(8);
});

test('each interaction says who, of which kind, by which rule, and what it gave to the score (R113, R115)', async () => {
  const { activity, solution } = await readCard();
  expect(solution.id).toBe('hr_system');
  const told = activity.timeline.map(({ contactId, kind, points, rule, at }) => ({
    who: contactId,
    ...{ kind, rule, points },
    days: (START - Date.parse(at)) / DAY,
  }));
  expect(told).toHaveLength(8);
  const demo = told[0];
  expect(demo).toMatchObject({ who: story.elenaId, kind: 'demo_request', days: 1 });
  expect(demo?.points).toBeCloseTo(12 * 2 ** (-1 / 14), 1);
  for (const { rule, points } of told) {
    expect(rule).not.toBeNull();
    expect(points).toBeGreaterThan(0);
  }
  const sum = told.reduce((all, { points }) => all + points, 0);
  expect(Math.abs(sum - Number(onlyDeal(world).properties.bg_engagement_score))).toBeLessThan(0.5);
});
