import fc from 'fast-check';
import { closedWithBlockers, type ClosedWithBlocker } from '../../../src/domain/found-blockers.ts';
import { countLateBlockers, reportLateBlockers } from '../../../src/domain/reports/late-blockers.ts';
import type { RoleFact } from '../../../src/domain/said-facts.ts';
import type { CompiledRules } from '../../../src/domain/compile.ts';
import { ago, deal, loadSample, NOW, roleFact, stages } from '../../support/facts.ts';

const NAMES = new Map([['hr_system', { en: 'HR system', ru: 'HR-система' }]]);
const LOST = stages(
  ['qualifiedtobuy', 60],
  ['presentationscheduled', 40],
  ['contractsent', 20],
  ['closedlost', 10],
);

let compiled: CompiledRules;
beforeAll(async () => {
  compiled = await loadSample();
});

function read(roleFacts: readonly RoleFact[], now = NOW): ClosedWithBlocker[] {
  const deals = [deal('7', ['1', '2'], { ...LOST, createdAt: ago(70) })];
  const group = { key: '10:hr_system:1', dealId: '7', solution: 'hr_system' };
  return closedWithBlockers({ deals, roleFacts }, [group], compiled.rules.stages, now);
}

const blocker = (daysAgo: number, fields: Partial<RoleFact> = {}): RoleFact =>
  roleFact('7', '1', 'blocker', { at: ago(daysAgo), ...fields });

test.each([
  [65, 'early', null],
  [50, 'early', 'qualifiedtobuy'],
  [30, 'late', 'presentationscheduled'],
  [12, 'late', 'contractsent'],
  [9, 'after_close', 'closedlost'],
])('a blocker marked %s days ago was found %s, in the stage %s (R166)', (daysAgo, finding, foundIn) => {
  expect(read([blocker(daysAgo)])).toEqual([
    {
      dealId: '7',
      solution: 'hr_system',
      outcome: 'lost',
      closedAt: ago(10),
      blocker: { finding, foundAt: ago(daysAgo), foundIn },
    },
  ]);
});

test('the first mark counts, also one filed under the key or taken off again; nobody marked is no blocker (R166)', () => {
  const facts = [blocker(15), blocker(55, { contactId: '2', opportunity: '10:hr_system:1' })];
  const off = blocker(54, { contactId: '2', holds: false });
  expect(read([...facts, off])[0]?.blocker).toMatchObject({ finding: 'early', foundAt: ago(55) });
  expect(read([roleFact('7', '1', 'champion'), blocker(30, { opportunity: '8' })])[0]?.blocker).toBeNull();
});

test('a label that was there at the first reading is of unknown age, and not called late (R166)', () => {
  const [found] = read([blocker(12, { source: 'hubspot_label' })]);
  expect(found?.blocker?.finding).toBe('unknown');
  const { rows, summary } = reportLateBlockers([found as ClosedWithBlocker], NAMES, 'en');
  expect(rows).toMatchObject([{ when: 'not known when', found: null, stage: null, days: null }]);
  expect(summary.en).toContain('with a blocker found late: 0');
});

function closed(n: number, outcome: 'won' | 'lost', late: number, year = 2026): ClosedWithBlocker[] {
  return Array.from({ length: n }, (_, each) => ({
    dealId: `${outcome}${year}${each}`,
    solution: 'hr_system',
    outcome,
    closedAt: Date.parse(`${year}-06-01T00:00:00Z`),
    blocker:
      each < late
        ? { finding: 'late', foundAt: Date.parse(`${year}-05-22T12:00:00Z`), foundIn: 'contractsent' }
        : null,
  }));
}

test('deals lost to a blocker found late stand beside won ones, year by year (R166)', () => {
  const deals = [
    ...closed(20, 'lost', 9, 2025),
    ...closed(20, 'lost', 3),
    ...closed(10, 'won', 1, 2025),
    ...closed(15, 'won', 1),
  ];
  const { rows, summary, notes } = reportLateBlockers(deals, NAMES, 'en');
  expect(summary.en).toBe(
    'Lost deals: 40, with a blocker found late: 12 (30%). Won deals: 25, with one found late: 2 (8%).',
  );
  expect(notes.slice(0, 2).map(({ en }) => en)).toEqual([
    '2025: lost 20, with a blocker found late 9 (45%).',
    '2026: lost 20, with a blocker found late 3 (15%).',
  ]);
  expect(rows).toHaveLength(14);
  expect(rows[0]).toEqual({
    deal: 'lost20260',
    solution: 'HR system',
    outcome: 'lost',
    closed: '2026-06-01T00:00:00.000Z',
    found: '2026-05-22T12:00:00.000Z',
    stage: 'contractsent',
    when: 'late',
    days: 9.5,
  });
});

test('below twenty deals the share is too few to say, in both languages (R166)', () => {
  const { summary } = reportLateBlockers(closed(19, 'lost', 3), NAMES, 'ru');
  expect(summary.en).toContain('Lost deals: 19, with a blocker found late: 3 (too few to say)');
  expect(summary.ru).toContain('с поздно найденным блокером: 3 (слишком мало, чтобы судить)');
  expect(reportLateBlockers([], NAMES, 'en')).toMatchObject({ rows: [] });
});

test('any marks: their order changes nothing, and as of an earlier day it says what was known then (R166)', () => {
  const mark = fc
    .record({
      days: fc.integer({ min: 0, max: 69 }),
      contactId: fc.constantFrom('1', '2'),
      holds: fc.boolean(),
    })
    .map(({ days, ...fields }) => blocker(days, fields));
  fc.assert(
    fc.property(fc.array(mark), fc.integer({ min: 0, max: 9 }), (marks, days) => {
      expect(read(marks.toReversed())).toEqual(read(marks));
      const known = marks.filter(({ at }) => at <= ago(days));
      expect(read(marks, ago(days))).toEqual(read(known, ago(days)));
      const deals = read(marks);
      const { deals: n, late } = countLateBlockers(deals, 'lost');
      expect([n, late <= n]).toEqual([1, true]);
    }),
  );
});
