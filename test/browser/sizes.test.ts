/** Groups of 4, 13 and 25 people: everything is found, nothing runs out of its place. */
import { describeInBrowser } from './describe-in-browser.ts';
import type { GuardedPage } from './guarded-page.ts';
import { choose, openMember, press, rowOf, valueOf } from './member-panel.ts';
import { takePicture } from './preview-show.ts';

/** What is wider than its place; a table that scrolls sideways counts as well. */
const findOverflow = ({ page }: GuardedPage) =>
  page
    .locator(
      'html, [data-testid=card], [data-testid=card] .pv-table-scroll, [data-testid=card] .pv-tile, dialog',
    )
    .evaluateAll((all) =>
      all
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((each) => `${each.className || each.tagName}: ${each.scrollWidth} in ${each.clientWidth}`),
    );

const SIZES = [
  { scene: 'group_4', people: 4, pages: 1 },
  { scene: 'group_13', people: 13, pages: 1 },
  { scene: 'group_25', people: 25, pages: 2 },
] as const;

describeInBrowser('groups of every size', (show) => {
  test.each(SIZES)(
    '$people members: all are listed, three gauges stand above them, nothing overflows (R8, R171)',
    async ({ scene, people, pages }) => {
      const { dealId } = await show().play(scene);
      const opened = await show().openPreview(`record=deals/${dealId}&locale=ru`);
      const { page, card } = opened;
      await card.getByRole('tab', { name: `Люди (${people})` }).waitFor();
      expect(valueOf(await show().record('deals', dealId), 'bg_member_count')).toBe(String(people));
      const gauges = card.locator('[data-testid^=gauge-]');
      expect(await gauges.evaluateAll((all) => all.map((each) => each.getAttribute('data-testid')))).toEqual([
        'gauge-coverage',
        'gauge-engagement',
        'gauge-consensus',
      ]);
      const names = await card.locator('tbody tr td:first-child button').allInnerTexts();
      if (pages > 1) {
        await press(card, 'Вперёд ›');
        await card.getByText(`2 / ${pages}`).waitFor();
        names.push(...(await card.locator('tbody tr td:first-child button').allInnerTexts()));
      }
      expect(new Set(names).size).toBe(people);
      for (const tab of ['Пробелы', 'Активность', 'Почему так', 'Люди']) {
        await card.getByRole('tab', { name: tab }).click();
        await card.getByRole('tabpanel', { name: tab }).waitFor();
        expect([tab, await findOverflow(opened)]).toEqual([tab, []]);
      }
      await takePicture(page, `deal-${people}`);
      await page.setViewportSize({ width: 800, height: 900 });
      expect(await findOverflow(opened)).toEqual([]);
      await takePicture(page, `deal-${people}-narrow`);
      await openMember(page, names.at(-1) ?? '');
      expect(await findOverflow(opened)).toEqual([]);
    },
  );

  test('in a group of 25 a person is found by name, title or role, and the list narrows to who needs attention (R8)', async () => {
    const { dealId } = await show().play('group_25');
    const { page, card } = await show().openPreview(`record=deals/${dealId}&locale=en`);
    const search = card.getByRole('searchbox', { name: 'Find a person' });
    const rows = card.locator('tbody tr');
    for (const [wanted, found] of [
      ['морозова', 'Татьяна Морозова'],
      ['закупок', 'Дмитрий Орлов'],
      ['decision', 'Виктор Новиков'],
    ] as const) {
      await search.fill(wanted);
      await rowOf(page, found).waitFor();
      expect(await rows.count()).toBeLessThan(15);
    }
    await search.fill('nobody of this name');
    await card.getByText('Nobody matches. Change the search or the filter.').waitFor();
    await press(card, 'Clear');
    await card.getByText('25 people', { exact: true }).waitFor();
    await press(card, 'Next ›');
    await search.fill('новиков');
    const panel = await openMember(page, 'Виктор Новиков');
    await choose(panel, 'Stance', 'sceptic');
    await press(panel, 'Set stance');
    await panel.getByText('Done.').waitFor();
    await press(panel, 'Close');
    await press(card, 'Clear');
    await choose(card, 'Show', 'Needs attention');
    await rowOf(page, 'Виктор Новиков').waitFor();
    await choose(card, 'Show', 'Supporters');
    await card.getByText('Nobody matches.').waitFor();
    await takePicture(page, 'deal-25-filtered');
  });
});
