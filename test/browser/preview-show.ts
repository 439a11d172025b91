/** The demo in a real browser: portal, server, worker and preview, on a clock that jumps over all waiting. */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

import { startScene, type Scene } from '../../src/cli/demo-scene.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { LiveRecord, RecordType, SceneName } from '../../src/preview/link/protocol.ts';
import type { BuiltPreview } from '../../src/preview/server/build-preview.ts';
import { playScene } from '../../src/preview/server/scenes.ts';
import { startPreview } from '../../src/preview/server/start-preview.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { whenDue } from '../../src/worker/worker.ts';
import { createJumpingClock, type JumpingClock } from './jumping-clock.ts';
import { openGuarded, type GuardedPage } from './guarded-page.ts';

export interface Show {
  readonly scene: Scene;
  readonly clock: JumpingClock;
  readonly url: string;
  /** @param query of the page's address, such as `record=deals/1&locale=ru` */
  openPreview(query: string): Promise<GuardedPage>;
  /** Plays a scene and lets the app make of it what it will. */
  play(name: SceneName): Promise<Played>;
  /** A record as the preview's portal holds it now. */
  record(type: RecordType, id: string): Promise<LiveRecord>;
  /** Delivers what the portal has to tell and works until nothing is due. */
  catchUp(): Promise<void>;
  /** Closes the pages of a test, and answers what they complained of. */
  endTest(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Played {
  readonly companyId: string;
  /** Empty where there is no deal. */
  readonly dealId: string;
}

interface Prepared {
  readonly built: BuiltPreview;
  readonly browser: string;
}

/** Made by `build-once.mjs`. */
function readPrepared(): Prepared {
  const prepared = JSON.parse(process.env['BROWSER_TESTS'] ?? '{}') as Partial<Prepared>;
  const { built, browser } = prepared;
  if (built === undefined || browser === undefined)
    throw new Error('Nothing was built for the browser tests.');
  if (built.problems.length > 0) throw new Error(built.problems.join('\n'));
  return { built, browser };
}

export async function startShow(change: (rules: RuleSet) => RuleSet = (rules) => rules): Promise<Show> {
  const { built, browser: endpoint } = readPrepared();
  const loaded = await loadRules('config');
  if (!loaded.ok) throw new Error('The sample rules have errors.');
  const clock = createJumpingClock();
  const rules = change(loaded.rules);
  const [browser, scene] = await Promise.all([
    chromium.connect(endpoint),
    startScene({ rules, logLevel: 'silent', host: '127.0.0.1', port: 0, clock }),
  ]);
  const { sandbox, publicUrl, url: backendUrl } = scene;
  const preview = await startPreview({ sandbox, built, publicUrl, backendUrl, host: '127.0.0.1', port: 0 });
  const closing = async () => {
    await browser.close();
    await preview.close();
    await scene.close();
  };
  return assemble({ browser, scene, clock, url: preview.url, closing });
}

interface Parts {
  readonly browser: Browser;
  readonly scene: Scene;
  readonly clock: JumpingClock;
  readonly url: string;
  readonly closing: () => Promise<void>;
}

function assemble({ browser, scene, clock, url, closing }: Parts): Show {
  const opened: GuardedPage[] = [];
  const catchUp = async () => {
    // The portal tells of what the app wrote in the first round; what that has it read is done in the second.
    for (let round = 0; round < 2; round += 1) {
      await scene.sandbox.webhooks.flush();
      await settle(scene, clock);
    }
  };
  return {
    scene,
    clock,
    url,
    catchUp,
    openPreview: async (query) => {
      const page = await openGuarded(browser, `${url}/?${query}`);
      opened.push(page);
      return page;
    },
    play: async (name) => {
      const place = playScene(scene.sandbox.portal, name);
      await catchUp();
      return findPlayed(scene, place);
    },
    record: async (type, id) =>
      (await fetch(`${url}/preview/records/${type}/${id}`)).json() as Promise<LiveRecord>,
    endTest: async () => (await Promise.all(opened.splice(0).map((each) => each.end()))).flat(),
    close: closing,
  };
}

function findPlayed({ sandbox: { portal } }: Scene, { type, id }: ReturnType<typeof playScene>): Played {
  const other = (to: 'deals' | 'companies') => portal.associations(type, id, to)[0]?.id ?? '';
  return type === 'deals'
    ? { dealId: id, companyId: other('companies') }
    : { companyId: id, dealId: other('deals') };
}

/** What falls due later falls due now; work under way is waited for. */
async function settle({ application, wake }: Scene, clock: JumpingClock): Promise<void> {
  for (;;) {
    const due = await whenDue(application.context);
    if (due === null) return;
    clock.reach(due);
    wake();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Pictures for people to look at; git does not keep them. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync('artifacts', { recursive: true });
  await page.screenshot({ path: `artifacts/${name}.png`, fullPage: true });
}
