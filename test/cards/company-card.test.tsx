import { Checkbox, LoadingButton, MultiSelect } from '@hubspot/ui-extensions';

import type { CompanyView } from '../../extensions/app/cards/api/types.ts';
import { CompanyGroupsCard } from '../../extensions/app/cards/company/company-groups-card.tsx';
import { failed } from './fake-api.ts';
import { renderCard } from './render-card.tsx';
import { makeCompany, makeProposal } from './views.ts';

async function renderCompany(overrides: Partial<CompanyView> = {}, locale = 'en') {
  const card = renderCard<CompanyView>(CompanyGroupsCard, locale);
  await card.show(makeCompany(overrides));
  const tick = (contactId: string, ticked: boolean) =>
    card.renderer.find(Checkbox, { name: `person-${contactId}` }).trigger('onChange', ticked as never);
  const setRoles = (contactId: string, roles: readonly string[]) =>
    card.renderer.find(MultiSelect, { name: `roles-${contactId}` }).trigger('onChange', roles as never);
  return { ...card, tick, setRoles };
}

const CREATE = 'Create the opportunity with these people';

it.each([
  ['en', ['Opportunities', 'Красная ромашка — CRM', 'People in no group', 'no interest seen']],
  ['ru', ['Возможности', 'Красная ромашка — CRM', 'Люди вне групп', 'интереса не видно']],
])('a company shows its opportunities and who is in none, in %s', async (locale, parts) => {
  const { text } = await renderCompany({}, locale);
  for (const part of parts) expect(text()).toContain(part);
});

it.each([
  ['en', ['CRM (bought)', 'IT: 2 people, 5 interactions; finance: 1 person, 1 interaction', 'meet here']],
  ['ru', ['CRM-система (куплено)', 'ИТ: 2 человека, 5 взаимодействий', 'Здесь сходятся интересы']],
])('it says what each department looks at, and where they meet, in %s (R170)', async (locale, parts) => {
  const { text } = await renderCompany({}, locale);
  for (const part of parts) expect(text()).toContain(part);
});

it('colleagues are listed to choose from; those of a proposal are ticked, with the roles the rules see (R107)', async () => {
  const { renderer } = await renderCompany({ proposals: [makeProposal()] });
  expect(renderer.findAll(Checkbox).map((box) => [box.text, box.props.checked])).toEqual([
    ['Сергей Волков, ИТ-директор', true],
    ['Ольга Смирнова, Финансовый директор', false],
  ]);
  expect(renderer.find(MultiSelect).props.value).toEqual(['technical_validator']);
});

it('one act creates the opportunity with everybody ticked and their roles (R108)', async () => {
  const { api, click, tick, setRoles } = await renderCompany({ proposals: [makeProposal()] });
  tick('3001', true);
  setRoles('3001', ['budget_holder', 'approver']);
  click(CREATE);
  expect(api.asked.at(-1)?.act).toEqual({
    act: 'opportunities',
    solution: 'crm',
    people: [
      { contactId: '2001', roles: ['technical_validator'] },
      { contactId: '3001', roles: ['budget_holder', 'approver'] },
    ],
  });
});

it('the checklist answers which roles are there, who is missing and who else, as people are ticked (R109)', async () => {
  const { text, tick, setRoles } = await renderCompany({ proposals: [makeProposal()] });
  expect(text()).toContain('Which roles are there? technical validator');
  expect(text()).toContain('Who is missing? budget holder');
  expect(text()).toContain('Who else should be involved? Ольга Смирнова');
  tick('3001', true);
  setRoles('3001', ['budget_holder']);
  expect(text()).toContain('Which roles are there? technical validator and budget holder');
  expect(text()).toContain('Who is missing? nobody');
  expect(text()).toContain('Who else should be involved? everybody known is ticked');
});

it('without anybody ticked there is nothing to create', async () => {
  const { renderer } = await renderCompany();
  expect(renderer.find(LoadingButton, (node) => node.text === CREATE).props.disabled).toBe(true);
});

it('a failed creation keeps the choice', async () => {
  const { renderer, answer, click, tick, text } = await renderCompany();
  tick('3001', true);
  click(CREATE);
  await answer(failed('unavailable', 'r-8'));
  expect(text()).toContain('r-8');
  expect(renderer.find(Checkbox).props.checked).toBe(true);
});

it('another solution offers its own people', async () => {
  const { renderer, choose } = await renderCompany({ proposals: [makeProposal()] });
  choose('new-solution', 'erp');
  expect(renderer.findAll(Checkbox).map((box) => box.props.checked)).toEqual([false]);
});

it('who may only look cannot create', async () => {
  const { renderer } = await renderCompany({ permissions: { mayAct: false, maySeeBlockerNotes: false } });
  expect(renderer.findAll(LoadingButton)).toEqual([]);
  expect(renderer.findAll(Checkbox)).toEqual([]);
});
