/** The demo in a real browser: portal, server, worker and preview, with the story played to its end. */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

import { startScene, type Scene } from '../../src/cli/demo-scene.ts';
import { prepareCards, type ShownCards } from '../../src/cli/show-cards.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { CHROMIUM_ARGS } from './find-chromium.ts';

export interface OpenedPage {
  readonly page: Page;
  /** What the console, the page and the card's own log complained of. */
  problems(): Promise<readonly string[]>;
}

export interface Show {
  readonly scene: Scene;
  readonly story: RedDaisy;
  readonly dealId: string;
  /** @param query of the page's address, such as `locale=ru`; the story's deal unless it names a record */
  openPreview(query?: string): Promise<OpenedPage>;
  /** Delivers what the portal has to tell and waits until the app has nothing left to do. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

const VIEWPORT = { width: 1360, height: 900 };

export async function startShow(executablePath: string): Promise<Show> {
  const loaded = await loadRules('config');
  if (!loaded.ok) throw new Error('The sample rules have errors.');
  const scene = await startScene({ rules: loaded.rules, logLevel: 'silent', host: '127.0.0.1', port: 0 });
  const story = playRedDaisy(scene.sandbox.portal, { now: Date.now() });
  const catchUp = async () => {
    await scene.sandbox.webhooks.flush();
    await scene.settle();
  };
  const [cards, browser] = await Promise.all([
    prepareCards(scene, '127.0.0.1'),
    chromium.launch({ executablePath, args: CHROMIUM_ARGS }),
    catchUp(),
  ]);
  if (cards.problems.length > 0) throw new Error(cards.problems.join('\n'));
  const dealId = scene.sandbox.portal.list('deals')[0]?.id ?? '';
  return {
    scene,
    story,
    dealId,
    catchUp,
    openPreview: (query = '') =>
      openPage(browser, cards, query.includes('record=') ? query : `record=deals/${dealId}&${query}`),
    close: async () => {
      await browser.close();
      await cards.close();
      await scene.close();
    },
  };
}

async function openPage(browser: Browser, cards: ShownCards, query: string): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await page.goto(`${cards.url}/?${query}`);
  return {
    page,
    problems: async () => [
      ...problems,
      ...(await page.locator('[data-testid=log] li.is-error').allInnerTexts()),
    ],
  };
}

/** Pictures for people to look at; git does not keep them. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync('artifacts', { recursive: true });
  await page.screenshot({ path: `artifacts/${name}.png`, fullPage: true });
}
