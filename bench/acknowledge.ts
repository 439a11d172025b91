/**
 * `node bench/acknowledge.ts`: how many deliveries of 100 events are acknowledged per second, durably stored, against
 * an endpoint that only verifies the signature. Both in turn, in processes of their own, over ten connections.
 */
import { createBodyMaker, type BodyMaker } from './load/bodies.ts';
import { startChild, type Child } from './load/child.ts';
import type { AppServerReady } from './load/app-server.ts';
import type { PortalReady } from './load/portal-server.ts';
import { buildRequest, postAll } from './load/post.ts';
import { median, percentile, round } from './measure/figures.ts';
import { printTable } from './measure/table.ts';

const CONNECTIONS = 10;
const SIZE = { companies: 300, peoplePerCompany: 10 };

interface Effort {
  readonly rounds: number;
  readonly deliveries: number;
  readonly warmUp: number;
}

const EFFORTS: Readonly<Record<'web' | 'all', Effort>> = {
  // Together below the mark at which the inbox asks to come again later.
  web: { rounds: 7, deliveries: 1000, warmUp: 300 },
  // With the worker beside, each round has to be worked off before the next: 30,000 events.
  all: { rounds: 5, deliveries: 300, warmUp: 100 },
};
/** Of the bare endpoint's throughput; demanded with durable storage. */
const DEMANDED = 0.25;

interface Round {
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

type Server = Child<AppServerReady>;

async function measureRound({ ready }: Server, bodies: BodyMaker, count: number): Promise<Round> {
  const now = Date.now();
  const requests = bodies.make(count, now).map((body) => buildRequest(body, now));
  const { ms, latencies } = await postAll(ready.port, requests, CONNECTIONS);
  return { perSecond: (count / ms) * 1000, latencies };
}

/** Waits until the worker has taken in what waits: otherwise it would work through the other server's round. */
async function waitForWorker({ ready }: Server): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const response = await fetch(`http://127.0.0.1:${ready.port}/metrics`);
    const backlog = /^bg_backlog_deliveries (\d+)/mu.exec(await response.text())?.[1];
    quiet = backlog === '0' ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

interface Compared {
  readonly name: string;
  readonly bare: readonly Round[];
  readonly app: readonly Round[];
}

async function compare(
  name: string,
  { bare, app, bodies, effort }: { bare: Server; app: Server; bodies: BodyMaker; effort: Effort },
  rest: () => Promise<void>,
): Promise<Compared> {
  const rounds: { bare: Round; app: Round }[] = [];
  for (const server of [bare, app]) await measureRound(server, bodies, effort.warmUp);
  await rest();
  for (let round = 0; round < effort.rounds; round++) {
    const first = await measureRound(bare, bodies, effort.deliveries);
    rounds.push({ bare: first, app: await measureRound(app, bodies, effort.deliveries) });
    await rest();
  }
  return { name, bare: rounds.map((each) => each.bare), app: rounds.map((each) => each.app) };
}

async function compareWith(role: 'web' | 'all', bare: Server, portal: PortalReady): Promise<Compared> {
  const app = await startChild<AppServerReady>(new URL('load/app-server.ts', import.meta.url), {
    role,
    ...portal,
    people: [],
  });
  try {
    const bodies = createBodyMaker(portal);
    const rest = (): Promise<void> => (role === 'web' ? Promise.resolve() : waitForWorker(app));
    return await compare(role, { bare, app, bodies, effort: EFFORTS[role] }, rest);
  } finally {
    await app.stop();
  }
}

function describe(rounds: readonly Round[]): { perSecond: number; p50: number; p99: number } {
  const latencies = rounds.flatMap((each) => each.latencies);
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

function rowsOf({ name, bare, app }: Compared): (string | number)[][] {
  const [without, withStore] = [describe(bare), describe(app)];
  // Pairs of neighbours saw the same noise: their ratios are steadier than the ratio of the medians.
  const ratio = median(app.map(({ perSecond }, at) => perSecond / (bare[at]?.perSecond ?? Number.NaN)));
  const row = (what: string, figures: typeof without): (string | number)[] => [
    what,
    round(figures.perSecond),
    round(figures.p50),
    round(figures.p99),
  ];
  return [
    [...row(`bare endpoint, beside ${name}`, without), '1.00', ''],
    [...row(`role ${name}`, withStore), round(ratio), `at least ${DEMANDED}`],
  ];
}

const programs = (name: string): URL => new URL(`load/${name}.ts`, import.meta.url);
const portal = await startChild<PortalReady>(programs('portal-server'), SIZE);
const bare = await startChild<AppServerReady>(programs('bare-server'), {});
try {
  const compared = [
    await compareWith('web', bare, portal.ready),
    await compareWith('all', bare, portal.ready),
  ];
  printTable(
    `Acknowledgement of deliveries of 100 events over ${CONNECTIONS} connections; medians of rounds in turn`,
    ['server', 'deliveries/s (median)', 'p50 ms', 'p99 ms', 'ratio to bare', 'demanded'],
    compared.flatMap(rowsOf),
  );
} finally {
  await bare.stop();
  await portal.stop();
}
