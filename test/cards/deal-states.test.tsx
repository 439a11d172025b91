import { jest } from '@jest/globals';
import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  LoadingButton,
  LoadingSpinner,
  Select,
} from '@hubspot/ui-extensions';

import type { DealView } from '../../extensions/app/cards/api/types.ts';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { failed, shown } from './fake-api.ts';
import { renderCard } from './render-card.tsx';
import { settle } from './settle.ts';
import { both, makeGroup, makeNoGroup, makeProposal } from './views.ts';

const render = (locale = 'en') => renderCard<DealView>(DealCard, locale);

it.each([
  ['en-us', 'Reading the buying group…'],
  ['ru-RU', 'Читаем группу…'],
  ['ru_RU', 'Читаем группу…'],
  ['fr', 'Reading the buying group…'],
  ['', 'Reading the buying group…'],
])('before the first answer a card in locale "%s" says that it reads', (locale, label) => {
  const { renderer } = render(locale);
  expect(renderer.find(LoadingSpinner).props.label).toBe(label);
});

it.each([
  ['unreachable', null, 'did not answer'],
  ['no_permission', 'r-403', 'no permission'],
  ['unavailable', 'r-503', 'cannot do this right now'],
] as const)(
  'a reading that failed as %s says why, and names the request for support',
  async (kind, id, words) => {
    const { renderer, answer, text } = render();
    await answer(failed(kind, id));
    expect(renderer.find(ErrorState).props.title).toBe('The buying group cannot be shown');
    expect(text()).toContain(words);
    expect(text().includes('For support')).toBe(id !== null);
    if (id !== null) expect(text()).toContain(id);
  },
);

it('a record the app has not heard of yet is no failure: it says so, and what to tell support', async () => {
  const { renderer, answer, text } = render();
  await answer(failed('unknown', 'r-404'));
  expect(renderer.find(EmptyState).props.title).toBe('Nothing to show yet');
  expect(text()).toContain('does not know this record');
  expect(text()).toContain('r-404');
});

it('after a failed reading "Try again" reads again, and the group appears', async () => {
  const { renderer, api, answer, show, text } = render();
  await answer(failed('unreachable'));
  renderer.find(Button).trigger('onClick');
  expect(api.asked).toHaveLength(2);
  await show(makeGroup(1));
  expect(text()).toContain('Priority 2 of 3');
});

it('an older answer that comes late never replaces a newer one', async () => {
  const { renderer, api, show, text } = render();
  await show(makeGroup(1));
  const refresh = () => renderer.find(Button, (node) => node.text === 'Refresh').trigger('onClick');
  refresh();
  const slow = api.asked.at(-1);
  // The button rests while a reading is under way; an act overtakes the reading.
  renderer.find(LoadingButton, (node) => node.text === 'Recalculate').trigger('onClick');
  await settle();
  await show(makeGroup(1, { summary: both('the newest state', 'новейшее') }));
  slow?.answer(shown(makeGroup(1, { summary: both('an old state', 'старое') })));
  await settle();
  expect(text()).toContain('the newest state');
  expect(text()).not.toContain('an old state');
});

it('a refresh that fails keeps what is shown, and says that it may be out of date', async () => {
  const { renderer, answer, show, text } = render();
  await show(makeGroup(1));
  renderer.find(Button, (node) => node.text === 'Refresh').trigger('onClick');
  await answer(failed('unreachable'));
  expect(renderer.find(Alert).props.title).toBe('This may be out of date');
  expect(text()).toContain('Priority 2 of 3');
});

it('paused processing is said above everything, in the app’s words', async () => {
  const { renderer, show, text } = render('ru');
  const problem = both('The daily limit is used up', 'Дневной лимит исчерпан');
  await show(makeGroup(1, { freshness: { pending: true, problem } }));
  expect(renderer.find(Alert).props.title).toBe('Данные могли устареть');
  expect(text()).toContain('Дневной лимит исчерпан');
  expect(text()).toContain('Последние изменения скоро появятся в HubSpot.');
});

it('who may only look sees everything and no button that acts', async () => {
  const { renderer, show, text } = render();
  const permissions = { mayAct: false, maySeeBlockerNotes: false };
  await show(makeGroup(4, { permissions, proposals: [makeProposal()] }));
  expect(renderer.findAll(LoadingButton)).toHaveLength(0);
  expect(text()).toContain('You can look at everything here, but not change it.');
  expect(text()).toContain('Мария Петрова 3');
});

it.each([
  ['en', 'The deal has no solution', 'Choose one to start'],
  ['ru', 'У сделки нет решения', 'Выберите решение, чтобы начать'],
])('a deal without a group says why and what starts one, in %s', async (locale, reason, next) => {
  const { renderer, show, text } = render(locale);
  await show(makeNoGroup());
  expect(renderer.find(EmptyState).props.title).toBe(reason);
  expect(text()).toContain(next);
});

it('choosing a solution on a deal without a group asks for exactly that', async () => {
  const { api, choose, click, show } = render();
  await show(makeNoGroup());
  choose('solution', 'erp');
  click('Choose');
  expect(api.asked.at(-1)?.act).toEqual({ act: 'solution', solution: 'erp' });
});

it('a deal without a company offers no solution to choose', async () => {
  const { renderer, show } = render();
  await show(makeNoGroup({ companyId: null }));
  expect(renderer.maybeFind(Select)).toBeNull();
});

it('a proposal shows why, who is there and who is missing, and takes each of its answers (R109)', async () => {
  const { api, click, show, text, answer } = render();
  await show(makeNoGroup({ proposals: [makeProposal({ answers: ['reopen', 'new_cycle', 'decline'] })] }));
  expect(text()).toContain('one person asked for a demo');
  expect(text()).toContain('There: technical validator');
  expect(text()).toContain('Missing: budget holder');
  for (const [label, value] of [
    ['Reopen the old deal', 'reopen'],
    ['Start a new purchase', 'new_cycle'],
    ['Decline', 'decline'],
  ] as const) {
    click(label);
    expect(api.asked.at(-1)?.act).toEqual({ act: 'proposal', key: '900:crm:2', answer: value });
    await answer(failed('conflict'));
  }
  expect(text()).toContain('Somebody was faster');
});

it('a group that still forms offers no answer, and a deal without a company nothing to recalculate', async () => {
  const { renderer, show, text } = render();
  await show(makeNoGroup({ companyId: null, proposals: [makeProposal({ answers: [] })] }));
  expect(text()).toContain('Still forming');
  expect(renderer.findAll(LoadingButton)).toEqual([]);
});

it('an answer the card does not understand ends in words and a way to refresh, not in an empty place', async () => {
  const { renderer, show, text } = render('ru');
  // React reports what it caught; the test is about what the reader sees.
  const report = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await show({ ...makeGroup(1), gauges: undefined } as unknown as DealView);
  expect(renderer.find(ErrorState).toString()).toContain('которых не понимает');
  renderer.find(Button, (node) => node.text === 'Обновить').trigger('onClick');
  await show(makeGroup(1));
  expect(renderer.maybeFind(ErrorState)).toBeNull();
  expect(text()).toContain('Приоритет 2 из 3');
  report.mockRestore();
});
