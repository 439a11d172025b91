// Before the browser tests, once: the bundles as HubSpot builds them, and one browser for all files of tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildAppPreview } from '../../src/preview/server/start-preview.ts';
import { CHROMIUM_ARGS, findChromium } from './find-chromium.ts';

export default async function buildOnce() {
  const executablePath = findChromium();
  if (executablePath === null) return;
  const folder = await mkdtemp(join(tmpdir(), 'buying-groups-browser-'));
  const browser = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
  globalThis.endBrowserTests = async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
  const built = await buildAppPreview(join(folder, 'preview'));
  process.env.BROWSER_TESTS = JSON.stringify({ built, browser: browser.wsEndpoint() });
}
