import type { WebhookEvent } from '../../src/sandbox/delivery/payloads.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { countTakenIn, lostOf, send, settle } from './held.ts';
import { readOutcome, type Outcome } from './outcome.ts';
import { addressOf, aimAt, setStage, startProgram, until, type Program, type Stage } from './program.ts';

const KILLS = 10;
let stage: Stage;
afterEach(() => stage.close());

async function start(): Promise<Program> {
  const program = startProgram({ args: ['serve'], variables: stage.variables });
  aimAt(stage, await addressOf(program));
  return program;
}

/** Somebody looks at one more page, so that each life of the server has something of its own to do. */
function lookAgain(contactId: string, round: number): void {
  const properties = { hs_analytics_last_url: `https://www.example-hr.ru/hr/api-docs?chapter=${round}` };
  stage.sandbox.portal.updateObject('contacts', contactId, properties, {
    source: 'ANALYTICS',
    sourceId: null,
  });
}

/** The story with one more page per round; `kill` decides how each round's server ends. */
async function tell(now: number, kill: (round: number, acknowledged: WebhookEvent[]) => Promise<void>) {
  const acknowledged: WebhookEvent[] = [];
  const { sergeyId } = playRedDaisy(stage.sandbox.portal, { now });
  for (let round = 0; round < KILLS; round++) {
    if (round > 0) lookAgain(sergeyId, round);
    await kill(round, acknowledged);
  }
  await start();
  await settle(stage, acknowledged);
  return acknowledged;
}

async function tellQuietly(now: number): Promise<Outcome> {
  stage = await setStage();
  await tell(now, () => Promise.resolve());
  const outcome = readOutcome(stage.sandbox);
  await stage.close();
  return outcome;
}

test('ten kill -9 in the middle of the story: the same portal, one deal, nothing acknowledged lost (P11)', async () => {
  const now = Date.now();
  const expected = await tellQuietly(now);
  expect(expected.deals).toHaveLength(1);
  const random = createRandom(11);
  stage = await setStage();
  const { calls, webhooks } = stage.sandbox;
  const acknowledged = await tell(now, async (round, seen) => {
    const program = await start();
    // A random point: so many calls to the portal later, the early ones before its webhooks are answered.
    const mark = calls.entries.length + Math.floor(random() * 14);
    const reached = (): boolean => calls.entries.length >= mark;
    let sent = false;
    const sending = send(stage, seen).then(() => (sent = true));
    await until(`call ${mark} in round ${round}`, () => reached() || sent);
    if (!reached()) await settle(stage, seen, reached);
    program.child.kill('SIGKILL');
    expect((await program.ended).signal).toBe('SIGKILL');
    await sending;
  });
  expect(webhooks.givenUp).toEqual([]);
  expect(await lostOf(stage, acknowledged)).toEqual([]);
  expect(readOutcome(stage.sandbox)).toEqual(expected);
});

test('SIGTERM under load: exit code 0 within 10 s, nothing acknowledged lost (P14)', async () => {
  stage = await setStage();
  const program = await start();
  const { portal } = stage.sandbox;
  for (let number = 0; number < 300; number++)
    portal.createObject('contacts', { email: `p${number}@c${number % 20}.example`, jobtitle: 'CFO' });
  const acknowledged: WebhookEvent[] = [];
  const sending = send(stage, acknowledged);
  await until('the server is at work', async () => (await countTakenIn(stage)) > 50);
  const told = performance.now();
  program.child.kill('SIGTERM');
  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - told).toBeLessThan(10_000);
  await sending;
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(await lostOf(stage, acknowledged)).toEqual([]);
  await start();
  await settle(stage, acknowledged);
  expect(await lostOf(stage, acknowledged)).toEqual([]);
});
