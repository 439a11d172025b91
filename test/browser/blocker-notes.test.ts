/** Notes on blockers: their author and those permitted read them; nobody else is sent a word of them. */
import { describeInBrowser } from './describe-in-browser.ts';
import type { GuardedPage } from './guarded-page.ts';
import { choose, openMember, press, rowOf } from './member-panel.ts';

const PLAN = 'Invite her to the pilot before the board meets';

/** What the app's server sent to this page from now on. */
function hearAnswers({ page }: GuardedPage): Promise<string>[] {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/preview/fetch')) answers.push(response.text());
  });
  return answers;
}

describeInBrowser('the notes on blockers', (show) => {
  test('are read by their author and the manager, and not sent to others (R93)', async () => {
    const { dealId } = await show().play('group_4');
    const openAs = (user: string) => show().openPreview(`record=deals/${dealId}&locale=en&user=${user}`);
    const author = await openAs('rep');
    const panel = await openMember(author.page, 'Татьяна Морозова');
    await choose(panel, 'Blocks the purchase? Choose why', 'feels left out');
    await panel.getByLabel('What will you do about it?').fill(PLAN);
    await press(panel, 'Mark as blocker');
    await panel.getByText('Done.').waitFor();
    await press(panel, 'Close');
    for (const reader of [author, await openAs('manager')]) {
      await reader.card.getByRole('tab', { name: 'Why' }).click();
      await reader.card.getByText('Blockers and plans').waitFor();
      await reader.card.getByText(`Татьяна Морозова: feels left out. ${PLAN}`).waitFor();
    }
    const guest = await openAs('guest');
    await rowOf(guest.page, 'Татьяна Морозова').getByText('blocker').waitFor();
    const answers = hearAnswers(guest);
    await press(guest.card, 'Refresh');
    await guest.card.getByRole('tab', { name: 'Why' }).click();
    await guest.card.getByText('What people did here').waitFor();
    expect(await guest.card.getByText('Blockers and plans').count()).toBe(0);
    const sent = (await Promise.all(answers)).join();
    expect(sent).toContain('Татьяна Морозова');
    expect(sent).not.toContain(PLAN);
    expect(sent).toContain(String.raw`\"blockerNotes\":null`);
  });
});
