import fc from 'fast-check';
import type { CompiledRules } from '../../src/domain/compile.ts';
import { findExpertGap, openConcernsOf, readExperts } from '../../src/domain/experts.ts';
import type { BuyingGroup } from '../../src/domain/opportunity.ts';
import { reportExperts } from '../../src/domain/reports/experts.ts';
import type { ConcernFact } from '../../src/domain/said-facts.ts';
import type { ExpertFact } from '../../src/domain/types.ts';
import { ago, contact, deal, decideOne, loadSample } from '../support/facts.ts';

let compiled: CompiledRules;
beforeAll(async () => {
  compiled = await loadSample();
});

const concern = (
  contactId: string,
  id: string,
  category: string,
  state: ConcernFact['state'] = 'open',
): ConcernFact => ({ opportunity: '7', contactId, id, category, state, at: ago(9) });

const said = (
  contactId: string,
  concernId: string | null,
  expert: string | null,
  daysAgo = 5,
): ExpertFact => ({ opportunity: '7', contactId, concern: concernId, expert, at: ago(daysAgo), by: '5' });

/** Сергей asks about integration and security, Ольга about the cost; a need and an answered concern beside them. */
const CONCERNS = [
  concern('1', 'c1', 'integration'),
  concern('1', 'c2', 'security'),
  concern('2', 'c3', 'cost'),
  concern('2', 'c4', 'need'),
  concern('2', 'c5', 'risk', 'answered'),
];

function groupOf(): BuyingGroup {
  return decideOne(
    {
      contacts: [contact('1', 'IT-директор'), contact('2', 'Финансовый директор')],
      deals: [deal('7', ['1', '2'])],
      concernFacts: CONCERNS,
    },
    compiled,
  );
}

function read(facts: readonly ExpertFact[]) {
  const group = groupOf();
  return openConcernsOf(group, readExperts(facts, group, compiled.rules.settings.experts));
}

const expertsOf = (facts: readonly ExpertFact[]) =>
  Object.fromEntries(read(facts).map((each) => [each.concern.id, each.expert]));

test('each open concern without an expert is a gap, named by whose it is; a need or an answered one is none (R162)', () => {
  expect(findExpertGap(read([]), (id) => (id === '1' ? 'Сергей' : 'Ольга'))).toEqual({
    concerns: 3,
    contactIds: ['1', '2'],
    words: {
      en: 'no expert assigned: 3 open concerns (Сергей and Ольга)',
      ru: 'эксперт не назначен: 3 открытых опасения (Сергей и Ольга)',
    },
  });
});

test('the expert of a concern comes before the one of the member (R162)', () => {
  const facts = [said('1', null, 'integration_team'), said('1', 'c2', 'security_officer')];
  expect(expertsOf(facts)).toEqual({ c1: 'integration_team', c2: 'security_officer', c3: null });
});

test('the latest word holds, and one that was taken back leaves the gap open (R162)', () => {
  const facts = [said('2', 'c3', 'integration_team', 5), said('2', 'c3', 'financial_modelling', 4)];
  expect(expertsOf(facts)['c3']).toBe('financial_modelling');
  expect(expertsOf([...facts, said('2', 'c3', null, 3)])['c3']).toBeNull();
  expect(findExpertGap(read(facts), String)?.concerns).toBe(2);
});

test('an expert who is in no rule any more is nobody (R162)', () => {
  expect(expertsOf([said('2', 'c3', 'somebody_gone')])['c3']).toBeNull();
});

test('with an expert for every open concern the card says so; without a concern there is nothing to say (R162)', () => {
  const all = [said('1', null, 'integration_team'), said('2', null, 'financial_modelling')];
  expect(findExpertGap(read(all), String)?.words.en).toBe('every open concern has an expert');
  expect(findExpertGap([], String)).toBeNull();
});

test('the report lists open concerns, those without an expert first (R162)', () => {
  const facts = [said('1', null, 'integration_team')];
  const deals = read(facts).map((each) => ({ ...each, dealId: '7' }));
  const { rows, summary } = reportExperts(deals, compiled.rules.settings, 'ru');
  expect(rows.map(({ contact: id, concern: name, expert }) => [id, name, expert])).toEqual([
    ['2', 'стоимость и окупаемость', null],
    ['1', 'интеграция', 'команда интеграции'],
    ['1', 'безопасность', 'команда интеграции'],
  ]);
  expect(summary.en).toBe('Open concerns: 3; without an expert: 1.');
  expect(reportExperts([], compiled.rules.settings, 'en').rows).toEqual([]);
});

test('any words: their order changes nothing, and every open concern is answered or a gap (R162)', () => {
  const word = fc
    .record({
      contactId: fc.constantFrom('1', '2'),
      concernId: fc.option(fc.constantFrom('c1', 'c2', 'c3')),
      expert: fc.option(fc.constantFrom('integration_team', 'financial_modelling', 'gone')),
      days: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ contactId, concernId, expert, days }) => said(contactId, concernId, expert, days));
  fc.assert(
    fc.property(fc.array(word), (facts) => {
      expect(expertsOf(facts.toReversed())).toEqual(expertsOf(facts));
      const open = read(facts);
      const answered = open.filter(({ expert }) => expert !== null).length;
      expect(answered + (findExpertGap(open, String)?.concerns ?? 0)).toBe(3);
    }),
  );
});
