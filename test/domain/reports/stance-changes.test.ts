import fc from 'fast-check';
import { reportStanceChanges } from '../../../src/domain/reports/stance-changes.ts';
import { countConversions, stanceSteps } from '../../../src/domain/stance-history.ts';
import { STANCES, type Stance, type StanceFact } from '../../../src/domain/said-facts.ts';
import { ago, NOW } from '../../support/facts.ts';

const GROUP = { key: '10:hr_system:1', dealId: '7' };

function said(contactId: string, stance: Stance | null, daysAgo: number, by = '5'): StanceFact {
  return { opportunity: '7', contactId, stance, at: ago(daysAgo), by };
}

const steps = (stanceFacts: readonly StanceFact[], now = NOW) => stanceSteps({ stanceFacts }, [GROUP], now);

test('every change of stance is kept, and opponents who were won over are counted (R163)', () => {
  const found = steps([
    said('1', 'opponent', 30),
    said('1', 'sceptic', 20),
    said('1', 'supporter', 10, '6'),
    said('2', 'opponent', 30),
    said('2', 'neutral', 5),
    said('3', 'opponent', 9),
    said('4', 'supporter', 40),
    said('4', 'opponent', 8),
    said('5', 'neutral', 8),
  ]);
  const { rows, summary } = reportStanceChanges(found, 'en');
  expect(rows.map(({ contact, was, became, changed, by }) => [contact, was, became, changed, by])).toEqual([
    ['2', 'opponent', 'neutral', new Date(ago(5)).toISOString(), '5'],
    ['4', 'supporter', 'opponent', new Date(ago(8)).toISOString(), '5'],
    ['4', 'opponent', null, null, null],
    ['3', 'opponent', null, null, null],
    ['1', 'sceptic', 'supporter', new Date(ago(10)).toISOString(), '6'],
    ['1', 'opponent', 'sceptic', new Date(ago(20)).toISOString(), '5'],
  ]);
  expect(summary.en).toBe(
    'Opponents at some time: 4; won over: 2 (supporter now: 1, neutral now: 1); sceptic now: 0, still opposed: 2. The other way, supporters at some time: 2; sceptic or opposed now: 1.',
  );
  expect(summary.ru).toContain('Были против: 4; из них переубеждены: 2');
});

test('the share of opponents won over is told from twenty people on, beside that of supporters lost (R163)', () => {
  const facts = Array.from({ length: 20 }, (_, n) => [
    said(`${n + 1}`, 'opponent', 20),
    ...(n < 5 ? [said(`${n + 1}`, 'supporter', 10)] : []),
  ]).flat();
  expect(reportStanceChanges(steps(facts), 'en').summary.en).toContain('won over: 5 (25%)');
  const fewer = facts.filter(({ contactId }) => contactId !== '20');
  expect(reportStanceChanges(steps(fewer), 'en').summary.en).toContain('won over: 5 (supporter');
});

test('a word that was taken back is no change (R163)', () => {
  const taken = [said('1', 'opponent', 9), said('1', null, 8), said('1', 'supporter', 7)];
  expect(reportStanceChanges(steps(taken), 'en').rows).toEqual([]);
  expect(countConversions(steps(taken)).opponents).toBe(0);
});

test('of two words at one moment the worse holds, as on the card (R163)', () => {
  const both = [said('1', 'opponent', 9), said('1', 'supporter', 9)];
  for (const facts of [both, both.toReversed()]) expect(steps(facts)).toMatchObject([{ was: 'opponent' }]);
});

test('nobody has a stance yet: the report says so', () => {
  expect(reportStanceChanges([], 'ru')).toMatchObject({
    rows: [],
    summary: { en: 'Nobody was recorded as an opponent or a supporter yet.' },
  });
});

const fact = fc.record({
  opportunity: fc.constantFrom('7', '10:hr_system:1', '8'),
  contactId: fc.constantFrom('1', '2', '3'),
  stance: fc.option(fc.constantFrom(...STANCES)),
  at: fc.integer({ min: 0, max: 20 }).map((days) => ago(days)),
  by: fc.constant('5'),
});

test('any history: its order changes nothing, and as of an earlier day it says what it said then (R163)', () => {
  fc.assert(
    fc.property(fc.array(fact), fc.integer({ min: 0, max: 20 }), fc.context(), (facts, days, context) => {
      context.log(JSON.stringify(facts));
      const then = facts.filter(({ at }) => at <= ago(days));
      expect(steps(facts, ago(days))).toEqual(steps(then));
      const rows = reportStanceChanges(steps(facts), 'en').rows;
      expect(reportStanceChanges(steps(facts.toSorted((a, b) => b.at - a.at)), 'en').rows).toEqual(rows);
      const { opponents, now } = countConversions(steps(facts));
      expect(now.supporter + now.neutral + now.sceptic + now.opponent).toBe(opponents);
    }),
  );
});
