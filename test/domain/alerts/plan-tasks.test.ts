import fc from 'fast-check';
import type { Alert } from '../../../src/domain/alerts/alert.ts';
import { ALERT_KINDS } from '../../../src/domain/alerts/alert-settings.ts';
import { planTasks } from '../../../src/domain/alerts/plan-tasks.ts';
import { bearsMark, markOf, textOfAlerts } from '../../../src/domain/alerts/task-text.ts';

function alert(opportunity: string, fields: Partial<Alert> = {}): Alert {
  return {
    kind: 'stalled',
    opportunity,
    companyId: '10',
    dealId: '900',
    ownerId: '201',
    subject: '',
    contactId: null,
    since: 1,
    dueAt: 1,
    severity: 'amber',
    name: `Deal ${opportunity}`,
    lines: [{ en: 'line', ru: 'строка' }],
    people: [],
    ...fields,
  };
}

const CAP = { dailyCap: 3, withoutOwner: 'unassigned' };
const NONE = new Map<string, number>();

describe('tasks of alerts', () => {
  test('tell everything new about one opportunity in one', () => {
    const [task, ...others] = planTasks([alert('a'), alert('a', { kind: 'blocker' })], NONE, CAP);
    expect(others).toEqual([]);
    expect(task?.alerts.map(({ kind }) => kind)).toEqual(['blocker', 'stalled']);
  });

  test('beyond the cap become one that tells all that is left, the red ones first', () => {
    const waiting = ['a', 'b', 'c', 'd', 'e'].map((key) => alert(key));
    const planned = planTasks([...waiting, alert('f', { severity: 'red' })], NONE, CAP);
    expect(planned.map(({ source }) => source)).toEqual(['alerts', 'alerts', 'digest']);
    expect(planned[0]?.alerts[0]?.opportunity).toBe('f');
    expect(planned[2]?.alerts.map(({ opportunity }) => opportunity)).toEqual(['b', 'c', 'd', 'e']);
  });

  test('of an owner who had the share of the day wait', () => {
    expect(planTasks([alert('a')], new Map([['201', 3]]), CAP)).toEqual([]);
    expect(planTasks([alert('a'), alert('b')], new Map([['201', 2]]), CAP)).toHaveLength(1);
  });

  test('that nobody owns are made unassigned or wait, as the settings say', () => {
    const unowned = ['a', 'b', 'c', 'd'].map((key) => alert(key, { ownerId: null }));
    expect(planTasks(unowned, NONE, CAP)).toHaveLength(4);
    expect(planTasks(unowned, NONE, { ...CAP, withoutOwner: 'wait' })).toEqual([]);
  });
});

const alerts = fc.array(
  fc.record({
    opportunity: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    kind: fc.constantFrom(...ALERT_KINDS),
    owner: fc.constantFrom('201', '202', null),
    severity: fc.constantFrom('red' as const, 'amber' as const),
  }),
  { maxLength: 40 },
);

test('for any pile: nobody gets more than the cap, nothing is told twice, and nothing is lost over the days', () => {
  fc.assert(
    fc.property(alerts, fc.integer({ min: 1, max: 4 }), fc.nat(4), (pile, dailyCap, already) => {
      let waiting = pile.map(({ owner, ...each }, n) =>
        alert(each.opportunity, { ...each, subject: String(n), ownerId: owner }),
      );
      const told: Alert[] = [];
      for (let day = 0; day < 2; day++) {
        const before = day === 0 ? already : 0;
        const made = new Map([['201', before]]);
        const planned = planTasks(waiting, made, { dailyCap, withoutOwner: 'unassigned' });
        for (const owner of ['201', '202']) {
          const mine = planned.filter(({ ownerId }) => ownerId === owner).length;
          expect(mine + (made.get(owner) ?? 0)).toBeLessThanOrEqual(Math.max(dailyCap, before));
        }
        const taken = planned.flatMap((task) => task.alerts);
        told.push(...taken);
        waiting = waiting.filter((each) => !taken.includes(each));
      }
      expect(waiting).toEqual([]);
      expect(new Set(told.map(({ subject }) => subject)).size).toBe(told.length);
      expect(told).toHaveLength(pile.length);
    }),
    { numRuns: 300 },
  );
});

describe('the text of a task', () => {
  const plays = [
    {
      id: 'outreach',
      name: { en: 'Outreach', ru: 'Обращение' },
      text: { en: 'Write', ru: 'Напишите' },
      makes: 'task' as const,
      people: 'members' as const,
      solutions: [],
      unlessContent: null,
    },
  ];

  test('holds the lines in the language of the settings, the plays, and the mark by which it is found again (R67)', () => {
    const text = textOfAlerts({ source: 'alerts', alerts: [alert('a')] }, plays, 'f'.repeat(64), 'ru');
    expect(text).toEqual({
      subject: 'Сделка застряла: Deal a',
      body: `строка<br>Что можно сделать (на карточке): Обращение.<br>[bg-${'f'.repeat(24)}]`,
      priority: 'MEDIUM',
    });
    expect(bearsMark(text.body, 'f'.repeat(64))).toBe(true);
    expect(bearsMark(text.body, 'e'.repeat(64))).toBe(false);
    expect(bearsMark(null, 'e'.repeat(64))).toBe(false);
  });

  test('holds what strangers typed as text, never as markup', () => {
    const lines = [{ en: '<img src=x onerror="steal()"> & more', ru: '' }];
    const { body } = textOfAlerts({ source: 'alerts', alerts: [alert('a', { lines })] }, [], 'a', 'en');
    expect(body).toBe('&lt;img src=x onerror=&quot;steal()&quot;&gt; &amp; more<br>[bg-a]');
  });

  test('of any length fits into a task, and keeps its mark', () => {
    const many = Array.from({ length: 3000 }, (_, n) => alert(`o${n}`, { name: 'x'.repeat(100) }));
    const { body, subject } = textOfAlerts({ source: 'digest', alerts: many }, [], 'abc', 'en');
    expect(body.length).toBeLessThan(65_536);
    expect(body.endsWith(markOf('abc'))).toBe(true);
    expect(subject).toBe('Buying groups: 3000 opportunities');
  });
});
