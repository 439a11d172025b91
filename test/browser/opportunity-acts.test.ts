/** What a rep decides about opportunities: solution, proposals, a new purchase; on the cards of deal, company and contact. */
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { bringColleague } from '../../src/preview/server/colleagues.ts';
import { FORMS, submitForm, visitPage } from '../../src/preview/server/deeds.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { choose, labelsOn, openMember, press, rowOf, valueOf } from './member-panel.ts';
import { takePicture, type Show } from './preview-show.ts';

const dealsOf = ({ scene }: Show, companyId: string) =>
  scene.sandbox.portal.associations('companies', companyId, 'deals').map(({ id }) => id);

async function onlyDealOf(show: Show, companyId: string): Promise<string> {
  const deals = dealsOf(show, companyId);
  expect(deals).toHaveLength(1);
  return deals[0] ?? '';
}

describeInBrowser('what a rep decides about opportunities', (show) => {
  const openDeal = (id: string) => show().openPreview(`record=deals/${id}&locale=en`);
  const openCompany = (id: string) => show().openPreview(`record=companies/${id}&locale=en`);

  test('a solution is chosen for a deal that names none: the group is there at once, and it can be taken back', async () => {
    const { dealId } = await show().play('deal_by_hand');
    const { page, card } = await openDeal(dealId);
    await card.getByText('Nobody has said what this deal sells.').waitFor();
    await card.getByText('Choose the solution: people who showed interest in it join at once.').waitFor();
    await takePicture(page, 'deal-without-solution');
    await choose(card, 'What is this deal about?', 'HR system');
    await press(card, 'Choose');
    await card.getByRole('tab', { name: 'People (2)' }).waitFor();
    await show().catchUp();
    expect(valueOf(await show().record('deals', dealId), 'bg_solution')).toBe('hr_system');
    await card.getByText('Done. solution chosen').waitFor();
    await press(card, 'Undo');
    await card.getByText('Nobody has said what this deal sells.').waitFor();
    await show().catchUp();
    await press(card, 'Refresh');
    await card.getByText('Nobody has said what this deal sells.').waitFor();
    expect(valueOf(await show().record('deals', dealId), 'bg_solution')).toBe('');
  });

  test('the solution of a deal is changed, and changed back', async () => {
    const { dealId } = await show().play('group_4');
    const { card } = await openDeal(dealId);
    await card.getByRole('tab', { name: 'Why' }).click();
    await choose(card, 'Solution', 'Analytics platform');
    await press(card, 'Change the solution');
    await card.getByText('Analytics platform · ').waitFor();
    await show().catchUp();
    expect(valueOf(await show().record('deals', dealId), 'bg_solution')).toBe('analytics_platform');
    await press(card, 'Undo');
    await card.getByText('HR system · ').waitFor();
    await show().catchUp();
    expect(valueOf(await show().record('deals', dealId), 'bg_solution')).toBe('hr_system');
  });

  test('a proposed opportunity is declined on the company’s card, and the refusal is taken back', async () => {
    const { companyId } = await show().play('raised_hand');
    const { card } = await openCompany(companyId);
    await card.getByText('one person raised a hand; one person is no group, so a person decides').waitFor();
    await press(card, 'Decline');
    await card.getByText('Done. proposal declined').waitFor();
    await card.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
    await show().catchUp();
    expect(dealsOf(show(), companyId)).toEqual([]);
    await press(card, 'Undo');
    await card.getByRole('button', { name: 'Accept' }).waitFor();
    await show().catchUp();
    expect(dealsOf(show(), companyId)).toEqual([]);
  });

  test('a refusal can still be taken back when the card is opened again', async () => {
    const { companyId } = await show().play('raised_hand');
    const first = await openCompany(companyId);
    await press(first.card, 'Decline');
    await first.card.getByText('Done. proposal declined').waitFor();
    const { card } = await openCompany(companyId);
    await card.getByText('proposal declined (by you)').waitFor();
    await press(card, 'Undo');
    await card.getByRole('button', { name: 'Accept' }).waitFor();
  });

  test('a proposed opportunity is accepted: the deal is in the portal with the person on it', async () => {
    const { companyId } = await show().play('raised_hand');
    const { card } = await openCompany(companyId);
    await press(card, 'Accept');
    await card.getByText('Done. proposal accepted').waitFor();
    await show().catchUp();
    const deal = await show().record('deals', await onlyDealOf(show(), companyId));
    expect(labelsOn(deal, 'Наталья Орлова')).toEqual(['Initiator']);
    await press(card, 'Refresh');
    await card.getByRole('button', { name: 'Open the deal' }).waitFor();
    // The deal is there: it is closed or deleted in HubSpot, never from here.
    expect(await card.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  test('the contact’s card takes the same answers', async () => {
    const { companyId } = await show().play('raised_hand');
    const person = show().scene.sandbox.portal.associations('companies', companyId, 'contacts')[0]?.id ?? '';
    const { page, card } = await show().openPreview(`record=contacts/${person}&locale=en`);
    await card.getByRole('button', { name: 'Accept' }).waitFor();
    await takePicture(page, 'contact-proposal');
    await press(card, 'Decline');
    await card.getByText('Done. proposal declined').waitFor();
    await press(card, 'Undo');
    await press(card, 'Accept');
    await card.getByText('Done. proposal accepted').waitFor();
    await show().catchUp();
    expect(dealsOf(show(), companyId)).toHaveLength(1);
  });

  test('interest in a second solution waits on the card of the first deal, and is accepted there', async () => {
    const { dealId, companyId } = await show().play('group_4');
    const { scene, clock, catchUp } = show();
    const [person] = scene.sandbox.portal.associations('companies', companyId, 'contacts');
    submitForm(scene.sandbox.portal, person?.id ?? '', ['/analytics/demo', 'Запросить демо'], clock.now());
    await catchUp();
    const { card } = await openDeal(dealId);
    await card.getByRole('tab', { name: 'Why' }).click();
    await press(card, 'Accept');
    await card.getByText('Done. proposal accepted').waitFor();
    await catchUp();
    const other = dealsOf(show(), companyId).find((id) => id !== dealId) ?? '';
    expect(valueOf(await show().record('deals', other), 'bg_solution')).toBe('analytics_platform');
  });

  test('after a lost deal a person decides to reopen it: the card says what to do, leads there, and takes it back', async () => {
    const { companyId, dealId } = await show().play('lost_deal');
    const { page, card } = await openCompany(companyId);
    await card.getByRole('button', { name: 'Start a new purchase' }).waitFor();
    await takePicture(page, 'company-reopen');
    await press(card, 'Reopen the old deal');
    await card.getByText('Done. decided to reopen the old deal').waitFor();
    await card.getByText('Decided: reopen it. Move the old deal to an open stage').waitFor();
    await press(card, 'Undo');
    await card.getByRole('button', { name: 'Reopen the old deal' }).waitFor();
    await press(card, 'Open the deal');
    await page.getByRole('heading', { level: 1, name: /^Сделка, заведённая вручную/u }).waitFor();
    const { portal } = show().scene.sandbox;
    portal.updateObject('deals', dealId, { dealstage: 'qualifiedtobuy' });
    await show().catchUp();
    const reopened = await openDeal(dealId);
    await reopened.card.getByRole('tab', { name: 'People (3)' }).waitFor();
  });

  test('after a lost deal a new purchase is begun, and whoever is interested joins it', async () => {
    const { companyId, dealId } = await show().play('lost_deal');
    const { card } = await openCompany(companyId);
    await press(card, 'Start a new purchase');
    await card.getByText('Done. new purchase begun').waitFor();
    await show().catchUp();
    const made = dealsOf(show(), companyId).find((id) => id !== dealId) ?? '';
    const { portal } = show().scene.sandbox;
    expect(portal.associations('deals', made, 'contacts')).toHaveLength(3);
    bringColleague(portal, companyId, show().clock.now(), FORMS.conference);
    await show().catchUp();
    expect(portal.associations('deals', made, 'contacts')).toHaveLength(4);
  });

  test('after a won deal the former people come along to be confirmed, and one is', async () => {
    const { dealId, companyId } = await show().play('group_4');
    const { scene, clock, catchUp } = show();
    const { portal } = scene.sandbox;
    const { page } = await openDeal(dealId);
    await page.getByTestId('happen-won').click();
    await page
      .getByTestId('portal')
      .getByText(/closedwon|Closed Won/iu)
      .first()
      .waitFor();
    await catchUp();
    clock.reach(clock.now() + 60_000);
    for (const { id } of portal.associations('companies', companyId, 'contacts').slice(0, 3))
      visitPage(portal, id, '/hr/compare', clock.now());
    await catchUp();
    const next = dealsOf(show(), companyId).find((id) => id !== dealId) ?? '';
    const { page: second } = await openDeal(next);
    await rowOf(second, 'Виктор Новиков').getByText('to confirm').waitFor();
    const panel = await openMember(second, 'Виктор Новиков');
    await press(panel, 'Confirm as member');
    await rowOf(second, 'Виктор Новиков').getByText('to confirm').waitFor({ state: 'detached' });
    await catchUp();
    expect(portal.associations('deals', next, 'contacts')).toHaveLength(4);
    await press(panel, 'Undo');
    await rowOf(second, 'Виктор Новиков').getByText('to confirm').waitFor();
  });
});

const inManualModel = (rules: RuleSet): RuleSet => ({
  ...rules,
  solutions: rules.solutions.map((each) => ({ ...each, operatingModel: 'manual' })),
});

describeInBrowser(
  'in the manual model',
  (show) => {
    test('one act makes the deal with the people ticked and the roles checked, and says who is there and missing (R108, R109)', async () => {
      const { companyId } = await show().play('group_4');
      const { page, card } = await show().openPreview(`record=companies/${companyId}&locale=en`);
      await card.getByText('Which roles are there?').waitFor();
      await card.getByText('Who is missing? nobody').waitFor();
      await card.getByRole('checkbox', { name: 'Андрей Лебедев, IT-директор' }).click();
      await card.getByText('Who is missing? technical validator').waitFor();
      await card.getByText('Who else should be involved? Андрей Лебедев').waitFor();
      const roles = card.getByRole('group', { name: 'Roles of Наталья Орлова' });
      await roles.getByRole('checkbox', { name: 'approver' }).click();
      await takePicture(page, 'company-create');
      await press(card, 'Create the opportunity with these people');
      await card.getByText('Done. opportunity created by hand').waitFor();
      await show().catchUp();
      const deal = await show().record('deals', await onlyDealOf(show(), companyId));
      expect(labelsOn(deal, 'Наталья Орлова')).toEqual(['Approver', 'Initiator']);
      expect(labelsOn(deal, 'Татьяна Морозова')).toEqual(['Budget holder']);
      expect(deal.related.map(({ name }) => name)).not.toContain('Андрей Лебедев');
    });

    test('whoever shows interest later is suggested, joins by a person’s word, and the word is taken back', async () => {
      const { companyId } = await show().play('group_4');
      const { scene, clock, catchUp } = show();
      const company = await show().openPreview(`record=companies/${companyId}&locale=en`);
      await press(company.card, 'Accept');
      await company.card.getByText('Done. proposal accepted').waitFor();
      await catchUp();
      const dealId = await onlyDealOf(show(), companyId);
      bringColleague(scene.sandbox.portal, companyId, clock.now());
      await catchUp();
      const { page, card } = await show().openPreview(`record=deals/${dealId}&locale=en`);
      await choose(card, 'Show', 'Suggested');
      await press(await openMember(page, 'Мария Кузнецова'), 'Add to the group');
      await card.getByRole('tab', { name: 'People (5)' }).waitFor();
      await catchUp();
      expect(scene.sandbox.portal.associations('deals', dealId, 'contacts')).toHaveLength(5);
      await press(card, 'Undo');
      await card.getByRole('tab', { name: 'People (4)' }).waitFor();
    });
  },
  inManualModel,
);
