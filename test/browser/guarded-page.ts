/** A page that keeps whatever console, page, worker or card complain of; a test that leaves a complaint unsaid fails. */
import type { Browser, Locator, Page } from 'playwright-core';

export interface GuardedPage {
  readonly page: Page;
  /** The card's own place on the page. */
  readonly card: Locator;
  /** Complaints that this test is about. */
  expectProblem(pattern: RegExp): void;
  /** Closes the page; answers the complaints nobody expected, and expected ones that did not come. */
  end(): Promise<readonly string[]>;
}

const VIEWPORT = { width: 1360, height: 900 };
const PATIENCE_MS = 15_000;
/** What a forgotten value looks like to a reader. */
const FORGOTTEN = /undefined|\[object |\bNaN\b|Invalid Date|=>/u;

export async function openGuarded(browser: Browser, url: string): Promise<GuardedPage> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE_MS);
  const heard: string[] = [];
  const expected: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`page: ${error.stack ?? error.message}`));
  await page.goto(url);
  return {
    page,
    card: page.getByTestId('card').first(),
    expectProblem: (pattern) => void expected.push(pattern),
    end: async () => {
      const all = [...heard, ...(await readComplaints(page))];
      await page.close();
      const unexpected = all.filter((text) => !expected.some((pattern) => pattern.test(text)));
      const missed = expected.filter((pattern) => !all.some((text) => pattern.test(text)));
      return [...unexpected, ...missed.map((pattern) => `expected, and not heard: ${pattern.source}`)];
    },
  };
}

/** Errors of the card and rejections in its worker stand in the page's log; an unknown component is drawn as a box. */
async function readComplaints(page: Page): Promise<string[]> {
  const [logged, unknown, texts] = await Promise.all([
    page.locator('[data-testid=log] li.is-error').allInnerTexts(),
    page.locator('.pv-unknown').allInnerTexts(),
    page.locator('[data-testid=card], dialog').allInnerTexts(),
  ]);
  return [
    ...logged.map((text) => `card: ${text}`),
    ...unknown.map((text) => `unknown component: ${text}`),
    ...texts
      .filter((text) => FORGOTTEN.test(text))
      .map((text) => `forgotten value: ${FORGOTTEN.exec(text)?.[0]}`),
  ];
}
