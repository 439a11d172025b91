import { byPriority } from '../../src/domain/decide.ts';
import { reconcileContacts } from '../../src/domain/reports/reconciliation.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { playCompany } from '../fixtures/acting.ts';
import { FIVE_PEOPLE } from '../fixtures/five-people.ts';
import { GAZMYASNEFT } from '../fixtures/gazmyasneft.ts';
import { MONTH, playMonth, type Month } from '../fixtures/month-of-contacts.ts';
import { decideAll, decideOne, onlyDeal } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe('when a group forms', () => {
  test('five people on three topics of one solution make one deal of five members (F1b, R62, R63, R132)', async () => {
    const { ids } = playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
    await world.settle({ shuffle: true });
    const { id, properties } = onlyDeal(world);
    expect(properties).toMatchObject({ bg_solution: 'hr_system', bg_member_count: '5' });
    const members = world.sandbox.portal.associations('deals', id, 'contacts').map((each) => each.id);
    expect(members.sort()).toEqual(Object.values(ids).sort());
  });

  test('one person above every personal threshold makes no deal (F2, R44, R64)', async () => {
    const { companyId } = playCompany(world.sandbox.portal, GAZMYASNEFT, START);
    await world.settle();
    expect(world.sandbox.portal.list('deals')).toEqual([]);
    const { candidates } = await decideOne(world, companyId);
    expect(candidates.map(({ row }) => row)).toEqual(['still_forming']);
    const { personThreshold } = world.compiled.rules.scoring;
    expect(candidates[0]!.members[0]!.personalScore).toBeGreaterThan(personThreshold);
  });

  test('four people below the threshold make a deal that outranks the one above it (F3, R76, R79, R81)', async () => {
    const busy = playCompany(world.sandbox.portal, GAZMYASNEFT, START);
    const many = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
    await world.settle({ shuffle: true, double: 0.2 });
    expect(onlyDeal(world).properties).toMatchObject({ bg_stage: 'prioritized', bg_priority_band: '3' });
    const group = (await decideOne(world, many.companyId)).opportunities[0]!;
    const candidate = (await decideOne(world, busy.companyId)).candidates[0]!;
    const { personThreshold } = world.compiled.rules.scoring;
    expect(group.members.filter(({ personalScore }) => personalScore >= personThreshold)).toEqual([]);
    expect([candidate, group].sort(byPriority)[0]).toBe(group);
  });
});

describe('a month of a hundred contacts (F4)', () => {
  let month: Month;
  beforeEach(async () => {
    month = playMonth(world.sandbox.portal, START);
    await world.settle({ shuffle: true, double: 0.1 });
  });

  async function reconcile() {
    const contacts = world.sandbox.portal.list('contacts').map(({ id, properties }) => ({
      id,
      companyId: properties.associatedcompanyid ?? null,
    }));
    return reconcileContacts(await decideAll(world), contacts);
  }

  test('becomes thirty deals, and every contact stands in exactly one row of the table (R131, R133, R134)', async () => {
    const deals = world.sandbox.portal.list('deals');
    expect(deals).toHaveLength(MONTH.opportunities);
    const { rows, totals } = await reconcile();
    expect(totals).toMatchObject({
      contacts: MONTH.contacts,
      grouped: MONTH.members,
      opportunities: MONTH.opportunities,
    });
    expect(new Set(rows.map(({ contactId }) => contactId)).size).toBe(MONTH.contacts);
    expect(
      rows
        .filter(({ dealId }) => dealId !== null)
        .map(({ contactId }) => contactId)
        .sort(),
    ).toEqual([...month.grouped].sort());
    const left = rows.filter(({ dealId }) => dealId === null);
    expect(Object.fromEntries(left.map(({ contactId, reason }) => [contactId, reason]))).toEqual(
      month.reasons,
    );
  });

  test('has on each deal the members that the table says (R133)', async () => {
    const { rows } = await reconcile();
    const { portal } = world.sandbox;
    for (const { id, properties } of portal.list('deals')) {
      const members = portal.associations('deals', id, 'contacts').map((each) => each.id);
      expect(properties.bg_member_count).toBe(String(members.length));
      const told = rows.filter(({ dealId, alsoOn }) => dealId === id || alsoOn.includes(id));
      expect(told.map(({ contactId }) => contactId).sort()).toEqual(members.sort());
    }
  });

  test('comes ranked by band, then by score, in HubSpot as in the product (R135)', async () => {
    const groups = (await decideAll(world)).flatMap(({ opportunities }) => opportunities).sort(byPriority);
    const deals = world.sandbox.portal.list('deals');
    const byProperty = deals.map(({ properties }) => Number(properties.bg_priority)).sort((a, b) => b - a);
    expect(byProperty).toEqual(groups.map(({ numbers }) => numbers.priority));
    const bands = groups.map(({ numbers }) => numbers.band.band);
    expect(bands).toEqual([...bands].sort((a, b) => b - a));
    expect(new Set(bands).size).toBeGreaterThan(1);
  });

  test('costs no write when everything is decided again (P21)', async () => {
    world.sandbox.calls.reset();
    const { markDirty } = await import('../../src/facts/work.ts');
    await markDirty(world.store.db, month.companyIds, world.clock.now());
    await world.drain();
    expect(world.sandbox.calls.entries).toEqual([]);
    expect(world.clock.now() - START).toBeLessThan(DAY);
  });
});
