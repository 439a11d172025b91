import type { RuleSet } from '../../src/domain/rule-set.ts';
import { findChromium } from './find-chromium.ts';
import { startShow, type Show } from './preview-show.ts';

const chromium = findChromium();
if (chromium === null)
  process.stderr.write('No Chromium: the cards are not tried in a browser. Name one by CHROMIUM.\n');

/**
 * A group of tests with a portal, an app and a preview of their own. Every test fails on an error in the console, a
 * rejection that nobody handles, an error the card logs, a component the preview does not know, a forgotten value.
 */
export function describeInBrowser(
  title: string,
  tests: (show: () => Show) => void,
  change?: (rules: RuleSet) => RuleSet,
): void {
  const describeOrSkip = chromium === null ? describe.skip : describe;
  describeOrSkip(title, () => {
    let show: Show | null = null;
    beforeAll(async () => {
      show = await startShow(change);
    });
    afterEach(async () => expect(await show?.endTest()).toEqual([]));
    afterAll(() => show?.close());
    tests(() => {
      if (show === null) throw new Error('The show has not begun; ask for it inside a test.');
      return show;
    });
  });
}
