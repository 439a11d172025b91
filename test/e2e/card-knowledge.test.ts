/** What a rep writes down of a member: shown, kept once, taken back, and erased with the person (R9, R31, R39). */
import { randomUUID } from 'node:crypto';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, loadSampleRules, START, type World } from '../support/world.ts';

interface Card {
  readonly members: readonly {
    readonly contactId: string;
    readonly knowledge: Readonly<Record<string, { text: string; by: string | null } | null>>;
    readonly nextContent: { readonly rule: string } | null;
    readonly openConcerns: number;
  }[];
  readonly unknownConcerns: { readonly people: number; readonly words: { en: string; ru: string } };
  readonly concernCategories: readonly { readonly id: string }[];
  readonly situations: readonly { readonly rule: string }[];
  readonly acts: readonly {
    readonly actionId: string;
    readonly words: { en: string };
    readonly undoable: boolean;
  }[];
}

let world: World;
let story: RedDaisy;
let path: string;

beforeEach(async () => {
  const rules = await loadSampleRules();
  const legal = { id: 'legal', name: { en: 'law', ru: 'право' } };
  const concernCategories = [...rules.settings.concernCategories, legal];
  world = await createWorld({ rules: { ...rules, settings: { ...rules.settings, concernCategories } } });
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  path = `/api/deals/${onlyDeal(world).id}`;
});
afterEach(() => world.close());

const read = async (): Promise<Card> => (await world.card(`${path}/buying-group`)).body as Card;

async function act(name: string, body: object, actionId = randomUUID()): Promise<Card> {
  world.clock.pass(1000);
  const answer = await world.card(`${path}/${name}`, { actionId, ...body });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Card;
}

const memberOf = (card: Card, contactId: string) => card.members.find((each) => each.contactId === contactId);

test('goals, criteria and expectations are shown, kept once, corrected and taken back (R9)', async () => {
  const contactId = story.elenaId;
  const actionId = randomUUID();
  const goal = { contactId, aspect: 'goal', note: ' fewer errors in records ' };
  await act('knowledge', goal, actionId);
  const card = await act('knowledge', goal, actionId);
  expect(memberOf(card, contactId)?.knowledge).toEqual({
    goal: { text: 'fewer errors in records', at: expect.any(String), by: '7' },
    criterion: null,
    expectation: null,
    satisfaction: null,
  });
  expect(card.acts.map(({ words, undoable }) => [words.en, undoable])).toEqual([
    ['Елена Соколова: goal written down', true],
  ]);
  const corrected = await act('knowledge', { ...goal, note: 'no errors' });
  expect(memberOf(corrected, contactId)?.knowledge['goal']?.text).toBe('no errors');
  const undone = await act('undo', { undoes: corrected.acts[0]?.actionId });
  expect(memberOf(undone, contactId)?.knowledge['goal']?.text).toBe('fewer errors in records');
  const emptied = await act('knowledge', { ...goal, note: '  ' });
  expect(memberOf(emptied, contactId)?.knowledge['goal']).toBeNull();
});

test('with only Елена documented the card says "3 unknown", with the categories of the configuration (R31, R39)', async () => {
  expect((await read()).unknownConcerns.people).toBe(4);
  const card = await act('concerns', {
    contactId: story.elenaId,
    concernId: `${story.elenaId}-legal`,
    category: 'legal',
    state: 'open',
  });
  expect(card.unknownConcerns.people).toBe(3);
  expect(card.unknownConcerns.words.ru).toMatch(/^потребности и опасения неизвестны у 3 участников из 4: /);
  expect(memberOf(card, story.elenaId)?.openConcerns).toBe(1);
  expect(card.concernCategories.map(({ id }) => id)).toEqual([
    'need',
    'usability',
    'integration',
    'security',
    'cost',
    'payment_terms',
    'strategic_fit',
    'vendor_reliability',
    'risk',
    'timing',
    'legal',
  ]);
});

test('a category that the configuration does not have is refused, and so is a text that is too long (R9, R31)', async () => {
  const contactId = story.elenaId;
  const refused = await world.card(`${path}/concerns`, {
    actionId: randomUUID(),
    contactId,
    concernId: 'x',
    category: 'colour',
    state: 'open',
  });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain('expected one of need, usability');
  const long = { actionId: randomUUID(), contactId, aspect: 'goal', note: 'x'.repeat(2001) };
  expect((await world.card(`${path}/knowledge`, long)).status).toBe(400);
});

test('the card says why this company and what to give whom next (R57, R75)', async () => {
  const card = await read();
  expect(card.situations.map(({ rule }) => rule)).toEqual(['hr_records_outgrown']);
  expect(memberOf(card, story.sergeyId)?.nextContent?.rule).toBe('hr_security_paper');
});

test('what was written down of a person goes with the person (R9)', async () => {
  await act('knowledge', { contactId: story.elenaId, aspect: 'goal', note: 'a secret goal' });
  world.sandbox.portal.privacyDelete('contacts', story.elenaId);
  await world.settle();
  const rows = await world.store.db.selectFrom('knowledge_fact').selectAll().execute();
  expect(rows).toEqual([]);
});

test('how content a member is after the close is recorded, corrected, taken back and reported by role (R15)', async () => {
  world.sandbox.portal.updateObject('deals', onlyDeal(world).id, {
    pipeline: 'default',
    dealstage: 'closedwon',
  });
  await world.settle();
  const contactId = story.olgaId;
  const refused = await world.card(`${path}/knowledge`, {
    actionId: randomUUID(),
    contactId,
    aspect: 'satisfaction',
    note: 'very',
  });
  expect(refused.status).toBe(400);
  await act('knowledge', { contactId, aspect: 'satisfaction', note: '5' });
  const second = randomUUID();
  const card = await act('knowledge', { contactId, aspect: 'satisfaction', note: '4' }, second);
  expect(memberOf(card, contactId)?.knowledge.satisfaction).toMatchObject({ text: '4', by: '7' });
  const report = async () =>
    ((await world.card('/api/reports/satisfaction')).body as { rows: Record<string, unknown>[] }).rows;
  const counted = [{ solution: 'HR system', role: 'budget holder', answers: 1, mean: null, median: null }];
  expect(await report()).toEqual(counted);
  const before = await act('undo', { undoes: second });
  expect(memberOf(before, contactId)?.knowledge.satisfaction).toMatchObject({ text: '5' });
});
