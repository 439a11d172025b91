import { Alert, Button, Heading, ProgressBar, Tile } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import type { DealView, GroupView, NextAction } from '../../extensions/app/cards/api/types.ts';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { renderCard } from './render-card.tsx';
import { both, makeGroup } from './views.ts';

async function renderGroup(overrides: Partial<GroupView>, locale = 'en') {
  const card = renderCard<DealView>(DealCard, locale);
  await card.show(makeGroup(4, overrides));
  return card;
}

function makeAction(button: NextAction['button']): NextAction {
  return {
    code: 'reach_finance',
    words: both('Ask Сергей Волков about the budget', 'Спросите Сергея Волкова о бюджете'),
    why: both('finance is missing', 'не хватает финансов'),
    rule: 'next-actions.yaml',
    contactId: '1000',
    role: 'budget_holder',
    button,
  };
}

const label = both('Create the task', 'Поставить задачу');

it.each([
  ['en', 'Priority 2 of 3', 'medium', '6 interactions from 3 members in 7 days'],
  ['ru', 'Приоритет 2 из 3', 'средний', '6 взаимодействий от 3 участников за 7 дней'],
])(
  'the band stands first, in words, with its sentence, in %s (R70)',
  async (locale, band, word, sentence) => {
    const { renderer, text } = await renderGroup({}, locale);
    expect(renderer.findAll(Heading)[0]?.text).toBe(band);
    expect(text()).toContain(word);
    expect(text()).toContain(sentence);
  },
);

it('three gauges open to their words, and what cannot be said is not shown as zero (R171)', async () => {
  const { renderer } = await renderGroup({});
  const tiles = ['coverage', 'engagement', 'consensus'].map((id) =>
    renderer.findByTestId(Tile, `gauge-${id}`),
  );
  expect(tiles.map((tile) => tile.maybeFind(ProgressBar)?.props.value)).toEqual([60, 75, undefined]);
  expect(tiles[0]?.find(ProgressBar).props.valueDescription).toBe('60%');
  expect(tiles[2]?.toString()).toContain('Consensus: not known yet');
  expect(tiles[1]?.toString()).toContain('why engagement');
});

it.each([
  [
    'en',
    'The deal was lost',
    'budget holder: nobody was found',
    'decision maker: known, and silent all the time',
  ],
  [
    'ru',
    'Сделка проиграна',
    'держатель бюджета: никого не нашли',
    'принимающий решение: есть, но всё время молчит',
  ],
])('a lost deal says which roles were never engaged, in %s (R40)', async (locale, title, unknown, silent) => {
  const outcome = {
    outcome: 'lost',
    closedAt: null,
    words: both('The deal was lost', 'Сделка проиграна'),
    neverEngaged: [
      { role: 'budget_holder', name: both('budget holder', 'держатель бюджета'), known: false },
      { role: 'decision_maker', name: both('decision maker', 'принимающий решение'), known: true },
    ],
  } as const;
  const { renderer, text } = await renderGroup({ outcome }, locale);
  expect(renderer.findAll(Alert)[0]?.props.title).toBe(title);
  expect(text()).toContain(unknown);
  expect(text()).toContain(silent);
});

it('the worst risk is shown with its severity in words, and how many more there are', async () => {
  const risks = [
    { risk: 'single', severity: 'red', words: both('one thread only', 'только один контакт') },
    { risk: 'late', severity: 'amber', words: both('legal comes late', 'юристы придут поздно') },
    { risk: 'quiet', severity: 'amber', words: both('quiet', 'тишина') },
  ] as const;
  const { renderer, text } = await renderGroup({ risks });
  expect(renderer.find(Alert).props.title).toBe('Serious risk: one thread only');
  expect(text()).toContain('2 more risks under Gaps');
  const russian = await renderGroup({ risks }, 'ru');
  expect(russian.text()).toContain('Ещё 2 риска');
});

it('without risks and next step nothing alarms', async () => {
  const { renderer, text } = await renderGroup({});
  expect(renderer.maybeFind(Alert)).toBeNull();
  expect(text()).toContain('Nothing urgent');
});

it('the next step says what, why, and opens HubSpot’s own window for it', async () => {
  const button = { type: 'crm', action: 'ADD_TASK', objectTypeId: '0-1', objectId: '1000', label } as const;
  const { renderer, text } = await renderGroup({ nextAction: makeAction(button) }, 'ru');
  expect(text()).toContain('Спросите Сергея Волкова о бюджете');
  expect(text()).toContain('не хватает финансов');
  const { props, text: title } = renderer.findByTestId(Tile, 'next-step').find(CrmActionButton);
  expect(title).toBe('Поставить задачу');
  expect(props).toMatchObject({
    actionType: 'ADD_TASK',
    actionContext: { objectTypeId: '0-1', objectId: 1000 },
  });
});

it('a missing person is linked through HubSpot’s form: a contact, to this deal', async () => {
  const button = {
    type: 'crm',
    action: 'OPEN_RECORD_ASSOCIATION_FORM',
    objectTypeId: '0-1',
    objectId: '500',
    label,
  } as const;
  const { renderer } = await renderGroup({ nextAction: makeAction(button) });
  expect(renderer.find(CrmActionButton).props.actionContext).toEqual({
    objectTypeId: '0-1',
    association: { objectTypeId: '0-3', objectId: 500 },
  });
});

it('a next step of the card’s own is done by its button', async () => {
  const act = { act: 'members', contactId: '1000', member: true } as const;
  const { click, api } = await renderGroup({ nextAction: makeAction({ type: 'act', act, label }) });
  click('Create the task');
  expect(api.asked.at(-1)).toMatchObject({ act, actionId: 'id-1' });
});

it('nothing above the fold has to be opened first', async () => {
  const { renderer } = await renderGroup({});
  const tile = renderer.findByTestId(Tile, 'gauge-coverage');
  expect(tile.findAll(Button)).toEqual([]);
});
