import { HubSpotUnavailable } from '../../src/hubspot/errors.ts';
import { markDirty } from '../../src/facts/work.ts';
import type { FakePortal } from '../support/fake-gateway.ts';
import { DAY, START } from '../support/world.ts';
import { COMPANY_IDS, playLog, type Move } from './event-log.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const LOG: readonly Move[] = Array.from({ length: 50 }, (_, n): Move => {
  const what = n < 8 ? 'title' : n % 7 === 0 ? 'on_deal' : n % 5 === 0 ? 'form' : 'page';
  return { what, who: n % 8, where: n % 3, value: n % 9 };
});

/** A value that came and went leaves an empty property behind. */
const filled = (properties: Readonly<Record<string, string | null>>): object =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''));

const peopleOn = (portal: FakePortal, id: string): string[] =>
  portal
    .linksOf('deals', id, 'contacts')
    .map(
      (each) =>
        `${each.id}: ${each.types
          .map(({ typeId }) => typeId)
          .sort()
          .join()}`,
    )
    .sort();

/** Values depend on the moment: both portals are looked at in the same one. */
async function settleAt(moment: number): Promise<void> {
  workshop.clock.set(Math.max(moment, workshop.clock.now()));
  await markDirty(workshop.store.db, COMPANY_IDS, workshop.clock.now());
  await workshop.drain();
}

const held = (portal: FakePortal): unknown =>
  portal
    .list('deals')
    .map(({ id, properties }) => ({ id, properties: filled(properties), people: peopleOn(portal, id) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

describe('reads that fail', () => {
  test('1,000 of them lose no event and never pass for "not there" (P28)', async () => {
    const calm = await workshop.reset();
    await workshop.takeIn(playLog(LOG, calm, true));
    await workshop.drain();
    await settleAt(START + DAY);
    const expected = held(calm);

    let failures = 0;
    const stormy = await workshop.reset({
      before: async (_verb, isRead) => {
        if (!isRead || failures >= 1000) return;
        // Every 101st read passes, so that the failures hit all steps of the work.
        failures += 1;
        if (failures % 101 !== 0) throw new HubSpotUnavailable('a read', 5, 500);
      },
    });
    const events = playLog(LOG, stormy, true);
    for (let start = 0; start < events.length; start += 10) {
      await workshop.takeIn(events.slice(start, start + 10));
      await drainThrough();
    }
    expect(failures).toBe(1000);
    await settleAt(START + DAY);
    expect(held(stormy)).toEqual(expected);
    const archived = await workshop.store.db
      .selectFrom('contact')
      .select('id')
      .where('archived', '=', 1)
      .execute();
    expect(archived).toEqual([]);
  });
});

/** As the running worker does: a failure pauses, and the next round goes on. */
async function drainThrough(): Promise<void> {
  for (let round = 0; round < 2000; round++) {
    try {
      return await workshop.drain();
    } catch (error) {
      if (!(error instanceof HubSpotUnavailable)) throw error;
      workshop.clock.pass(5000);
    }
  }
  throw new Error('the worker does not recover');
}
