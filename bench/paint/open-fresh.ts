/** Opens a page in a browser that was never started before, and tells what the page noted while it loaded. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS } from '../../test/browser/find-chromium.ts';

export interface Opening {
  /** Milliseconds from the answer of the backend until the content was drawn. */
  readonly afterAnswer: number;
  /** Milliseconds since the navigation began. */
  readonly asked: number;
  readonly answered: number;
  readonly shown: number;
  /** Milliseconds of processor time that the page and its workers took. */
  readonly processor: number;
  /** What the card's worker said between answer and content. */
  readonly messages: number;
}

type Noted = Readonly<Record<'asked' | 'answered' | 'shown' | 'messages', number>>;

const WATCH = fileURLToPath(new URL('watch-page.js', import.meta.url));
const VIEWPORT = { width: 1360, height: 900 };

export async function openFresh(executablePath: string, url: string): Promise<Opening> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.addInitScript({ path: WATCH });
    await page.goto(url);
    await page.waitForFunction('globalThis.noted.shown !== undefined');
    const noted = await page.evaluate<Noted>('globalThis.noted');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ cpuTime }) => cpuTime);
    return {
      ...noted,
      afterAnswer: noted.shown - noted.answered,
      // The browser keeps a second renderer ready that does nothing.
      processor: 1000 * Math.max(...renderers),
    };
  } finally {
    await browser.close();
  }
}
