import { Accordion } from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';

import type { ContactView } from '../../extensions/app/cards/api/types.ts';
import { ContactGroupsCard } from '../../extensions/app/cards/contact/contact-groups-card.tsx';
import { failed } from './fake-api.ts';
import { renderCard } from './render-card.tsx';
import { both, makeContact, makeProposal } from './views.ts';

async function renderContact(overrides: Partial<ContactView> = {}, locale = 'en') {
  const card = renderCard<ContactView>(ContactGroupsCard, locale);
  await card.show(makeContact(overrides));
  return card;
}

it.each([
  ['en', '4 people', 'role technical_validator, 80% sure (set)', 'job title: “инженер”; 0.80'],
  ['ru', '4 человека', 'роль technical_validator, уверенность 80', 'должность: «инженер»; 0.80'],
])(
  'a contact’s purchases are told with role, confidence and evidence, in %s',
  async (locale, people, role, why) => {
    const { renderer, text } = await renderContact({}, locale);
    expect(text()).toContain(people);
    expect(renderer.find(Accordion).props.title).toContain(role);
    expect(renderer.find(Accordion).toString()).toContain(why);
  },
);

it('the deal of a purchase is one click away', async () => {
  const { renderer } = await renderContact();
  expect(renderer.find(CrmActionLink).props).toMatchObject({
    actionType: 'RECORD_APP_LINK',
    actionContext: { objectTypeId: '0-3', objectId: 500 },
  });
});

it('a contact in no group learns why', async () => {
  const words = both('no interest seen yet', 'интереса пока не видно');
  const { text } = await renderContact({ groups: [], ungrouped: { code: 'no_interest', words } }, 'ru');
  expect(text()).toContain('Пока ни в одной группе');
  expect(text()).toContain('интереса пока не видно');
  expect(text()).toContain('ИТ, старший специалист');
});

it('a proposal is answered from the contact too', async () => {
  const { api, click } = await renderContact({ proposals: [makeProposal()] });
  click('Decline');
  expect(api.asked.at(-1)?.act).toEqual({ act: 'proposal', key: '900:crm:2', answer: 'decline' });
});

it('a contact the app does not know yet is told so', async () => {
  const { answer, text } = renderCard<ContactView>(ContactGroupsCard, 'ru');
  await answer(failed('unknown', 'r-5'));
  expect(text()).toContain('Приложение ещё не знает эту запись');
  expect(text()).toContain('r-5');
});
