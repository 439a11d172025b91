/** What the card shows while it waits, when something fails, and when answers come late or in the wrong order. */
import { sql } from 'kysely';

import type { Backend } from '../../src/preview/link/protocol.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import type { GuardedPage } from './guarded-page.ts';
import { labelsOn, openMember, press, rowOf } from './member-panel.ts';
import { takePicture, type Played, type Show } from './preview-show.ts';
import { until } from './until.ts';

const NATALIA = 'Наталья Орлова';
const STALE = 'This may be out of date';
const SILENT = 'The Buying Groups server did not answer. Your data is safe; try again in a minute.';
const BUSY = 'The Buying Groups server cannot do this right now. Try again in a minute.';
const FORBIDDEN = 'You have no permission for this. Ask your HubSpot administrator.';

/** The menu may stand behind an open panel, where a mouse does not reach. */
const switchTo = ({ page }: Pick<GuardedPage, 'page'>, backend: Backend) =>
  page.getByLabel('Backend').selectOption(backend, { force: true });

interface Failing {
  readonly backend: Backend;
  readonly says: string;
  /** What support can find in the app's log. */
  readonly support?: boolean;
}

const FAILING: readonly Failing[] = [
  { backend: 'status-500', says: BUSY, support: true },
  { backend: 'status-502', says: BUSY },
  { backend: 'status-503', says: BUSY, support: true },
  { backend: 'status-401', says: FORBIDDEN, support: true },
  { backend: 'status-403', says: FORBIDDEN, support: true },
  { backend: 'throw', says: SILENT },
  { backend: 'offline', says: SILENT },
];

const until503 = ({ scene }: Show) =>
  until('the app says that it pauses', async () => (await fetch(`${scene.url}/readyz`)).status === 503);

describeInBrowser('the card while something fails', (show) => {
  let group: Played;

  beforeAll(async () => {
    group = await show().play('group_4');
  });

  const open = (query = '') => show().openPreview(`record=deals/${group.dealId}&locale=en${query}`);

  test('says that it reads, until the answer comes', async () => {
    const opened = await open('&backend=held');
    await opened.card.getByRole('status', { name: 'Reading the buying group…' }).waitFor();
    await switchTo(opened, 'healthy');
    await opened.card.getByText('Priority 3 of 3').waitFor();
    expect(await opened.card.getByRole('status', { name: 'Reading the buying group…' }).count()).toBe(0);
  });

  test.each(FAILING)(
    '$backend: says what happened and what to do, and reads again on request',
    async (failing) => {
      const opened = await open(`&backend=${failing.backend}`);
      const { card, page } = opened;
      await card.getByRole('alert').getByText(failing.says).waitFor();
      await card.getByText('The buying group cannot be shown').waitFor();
      expect(await card.getByText('For support: request preview').count()).toBe(
        failing.support === true ? 1 : 0,
      );
      if (failing.backend === 'status-403') await takePicture(page, 'deal-forbidden');
      await switchTo(opened, 'healthy');
      await press(card, 'Try again');
      await card.getByText('Priority 3 of 3').waitFor();
    },
  );

  test('an answer of another shape leaves words in place of the card, and the next answer is shown', async () => {
    const opened = await open('&backend=nonsense');
    // React reports what the guard around the card has caught, and the card logs it.
    opened.expectProblem(/^console: (Type|Range)Error/u);
    opened.expectProblem(/^card: error/u);
    await opened.card
      .getByRole('alert')
      .getByText('The card met something it does not understand.')
      .waitFor();
    await switchTo(opened, 'healthy');
    await press(opened.card, 'Refresh');
    await opened.card.getByText('Priority 3 of 3').waitFor();
  });

  test('a record the app has not heard of yet is no failure: it says when it will be there', async () => {
    const opened = await open('&backend=status-404');
    await opened.card
      .getByText('The app does not know this record yet. A new record appears within a minute.')
      .waitFor();
    expect(await opened.card.getByRole('alert').count()).toBe(0);
    await switchTo(opened, 'healthy');
    await press(opened.card, 'Refresh');
    await opened.card.getByText('Priority 3 of 3').waitFor();
  });

  test('without an address of the server it says which setting is missing', async () => {
    const opened = await open('&backend=unset');
    await opened.card.getByText('PUBLIC_URL is not set in the HubSpot project’s profile.').waitFor();
    await switchTo(opened, 'healthy');
    await opened.card.getByText('Priority 3 of 3').waitFor();
  });

  test.each([
    { backend: 'status-500', says: BUSY },
    { backend: 'status-403', says: FORBIDDEN },
    { backend: 'throw', says: SILENT },
  ] as const)(
    '$backend on a later reading: the old group stays, marked as such',
    async ({ backend, says }) => {
      const opened = await open();
      const { card, page } = opened;
      await rowOf(page, NATALIA).waitFor();
      await switchTo(opened, backend);
      await press(card, 'Refresh');
      await card.getByRole('status').filter({ hasText: STALE }).getByText(says).waitFor();
      await rowOf(page, NATALIA).waitFor();
      if (backend === 'throw') await takePicture(page, 'deal-stale');
      await switchTo(opened, 'healthy');
      await press(card, 'Refresh');
      await card.getByText(STALE).waitFor({ state: 'detached' });
    },
  );

  test('an answer that never comes ends after 15 seconds, and the group stays', async () => {
    const opened = await open();
    const { card, page } = opened;
    await rowOf(page, NATALIA).waitFor();
    await page.clock.install();
    await switchTo(opened, 'held');
    await press(card, 'Refresh');
    await page.getByTestId('events').getByText('/buying-group → 200').nth(1).waitFor();
    await page.clock.fastForward(15_001);
    await card.getByText(SILENT).waitFor();
    await rowOf(page, NATALIA).waitFor();
  });

  test.each([
    { backend: 'status-500', says: BUSY },
    { backend: 'status-403', says: FORBIDDEN },
    { backend: 'offline', says: SILENT },
  ] as const)(
    '$backend on an act: it says that nothing is saved, and trying again saves it once',
    async (failing) => {
      const opened = await open();
      const panel = await openMember(opened.page, NATALIA);
      await switchTo({ page: opened.page }, failing.backend);
      await press(panel, 'Mark as champion');
      await panel.getByRole('alert').filter({ hasText: 'Not saved' }).getByText(failing.says).waitFor();
      await panel.getByRole('button', { name: 'Mark as champion' }).waitFor();
      if (failing.backend === 'offline') await takePicture(opened.page, 'deal-not-saved');
      await switchTo({ page: opened.page }, 'healthy');
      await press(panel, 'Try again');
      await panel.getByText(`Done. ${NATALIA}: champion`).waitFor();
      await press(panel, 'Undo');
      await panel.getByRole('button', { name: 'Mark as champion' }).waitFor();
      await show().catchUp();
    },
  );

  test('an act whose answer was lost is told as not saved, and repeating it does not do it twice', async () => {
    const { dealId } = await show().play('group_4');
    const { page, card } = await show().openPreview(`record=deals/${dealId}&locale=en`);
    const panel = await openMember(page, NATALIA);
    await page.clock.install();
    await switchTo({ page: page }, 'held');
    await press(panel, 'Mark as champion');
    await page.getByTestId('events').getByText('/flags → 200').waitFor();
    await page.clock.fastForward(15_001);
    await panel.getByText('Not saved').waitFor();
    await switchTo({ page: page }, 'healthy');
    await press(panel, 'Try again');
    await panel.getByText(`Done. ${NATALIA}: champion`).waitFor();
    await press(panel, 'Close');
    await card.getByRole('tab', { name: 'Why' }).click();
    expect(await card.getByText(`${NATALIA}: champion (by you)`).count()).toBe(1);
    await show().catchUp();
    expect(labelsOn(await show().record('deals', dealId), NATALIA)).toEqual(['Champion', 'Initiator']);
  });

  test('a slow answer that a later one has overtaken is dropped', async () => {
    const opened = await open();
    const { page, card } = opened;
    await rowOf(page, NATALIA).waitFor();
    await switchTo(opened, 'overtaken');
    await press(card, 'Refresh');
    const readings = page.getByTestId('events').getByText('/buying-group → 200');
    await readings.nth(1).waitFor();
    await card.evaluate(noteChampion);
    const panel = await openMember(page, NATALIA);
    await press(panel, 'Mark as champion');
    await panel.getByText(`Done. ${NATALIA}: champion`).waitFor();
    // The overtaken answer has come by the time the card reads again by itself, seconds after the act.
    await readings.nth(2).waitFor();
    await rowOf(page, NATALIA).getByText('champion').waitFor();
    expect(await page.evaluate(() => (globalThis as Noting).noted)).toEqual([false, true]);
    await press(panel, 'Undo');
    await panel.getByText('Done.', { exact: true }).waitFor();
    await show().catchUp();
  });

  test('with HubSpot down acts are kept and shown, the card says what waits, and all arrives once it is back', async () => {
    const opened = await open();
    const { page, card } = opened;
    await page.getByTestId('happen-hubspot_down').click();
    const panel = await openMember(page, NATALIA);
    await press(panel, 'Mark as champion');
    await panel.getByText(`Done. ${NATALIA}: champion`).waitFor();
    await press(panel, 'Close');
    await card.getByText('Recent changes are on their way to HubSpot.').waitFor();
    await until503(show());
    await press(card, 'Refresh');
    await card.getByText(STALE).waitFor();
    await rowOf(page, NATALIA).getByText('champion').waitFor();
    await takePicture(page, 'deal-hubspot-down');
    expect(labelsOn(await show().record('deals', group.dealId), NATALIA)).toEqual(['Initiator']);
    await page.getByTestId('happen-hubspot_back').click();
    await until('HubSpot answers again', () => show().scene.sandbox.faults.take('GET', '/crm') === null);
    show().clock.reach(show().clock.now() + 60_000);
    await show().catchUp();
    await press(card, 'Refresh');
    await card.getByText(STALE).waitFor({ state: 'detached' });
    expect(labelsOn(await show().record('deals', group.dealId), NATALIA)).toEqual(['Champion', 'Initiator']);
  });

  test('with a store that takes nothing in, the group is still read, and an act is told as not saved', async () => {
    const { store } = show().scene.application.context;
    const { dealId } = await show().play('group_4');
    await sql`pragma query_only = 1`.execute(store.db);
    const { page } = await show().openPreview(`record=deals/${dealId}&locale=en`);
    const panel = await openMember(page, NATALIA);
    await press(panel, 'Mark as champion');
    await panel.getByText('Not saved').waitFor();
    await panel.getByText(BUSY).waitFor();
    await sql`pragma query_only = 0`.execute(store.db);
    await press(panel, 'Try again');
    await panel.getByText(`Done. ${NATALIA}: champion`).waitFor();
  });
});

describeInBrowser('the card while the store is gone', (show) => {
  test('keeps what it has read, and says that it may be out of date', async () => {
    const { dealId } = await show().play('group_4');
    const { page, card } = await show().openPreview(`record=deals/${dealId}&locale=en`);
    await rowOf(page, NATALIA).waitFor();
    await show().scene.application.context.store.db.destroy();
    await press(card, 'Refresh');
    await card.getByText(STALE).waitFor();
    await card.getByText(/^For support: request [\w-]+$/u).waitFor();
    await rowOf(page, NATALIA).waitFor();
  });
});

describeInBrowser('a deal without a company', (show) => {
  test('says why there is no group and what will start one, and offers nothing that cannot help', async () => {
    const { dealId } = await show().play('deal_alone');
    const { card } = await show().openPreview(`record=deals/${dealId}&locale=en`);
    await card.getByText('The deal is associated with no company.').waitFor();
    await card
      .getByText('Associate it with the company that buys: the group is made of its people.')
      .waitFor();
    expect(await card.getByRole('button', { name: 'Recalculate' }).count()).toBe(0);
  });
});

type Noting = typeof globalThis & { noted?: boolean[] };

/** Whether a champion stands in the list: each change of that, from now on. */
function noteChampion(card: Element): void {
  const has = () =>
    [...card.querySelectorAll('tbody tr')].some((row) => /champion/u.test(row.textContent ?? ''));
  const noted = [has()];
  (globalThis as Noting).noted = noted;
  const note = () => void (noted.at(-1) === has() || noted.push(has()));
  new MutationObserver(note).observe(card, { subtree: true, childList: true, characterData: true });
}
