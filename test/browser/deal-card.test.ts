import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { takePicture, type Show } from './preview-show.ts';

const MEMBERS = ['Елена Соколова', 'Сергей Волков', 'Ольга Петрова', 'Иван Михайлов'];

describeInBrowser('the card of a deal, the real bundle in a browser', (show) => {
  let story: RedDaisy;
  let dealId = '';

  beforeAll(async () => {
    const { scene, clock, catchUp } = show();
    story = playRedDaisy(scene.sandbox.portal, { now: clock.now() });
    await catchUp();
    dealId = scene.sandbox.portal.list('deals')[0]?.id ?? '';
  });

  const openDeal = (query: string) => show().openPreview(`record=deals/${dealId}&${query}`);
  const readLabels = ({ scene }: Show) =>
    scene.sandbox.portal.associations('deals', dealId, 'contacts').find(({ id }) => id === story.sergeyId)
      ?.labels ?? [];

  test('shows band, summary and the four members of the story', async () => {
    const { page, card } = await openDeal('locale=en');
    await card.getByText('Priority 3 of 3').waitFor();
    const shown = await page.evaluate(() => performance.now());
    process.stdout.write(`The card shows the group ${Math.round(shown)} ms after the page was asked for.\n`);
    await card.getByText('6 interactions from 3 members in 7 days').first().waitFor();
    const rows = card.locator('tbody tr');
    expect(await rows.count()).toBe(4);
    const text = await card.innerText();
    for (const member of MEMBERS) expect(text).toContain(member);
    await takePicture(page, 'deal-en');
  });

  test('speaks Russian to a Russian user', async () => {
    const { page, card } = await openDeal('locale=ru');
    await card.getByText('6 взаимодействий от 3 участников за 7 дней').first().waitFor();
    await takePicture(page, 'deal-ru');
    expect(await card.innerText()).not.toMatch(/\b(Priority|Coverage|People|Refresh)\b/u);
  });

  test('a role that is denied and then confirmed changes the card at once, and the portal after it', async () => {
    const { page, card } = await openDeal('locale=en');
    await card.getByRole('button', { name: 'Сергей Волков' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText(/^technical validator, \d+% sure$/u).waitFor();
    await takePicture(page, 'deal-member');
    const label = page.locator(`[data-related="${story.sergeyId}"]`, { hasText: 'Technical validator' });
    await label.waitFor();
    await panel.getByRole('button', { name: 'Not this role' }).click();
    await panel.getByText('ruled out by a person').waitFor();
    await show().catchUp();
    expect(readLabels(show())).not.toContain('Technical validator');
    await label.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Confirm' }).first().click();
    await panel.getByText('technical validator, 100% sure').waitFor();
    await show().catchUp();
    expect(readLabels(show())).toContain('Technical validator');
    await label.waitFor();
    await takePicture(page, 'deal-confirmed');
  });

  test('what happens on the site reaches the card through the app when it is asked again', async () => {
    const { page, card } = await openDeal('locale=en');
    await card.getByText('6 interactions from 3 members in 7 days').first().waitFor();
    await page.getByTestId('happen-visit').click();
    await page.getByTestId('events').getByText('hs_analytics_last_url').first().waitFor();
    await show().catchUp();
    await card.getByText('Refresh').click();
    await card.getByText('7 interactions from 3 members in 7 days').first().waitFor();
  });

  test('the button of the next step creates the meeting in the portal', async () => {
    const { page, card } = await openDeal('locale=en');
    const before = show().scene.sandbox.portal.list('meetings').length;
    await card.getByRole('button', { name: 'Schedule a meeting' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('How the integration works');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.waitFor({ state: 'detached' });
    const meetings = show().scene.sandbox.portal.list('meetings');
    expect(meetings).toHaveLength(before + 1);
    expect(meetings.at(-1)?.properties['hs_meeting_title']).toBe('How the integration works');
  });

  test.each(['status-500', 'throw', 'offline'])(
    'says so when the backend fails (%s), and shows the group once it is back and asked again',
    async (backend) => {
      const { page, card } = await openDeal(`locale=en&backend=${backend}`);
      await card.locator('[data-state=error]').waitFor();
      if (backend === 'throw') await takePicture(page, 'deal-failing');
      await page.getByLabel('Backend').selectOption('healthy');
      await card.getByRole('button', { name: 'Try again' }).click();
      await card.getByText('Priority 3 of 3').waitFor();
    },
  );

  test('lets a user without the right read, and offers nothing to act with', async () => {
    const { page, card } = await openDeal('locale=en&user=guest');
    await card.getByRole('button', { name: 'Елена Соколова' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText(/^initiator, \d+% sure$/u).waitFor();
    expect(await panel.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
  });
});
