/**
 * `node bench/card-paint.ts`: how long the deal's card takes in the preview, in a browser started anew each time, until
 * band, gauges and next step are drawn; in turn with a page that only shows a line of the same answer.
 */
import { startScene } from '../src/cli/demo-scene.ts';
import { prepareCards } from '../src/cli/show-cards.ts';
import { systemClock } from '../src/hubspot/system-clock.ts';
import { signRequest } from '../webhooks/sign-request.ts';
import { findChromium } from '../test/browser/find-chromium.ts';
import { median, percentile, round } from './measure/figures.ts';
import { printTable } from './measure/table.ts';
import { openFresh, type Opening } from './paint/open-fresh.ts';
import { startPlainPage } from './paint/plain-page.ts';
import { addCrowd, viewPages } from './scene/people.ts';
import { loadSampleRules } from './scene/portal.ts';

const MEMBERS = 25;
const INTERACTIONS_EACH = 20;
const RUNS = 11;
const DAY = 86_400_000;
const HOUR = 3_600_000;

type Scene = Awaited<ReturnType<typeof startScene>>;

/** Answers the id of the deal that the crowd's interest made. */
async function fillPortal({ sandbox, settle }: Scene): Promise<string> {
  const now = systemClock.now();
  const { people } = addCrowd(sandbox.portal, { companies: 1, peoplePerCompany: MEMBERS }, now - 90 * DAY);
  for (let visit = 0; visit < INTERACTIONS_EACH; visit++)
    viewPages(sandbox.portal, people, visit + 1, now - (visit + 1) * HOUR);
  await sandbox.webhooks.flush();
  await settle();
  const deal = sandbox.portal.list('deals')[0];
  if (deal === undefined) throw new Error('The portal has no deal; the set-up went wrong.');
  return deal.id;
}

async function readAnswer({ sandbox, url, publicUrl }: Scene, dealId: string): Promise<string> {
  const { portalId, appId, clientSecret: secret } = sandbox;
  const path = `/api/deals/${dealId}/buying-group?userId=7&userEmail=rep@example.com&portalId=${portalId}&appId=${appId}`;
  const signed = { method: 'GET', url: publicUrl + path, timestamp: systemClock.now(), secret };
  const response = await fetch(url + path, { headers: { ...signRequest(signed) } });
  return response.text();
}

function tell(name: string, openings: readonly Opening[], ms: (opening: Opening) => number): string[] {
  const values = openings.map(ms);
  return [name, round(percentile(values, 0.1)), round(median(values)), round(percentile(values, 0.9))];
}

function report(cards: readonly Opening[], plain: readonly Opening[], kilobytes: number): void {
  const both = (what: string, ms: (opening: Opening) => number): string[][] => [
    tell(`${what}: the card`, cards, ms),
    tell(`${what}: a plain page`, plain, ms),
    ['ratio', '', round(median(cards.map(ms)) / median(plain.map(ms))), ''],
  ];
  printTable(
    `The deal's card in a fresh browser, ${RUNS} times: ${MEMBERS} members, ${round(kilobytes)} kB, ${median(cards.map(({ messages }) => messages))} messages of its worker between answer and content`,
    ['ms', 'p10', 'p50', 'p90'],
    [
      ...both('answer to content', ({ afterAnswer }) => afterAnswer),
      ...both('navigation to content', ({ shown }) => shown),
      ...both('processor time', ({ processor }) => processor),
    ],
  );
}

const chromium = findChromium();
if (chromium === null) {
  console.log('No Chromium was found, so nothing is drawn. Name one by CHROMIUM.');
} else {
  const rules = await loadSampleRules();
  const scene = await startScene({ rules, logLevel: 'silent', host: '127.0.0.1', port: 0 });
  const dealId = await fillPortal(scene);
  const shown = await prepareCards(scene, '127.0.0.1');
  const answer = await readAnswer(scene, dealId);
  const plainPage = await startPlainPage(answer);
  const [cards, plain]: [Opening[], Opening[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    cards.push(await openFresh(chromium, `${shown.url}/?record=deals/${dealId}&locale=en`));
    plain.push(await openFresh(chromium, plainPage.url));
  }
  report(cards, plain, answer.length / 1000);
  plainPage.close();
  await shown.close();
  await scene.close();
}
