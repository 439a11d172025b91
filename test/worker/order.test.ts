import fc from 'fast-check';
import { decideCompany } from '../../src/domain/decide.ts';
import { dealPropertiesOf } from '../../src/domain/properties.ts';
import type { CompanyDecision } from '../../src/domain/opportunity.ts';
import { loadCompanies } from '../../src/facts/load.ts';
import { mergeProperties, type Stamped } from '../../src/facts/mirror.ts';
import { DAY, START } from '../support/world.ts';
import { COMPANY_IDS, moves, playLog, type Move, type RawEvent } from './event-log.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const DECIDED_AT = START + DAY;

async function decisions(): Promise<CompanyDecision[]> {
  const loaded = await loadCompanies(workshop.store.db, COMPANY_IDS, workshop.compiled.mail);
  return loaded.map(({ facts }) => decideCompany(facts, workshop.compiled, DECIDED_AT));
}

/** What the portal should hold, and why: without moments at which this app itself did something. */
function desired(all: readonly CompanyDecision[]): string {
  const { settings } = workshop.compiled.rules;
  return JSON.stringify(
    all.map(({ companyId, opportunities, candidates, ungrouped, dataQuality }) => ({
      companyId,
      opportunities: opportunities.map((group) => ({
        key: group.key,
        row: group.row,
        properties: dealPropertiesOf(group, settings),
        members: group.members.map(({ contactId, roles, flags, reason }) => [
          contactId,
          roles,
          flags,
          reason,
        ]),
      })),
      candidates: candidates.map(({ key, row, members }) => [
        key,
        row,
        members.map(({ contactId }) => contactId),
      ]),
      ungrouped,
      dataQuality,
    })),
  );
}

interface Shuffled {
  readonly events: readonly RawEvent[];
  /** Where one delivery ends and the next begins. */
  readonly cuts: readonly number[];
}

async function deliver(
  { events, cuts }: Shuffled,
  log: readonly Move[],
  workBetween: boolean,
): Promise<void> {
  const portal = await workshop.reset();
  playLog(log, portal, workBetween);
  const ends = [...new Set([...cuts.map((cut) => cut % events.length), events.length])].sort((a, b) => a - b);
  let start = 0;
  for (const end of ends) {
    await workshop.takeIn(events.slice(start, end));
    start = end;
    if (workBetween) await workshop.drain();
  }
  await workshop.drain();
}

/** Some order of all events, some of them twice; `seed` decides. */
function shuffled(events: readonly RawEvent[], seeds: readonly number[], cuts: readonly number[]): Shuffled {
  const all = events.flatMap((event, n) => {
    const seed = seeds[n % seeds.length]!;
    const again = { ...event, attemptNumber: 1 };
    return (seed & 3) === 0 ? [event, again] : [event];
  });
  const ranked = all.map((event, n) => ({
    event,
    rank: Math.imul(seeds[n % seeds.length]! ^ (n * 2654435761), 40503),
  }));
  return { events: ranked.sort((a, b) => a.rank - b.rank).map(({ event }) => event), cuts };
}

const LOGS = 200;
const arbitrary = [
  moves(50),
  fc.array(fc.nat(), { minLength: 17, maxLength: 17 }),
  fc.array(fc.nat(200), { maxLength: 4 }),
] as const;

describe('the order of events', () => {
  test(`in any order, doubled and in any portions, ${LOGS} logs of 50 moves give the same bytes (P18)`, async () => {
    let groups = 0;
    await fc.assert(
      fc.asyncProperty(...arbitrary, async (log, seeds, cuts) => {
        const portal = await workshop.reset();
        const events = playLog(log, portal);
        await deliver({ events, cuts: [] }, log, false);
        const expected = await decisions();
        groups += expected.flatMap(({ opportunities }) => opportunities).length;
        await deliver(shuffled(events, seeds, cuts), log, false);
        expect(JSON.stringify(await decisions())).toBe(JSON.stringify(expected));
      }),
      { numRuns: LOGS },
    );
    // A log in which nothing forms proves nothing.
    expect(groups).toBeGreaterThan(LOGS / 2);
  });

  // Deals that say what they sell: adopting one that does not is done once, on what is known by then.
  test('with the worker deciding and writing in between, the final desired state is the same (P18)', async () => {
    await fc.assert(
      fc.asyncProperty(...arbitrary, async (log, seeds, cuts) => {
        const portal = await workshop.reset();
        const events = playLog(log, portal, true);
        await deliver({ events, cuts: [] }, log, true);
        const expected = desired(await decisions());
        await deliver(shuffled(events, seeds, cuts), log, true);
        expect(JSON.parse(desired(await decisions()))).toEqual(JSON.parse(expected));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('a value and its moment', () => {
  test('of 10,000 reordered pairs the older never overwrites the newer (P20)', () => {
    const change = fc.record({ value: fc.constantFrom('', 'a', 'b', 'c'), at: fc.nat(50) });
    fc.assert(
      fc.property(change, change, (first, second) => {
        const apply = (stamped: Stamped, { value, at }: typeof first): Stamped =>
          mergeProperties(stamped, { properties: { jobtitle: value }, at });
        const inOrder = apply(apply({}, first), second);
        expect(apply(apply({}, second), first)).toEqual(inOrder);
        const newer = first.at > second.at ? first : second;
        if (first.at !== second.at) expect(inOrder.jobtitle).toEqual([newer.value || null, newer.at]);
      }),
      { numRuns: 10_000 },
    );
  });
});
