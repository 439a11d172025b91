import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { takePicture } from './preview-show.ts';

describeInBrowser('the other cards and the pages of the app, in a browser', (show) => {
  beforeAll(async () => {
    const { scene, clock, catchUp } = show();
    playRedDaisy(scene.sandbox.portal, { now: clock.now() });
    await catchUp();
  });

  test.each([
    { name: 'contact', query: 'record=contacts&locale=en', words: 'HR, manager' },
    { name: 'company', query: 'record=companies&locale=ru', words: 'HR-система' },
    { name: 'home', query: 'page=buying_groups_home&locale=en', words: 'Красная ромашка' },
    { name: 'settings', query: 'page=buying_groups_settings&locale=ru', words: 'HR-система' },
  ])('$name: drawn without an error and without an unknown component', async ({ name, query, words }) => {
    const { page, card } = await show().openPreview(query);
    await card.getByText(words).first().waitFor();
    await takePicture(page, name);
    expect(await card.locator('[data-state=error]').count()).toBe(0);
  });
});
