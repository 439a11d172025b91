import { takeTurn } from '../../src/facts/turns.ts';
import { createReconciler } from '../../src/worker/reconcile-by-time.ts';
import { reconcile, TURN } from '../../src/worker/reconcile.ts';
import type { FakePortal } from '../support/fake-gateway.ts';
import { START } from '../support/world.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const MINUTE = 60_000;
let workshop: Workshop;
let portal: FakePortal;
let asked: string[];
/** May throw in place of HubSpot. */
let trouble: (verb: string) => void;

beforeAll(async () => {
  workshop = await openWorkshop();
});
beforeEach(async () => {
  asked = [];
  trouble = () => undefined;
  portal = await workshop.reset({
    before: (verb) => {
      asked.push(verb);
      trouble(verb);
      return Promise.resolve();
    },
  });
});
afterAll(() => workshop.close());

const run = () => reconcile(workshop.context, workshop.view);
const count = (verb: string): number => asked.filter((each) => each === verb).length;

function addContacts(from: number, to: number, at: number): void {
  for (let id = from; id < to; id++)
    portal.put('contacts', String(id), { hs_analytics_last_url: `https://x.example/hr/compare?${id}` }, at);
}

describe('a reconciliation', () => {
  test('asks nothing the first time, and from then on for what changed since', async () => {
    addContacts(1000, 1003, START - 60 * MINUTE);
    expect(await run()).toMatchObject({ outcome: 'done', changed: {} });
    expect(asked).toEqual([]);
    workshop.clock.pass(15 * MINUTE);
    addContacts(2000, 2002, workshop.clock.now());
    expect(await run()).toMatchObject({ changed: { contacts: 2 }, interactions: 2 });
  });

  test('asks for ten minutes before the last time again, since the search is behind', async () => {
    await run();
    workshop.clock.pass(15 * MINUTE);
    await run();
    workshop.clock.pass(15 * MINUTE);
    addContacts(2000, 2001, START + 6 * MINUTE);
    addContacts(3000, 3001, START + 4 * MINUTE);
    expect(await run()).toMatchObject({ changed: { contacts: 1 }, interactions: 1 });
  });

  test('does not read again what it has seen', async () => {
    await run();
    addContacts(1000, 1300, START + MINUTE);
    workshop.clock.pass(2 * MINUTE);
    expect((await run()).changed).toEqual({ contacts: 300 });
    const before = count('readHistory');
    expect((await run()).changed).toEqual({});
    expect(count('readHistory')).toBe(before);
  });

  test('that was cut off goes on where it ended and misses nothing', async () => {
    await run();
    addContacts(1000, 1500, START + MINUTE);
    workshop.clock.pass(2 * MINUTE);
    trouble = (verb) => {
      if (verb === 'readHistory' && count(verb) === 7) throw new Error('the connection was lost');
    };
    await expect(run()).rejects.toThrow('the connection was lost');
    trouble = () => undefined;
    workshop.clock.pass(3 * 60 * MINUTE);
    expect(await run()).toMatchObject({ outcome: 'done', changed: { contacts: 300 } });
    const rows = await workshop.store.db.selectFrom('interaction').select('id').execute();
    expect(rows).toHaveLength(500);
  });

  test('stops between pages when it is told to, and goes on later', async () => {
    await run();
    addContacts(1000, 1500, START + MINUTE);
    workshop.clock.pass(2 * MINUTE);
    let pages = 0;
    const stopped = await reconcile(workshop.context, workshop.view, {
      meanwhile: () => Promise.resolve(++pages < 3),
    });
    expect(stopped).toMatchObject({ outcome: 'stopped', changed: { contacts: 400 } });
    expect(await run()).toMatchObject({ outcome: 'done', changed: { contacts: 100 } });
  });

  test('is done by one process at a time on a shared store', async () => {
    await run();
    addContacts(1000, 1001, START + MINUTE);
    const other: string[] = [];
    const meanwhile = async (): Promise<boolean> => {
      other.push((await run()).outcome);
      return true;
    };
    const mine = await reconcile(workshop.context, workshop.view, { meanwhile });
    expect(mine.outcome).toBe('done');
    expect(new Set(other)).toEqual(new Set(['not_due']));
  });

  test('leaves its turn to another process when it slept over it', async () => {
    await run();
    addContacts(1000, 1001, START + MINUTE);
    const meanwhile = async (): Promise<boolean> => {
      workshop.clock.pass(10 * MINUTE);
      const turn = { name: TURN, lease: 'of another', leaseMs: MINUTE, now: workshop.clock.now() };
      await takeTurn(workshop.store.db, turn, 0);
      return true;
    };
    expect((await reconcile(workshop.context, workshop.view, { meanwhile })).outcome).toBe('stopped');
  });

  test('is made every so often, after what is due, and not by two workers in turn', async () => {
    const [one, two] = [1, 2].map(() => createReconciler(15 * MINUTE, () => true));
    await one!.workAndReconcile(workshop.context, workshop.view);
    expect(one!.dueAt()).toBe(START + 15 * MINUTE);
    addContacts(1000, 1001, START + MINUTE);
    workshop.clock.set(START + 14 * MINUTE);
    await one!.workAndReconcile(workshop.context, workshop.view);
    expect(count('searchChanged')).toBe(0);
    workshop.clock.set(START + 15 * MINUTE);
    await one!.workAndReconcile(workshop.context, workshop.view);
    const searches = count('searchChanged');
    expect(searches).toBeGreaterThan(0);
    await two!.workAndReconcile(workshop.context, workshop.view);
    expect(count('searchChanged')).toBe(searches);
    expect(two!.dueAt()).toBe(START + 30 * MINUTE);
  });
});
