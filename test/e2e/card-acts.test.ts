/** What a rep does on the deal's card, through signed requests, until HubSpot shows it. */
import { randomUUID } from 'node:crypto';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { markToRead } from '../../src/facts/work.ts';
import { act as visitAs, addPerson } from '../fixtures/acting.ts';
import { labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, DAY, loadSampleRules, START, type CardUser, type World } from '../support/world.ts';

interface Member {
  readonly contactId: string;
  readonly status: string;
  readonly roles: readonly string[];
  readonly flags: readonly string[];
  readonly stance: string | null;
  readonly presence: string | null;
  readonly access: string;
  readonly active: boolean;
}
interface Card {
  readonly kind: string;
  readonly members: readonly Member[];
  readonly numbers: { readonly consensus: number | null; readonly bantMissing: readonly string[] };
  readonly acts: readonly {
    readonly actionId: string;
    readonly undoable: boolean;
    readonly words: { en: string };
  }[];
  readonly blockerNotes: readonly { readonly plan: string }[] | null;
  readonly freshness: { readonly pending: boolean };
  readonly nextAction: { readonly code: string } | null;
}

let world: World;
let story: RedDaisy;
let dealId: string;

async function begin(change?: (rules: Awaited<ReturnType<typeof loadSampleRules>>) => object): Promise<void> {
  const rules = await loadSampleRules();
  world = await createWorld({ rules: { ...rules, ...change?.(rules) } });
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  dealId = onlyDeal(world).id;
  world.clock.pass(DAY / 24);
}
afterEach(() => world.close());

async function read(user?: CardUser): Promise<Card> {
  const { status, body } = await world.card(`/api/deals/${dealId}/buying-group`, undefined, user);
  expect(status).toBe(200);
  return body as Card;
}

async function act(
  name: string,
  body: object,
  actionId: string = randomUUID(),
  user?: CardUser,
): Promise<Card> {
  const answer = await world.card(`/api/deals/${dealId}/${name}`, { actionId, ...body }, user);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Card;
}

async function work(): Promise<void> {
  await world.drain();
  await world.settle();
}

function memberOf(card: Card, contactId: string): Member {
  const found = card.members.find((member) => member.contactId === contactId);
  if (found === undefined) throw new Error(`contact ${contactId} is not on the card`);
  return found;
}

describe('an act on the card', () => {
  beforeEach(() => begin());

  test('shows the new state at once, and HubSpot has it after the next pass', async () => {
    const card = await act('roles', { contactId: story.olgaId, roles: [{ role: 'approver', holds: true }] });
    expect(memberOf(card, story.olgaId).roles).toEqual(['approver', 'budget_holder']);
    expect(card.freshness.pending).toBe(true);
    await work();
    expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Approver', 'Budget holder']);
    expect((await read()).freshness.pending).toBe(false);
  });

  test('is done once however often its request is repeated', async () => {
    const actionId = randomUUID();
    const body = { contactId: story.olgaId, roles: [{ role: 'approver', holds: true }] };
    await act('roles', body, actionId);
    await work();
    world.sandbox.calls.reset();
    const again = await act('roles', body, actionId);
    await work();
    expect(again.acts).toHaveLength(1);
    expect(writesOf(world)).toEqual([]);
  });

  test('that takes a role off stands against title and content', async () => {
    await act('roles', { contactId: story.olgaId, roles: [{ role: 'budget_holder', holds: false }] });
    await work();
    visitAs(world.sandbox.portal, story.olgaId, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
    await work();
    expect(labelsOn(world, dealId)[story.olgaId]).toEqual([]);
    expect(memberOf(await read(), story.olgaId).roles).toEqual([]);
  });

  test('can be taken back, and then what stood before holds again', async () => {
    const actionId = randomUUID();
    await act(
      'roles',
      { contactId: story.olgaId, roles: [{ role: 'budget_holder', holds: false }] },
      actionId,
    );
    await work();
    const card = await act('undo', { undoes: actionId });
    expect(memberOf(card, story.olgaId).roles).toEqual(['budget_holder']);
    expect(card.acts).toMatchObject([{ actionId, undoable: false }]);
    expect(card.acts[0]?.words.en).toMatch(/taken back/u);
    await work();
    expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Budget holder']);
  });

  test('dismisses a member, takes our labels off, and leaves the association', async () => {
    const card = await act('members', { contactId: story.ivanId, member: false, reason: 'not_involved' });
    expect(memberOf(card, story.ivanId)).toMatchObject({ status: 'dismissed' });
    await work();
    expect(labelsOn(world, dealId)[story.ivanId]).toEqual([]);
    const restored = await act('members', { contactId: story.ivanId, member: true });
    expect(memberOf(restored, story.ivanId)).toMatchObject({
      status: 'confirmed',
      roles: ['decision_maker'],
    });
    await work();
    expect(labelsOn(world, dealId)[story.ivanId]).toEqual(['Decision maker']);
  });

  test('adds a colleague who showed no interest, and taking it back leaves no member behind', async () => {
    const person = { key: 'new', jobtitle: 'Юрист', email: 'new@krasnaya-romashka.ru', acts: [] };
    const id = addPerson(world.sandbox.portal, story.companyId, person, world.clock.now());
    await world.settle();
    const actionId = randomUUID();
    await act('members', { contactId: id, member: true }, actionId);
    await work();
    expect(Object.keys(labelsOn(world, dealId))).toContain(id);
    const card = await act('undo', { undoes: actionId });
    expect(memberOf(card, id)).toMatchObject({ status: 'dismissed' });
  });

  test('records stance, presence and BANT, each of which can be taken back by another word', async () => {
    await act('stance', { contactId: story.olgaId, stance: 'supporter' });
    await act('presence', { contactId: story.ivanId, presence: 'introduced' });
    let card = await act('qualification', { contactId: story.olgaId, letter: 'budget', known: true });
    expect(memberOf(card, story.olgaId).stance).toBe('supporter');
    expect(memberOf(card, story.ivanId)).toMatchObject({ presence: 'introduced', access: 'direct' });
    expect(card.numbers).toMatchObject({ consensus: 25, bantMissing: ['authority', 'need', 'timeline'] });
    await work();
    expect(onlyDeal(world).properties).toMatchObject({ bg_consensus: '25' });
    world.clock.pass(1000);
    await act('stance', { contactId: story.olgaId, stance: null });
    card = await act('qualification', { contactId: story.olgaId, letter: 'budget', known: false });
    expect(card.numbers).toMatchObject({
      consensus: 0,
      bantMissing: ['budget', 'authority', 'need', 'timeline'],
    });
  });

  test('says that somebody is no longer there: nothing of theirs counts, and the role is missing again', async () => {
    const card = await act('presence', { contactId: story.olgaId, presence: 'left' });
    expect(memberOf(card, story.olgaId)).toMatchObject({ active: false, roles: [], presence: 'left' });
    await work();
    expect(onlyDeal(world).properties.bg_roles_missing).toBe('budget_holder');
  });

  test.each([
    ['a contact of another company', 'stance', { contactId: '99', stance: 'neutral' }, 400, 'invalid'],
    ['no action id', 'stance', { contactId: '1', stance: 'neutral', actionId: 'x' }, 400, 'invalid'],
    ['an act that is none', 'merge', {}, 404, 'unknown_act'],
    ['a solution that is none', 'solution', { solution: 'crm' }, 400, 'invalid'],
    ['an undo of nothing', 'undo', { undoes: '00000000-0000-4000-8000-000000000000' }, 409, 'conflict'],
    ['a proposal that is none', 'proposal', { key: '1:hr_system:9', answer: 'create' }, 409, 'conflict'],
  ])('with %s changes nothing and says why', async (_what, name, body, status, code) => {
    const answer = await world.card(`/api/deals/${dealId}/${name}`, { actionId: randomUUID(), ...body });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect((await read()).acts).toEqual([]);
  });

  test('names all faults of a request at once', async () => {
    const body = { actionId: 'x', contactId: 'y', roles: [{ role: 'king', holds: 1 }] };
    const { body: answer } = await world.card(`/api/deals/${dealId}/roles`, body);
    const { message } = (answer as { error: { message: string } }).error;
    expect(message).toMatch(/actionId.*contactId.*roles\.0\.role.*roles\.0\.holds/u);
  });
});

describe('who may do what', () => {
  const boss: CardUser = { id: '8', email: 'boss@example.com' };

  test('notes on a blocker are read by their author and by those permitted, others do not learn of them (R93)', async () => {
    await begin(({ settings }) => ({
      settings: { ...settings, permissions: { act: 'everyone', blockerNotes: ['Boss@example.com'] } },
    }));
    const note = {
      contactId: story.sergeyId,
      flag: 'blocker',
      holds: true,
      reason: 'excluded',
      plan: 'Invite to the pilot',
    };
    const mine = await act('flags', note);
    expect(memberOf(mine, story.sergeyId).flags).toEqual(['blocker']);
    expect(mine.blockerNotes).toMatchObject([{ plan: 'Invite to the pilot' }]);
    expect((await read(boss)).blockerNotes).toHaveLength(1);
    const other = await world.card(`/api/deals/${dealId}/buying-group`, undefined, {
      id: '9',
      email: 'x@example.com',
    });
    expect((other.body as Card).blockerNotes).toBeNull();
    expect(JSON.stringify(other.body)).not.toContain('pilot');
  });

  test('whoever may not act reads everything and changes nothing', async () => {
    await begin(({ settings }) => ({
      settings: { ...settings, permissions: { act: ['8'], blockerNotes: [] } },
    }));
    const body = { actionId: randomUUID(), contactId: story.olgaId, stance: 'opponent' };
    expect(await world.card(`/api/deals/${dealId}/stance`, body)).toMatchObject({
      status: 403,
      body: { error: { code: 'no_permission' } },
    });
    expect(await read()).toMatchObject({ kind: 'group', permissions: { mayAct: false }, acts: [] });
    await act('stance', { contactId: story.olgaId, stance: 'opponent' }, randomUUID(), boss);
  });
});

describe('while the deal is read again, which may take until tomorrow', () => {
  beforeEach(async () => {
    await begin();
    for (const what of ['deals', 'deal_contacts'] as const)
      await markToRead(world.store.db, what, [dealId], world.clock.now() + DAY);
  });

  test('its card shows what was known, and an act on it is kept', async () => {
    const card = await act('stance', { contactId: story.elenaId, stance: 'supporter' });
    expect(card).toMatchObject({ kind: 'group', freshness: { pending: true } });
    expect(memberOf(card, story.elenaId).stance).toBe('supporter');
    expect(memberOf(await read(), story.elenaId).stance).toBe('supporter');
  });

  test('the cards of its company and people stay, and so does its line on the home page', async () => {
    const deals = [expect.objectContaining({ dealId })];
    const company = `/api/companies/${story.companyId}`;
    expect(await world.card(`${company}/buying-groups`)).toMatchObject({
      status: 200,
      body: { opportunities: deals, freshness: { pending: true } },
    });
    expect((await world.card(`/api/contacts/${story.elenaId}/buying-groups`)).body).toMatchObject({
      groups: deals,
    });
    expect((await world.card('/api/reports/overview')).body).toMatchObject({ rows: [{ deal: dealId }] });
    const people = [{ contactId: story.elenaId, roles: [] }];
    const created = { actionId: randomUUID(), solution: 'analytics_platform', people };
    expect(await world.card(`${company}/opportunities`, created)).toMatchObject({ status: 200 });
  });
});

describe('a company that is read for the first time', () => {
  const isBeingRead = { status: 503, body: { error: { code: 'being_read' } } };

  test.each(['company', 'deal'])(
    'is not unknown while its %s is outstanding: asking again helps',
    async (what) => {
      await begin();
      const { db } = world.store;
      if (what === 'company')
        await db
          .updateTable('company')
          .set({ deals_read_at: null })
          .where('id', '=', story.companyId)
          .execute();
      else {
        await markToRead(db, 'deal_contacts', [dealId], world.clock.now() + DAY);
        await db.updateTable('deal').set({ pairs_read_at: null }).where('id', '=', dealId).execute();
      }
      const company = `/api/companies/${story.companyId}`;
      const people = [{ contactId: story.elenaId, roles: [] }];
      const actionId = randomUUID();
      const body = { actionId, solution: 'analytics_platform', people };
      expect(await world.card(`${company}/buying-groups`)).toMatchObject(isBeingRead);
      expect(await world.card(`${company}/opportunities`, body)).toMatchObject(isBeingRead);
      expect(await world.card(`/api/deals/${dealId}/recalculate`, { actionId })).toMatchObject(isBeingRead);
      await db
        .updateTable('company')
        .set({ deals_read_at: START })
        .where('id', '=', story.companyId)
        .execute();
      await db.updateTable('deal').set({ pairs_read_at: START }).where('id', '=', dealId).execute();
      expect(await world.card(`${company}/opportunities`, body)).toMatchObject({ status: 200 });
      expect(await world.card('/api/companies/999999/opportunities', body)).toMatchObject({ status: 404 });
    },
  );
});
