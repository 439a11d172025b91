import { findChromium } from './find-chromium.ts';
import { startShow, takePicture, type Show } from './preview-show.ts';

const chromium = findChromium();
if (chromium === null) console.warn('No Chromium: the cards are not tried in a browser. Name one by CHROMIUM.');
const describeInBrowser = chromium === null ? describe.skip : describe;
const MEMBERS = ['Елена Соколова', 'Сергей Волков', 'Ольга Петрова', 'Иван Михайлов'];

describeInBrowser('the card of a deal, the real bundle in a browser', () => {
  let show: Show;

  beforeAll(async () => {
    show = await startShow(chromium ?? '');
  });

  afterAll(() => show.close());

  test('shows band, summary and the four members of the story', async () => {
    const { page, problems } = await show.openPreview('locale=en');
    const card = page.getByTestId('card');
    await card.getByText('Priority 3 of 3').waitFor();
    await card.getByText('6 interactions from 3 members in 7 days').first().waitFor();
    const rows = card.locator('tbody tr');
    expect(await rows.count()).toBe(4);
    const text = await card.innerText();
    for (const member of MEMBERS) expect(text).toContain(member);
    await takePicture(page, 'deal-en');
    expect(await problems()).toEqual([]);
    await page.close();
  });

  test('speaks Russian to a Russian user', async () => {
    const { page, problems } = await show.openPreview('locale=ru');
    const card = page.getByTestId('card');
    await card.getByText('6 взаимодействий от 3 участников за 7 дней').first().waitFor();
    await takePicture(page, 'deal-ru');
    expect(await card.innerText()).not.toMatch(/\b(Priority|Coverage|People|Refresh)\b/u);
    expect(await problems()).toEqual([]);
    await page.close();
  });

  test('a confirmed role changes the card at once and then the portal', async () => {
    const { page, problems } = await show.openPreview('locale=en');
    const card = page.getByTestId('card');
    await card.getByRole('button', { name: 'Сергей Волков' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('technical validator, 92% sure').waitFor();
    await takePicture(page, 'deal-member');
    await panel.getByRole('button', { name: 'Confirm' }).first().click();
    await panel.getByText('technical validator, 100% sure').waitFor();
    await takePicture(page, 'deal-confirmed');
    await panel.getByRole('button', { name: 'Not this role' }).first().click();
    await panel.getByRole('button', { name: 'Confirm' }).first().waitFor();
    await panel.getByRole('button', { name: 'Close' }).first().click();
    await show.catchUp();
    const { portal } = show.scene.sandbox;
    const pair = portal.associations('deals', show.dealId, 'contacts').find(({ id }) => id === show.story.sergeyId);
    expect(pair?.labels).not.toContain('Technical validator');
    const labels = page.locator(`[data-related="${show.story.sergeyId}"] .pv-label`);
    await labels.filter({ hasText: 'Technical validator' }).waitFor({ state: 'detached' });
    expect(await problems()).toEqual([]);
    await page.close();
  });

  test.each(['status-500', 'throw', 'offline'])(
    'says so when the backend fails (%s), and shows the group once it is back and asked again',
    async (backend) => {
      const { page } = await show.openPreview(`locale=en&backend=${backend}`);
      const card = page.getByTestId('card');
      await card.locator('[data-state=error]').waitFor();
      if (backend === 'throw') await takePicture(page, 'deal-failing');
      await page.getByLabel('Backend').selectOption('healthy');
      await card.getByRole('button', { name: 'Try again' }).click();
      await card.getByText('Priority 3 of 3').waitFor();
      await page.close();
    },
  );

  test('lets a user without the right read, and offers nothing to act with', async () => {
    const { page, problems } = await show.openPreview('locale=en&user=guest');
    const card = page.getByTestId('card');
    await card.getByRole('button', { name: 'Елена Соколова' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('initiator, 92% sure').waitFor();
    expect(await panel.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    expect(await problems()).toEqual([]);
    await page.close();
  });
});
