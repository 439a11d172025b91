import fc from 'fast-check';
import { gatherRun, planUndo, type HeldNow } from '../../src/undo/plan-undo.ts';
import type { WriteRecord } from '../../src/facts/records.ts';

let next = 0;
function record(given: Pick<WriteRecord, 'object' | 'objectId' | 'before' | 'after'>): WriteRecord {
  next += 1;
  return { id: String(next), runId: 'run', at: next, ...given };
}

const held = (given: Partial<HeldNow>): HeldNow => ({
  deals: new Map(),
  contacts: new Map(),
  pairs: new Map(),
  tasks: new Map(),
  ...given,
});

test('of several writes to one thing, what stood before the first is what comes back', () => {
  const run = gatherRun([
    record({
      object: 'deal',
      objectId: '1',
      before: { bg_stage: 'detected' },
      after: { bg_stage: 'engaged' },
    }),
    record({
      object: 'deal',
      objectId: '1',
      before: { bg_stage: 'engaged' },
      after: { bg_stage: 'qualified' },
    }),
    record({ object: 'pair', objectId: '1:2', before: { labels: null }, after: { labels: ['initiator'] } }),
    record({ object: 'pair', objectId: '1:2', before: { labels: ['initiator'] }, after: { labels: [] } }),
  ]);
  expect(run.properties).toEqual([
    { object: 'deal', id: '1', property: 'bg_stage', before: 'detected', after: 'qualified' },
  ]);
  expect(run.labels).toEqual([{ dealId: '1', contactId: '2', before: null, after: [] }]);
});

test('a deal the run created is named and stays, with all the run wrote on it', () => {
  const run = gatherRun([
    record({ object: 'deal', objectId: '1', before: {}, after: { bg_key: '5:hr_system:1' } }),
    record({
      object: 'deal',
      objectId: '1',
      before: { bg_stage: 'detected' },
      after: { bg_stage: 'engaged' },
    }),
  ]);
  const plan = planUndo(run, held({ deals: new Map([['1', { bg_stage: 'engaged' }]]) }));
  expect(plan.properties).toEqual([]);
  expect(plan.kept).toEqual([{ object: 'deal', id: '1', what: 'deal', reason: 'created_here' }]);
});

test('only what HubSpot holds as the run left it is taken back, whatever it held before (feature 42)', () => {
  const value = fc.constantFrom(null, 'a', 'b', 'c');
  fc.assert(
    fc.property(
      value,
      fc.constantFrom('a', 'b', 'c'),
      fc.option(value, { nil: undefined }),
      (before, after, now) => {
        const run = gatherRun([
          record({
            object: 'contact',
            objectId: '7',
            before: { bg_department: before },
            after: { bg_department: after },
          }),
        ]);
        const contacts = now === undefined ? new Map() : new Map([['7', { bg_department: now }]]);
        const plan = planUndo(run, held({ contacts }));
        expect(plan.properties.length).toBe(now === after ? 1 : 0);
        expect(plan.properties.length + plan.kept.length).toBe(1);
      },
    ),
  );
});

test('numbers, sets and times that HubSpot writes in its own way count as unchanged', () => {
  const after = {
    bg_priority: '12',
    bg_risks: 'blocker;stalled',
    bg_detected_at: '2026-11-24T09:00:00.000Z',
  };
  const run = gatherRun([
    record({
      object: 'deal',
      objectId: '1',
      before: { bg_priority: null, bg_risks: null, bg_detected_at: null },
      after,
    }),
  ]);
  const now = { bg_priority: '12.0', bg_risks: 'stalled;blocker', bg_detected_at: '1795510800000' };
  const plan = planUndo(run, held({ deals: new Map([['1', now]]) }));
  expect(plan.properties.map(({ property }) => property)).toEqual(Object.keys(after));
});
