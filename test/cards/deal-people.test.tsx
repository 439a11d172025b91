import { Button, Panel, SearchInput, Table, TableBody, TableCell, TableRow } from '@hubspot/ui-extensions';

import type { DealView, GroupView } from '../../extensions/app/cards/api/types.ts';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { renderCard } from './render-card.tsx';
import { makeGroup, makeMember } from './views.ts';

async function renderGroup(view: GroupView, locale = 'en') {
  const card = renderCard<DealView>(DealCard, locale);
  await card.show(view);
  const rows = () => card.renderer.find(Table).find(TableBody).findAllChildren(TableRow);
  const search = (text: string) => card.renderer.find(SearchInput).trigger('onInput', text as never);
  return { ...card, rows, search };
}

it('a group of nobody says how people come into it', async () => {
  const { renderer, text } = await renderGroup(makeGroup(0));
  expect(renderer.maybeFind(SearchInput)).toBeNull();
  expect(text()).toContain('Nobody is here yet');
});

it.each([
  [1, 1, '1 person'],
  [4, 4, '4 people'],
  [13, 13, '13 people'],
  [25, 15, '25 people'],
])('a group of %i shows %i lines on the first page (R8)', async (size, lines, counted) => {
  const { renderer, rows, text } = await renderGroup(makeGroup(size));
  expect(rows()).toHaveLength(lines);
  expect(text()).toContain(counted);
  expect(renderer.find(Table).props.paginated).toBe(size > lines);
});

it.each([
  [1, '1 человек'],
  [4, '4 человека'],
  [13, '13 человек'],
  [25, '25 человек'],
])('in Russian a group of %i is «%s»', async (size, counted) => {
  const { text } = await renderGroup(makeGroup(size), 'ru');
  expect(text()).toContain(counted);
});

it('the second page of 25 shows the other ten', async () => {
  const { renderer, rows } = await renderGroup(makeGroup(25));
  // Only a table with pages has the handler, which the renderer's types do not tell.
  (renderer.find(Table).trigger as (handler: string, page: number) => void)('onPageChange', 2);
  expect(rows()).toHaveLength(10);
  expect(rows().at(-1)?.toString()).toContain('Мария Петрова 24');
});

it('a line tells role and confidence, stance, last and total activity, and whether we know the person', async () => {
  const members = [
    makeMember(0, { stance: 'sceptic', access: 'indirect', flags: ['blocker'], openConcerns: 2 }),
    makeMember(1, { assignments: [], interactions: 0, lastInteractionAt: null, status: 'suggested' }),
  ];
  const { rows } = await renderGroup(makeGroup(2, { members }));
  const [first, second] = rows().map((row) => row.toString());
  expect(first).toContain('role end_user, 80%');
  for (const part of ['sceptic', 'through others only', 'blocker', '2 open concerns', '7 in total']) {
    expect(first).toContain(part);
  }
  for (const part of ['role unknown', 'no activity', 'suggested', 'direct']) expect(second).toContain(part);
});

it.each([
  ['direct', 'direct', 'напрямую'],
  ['indirect', 'through others only', 'только через других'],
  ['none', 'no direct contact yet', 'прямого контакта пока нет'],
] as const)('a member whom we reach %s is told in the line of the table (R161)', async (access, en, ru) => {
  const members = [makeMember(0, { access })];
  for (const [language, words] of [
    ['en', en],
    ['ru', ru],
  ] as const) {
    const { rows } = await renderGroup(makeGroup(1, { members }), language);
    expect(rows()[0]?.find(TableCell, (cell) => cell.text === words)).toBeTruthy();
  }
});

it('days are those of the portal’s time zone, in the user’s language', async () => {
  // 20:30 UTC on 9 March is 23:30 in Moscow; one more hour would be the 10th.
  const late = makeMember(0, { lastInteractionAt: '2026-03-09T21:30:00.000Z' });
  const english = await renderGroup(makeGroup(1, { members: [late] }));
  const russian = await renderGroup(makeGroup(1, { members: [late] }), 'ru');
  expect(english.rows()[0]?.toString()).toContain('Mar 10, 2026');
  expect(russian.rows()[0]?.toString()).toContain('10 мар. 2026');
});

it('search finds by name, title, department and role, in any case', async () => {
  const members = [
    makeMember(0, { name: 'Анна Белова', jobTitle: 'CFO', roles: ['budget_holder'] }),
    makeMember(1, { name: 'Сергей Волков', departmentName: { en: 'security', ru: 'безопасность' } }),
  ];
  const { rows, search, text } = await renderGroup(makeGroup(2, { members }));
  for (const [wanted, name] of [
    ['БЕЛОВА', 'Анна Белова'],
    ['cfo', 'Анна Белова'],
    [' budget ', 'Анна Белова'],
    ['Security', 'Сергей Волков'],
  ] as const) {
    search(wanted);
    expect(rows().map((row) => row.find(Button).text)).toEqual([name]);
  }
  search('zzz');
  expect(text()).toContain('Nobody matches');
});

it('each filter keeps whom it names, and the dismissed stay out of the rest', async () => {
  const members = [
    makeMember(0),
    makeMember(1, { stance: 'supporter' }),
    makeMember(2, { stance: 'opponent' }),
    makeMember(3, { active: false }),
    makeMember(4, { status: 'suggested' }),
    makeMember(5, { status: 'dismissed', stance: 'supporter' }),
  ];
  const { choose, rows } = await renderGroup(makeGroup(6, { members }));
  const shown = () => rows().map((row) => Number(row.find(Button).text?.at(-1)));
  expect(shown()).toEqual([0, 1, 2, 3, 4]);
  for (const [filter, kept] of [
    ['attention', [2, 3, 4]],
    ['suggested', [4]],
    ['supporters', [1]],
    ['dismissed', [5]],
    ['all', [0, 1, 2, 3, 4]],
  ] as const) {
    choose('filter', filter);
    expect(shown()).toEqual(kept);
  }
});

it('the evidence of a role is one click away: words, quote, weight and what speaks against it', async () => {
  const { renderer } = await renderGroup(makeGroup(25), 'ru');
  const opener = () => renderer.find(Button, (node) => node.text === 'Мария Петрова 3');
  const panel = () => opener().props.overlay?.find(Panel);
  expect(panel()?.toString()).not.toContain('должность: «инженер»');
  opener().trigger('onClick');
  const text = panel()?.toString();
  expect(text).toContain('+ должность: «инженер»; 0.80');
  expect(text).toContain('− но должность «стажёр» говорит о другой роли');
  expect(text).toContain('роль influencer, уверенность 80');
  expect(text).toContain('статья');
  panel()?.trigger('onClose');
  expect(panel()?.toString()).not.toContain('должность: «инженер»');
});
