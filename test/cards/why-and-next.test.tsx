/** Why this company, and what to give whom next: the server says it, the card shows it. */
import { Heading, Tab, Text } from '@hubspot/ui-extensions';

import type { CompanyView, DealView } from '../../extensions/app/cards/api/types.ts';
import { CompanyGroupsCard } from '../../extensions/app/cards/company/company-groups-card.tsx';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { openMember } from './open-member.tsx';
import { renderCard } from './render-card.tsx';
import { both, makeCompany, makeGroup, makeProposal } from './views.ts';

const SITUATION = {
  rule: 'hr_records_outgrown',
  name: both('HR records outgrown', 'Кадровый учёт не справляется'),
  words: both('employees: 250 (rule: above 200)', 'сотрудников: 250 (правило: больше 200)'),
};
const TOLD = 'employees: 250 (rule: above 200) (hr_records_outgrown)';

it('a deal shows the business situation of its company with the rule (R57)', async () => {
  const card = renderCard<DealView>(DealCard);
  await card.show(makeGroup(1, { situations: [SITUATION] }));
  const why = card.renderer.find(Tab, { tabId: 'why' });
  expect(why.findAll(Text).map(({ text }) => text)).toContain(TOLD);
});

it('a company shows it once: beside its proposal, else alone (R57)', async () => {
  for (const proposals of [[], [makeProposal({ situations: [SITUATION] })]]) {
    const card = renderCard<CompanyView>(CompanyGroupsCard);
    await card.show(makeCompany({ situations: [SITUATION], proposals }));
    expect(card.renderer.findAll(Text).filter(({ text }) => text === TOLD)).toHaveLength(1);
  }
});

it('the activity says that only identified people are counted (R68)', async () => {
  const card = renderCard<DealView>(DealCard);
  await card.show(makeGroup(1, { activity: { weeks: [], timeline: [], total: 1 } }));
  const activity = card.renderer.find(Tab, { tabId: 'activity' });
  expect(activity.findAll(Text).map(({ text }) => text)).toContain(
    'Only contacts that HubSpot knows are counted; visits of people it does not know are in no figure.',
  );
});

it('the gaps say of how many members no concern is known (R39)', async () => {
  const card = renderCard<DealView>(DealCard);
  const words = both('needs and concerns of 3 members of 4 are not known', '…');
  await card.show(makeGroup(4, { unknownConcerns: { people: 3, contactIds: ['1', '2', '3'], words } }));
  const gaps = card.renderer.find(Tab, { tabId: 'gaps' });
  expect(gaps.find(Heading, (node) => node.text === 'Needs and concerns')).toBeDefined();
  expect(gaps.findAll(Text).map(({ text }) => text)).toContain(words.en);
});

it('the gaps say for how many open concerns no expert of ours is assigned (R162)', async () => {
  const card = renderCard<DealView>(DealCard);
  const words = both('no expert assigned: 2 open concerns (Ольга)', '…');
  await card.show(makeGroup(4, { withoutExpert: { concerns: 2, contactIds: ['1'], words } }));
  const gaps = card.renderer.find(Tab, { tabId: 'gaps' });
  expect(gaps.findAll(Text).map(({ text }) => text)).toContain(words.en);
});

it('the panel of a person shows what was written down (R9)', async () => {
  const goal = { text: 'fewer errors', at: '', by: '7' };
  const { panel } = await openMember({
    knowledge: { goal, criterion: null, expectation: null, satisfaction: null },
  });
  expect(
    panel()
      .findAll(Text)
      .map(({ text }) => text),
  ).toContain('Goal: fewer errors');
});

it('the panel of a person shows what to give next and why, or nothing (R75)', async () => {
  const nextContent = {
    rule: 'hr_security_paper',
    path: '/papers/hr-security',
    kind: 'document',
    title: both('HR security paper', 'Безопасность HR-системы'),
    words: both('not seen yet', 'ещё не просмотрено'),
  };
  const shown = (await openMember({ nextContent })).panel().findAll(Text);
  expect(shown.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['HR security paper (/papers/hr-security)', 'not seen yet (hr_security_paper)']),
  );
  const without = (await openMember({ nextContent: null })).panel().findAll(Text);
  expect(without.map(({ text }) => text)).not.toContain('What to give next');
});
