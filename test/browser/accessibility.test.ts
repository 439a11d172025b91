/** The cards for people who use a keyboard or a screen reader, or do not tell colours apart. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

import { describeInBrowser } from './describe-in-browser.ts';
import { openMember, rowOf } from './member-panel.ts';
import type { Played } from './preview-show.ts';

/** What axe finds inside a place, in a line each. */
async function findFaults(page: Page, place: string): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations, passes } = await inPage.run({ include: [selector] });
    if (passes.length === 0) return ['axe found nothing to look at'];
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, place);
}

const CARD = '[data-testid=card]';

describeInBrowser('the cards without a mouse, a screen or colours', (show) => {
  let group: Played;

  beforeAll(async () => {
    group = await show().play('group_13');
  });

  test.each(['en', 'ru'] as const)(
    '%s: axe finds no fault on any tab of the deal, nor in a person’s panel',
    async (locale) => {
      const { page, card } = await show().openPreview(`record=deals/${group.dealId}&locale=${locale}`);
      await rowOf(page, 'Виктор Новиков').waitFor();
      for (const tab of await card.getByRole('tab').all()) {
        await tab.click();
        expect(await findFaults(page, CARD)).toEqual([]);
      }
      await card.getByRole('tab').first().click();
      await openMember(page, 'Виктор Новиков');
      expect(await findFaults(page, 'dialog')).toEqual([]);
    },
  );

  test.each([
    { what: 'company', query: () => `record=companies/${group.companyId}`, words: 'Opportunities' },
    { what: 'failing', query: () => `record=deals/${group.dealId}&backend=throw`, words: 'Try again' },
    {
      what: 'waiting',
      query: () => `record=deals/${group.dealId}&backend=held`,
      words: 'Reading the buying group…',
    },
    { what: 'home', query: () => 'page=buying_groups_home', words: 'Северный ветер' },
    { what: 'settings', query: () => 'page=buying_groups_settings', words: 'HR system' },
  ])('axe finds no fault: $what', async ({ query, words }) => {
    const { page, card } = await show().openPreview(`${query()}&locale=en`);
    await card.getByText(words).first().waitFor();
    expect(await findFaults(page, CARD)).toEqual([]);
  });

  test('a person is opened and closed by the keyboard alone, and the focus comes back', async () => {
    const { page } = await show().openPreview(`record=deals/${group.dealId}&locale=en`);
    const button = rowOf(page, 'Виктор Новиков').getByRole('button');
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Виктор Новиков' });
    await panel.getByText(/^decision maker, \d+% sure$/u).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await button.evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true);
  });

  test('the keyboard meets the next step, the tabs, search, filter and people in the order they are read', async () => {
    const { page, card } = await show().openPreview(`record=deals/${group.dealId}&locale=en`);
    await rowOf(page, 'Виктор Новиков').waitFor();
    await card.getByTestId('next-step').getByRole('button').focus();
    const met: string[] = [];
    for (let step = 0; step < 7; step += 1) {
      await page.keyboard.press('Tab');
      met.push(
        await page.locator(':focus').evaluate((each) => each.getAttribute('name') ?? each.textContent ?? ''),
      );
    }
    const [first = ''] = await card.locator('tbody tr td:first-child button').allInnerTexts();
    expect(met).toEqual(['People (13)', 'Gaps', 'Activity', 'Why', 'search', 'filter', first]);
  });

  test('no tag, bar or warning says anything by its colour alone', async () => {
    const { page, card } = await show().openPreview(`record=deals/${group.dealId}&locale=en`);
    await rowOf(page, 'Виктор Новиков').waitFor();
    const texts = await card.locator('.pv-status, .pv-progress, .pv-alert').allInnerTexts();
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => !/\p{L}/u.test(text))).toEqual([]);
    for (const bar of await card.getByRole('progressbar').all())
      expect(await bar.getAttribute('aria-label')).toMatch(/\p{L}/u);
  });
});
