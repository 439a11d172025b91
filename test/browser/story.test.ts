/** From a company nobody has heard of to a full group, by the buttons of the preview, and what the portal holds. */
import type { GuardedPage } from './guarded-page.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { labelsOn, press, rowOf, valueOf } from './member-panel.ts';
import { takePicture } from './preview-show.ts';
import { until } from './until.ts';

describeInBrowser('the story of a company, from nothing to a full group', (show) => {
  const count = () => show().scene.sandbox.portal.list('contacts').length;

  /** Somebody new signs up on the site, and the card is asked again once the app has heard of it. */
  async function signUp({ page, card }: GuardedPage): Promise<void> {
    const before = count();
    await page.getByTestId('happen-new_contact').click();
    await until('somebody new in the portal', () => count() > before);
    await show().catchUp();
    await press(card, 'Refresh');
  }

  test('nothing, the first visitor, a group that forms, the deal, its people with their roles, full coverage (R54)', async () => {
    const opened = await show().openPreview('record=companies&locale=en');
    const { page, card } = opened;
    await page.getByText('The portal has no such record.').waitFor();
    await page.getByTestId('play-scene').click();
    await card.getByText('Nothing to show yet').waitFor();
    await show().catchUp();
    await press(card, 'Refresh');
    await card
      .getByText('No opportunity yet. One appears as soon as several people here show interest')
      .waitFor();
    await takePicture(page, 'story-1-nothing');

    await signUp(opened);
    await card.getByText('Наталья Орлова, HR-директор').first().waitFor();
    await card
      .getByText(/^held back: 1 person of 1 department within 21 days; needed are 3 people/u)
      .waitFor();
    await takePicture(page, 'story-2-first-visitor');

    await signUp(opened);
    await card.getByText(/^held back: 2 people of 2 departments/u).waitFor();
    expect(show().scene.sandbox.portal.list('deals')).toEqual([]);

    await signUp(opened);
    await card.getByRole('button', { name: 'Open the deal' }).waitFor();
    const dealId = show().scene.sandbox.portal.list('deals')[0]?.id ?? '';
    expect(labelsOn(await show().record('deals', dealId), 'Татьяна Морозова')).toEqual(['Budget holder']);
    await takePicture(page, 'story-3-deal');

    await press(card, 'Open the deal');
    await card.getByText('top management is missing').first().waitFor();
    await rowOf(page, 'Андрей Лебедев')
      .getByText(/technical validator, \d+%/u)
      .waitFor();
    expect(valueOf(await show().record('deals', dealId), 'bg_roles_missing')).toBe('decision_maker');
    await card.getByRole('tab', { name: 'Gaps (1)' }).click();
    await card.getByTestId('gap-decision_maker').getByText('Usually from: top management').waitFor();
    await takePicture(page, 'story-4-gap');

    await signUp(opened);
    await card.getByRole('tab', { name: 'People (4)' }).click();
    await rowOf(page, 'Виктор Новиков')
      .getByText(/decision maker, \d+%/u)
      .waitFor();
    await card.getByTestId('gauge-coverage').getByText('100%').waitFor();
    await card.getByText('all required roles are engaged').first().waitFor();
    await page.getByTestId('portal').getByText('Decision maker', { exact: true }).waitFor();
    const deal = await show().record('deals', dealId);
    expect(valueOf(deal, 'bg_coverage_engaged')).toBe('100');
    expect(valueOf(deal, 'bg_roles_missing')).toBe('');
    await takePicture(page, 'story-5-full');
  });
});
