import { findChromium } from './find-chromium.ts';
import { startShow, takePicture, type Show } from './preview-show.ts';

const chromium = findChromium();
if (chromium === null)
  process.stderr.write('No Chromium: the cards are not tried in a browser. Name one by CHROMIUM.\n');
const describeInBrowser = chromium === null ? describe.skip : describe;
const MEMBERS = ['Елена Соколова', 'Сергей Волков', 'Ольга Петрова', 'Иван Михайлов'];

function readLabels({ scene, dealId, story }: Show): readonly string[] {
  const pairs = scene.sandbox.portal.associations('deals', dealId, 'contacts');
  return pairs.find(({ id }) => id === story.sergeyId)?.labels ?? [];
}

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
    const shown = await page.evaluate(() => performance.now());
    process.stdout.write(`The card shows the group ${Math.round(shown)} ms after the page was asked for.\n`);
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

  test('a role that is denied and then confirmed changes the card at once, and the portal after it', async () => {
    const { page, problems } = await show.openPreview('locale=en');
    await page.getByTestId('card').getByRole('button', { name: 'Сергей Волков' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText(/^technical validator, \d+% sure$/u).waitFor();
    await takePicture(page, 'deal-member');
    const label = page.locator(`[data-related="${show.story.sergeyId}"]`, { hasText: 'Technical validator' });
    await label.waitFor();
    await panel.getByRole('button', { name: 'Not this role' }).click();
    await panel.getByText('ruled out by a person').waitFor();
    await show.catchUp();
    expect(readLabels(show)).not.toContain('Technical validator');
    await label.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Confirm' }).first().click();
    await panel.getByText('technical validator, 100% sure').waitFor();
    await show.catchUp();
    expect(readLabels(show)).toContain('Technical validator');
    await label.waitFor();
    await takePicture(page, 'deal-confirmed');
    expect(await problems()).toEqual([]);
    await page.close();
  });

  test('what happens on the site reaches the card through the app when it is asked again', async () => {
    const { page, problems } = await show.openPreview('locale=en');
    const card = page.getByTestId('card');
    await card.getByText('6 interactions from 3 members in 7 days').first().waitFor();
    await page.getByTestId('happen-visit').click();
    await page.getByTestId('events').getByText('hs_analytics_last_url').first().waitFor();
    await show.catchUp();
    await card.getByText('Refresh').click();
    await card.getByText('7 interactions from 3 members in 7 days').first().waitFor();
    expect(await problems()).toEqual([]);
    await page.close();
  });

  test('the button of the next step creates the meeting in the portal', async () => {
    const { page, problems } = await show.openPreview('locale=en');
    const before = show.scene.sandbox.portal.list('meetings').length;
    await page.getByTestId('card').getByRole('button', { name: 'Schedule a meeting' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('How the integration works');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.waitFor({ state: 'detached' });
    const meetings = show.scene.sandbox.portal.list('meetings');
    expect(meetings).toHaveLength(before + 1);
    expect(meetings.at(-1)?.properties['hs_meeting_title']).toBe('How the integration works');
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
    await panel.getByText(/^initiator, \d+% sure$/u).waitFor();
    expect(await panel.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    expect(await problems()).toEqual([]);
    await page.close();
  });
});
