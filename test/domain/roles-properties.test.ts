/** Who plays which role: what holds whatever the evidence. */
import fc from 'fast-check';
import { coverageOf, missingRoles, silentRoles, type CoverageMember } from '../../src/domain/coverage.ts';
import { readInteraction } from '../../src/domain/content.ts';
import { assignRoles, flagsOf } from '../../src/domain/roles.ts';
import type { ConfidenceRules } from '../../src/domain/role-rules.ts';
import type { TemplateRole } from '../../src/domain/rule-set.ts';
import type { RoleFact } from '../../src/domain/said-facts.ts';
import { LABELS, ROLES } from '../../src/domain/vocabulary.ts';
import { ago, contact, loadSample, NOW, roleFact, visit } from '../support/facts.ts';

const compiled = await loadSample();
const { roleRules, confidence } = compiled.rules;
const TITLES = ['HR-менеджер', 'IT-директор', 'CFO', 'IT', 'Юрист', 'Генеральный директор', null];
const PATHS = ['/hr/demo', '/hr/api-docs', '/hr/pricing', '/hr/compare', '/conference/hr-strategy', '/hr/x'];

const anyone = fc.record({
  title: fc.constantFrom(...TITLES),
  visits: fc.array(fc.tuple(fc.constantFrom(...PATHS), fc.integer({ min: 0, max: 120 })), { maxLength: 12 }),
  buyingRoles: fc.subarray(['BUDGET_HOLDER', 'DECISION_MAKER', 'END_USER', 'CHAMPION']),
  hsRole: fc.constantFrom(null, 'finance', 'information_technology', 'owner'),
  facts: fc.array(
    fc
      .tuple(
        fc.constantFrom(...LABELS),
        fc.boolean(),
        fc.constantFrom('person' as const, 'hubspot_label' as const),
        fc.integer({ min: 1, max: 5 }),
      )
      .map(([label, holds, source, days]) => roleFact('900', '1', label, { holds, source, at: ago(days) })),
    { maxLength: 6 },
  ),
});
type Anyone = typeof anyone extends fc.Arbitrary<infer Value> ? Value : never;

function assign({ title, visits, buyingRoles, hsRole, facts }: Anyone, rules: ConfidenceRules = confidence) {
  return assignRoles(
    {
      contact: contact('1', title, {
        hsBuyingRoles: buyingRoles,
        hsRole,
        hsSeniority: hsRole === null ? null : 'director',
      }),
      persona: compiled.readTitle(title),
      solution: compiled.solution('hr_system')!,
      interactions: visits.map(([path, days]) =>
        readInteraction(visit('1', path, days), compiled.readContent),
      ),
      facts,
    },
    roleRules,
    rules,
    NOW,
  );
}

const RUNS = { numRuns: 500 };

test('confidence is from 0 to 1, and certainty is only what a person said', () => {
  fc.assert(
    fc.property(anyone, (one) => {
      for (const { confidence: value, setBy } of assign(one)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(setBy === 'person' ? 1 : 0.99);
      }
    }),
    RUNS,
  );
});

test("a person's latest word on a role always holds, whatever the evidence", () => {
  fc.assert(
    fc.property(anyone, (one) => {
      const said = new Map<string, RoleFact>();
      for (const fact of one.facts.filter(({ source }) => source === 'person')) {
        const known = said.get(fact.label);
        if (known === undefined || fact.at > known.at || (fact.at === known.at && fact.holds))
          said.set(fact.label, fact);
      }
      const assigned = assign(one);
      for (const [label, { holds }] of said) {
        if (!ROLES.some((role) => role === label)) continue;
        expect(assigned.find(({ role }) => role === label)).toMatchObject(
          holds
            ? { state: 'written', setBy: 'person', confidence: 1 }
            : { state: 'denied', setBy: 'person', confidence: 0 },
        );
      }
    }),
    RUNS,
  );
});

test('every assignment cites its evidence, each within its ceiling', () => {
  fc.assert(
    fc.property(anyone, (one) => {
      for (const { evidence } of assign(one)) {
        expect(evidence.length).toBeGreaterThan(0);
        for (const each of evidence) expect(each.weight).toBeLessThanOrEqual(confidence.ceilings[each.class]);
      }
    }),
    RUNS,
  );
});

test('content and behaviour alone are never written, however much there is (R118)', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...PATHS), fc.nat(120)), { maxLength: 60 }), (visits) => {
      const assigned = assign({ title: null, visits, buyingRoles: [], hsRole: null, facts: [] });
      for (const { state, confidence: value } of assigned) {
        expect(state).not.toBe('written');
        expect(value).toBeLessThanOrEqual(0.58);
      }
    }),
    RUNS,
  );
});

test('content against a clear title counts half, and the title is named as the reason', () => {
  const read = {
    visits: PATHS.map((path): [string, number] => [path, 1]),
    buyingRoles: [],
    hsRole: null,
    facts: [],
  };
  const of = (title: string | null) =>
    assign({ title, ...read }).find(({ role }) => role === 'technical_validator');
  expect(of(null)).toMatchObject({ state: 'suggested', counterEvidence: [] });
  expect(of('CFO')).toMatchObject({
    state: 'weak',
    counterEvidence: [{ rule: 'title_says_otherwise', text: 'CFO', factor: 0.5 }],
  });
});

test('evidence older than the limit says nothing', () => {
  const at = (days: number) =>
    assign({ title: null, visits: [['/hr/api-docs', days]], buyingRoles: [], hsRole: null, facts: [] });
  expect(at(90)).not.toEqual([]);
  expect(at(90.01)).toEqual([]);
});

test('champion and blocker come from people only', () => {
  fc.assert(
    fc.property(anyone, (one) => {
      const held = new Set(one.facts.filter(({ holds }) => holds).map(({ label }) => label));
      for (const flag of flagsOf(one.facts)) expect(held).toContain(flag);
    }),
  );
  const busy = {
    title: 'CFO',
    visits: [['/hr/demo', 1] as [string, number]],
    buyingRoles: ['CHAMPION'],
    hsRole: null,
    facts: [],
  };
  expect(assign(busy).map(({ role }) => role)).not.toContain('champion');
});

const templates = fc.uniqueArray(
  fc.record({
    role: fc.constantFrom(...ROLES),
    required: fc.boolean(),
    count: fc.integer({ min: 1, max: 3 }),
    weight: fc.constantFrom(0.001, 0.1, 1, 2, 1000),
    departments: fc.constant([]),
  }),
  { selector: ({ role }) => role, maxLength: 7 },
);
const someMember = fc.tuple(fc.subarray([...ROLES]), fc.boolean(), fc.boolean());
const memberList = fc.array(someMember, { maxLength: 8 }).map((all) =>
  all.map(([roles, active, validated], n): CoverageMember => ({
    person: `p${n}`,
    roles,
    active,
    validatedRoles: validated ? roles : [],
  })),
);

describe('coverage', () => {
  test('is from 0 to 100 and never falls when somebody joins', () => {
    fc.assert(
      fc.property(
        templates,
        memberList,
        fc.subarray([...ROLES]),
        (template: TemplateRole[], people, roles) => {
          const before = coverageOf(template, people);
          const after = coverageOf(template, [
            ...people,
            { person: 'new', roles, active: true, validatedRoles: roles },
          ]);
          for (const layer of ['identified', 'engaged', 'validated'] as const) {
            expect(before[layer]).toBeGreaterThanOrEqual(0);
            expect(after[layer]).toBeLessThanOrEqual(100);
            expect(after[layer]).toBeGreaterThanOrEqual(before[layer]);
          }
        },
      ),
      RUNS,
    );
  });

  test('is 100 exactly when every required role has all the people it needs, whatever the weights', () => {
    fc.assert(
      fc.property(templates, memberList, (template: TemplateRole[], people) => {
        const required = template.filter((each) => each.required);
        fc.pre(required.length > 0);
        const full = required.every(
          ({ role, count }) => people.filter(({ roles }) => roles.includes(role)).length >= count,
        );
        expect(coverageOf(template, people).identified === 100).toBe(full);
      }),
      RUNS,
    );
  });

  const template: TemplateRole[] = [
    { role: 'approver', required: true, count: 2, weight: 1, departments: [] },
  ];
  const member = (person: string, active = true): CoverageMember => ({
    person,
    roles: ['approver'],
    active,
    validatedRoles: [],
  });

  test('of a role that needs two is half with one, and one person twice is still one', () => {
    expect(coverageOf(template, [member('a')]).identified).toBe(50);
    expect(coverageOf(template, [member('a'), member('a')]).identified).toBe(50);
    expect(coverageOf(template, [member('a'), member('b')]).identified).toBe(100);
  });

  test('tells a silent role from a missing one', () => {
    const silent = coverageOf(template, [member('a', false)]);
    expect([missingRoles(silent), silentRoles(silent)]).toEqual([[], ['approver']]);
    const missing = coverageOf(template, []);
    expect([missingRoles(missing), silentRoles(missing)]).toEqual([['approver'], []]);
    expect(coverageOf([], [])).toMatchObject({ identified: 0, engaged: 0, validated: 0 });
  });
});
