import { Accordion, StatusTag, Tab } from '@hubspot/ui-extensions';

import type { CompanyView, DealView, GroupView, Handoff } from '../../extensions/app/cards/api/types.ts';
import { CompanyGroupsCard } from '../../extensions/app/cards/company/company-groups-card.tsx';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { renderCard } from './render-card.tsx';
import { AT, both, makeCase, makeCompany, makeGroup, makeHandoff } from './views.ts';

async function renderDeal(overrides: Partial<GroupView>, locale = 'en') {
  const card = renderCard<DealView>(DealCard, locale);
  await card.show(makeGroup(2, overrides));
  const gaps = () => card.renderer.find(Tab, { tabId: 'gaps' }).toString();
  const sent = () => card.api.asked.at(-1)?.act;
  return { ...card, gaps, sent };
}

const WAITING: Partial<Handoff> = {
  state: 'handed_over',
  words: both('handed over to sales', 'передана в продажи'),
  handedOverAt: AT,
  handedOverBy: '7',
  dueAt: AT,
  packed: both('handed over: 4 members', 'передано: 4 участника'),
  steps: ['accepted', 'returned'],
};

it.each([
  ['en', ['Hand-off to sales', 'not handed over to sales yet', 'the decision maker is unknown']],
  ['ru', ['Передача в продажи', 'в продажи ещё не передана', 'ЛПР неизвестен']],
])(
  'says where the hand-off stands and whether the one who decides is known, in %s (R159)',
  async (locale, parts) => {
    const { gaps } = await renderDeal({}, locale);
    for (const part of parts) expect(gaps()).toContain(part);
  },
);

it('hands over with one click (R110)', async () => {
  const { click, sent } = await renderDeal({});
  click('Hand over to sales');
  expect(sent()).toMatchObject({ act: 'handoff', step: 'handed_over' });
});

it.each([
  ['en', ['handed over: 4 members', 'Handed over', 'user 7', 'Answer due by']],
  ['ru', ['передано: 4 участника', 'Передана', 'пользователь 7', 'Ответ нужен до']],
])(
  'what waits for sales says what, when, by whom and until when, in %s (R55, R158)',
  async (locale, parts) => {
    const { gaps } = await renderDeal({ handoff: makeHandoff(WAITING) }, locale);
    for (const part of parts) expect(gaps()).toContain(part);
  },
);

it('is returned only with a reason, and accepted without one (R110)', async () => {
  const { click, choose, sent, gaps } = await renderDeal({ handoff: makeHandoff(WAITING) });
  expect(gaps()).not.toContain('Hand over to sales');
  expect(() => click('Return')).toThrow();
  choose('return-reason', 'not_qualified');
  click('Return');
  expect(sent()).toMatchObject({ act: 'handoff', step: 'returned', reason: 'not_qualified' });
  const other = await renderDeal({ handoff: makeHandoff(WAITING) });
  other.click('Accept');
  expect(other.sent()).toMatchObject({ act: 'handoff', step: 'accepted' });
});

it('shows an answer that is overdue as such (R158)', async () => {
  const { renderer } = await renderDeal({ handoff: makeHandoff({ ...WAITING, overdue: true }) });
  const tag = renderer.findAll(StatusTag).find(({ text }) => text === 'handed over to sales');
  expect(tag?.props.variant).toBe('danger');
});

it('who may only look takes no step', async () => {
  const { gaps } = await renderDeal({ permissions: { mayAct: false, maySeeBlockerNotes: false } });
  expect(gaps()).toContain('not handed over to sales yet');
  expect(gaps()).not.toContain('Hand over to sales');
});

it.each([
  [
    'en',
    'To be looked at (1): possible duplicate',
    ['possible duplicate', 'two deals are open', 'What to do: say whether it is one'],
  ],
  [
    'ru',
    'Нужно проверить (1): возможный дубликат',
    ['возможный дубликат', 'открыты две сделки', 'Что сделать: ответьте'],
  ],
])(
  'a doubtful case says why and what to do, and is answered with a click, in %s (R69, R120)',
  async (locale, folded, parts) => {
    const { text, click, sent, renderer } = await renderDeal({ review: [makeCase()] }, locale);
    expect(renderer.find(Accordion)?.props.title).toBe(folded);
    for (const part of parts) expect(text()).toContain(part);
    click(locale === 'en' ? 'Not a duplicate' : 'Не дубликат');
    const { code, restsOn } = makeCase();
    expect(sent()).toMatchObject({ act: 'review', code, restsOn, answer: 'not_duplicate' });
  },
);

it('a deal that ended without a hand-off says nothing of one', async () => {
  const outcome = {
    outcome: 'lost',
    words: { en: 'Lost', ru: 'Проиграна' },
    neverEngaged: [],
    closedAt: AT,
  } as const;
  expect((await renderDeal({})).gaps()).toContain('Hand-off to sales');
  expect((await renderDeal({ outcome })).gaps()).not.toContain('Hand-off to sales');
});

it('the card of a company shows its cases, too', async () => {
  const card = renderCard<CompanyView>(CompanyGroupsCard);
  await card.show(makeCompany({ review: [makeCase({ answers: ['settled'] })] }));
  expect(card.text()).toContain('possible duplicate');
  card.click('Settled');
  expect(card.api.asked.at(-1)?.act).toMatchObject({ act: 'review', answer: 'settled' });
});
