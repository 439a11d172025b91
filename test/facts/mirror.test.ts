import fc from 'fast-check';
import {
  applyProperties,
  findUnread,
  markRead,
  mergeProperties,
  readStamped,
  timeOfRead,
  valueOf,
  type PropertyChange,
  type Stamped,
} from '../../src/facts/mirror.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;

const change = fc.record({
  properties: fc.dictionary(
    fc.constantFrom('jobtitle', 'email', 'phone'),
    fc.constantFrom('', 'a', 'b', 'c'),
    {
      minKeys: 1,
    },
  ),
  at: fc.integer({ min: 1, max: 5 }),
});

function merge(changes: readonly Pick<PropertyChange, 'properties' | 'at'>[]): Stamped {
  return changes.reduce(mergeProperties, {});
}

function sorted(stamped: Stamped): [string, [string | null, number]][] {
  return Object.entries(stamped).sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('merging property changes', () => {
  test('an older change never overwrites a newer one: 10,000 reordered pairs (P20)', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1 }),
        (old, fresh, at, gap) => {
          const older = { properties: { email: old }, at };
          const newer = { properties: { email: fresh }, at: at + gap };
          expect(valueOf(merge([newer, older]), 'email')).toBe(fresh);
          expect(valueOf(merge([older, newer]), 'email')).toBe(fresh);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('order and repetition of changes do not matter, nor do equal moments (P18)', () => {
    const shuffled = fc
      .array(change, { maxLength: 12 })
      .chain((log) =>
        fc.tuple(fc.constant(log), fc.shuffledSubarray([...log, ...log], { minLength: 2 * log.length })),
      );
    fc.assert(
      fc.property(shuffled, ([log, again]) => {
        expect(sorted(merge(again))).toEqual(sorted(merge(log)));
      }),
      { numRuns: 1000 },
    );
  });

  test('an emptied property has no value, and its former one does not come back', () => {
    const merged = merge([
      { properties: { email: '' }, at: 2 },
      { properties: { email: 'old' }, at: 1 },
    ]);
    expect([merged.email, valueOf(merged, 'email')]).toEqual([[null, 2], null]);
  });

  test('what was read wins against an event of that very moment, and loses against the next', () => {
    const read = { properties: { email: 'read' }, at: timeOfRead(7) };
    expect(valueOf(merge([read, { properties: { email: 'same' }, at: 7 }]), 'email')).toBe('read');
    expect(valueOf(merge([read, { properties: { email: 'next' }, at: 8 }]), 'email')).toBe('next');
  });
});

describeEachStore('the mirror', (open) => {
  test('changes of one object in one batch are merged, and new ids are named', async () => {
    const { db } = open();
    await applyProperties(db, 'contact', [{ id: '1', properties: { email: 'a@b.example' }, at: NOW }]);
    const created = await applyProperties(db, 'contact', [
      { id: '2', properties: { jobtitle: 'newer' }, at: NOW + 2 },
      { id: '1', properties: { jobtitle: 'one' }, at: NOW },
      { id: '2', properties: { jobtitle: 'older' }, at: NOW + 1 },
    ]);
    expect(created).toEqual(['2']);
    expect(Object.fromEntries(await readStamped(db, 'contact', ['1', '2', '3']))).toEqual({
      1: { email: ['a@b.example', NOW], jobtitle: ['one', NOW] },
      2: { jobtitle: ['newer', NOW + 2] },
    });
  });

  test('an older change that arrives later leaves the row as it is (P20)', async () => {
    const { db } = open();
    await applyProperties(db, 'deal', [{ id: '1', properties: { dealname: 'new' }, at: NOW }]);
    await applyProperties(db, 'deal', [{ id: '1', properties: { dealname: 'old' }, at: NOW - 1 }]);
    expect((await readStamped(db, 'deal', ['1'])).get('1')).toEqual({ dealname: ['new', NOW] });
  });

  test('company and mail domain of a contact follow its properties', async () => {
    const { db } = open();
    const places = () => db.selectFrom('contact').select(['company_id', 'domain']).execute();
    const properties = { email: 'Someone@Sub.Example.COM', associatedcompanyid: '77' };
    await applyProperties(db, 'contact', [{ id: '1', properties, at: NOW }]);
    const [first] = await places();
    expect(first).toMatchObject({ company_id: '77', domain: expect.stringMatching(/^[a-z.]+$/u) });
    await applyProperties(db, 'contact', [{ id: '1', properties: { associatedcompanyid: '' }, at: NOW + 1 }]);
    expect(await places()).toEqual([{ company_id: null, domain: first?.domain }]);
  });

  test('a thousand objects at once are all there', async () => {
    const { db } = open();
    const ids = Array.from({ length: 1000 }, (_, number) => String(number));
    await applyProperties(
      db,
      'company',
      ids.map((id) => ({ id, properties: { name: `n${id}` }, at: NOW })),
    );
    expect((await readStamped(db, 'company', ids)).size).toBe(1000);
  });

  test('a read tells what lives, what is gone, and when it was created', async () => {
    const { db } = open();
    await applyProperties(db, 'deal', [
      { id: '1', properties: {}, at: 0 },
      { id: '2', properties: {}, at: 0 },
    ]);
    expect(await findUnread(db, 'deal', ['1', '2', '3', '3'])).toEqual(['1', '2', '3']);
    await markRead(
      db,
      'deal',
      [
        { id: '1', createdAt: NOW - 9, archived: false },
        { id: '2', createdAt: null, archived: true },
      ],
      NOW,
    );
    expect(await findUnread(db, 'deal', ['1', '2', '3'])).toEqual(['3']);
    const rows = db.selectFrom('deal').select(['archived', 'created_at', 'read_at']).orderBy('id');
    expect(await rows.execute()).toEqual([
      { archived: 0, created_at: NOW - 9, read_at: NOW },
      { archived: 1, created_at: null, read_at: NOW },
    ]);
  });
});
