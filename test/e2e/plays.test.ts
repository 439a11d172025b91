/** A person chooses what to do about a group; the app makes the task, once, and remembers who chose it. */
import { randomUUID } from 'node:crypto';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, loadSampleRules, START, type World } from '../support/world.ts';

interface Play {
  readonly id: string;
  readonly people: number;
  readonly chosen: { readonly by: string; readonly words: { readonly en: string } } | null;
}
interface Card {
  readonly plays: readonly Play[];
  readonly acts: readonly { actionId: string; undoable: boolean; words: { en: string } }[];
}

let world: World;
let story: RedDaisy;
let dealId: string;

async function begin(manual = false): Promise<void> {
  const rules = await loadSampleRules();
  const solutions = rules.solutions.map((each) => ({
    ...each,
    operatingModel: manual ? ('manual' as const) : each.operatingModel,
  }));
  world = await createWorld({ rules: { ...rules, solutions } });
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  dealId = manual ? '' : onlyDeal(world).id;
  world.clock.pass(DAY / 24);
}
afterEach(() => world.close());

const tasks = () => world.sandbox.portal.list('tasks');
const card = async (): Promise<Card> => (await world.card(`/api/deals/${dealId}/buying-group`)).body as Card;
const playOn = (view: Card, id: string): Play | undefined => view.plays.find((each) => each.id === id);

async function choose(play: string, actionId: string = randomUUID()): Promise<Card> {
  const answer = await world.card(`/api/deals/${dealId}/plays`, { actionId, play });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Card;
}

test('an outreach becomes one task with all members, however often the click arrives (R67)', async () => {
  await begin();
  const actionId = randomUUID();
  const before = await choose('outreach', actionId);
  expect(playOn(before, 'outreach')).toMatchObject({
    people: 4,
    chosen: { by: '7', words: { en: 'chosen; the task is being made' } },
  });
  await choose('outreach', actionId);
  await world.drain();
  await choose('outreach', actionId);
  await world.settle();
  await world.drain();
  const [task, ...others] = tasks();
  expect(others).toEqual([]);
  expect(task?.properties.hs_task_subject).toBe('Personal outreach: HR-система - Красная ромашка');
  expect(task?.properties.hs_task_body).toContain('Иван Михайлов');
  expect(world.sandbox.portal.associations('tasks', task!.id, 'contacts')).toHaveLength(4);
  const after = await card();
  expect(playOn(after, 'outreach')?.chosen?.words.en).toBe('the task is there');
  expect(after.acts[0]).toMatchObject({ words: { en: 'chosen: Personal outreach' }, undoable: false });
  const undo = await world.card(`/api/deals/${dealId}/undo`, { actionId: randomUUID(), undoes: actionId });
  expect(undo.status).toBe(409);
});

test('an invitation names those who are not registered yet, and no others (R67)', async () => {
  await begin();
  expect(playOn(await card(), 'webinar_invitation')?.people).toBe(3);
  await choose('webinar_invitation');
  await world.drain();
  const body = tasks()[0]?.properties.hs_task_body ?? '';
  expect(body).toContain('«HR automation»');
  expect(body).not.toContain('Елена');
  expect(body).toContain('Сергей Волков, IT-директор');
});

test('what was not begun yet can be taken back, and is not made then (R67)', async () => {
  await begin();
  const actionId = randomUUID();
  const view = await choose('outreach', actionId);
  expect(view.acts[0]).toMatchObject({ undoable: true });
  const undo = await world.card(`/api/deals/${dealId}/undo`, { actionId: randomUUID(), undoes: actionId });
  expect(undo.status).toBe(200);
  await world.drain();
  expect(tasks()).toEqual([]);
  expect(playOn(await card(), 'outreach')?.chosen).toBeNull();
});

test('an audience stands in its report until it is taken back (R67)', async () => {
  await begin();
  const actionId = randomUUID();
  await choose('audience', actionId);
  await world.drain();
  expect(tasks()).toEqual([]);
  const rows = async () =>
    ((await world.card('/api/reports/play-audience')).body as { rows: { contact: string; deal: string }[] })
      .rows;
  expect((await rows()).map(({ contact }) => contact).sort()).toEqual(
    [story.elenaId, story.sergeyId, story.olgaId, story.ivanId].sort(),
  );
  expect((await rows())[0]?.deal).toBe(dealId);
  await world.card(`/api/deals/${dealId}/undo`, { actionId: randomUUID(), undoes: actionId });
  expect(await rows()).toEqual([]);
});

test('a group without a deal has them on the company card, and its task stands on the company (R67)', async () => {
  await begin(true);
  const path = `/api/companies/${story.companyId}`;
  const view = (await world.card(`${path}/buying-groups`)).body as {
    plays: { key: string; plays: Play[] }[];
  };
  const [group] = view.plays;
  expect(group?.plays.map(({ id }) => id)).toEqual(['outreach', 'webinar_invitation', 'audience']);
  const act = { actionId: randomUUID(), key: group!.key, play: 'outreach' };
  expect((await world.card(`${path}/plays`, act)).status).toBe(200);
  await world.drain();
  const companies = world.sandbox.portal.associations('tasks', tasks()[0]!.id, 'companies');
  expect(companies.map(({ id }) => id)).toEqual([story.companyId]);
});

test('a play that is in no rule is refused with those there are', async () => {
  await begin();
  const answer = await world.card(`/api/deals/${dealId}/plays`, { actionId: randomUUID(), play: 'dance' });
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain('outreach, webinar_invitation, audience');
});
