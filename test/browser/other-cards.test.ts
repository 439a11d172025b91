import { findChromium } from './find-chromium.ts';
import { startShow, takePicture, type Show } from './preview-show.ts';

const chromium = findChromium();
if (chromium === null)
  process.stderr.write('No Chromium: the cards are not tried in a browser. Name one by CHROMIUM.\n');
const describeInBrowser = chromium === null ? describe.skip : describe;

describeInBrowser('the other cards and the pages of the app, in a browser', () => {
  let show: Show;

  beforeAll(async () => {
    show = await startShow(chromium ?? '');
  });

  afterAll(() => show.close());

  test.each([
    { name: 'contact', query: 'record=contacts&locale=en', words: 'HR, manager' },
    { name: 'company', query: 'record=companies&locale=ru', words: 'HR-система' },
    { name: 'home', query: 'page=buying_groups_home&locale=en', words: 'Красная ромашка' },
    { name: 'settings', query: 'page=buying_groups_settings&locale=ru', words: 'HR-система' },
  ])('$name: drawn without an error and without an unknown component', async ({ name, query, words }) => {
    const { page, problems } = await show.openPreview(
      `record=deals&${query}`.replace(/^record=deals&(?=record)/u, ''),
    );
    await page.getByTestId('card').getByText(words).first().waitFor();
    await takePicture(page, name);
    expect(await page.locator('.pv-unknown').count()).toBe(0);
    expect(await page.locator('[data-testid=card] [data-state=error]').count()).toBe(0);
    expect(await problems()).toEqual([]);
    await page.close();
  });
});
