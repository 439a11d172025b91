/** What the parts of the cards say where there is little to say, or something that seldom happens. */
import { StatusTag } from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';

import type { CompanyView, ContactView, DealView, GroupView } from '../../extensions/app/cards/api/types.ts';
import { CompanyGroupsCard } from '../../extensions/app/cards/company/company-groups-card.tsx';
import { ContactGroupsCard } from '../../extensions/app/cards/contact/contact-groups-card.tsx';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { openMember } from './open-member.tsx';
import { renderCard } from './render-card.tsx';
import { both, makeCompany, makeContact, makeGroup, makeMember } from './views.ts';

async function showDeal(overrides: Partial<GroupView>, locale = 'en') {
  const card = renderCard<DealView>(DealCard, locale);
  await card.show(makeGroup(1, overrides));
  return card;
}

it('data worth cleaning up is listed with the record and what is wrong with it', async () => {
  const { text } = await showDeal({
    dataQuality: [{ code: 'role_inbox', object: 'contact', id: '77', detail: 'a shared address' }],
  });
  expect(text()).toContain('Data worth cleaning up');
  expect(text()).toContain('contact 77: a shared address');
});

it('a number that cannot be said yet, and one that is a word, are written as such', async () => {
  const explain = (property: string, value: string | null) => ({
    property,
    name: both(property, property),
    value,
    words: both('why', 'почему'),
    rule: both('scoring.yaml', 'scoring.yaml'),
  });
  const { text } = await showDeal({
    explanations: [explain('bg_consensus', null), explain('bg_momentum', 'rising')],
  });
  expect(text()).toContain('"not known yet"');
  expect(text()).toContain('"rising"');
});

it('a person nothing is known of is told so, role by role and deed by deed', async () => {
  const { panel } = await openMember({
    assignments: [],
    recent: [],
    jobTitle: null,
    departmentName: null,
    seniorityName: null,
    access: 'indirect',
    openConcerns: 2,
    presence: 'introduced',
  });
  for (const words of [
    'Nothing points to a role yet.',
    'no activity',
    '2 open concerns',
    'through others only',
  ])
    expect(panel().toString()).toContain(words);
});

it('a person without a role, an activity or a title still has a line of their own', async () => {
  const quiet = makeMember(0, { assignments: [], lastInteractionAt: null, interactions: 0, jobTitle: null });
  const { text } = await showDeal({ members: [quiet] });
  for (const words of ['role unknown', 'no activity']) expect(text()).toContain(words);
});

it('a role that stands although little speaks for it any more says why it was kept', async () => {
  const [assignment] = makeMember(0).assignments;
  const kept = { since: '2026-03-01T00:00:00.000Z', words: both('kept since March', 'остаётся с марта') };
  const { panel } = await openMember({ assignments: [{ ...assignment!, kept }] });
  expect(panel().toString()).toContain('kept since March');
});

it('a need that was recorded stands there without steps, since nothing is to be answered', async () => {
  const at = '2026-03-09T20:30:00.000Z';
  const { panel } = await openMember({
    concerns: [{ id: 'n', topic: 'need', state: 'open', at, expert: null }],
  });
  expect(panel().toString()).toContain('need · Mar 9, 2026');
  expect(panel().toString()).not.toContain('Answer accepted');
});

it('a topic this card has never heard of is shown by its own name', async () => {
  const at = '2026-03-09T20:30:00.000Z';
  const { panel } = await openMember({
    concerns: [{ id: 'n', topic: 'gdpr', state: 'open', at, expert: null }],
  });
  expect(panel().toString()).toContain('gdpr · open');
});

it('a company whose people are all in groups is told so, and one without groups what starts one', async () => {
  const card = renderCard<CompanyView>(CompanyGroupsCard);
  await card.show(makeCompany({ ungrouped: [] }));
  expect(card.text()).toContain('Everybody known is in a group.');
  const empty = renderCard<CompanyView>(CompanyGroupsCard);
  await empty.show(makeCompany({ opportunities: [], ungrouped: [] }));
  expect(empty.text()).toContain('No opportunity yet.');
  expect(empty.text()).not.toContain('Everybody known is in a group.');
});

it('a colleague without a title is named alone', async () => {
  const [outsider] = makeCompany().ungrouped;
  const card = renderCard<CompanyView>(CompanyGroupsCard);
  await card.show(makeCompany({ ungrouped: [{ ...outsider!, jobTitle: null }] }));
  expect(card.text()).toContain('"Ольга Смирнова"');
});

it('a contact’s part in a closed purchase that has no deal and no role for it is told without a link', async () => {
  const [group] = makeContact().groups;
  const card = renderCard<ContactView>(ContactGroupsCard);
  await card.show(
    makeContact({
      groups: [
        {
          ...group!,
          dealId: null,
          closed: true,
          outcome: 'lost',
          roles: [],
          flags: ['blocker'],
          lastInteractionAt: null,
        },
      ],
    }),
  );
  expect(card.renderer.maybeFind(CrmActionLink)).toBeNull();
  expect(card.renderer.find(StatusTag, { variant: 'danger' }).text).toBe('blocker');
  for (const words of ['lost', 'role unknown', 'no activity']) expect(card.text()).toContain(words);
});

it('a band above those the words know, and an unknown gauge, break nothing', async () => {
  const view = makeGroup(1);
  const { text } = await showDeal({ numbers: { ...view.numbers, band: 9 }, gauges: [] });
  expect(text()).toContain('Priority 9 of 3');
});
