/** Business situations: what kind of company has which problem, told in words, and never a deal (R24, R44, R57). */
import { decideCompany } from '../../src/domain/decide.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { CompanyCondition, SituationRule } from '../../src/domain/situation-rules.ts';
import type { Company, CompanyFacts } from '../../src/domain/types.ts';
import { company, contact, decideOne, factsOf, loadSample, NOW, visit } from '../support/facts.ts';
import { ELENA, OLGA, RED_DAISY } from './stories.ts';

const compiled = await loadSample();

function situationsOf(facts: Partial<CompanyFacts>, rules = compiled): readonly string[] {
  return decideCompany(factsOf(facts), rules, NOW).situations.map(({ rule }) => rule);
}

async function rulesWith(company: readonly CompanyCondition[], pain?: Partial<SituationRule['pain']>) {
  const change = (rules: RuleSet): RuleSet => {
    const [first] = rules.situations;
    if (first === undefined) throw new Error('the sample has situations');
    const rule = { ...first, company, ...(pain && { pain: { people: 2, withinDays: 90, ...pain } }) };
    return { ...rules, situations: [rule] };
  };
  return loadSample(change);
}

describe('the red daisy, 250 employees', () => {
  test('is in the situation «over 200 employees and pain with HR records» (R24, R57)', () => {
    expect(situationsOf(RED_DAISY)).toEqual(['hr_records_outgrown']);
  });

  test('without pain is in none, whatever its size, and pain without size is none either (R57)', () => {
    const quiet = RED_DAISY.interactions.filter(({ contactId }) => contactId !== ELENA);
    expect(situationsOf({ ...RED_DAISY, interactions: quiet })).toEqual([]);
    expect(situationsOf({ contacts: RED_DAISY.contacts })).toEqual([]);
    expect(situationsOf({ ...RED_DAISY, company: company({ employees: 200 }) })).toEqual([]);
    expect(situationsOf({ ...RED_DAISY, company: company({ employees: null }) })).toEqual([]);
  });

  test('is told with rule, version and inputs, in both languages (R57)', () => {
    const [match] = decideCompany(factsOf(RED_DAISY), compiled, NOW).situations;
    expect(match).toMatchObject({
      rulesVersion: compiled.rules.version,
      solution: 'hr_system',
      company: [{ value: '250' }],
      contacts: [ELENA, OLGA],
      words: {
        en: 'employees: 250 (rule: above 200); interest of 2 people within 90 days: HR records (hr_leave_automation_brochure, hr_compare, hr_webinar_automation, hr_case_study); rule: at least 2',
        ru: 'сотрудников: 250 (правило: больше 200); интерес у 2 человек за 90 дней: кадровый учёт (hr_leave_automation_brochure, hr_compare, hr_webinar_automation, hr_case_study); правило: от 2',
      },
    });
    expect(match?.signals).toHaveLength(4);
  });

  test('has it on its opportunity as the answer to "why this company" (R57)', () => {
    expect(decideOne(RED_DAISY, compiled).situations.map(({ rule }) => rule)).toEqual([
      'hr_records_outgrown',
    ]);
  });
});

test('a situation alone makes no deal: two people of one department are still forming (R44, R57)', () => {
  const decision = decideCompany(
    factsOf({
      contacts: [contact('1', 'HR-менеджер'), contact('2', 'HR-менеджер')],
      interactions: [visit('1', '/hr/compare', 2), visit('2', '/hr/compare', 1)],
    }),
    compiled,
    NOW,
  );
  expect(decision.situations).toHaveLength(1);
  expect(decision.opportunities).toEqual([]);
  expect(decision.candidates.map(({ row }) => row)).toEqual(['still_forming']);
});

test('two records of one person are one person in pain (R12, R57)', () => {
  const twice = ['1', '2'].map((id) => contact(id, null, { email: 'a@krasnaya-romashka.ru' }));
  const interactions = [visit('1', '/hr/compare', 2), visit('2', '/hr/compare', 1)];
  expect(situationsOf({ contacts: twice, interactions })).toEqual([]);
});

describe('a condition', () => {
  const CASES: readonly [CompanyCondition, Partial<Company>, boolean][] = [
    [{ property: 'numberofemployees', above: 250 }, {}, false],
    [{ property: 'numberofemployees', atLeast: 250 }, {}, true],
    [{ property: 'numberofemployees', below: 251 }, {}, true],
    [{ property: 'numberofemployees', below: 250 }, {}, false],
    [{ property: 'industry', anyOf: ['retail'] }, { fields: { industry: 'RETAIL' } }, true],
    [{ property: 'industry', anyOf: ['retail'] }, { fields: { industry: 'MACHINERY' } }, false],
    [{ property: 'industry', anyOf: ['retail'] }, {}, false],
    [{ property: 'country', noneOf: ['Россия'] }, { fields: { country: 'Грузия' } }, true],
    [{ property: 'country', noneOf: ['Россия'] }, { fields: { country: 'россия' } }, false],
    [{ property: 'country', noneOf: ['Россия'] }, {}, false],
    [{ property: 'branches', above: 3 }, { fields: { branches: 'many' } }, false],
    [{ property: 'branches', above: 3 }, { fields: { branches: '4' } }, true],
    [{ property: 'constructor', anyOf: ['x'] }, { fields: { a: 'x' } }, false],
  ];

  test.each(CASES)('%j of %j holds: %s (R24, R57)', async (condition, fields, holds) => {
    const rules = await rulesWith([condition]);
    const found = situationsOf({ ...RED_DAISY, company: company(fields) }, rules);
    expect(found.length === 1).toBe(holds);
  });
});

describe('a pain', () => {
  const ANY: readonly CompanyCondition[] = [{ property: 'numberofemployees', above: 1 }];

  test.each([
    ['by the pages named', { content: ['hr_api_docs'], people: 1 }, 1],
    ['by the kind of interaction', { kinds: ['comparison' as const], people: 1 }, 1],
    [
      'by page and kind together, where both must hold',
      { content: ['hr_compare'], kinds: ['document' as const], people: 1 },
      0,
    ],
    ['within its days only', { topics: ['hr_records'], withinDays: 3 }, 0],
    ['of as many people as asked', { topics: ['hr_records'], people: 3 }, 0],
  ])('is seen %s (R57)', async (_, pain, found) => {
    expect(situationsOf(RED_DAISY, await rulesWith(ANY, pain))).toHaveLength(found);
  });
});
