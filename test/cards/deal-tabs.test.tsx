import { BarChart, Button, LoadingButton, Tab, Tile } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import type { DealView, GroupView } from '../../extensions/app/cards/api/types.ts';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { renderCard } from './render-card.tsx';
import { AT, both, makeGroup, makeMember, makeProposal, makeRole } from './views.ts';

async function renderTab(tabId: string, overrides: Partial<GroupView>, locale = 'en') {
  const card = renderCard<DealView>(DealCard, locale);
  await card.show(makeGroup(2, overrides));
  const tab = () => card.renderer.find(Tab, { tabId });
  return { ...card, tab };
}

describe('Gaps', () => {
  const roles = [
    makeRole('influencer', { required: false }),
    makeRole('approver', { state: 'silent', heldBy: ['1001'] }),
    makeRole('budget_holder', {
      suggested: ['1001'],
      consider: [
        { contactId: '6', name: 'Мария', jobTitle: 'CFO', why: both('pays', 'платит') },
        { contactId: '7', name: 'Олег', jobTitle: null, why: both('reads prices', 'читает цены') },
      ],
      late: { words: both('usually comes in week 6', 'обычно приходит на 6-й неделе'), deals: 12 },
      reach: both('through the technical validator', 'через технического эксперта'),
    }),
    makeRole('end_user', { state: 'covered', heldBy: ['1000'] }),
  ];

  it('required roles that nobody plays come first, each with where it comes from, when, how and whom', async () => {
    const { tab } = await renderTab('gaps', { roles });
    const tiles = tab().findAll(Tile);
    expect(tiles.map((tile) => tile.props.testId)).toEqual([
      'gap-budget_holder',
      'gap-approver',
      'gap-influencer',
    ]);
    const first = tiles[0]?.toString();
    for (const part of [
      'missing',
      'required',
      'Usually from: finance',
      'week 6',
      'through the technical',
      'pays',
    ]) {
      expect(first).toContain(part);
    }
    expect(tiles[1]?.toString()).toContain('silent');
    expect(tiles[1]?.toString()).toContain('Held by: Мария Петрова 1');
    expect(tiles[2]?.toString()).toContain('optional');
    expect(tab().toString()).toContain('role end_user: Мария Петрова 0');
  });

  it('the tab counts required roles only', async () => {
    const { tab } = await renderTab('gaps', { roles });
    expect(tab().props.title).toBe('Gaps (2)');
  });

  it('a likely member gets the role in one click, a colleague comes into the group', async () => {
    const { tab, api, show } = await renderTab('gaps', { roles });
    const press = (label: string) =>
      tab()
        .find(LoadingButton, (node) => node.text === label)
        .trigger('onClick');
    press('Confirm');
    expect(api.asked.at(-1)?.act).toEqual({
      act: 'roles',
      contactId: '1001',
      roles: [{ role: 'budget_holder', holds: true }],
    });
    await show(makeGroup(2, { roles }));
    press('Add to the group');
    expect(api.asked.at(-1)?.act).toEqual({ act: 'members', contactId: '6', member: true });
  });

  it('whoever is to be reached gets a task or an e-mail in one click', async () => {
    const { tab } = await renderTab('gaps', { roles });
    const buttons = tab().findAll(CrmActionButton);
    expect(buttons.map(({ props }) => [props.actionType, props.actionContext])).toEqual([
      ['ADD_TASK', { objectTypeId: '0-1', objectId: 6 }],
      ['SEND_EMAIL', { objectTypeId: '0-1', objectId: 6 }],
      ['ADD_TASK', { objectTypeId: '0-1', objectId: 7 }],
      ['SEND_EMAIL', { objectTypeId: '0-1', objectId: 7 }],
    ]);
  });

  it('a full group says so, and what is known of BANT names its source', async () => {
    const { tab } = await renderTab('gaps', {}, 'ru');
    expect(tab().props.title).toBe('Пробелы');
    expect(tab().toString()).toContain('Все роли заняты активными людьми.');
    expect(tab().toString()).toContain('Бюджет: неизвестно');
    expect(tab().toString()).toContain('Потребность: известно (Мария Петрова 0, 10 мар. 2026');
  });
});

describe('Activity', () => {
  const timeline = Array.from({ length: 40 }, (_, index) => ({
    at: AT,
    contactId: '1000',
    kind: 'article',
    kindName: both('article', 'статья'),
    content: `/blog/${index}`,
    rule: null,
    points: 2,
  }));
  const weeks = [
    { start: '2026-03-01T21:00:00.000Z', interactions: 3, people: 2 },
    { start: '2026-03-08T21:00:00.000Z', interactions: 5, people: 3 },
  ];

  it('a bar per week stands over the newest interactions; the rest comes on a click', async () => {
    const { tab } = await renderTab('activity', { activity: { weeks, timeline, total: 40 } }, 'ru');
    expect(tab().find(BarChart).props.data).toEqual([
      { week: '2 мар.', interactions: 3 },
      { week: '9 мар.', interactions: 5 },
    ]);
    expect(tab().toString()).toContain('За 7 дней: 6 взаимодействий, 3 человека');
    expect(tab().toString()).toContain('/blog/14');
    expect(tab().toString()).not.toContain('/blog/15');
    tab().find(Button).trigger('onClick');
    expect(tab().toString()).toContain('/blog/39');
    expect(tab().maybeFind(Button)).toBeNull();
  });

  it('without activity there is a sentence and no empty chart', async () => {
    const { tab } = await renderTab('activity', {});
    expect(tab().maybeFind(BarChart)).toBeNull();
    expect(tab().toString()).toContain('Nothing has happened yet.');
  });
});

describe('Why', () => {
  it('every number opens to its inputs, its rule and the rule’s version', async () => {
    const { tab } = await renderTab('why', {});
    const text = tab().toString();
    for (const part of ['Score', '42.5', 'points of three people', 'Rule: scoring.yaml points, version r1']) {
      expect(text).toContain(part);
    }
  });

  it('the decision and the earlier ones are told with their rules', async () => {
    const { tab } = await renderTab('why', {}, 'ru');
    expect(tab().toString()).toContain('три человека из двух отделов');
    expect(tab().toString()).toContain('10 мар., 12:30: началось (Правило: detected, версия r0)');
  });

  it('what people did is listed, and can be undone while it still can', async () => {
    const acts = [
      { actionId: 'a-2', at: AT, by: '77', words: both('added Олег', 'добавлен Олег'), undoable: true },
      { actionId: 'a-1', at: AT, by: null, words: both('set a role', 'назначена роль'), undoable: false },
    ];
    const { tab, api } = await renderTab('why', { acts });
    expect(tab().toString()).toContain('added Олег (by user 77)');
    expect(tab().toString()).toContain('set a role (by somebody)');
    const undo = tab().findAll(LoadingButton, (node) => node.text === 'Undo');
    expect(undo).toHaveLength(1);
    undo[0]?.trigger('onClick');
    expect(api.asked.at(-1)?.act).toEqual({ act: 'undo', undoes: 'a-2' });
  });

  it('blocker notes are there only when the app sent them', async () => {
    const note = { contactId: '1000', reason: 'excluded', plan: 'Invite her', at: AT, by: 'Иван' } as const;
    const told = await renderTab('why', { blockerNotes: [note] });
    expect(told.tab().toString()).toContain('Мария Петрова 0: feels left out. Invite her');
    for (const blockerNotes of [null, []]) {
      const { tab } = await renderTab('why', { blockerNotes });
      expect(tab().toString()).not.toContain('Blockers and plans');
    }
  });

  it('solution, recalculation and waiting proposals are acts here too', async () => {
    const { tab, api, choose, show } = await renderTab('why', { proposals: [makeProposal()] });
    const press = (label: string) =>
      tab()
        .find(LoadingButton, (node) => node.text === label)
        .trigger('onClick');
    const again = makeGroup(2, { proposals: [makeProposal()], members: [makeMember(0)] });
    press('Recalculate');
    expect(api.asked.at(-1)?.act).toEqual({ act: 'recalculate' });
    await show(again);
    press('Accept');
    expect(api.asked.at(-1)?.act).toEqual({ act: 'proposal', key: '900:crm:2', answer: 'create' });
    await show(again);
    choose('solution', 'erp');
    press('Change the solution');
    expect(api.asked.at(-1)?.act).toEqual({ act: 'solution', solution: 'erp' });
  });
});
