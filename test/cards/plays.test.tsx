import { LoadingButton, Tab } from '@hubspot/ui-extensions';

import type { CompanyView, DealView } from '../../extensions/app/cards/api/types.ts';
import { CompanyGroupsCard } from '../../extensions/app/cards/company/company-groups-card.tsx';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { renderCard } from './render-card.tsx';
import { AT, both, makeCompany, makeGroup, makePlay } from './views.ts';

async function renderGaps(plays: ReturnType<typeof makePlay>[], locale = 'en', mayAct = true) {
  const card = renderCard<DealView>(DealCard, locale);
  await card.show(makeGroup(2, { plays, permissions: { mayAct, maySeeBlockerNotes: true } }));
  return { ...card, tab: () => card.renderer.find(Tab, { tabId: 'gaps' }) };
}

it.each([
  ['en', ['What you can do', 'Personal outreach', '4 people', 'Write to each of them', 'Do it']],
  ['ru', ['Что можно сделать', 'Личное обращение', '4 человека', 'Напишите каждому', 'Сделать']],
])('the deal card offers the plays with whom they are about, in %s (R67)', async (locale, parts) => {
  const { tab } = await renderGaps([makePlay()], locale);
  for (const part of parts) expect(tab().toString()).toContain(part);
});

it('one click chooses a play (R67)', async () => {
  const { tab, api } = await renderGaps([makePlay(), makePlay({ id: 'audience' })]);
  tab()
    .findAll(LoadingButton, (node) => node.text === 'Do it')[1]
    ?.trigger('onClick');
  expect(api.asked.at(-1)?.act).toEqual({ act: 'plays', play: 'audience' });
});

it('what was chosen says when, by whom and what became of it (R67)', async () => {
  const chosen = { at: AT, by: '7', words: both('the task is there', 'задача создана') };
  const { tab } = await renderGaps([makePlay({ chosen })]);
  expect(tab().toString()).toMatch(/Mar 10.*by user 7: the task is there/u);
  expect(tab().toString()).toContain('Do it again');
});

it('a play that is about nobody cannot be chosen, nor any by who may only look', async () => {
  const nobody = await renderGaps([makePlay({ people: 0 })]);
  expect(nobody.tab().find(LoadingButton, (node) => node.text === 'Do it').props.disabled).toBe(true);
  const reader = await renderGaps([makePlay()], 'en', false);
  expect(reader.tab().findAll(LoadingButton, (node) => node.text === 'Do it')).toEqual([]);
  expect((await renderGaps([])).tab().toString()).not.toContain('What you can do');
});

it('the company card offers the plays of each group by its key (R67)', async () => {
  const card = renderCard<CompanyView>(CompanyGroupsCard, 'en');
  await card.show(makeCompany());
  expect(card.text()).toContain('What you can do: Красная ромашка — CRM');
  card.click('Do it');
  expect(card.api.asked.at(-1)?.act).toEqual({ act: 'plays', key: '900:crm:2', play: 'outreach' });
});
