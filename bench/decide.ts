/** `node bench/decide.ts`: the decision of one company of 25 members and 500 interactions, and the card's read of it. */
import { decideCompany } from '../src/domain/decide.ts';
import { loadCompanies } from '../src/facts/load.ts';
import { readBuyingGroup } from '../src/acts/read-group.ts';
import { percentile, round } from './measure/figures.ts';
import { printTable } from './measure/table.ts';
import { connect } from './scene/connect.ts';
import { addCrowd, viewPages } from './scene/people.ts';
import { openPortal } from './scene/portal.ts';
import { createSteppedClock } from './scene/stepped-clock.ts';

const PEOPLE = 25;
const VISITS = 20;
const RUNS = 1000;
const START = Date.parse('2026-11-24T09:00:00Z');
const DAY = 86_400_000;

async function time(work: () => unknown): Promise<number[]> {
  for (let run = 0; run < RUNS / 10; run++) await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** Through webhooks, so that what is decided is what the app itself has stored. */
async function measureCompany(): Promise<(string | number)[][]> {
  const clock = createSteppedClock(START);
  const sandbox = await openPortal(clock);
  const app = await connect({ sandbox, clock, running: false });
  try {
    const { people, companyIds } = addCrowd(
      sandbox.portal,
      { companies: 1, peoplePerCompany: PEOPLE },
      START - 90 * DAY,
    );
    sandbox.webhooks.take();
    for (let visit = 0; visit < VISITS; visit++)
      viewPages(sandbox.portal, people, visit, START - (VISITS - visit) * DAY);
    await sandbox.webhooks.flush();
    await app.drain(await app.loadView());
    const { store, compiled } = app.application.context;
    const [loaded] = await loadCompanies(store.db, companyIds, compiled.mail);
    const dealId = sandbox.portal.list('deals')[0]?.id;
    if (loaded === undefined || dealId === undefined) throw new Error('The set-up made no deal.');
    const { facts } = loaded;
    const size = `${facts.deals[0]?.pairs.length} members, ${facts.interactions.length} interactions`;
    const decided = await time(() => decideCompany(facts, compiled, clock.now()));
    const read = await time(() => readBuyingGroup(store.db, compiled, dealId, clock.now()));
    return [
      [`decision (${size})`, round(percentile(decided, 0.5)), round(percentile(decided, 0.99))],
      ["the card's read: load, decide, view", round(percentile(read, 0.5)), round(percentile(read, 0.99))],
    ];
  } finally {
    await app.close();
    await sandbox.close();
  }
}

printTable('One company', ['what', 'p50 ms', 'p99 ms'], await measureCompany());
