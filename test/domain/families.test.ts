/** Subsidiaries that join the parent's purchases (R23). */
import fc from 'fast-check';
import { compileRuleSet } from '../../src/app/compile.ts';
import type { CompiledRules } from '../../src/domain/compile.ts';
import { viewProposals } from '../../src/domain/card/proposals.ts';
import { decideCompany } from '../../src/domain/decide.ts';
import { planWrites } from '../../src/domain/difference.ts';
import { headOf } from '../../src/domain/family.ts';
import type { CompanyDecision } from '../../src/domain/opportunity.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { CompanyFacts, Family } from '../../src/domain/types.ts';
import {
  company,
  contact,
  deal,
  factsOf,
  idsOf,
  ledgerLine,
  loadSample,
  NOW,
  stages,
  visit,
} from '../support/facts.ts';

const HEAD = '10';
const CHILD = '20';

const joining = (rules: RuleSet): RuleSet => ({
  ...rules,
  companies: { ...rules.companies, subsidiariesJoinParent: true },
});
const separate = await loadSample();
const joined = await loadSample(joining);
/** The HR system is bought by the parent, analytics by each company. */
const mixed = await loadSample((rules) => ({
  ...rules,
  solutions: rules.solutions.map((each) => ({ ...each, subsidiariesJoinParent: each.id === 'hr_system' })),
}));

const family = (parts: Partial<Family> = {}): Family => ({
  headId: HEAD,
  companyIds: [HEAD, CHILD],
  subsidiaryDeals: [],
  onHeadDeals: [],
  ...parts,
});

/** Two people of the head and one of the subsidiary, of three departments. */
const PEOPLE = [
  contact('1', 'HR-менеджер', { companyId: HEAD }),
  contact('2', 'IT-директор', { companyId: HEAD }),
  contact('3', 'Финансовый директор', { companyId: CHILD }),
];
const INTEREST = ['1', '2', '3'].map((id) => visit(id, '/hr/compare', 2));

function decideHead(parts: Partial<CompanyFacts>, rules: CompiledRules): CompanyDecision {
  const facts = factsOf({ contacts: PEOPLE, interactions: INTEREST, family: family(), ...parts });
  return decideCompany(facts, rules, NOW);
}

function decideChild(parts: Partial<CompanyFacts>, rules: CompiledRules): CompanyDecision {
  const facts = factsOf({
    company: company({ id: CHILD }),
    contacts: PEOPLE.filter(({ companyId }) => companyId === CHILD),
    interactions: INTEREST.filter(({ contactId }) => contactId === '3'),
    family: family(),
    ...parts,
  });
  return decideCompany(facts, rules, NOW);
}

describe('a subsidiary whose people show interest', () => {
  test("joins the parent's deal under the rule, with the parent's key (R23)", () => {
    const { opportunities } = decideHead({}, joined);
    expect(opportunities.map(({ key }) => key)).toEqual(['10:hr_system:1']);
    expect(idsOf(opportunities[0]!.members)).toEqual(['1', '2', '3']);
    const own = decideChild({}, joined);
    expect([...own.opportunities, ...own.candidates]).toEqual([]);
    expect(own.ungrouped).toEqual([{ contactId: '3', reason: 'left_to_parent' }]);
  });

  test('keeps to itself while the rule is off (R23)', () => {
    expect(decideHead({}, separate).opportunities).toEqual([]);
    expect(decideChild({}, separate).candidates.map(({ key }) => key)).toEqual(['20:hr_system:1']);
  });

  test('joins for the solution that says so, and for no other (R23)', () => {
    const interactions = ['1', '2', '3'].map((id) => visit(id, '/analytics/compare', 2));
    expect(decideHead({}, mixed).opportunities).toHaveLength(1);
    expect(decideHead({ interactions }, mixed).opportunities).toEqual([]);
    expect(decideChild({ interactions: interactions.slice(2) }, mixed).candidates).toHaveLength(1);
  });
});

describe('a deal of the subsidiary', () => {
  const theirs = deal('900', ['3'], { homeCompanyId: CHILD });

  test('is shaped by the parent, which makes no second one (R23)', () => {
    const head = decideHead({ deals: [theirs], family: family({ subsidiaryDeals: ['900'] }) }, joined);
    expect(head.opportunities.map(({ dealId, row }) => [dealId, row])).toEqual([
      ['900', 'join_the_open_one'],
    ]);
    expect(idsOf(head.opportunities[0]!.members)).toEqual(['1', '2', '3']);
    expect(decideChild({ deals: [theirs] }, joined).opportunities).toEqual([]);
  });

  test('stays its own while the rule is off, or for another solution (R23)', () => {
    for (const rules of [separate, mixed]) {
      const analytics = { ...theirs, solution: 'analytics_platform' };
      const head = decideHead({ deals: [analytics], family: family({ subsidiaryDeals: ['900'] }) }, rules);
      expect(head.opportunities.map(({ dealId }) => dealId)).not.toContain('900');
      expect(decideChild({ deals: [analytics] }, rules).opportunities.map(({ dealId }) => dealId)).toEqual([
        '900',
      ]);
    }
  });

  test('that is closed is not offered for reopening where the parent has no say in it (R23)', () => {
    const lost = {
      ...deal('901', [], { solution: 'analytics_platform', homeCompanyId: HEAD }),
      ...stages(['qualifiedtobuy', 50], ['closedlost', 40]),
    };
    const later = { ...lost, id: '902', homeCompanyId: CHILD, ...stages(['closedlost', 10]) };
    const interactions = [visit('1', '/analytics/compare', 2), visit('2', '/analytics/demo', 1)];
    const facts = factsOf({
      contacts: PEOPLE,
      interactions,
      deals: [lost, later],
      family: family({ subsidiaryDeals: ['902'] }),
    });
    const [proposal] = viewProposals(decideCompany(facts, mixed, NOW), facts, mixed);
    expect([proposal?.row, proposal?.dealId]).toEqual(['propose_reopening', '901']);
  });

  test('that is being made when the rule is switched on is finished, and made once (R23)', () => {
    const creating = ledgerLine(1, { key: '20:hr_system:1', companyId: CHILD, state: 'creating' });
    expect(decideHead({ ledger: [creating] }, joined).opportunities).toEqual([]);
    const own = decideChild({ ledger: [creating] }, joined).opportunities;
    expect(own.map(({ key, row }) => [key, row])).toEqual([['20:hr_system:1', 'creation_under_way']]);
  });
});

test('members stay when the subsidiary leaves the family: a person outranks a rule (R23)', () => {
  const pairs = ['1', '3'];
  const facts = factsOf({
    contacts: PEOPLE,
    interactions: INTEREST,
    deals: [deal('900', pairs, { homeCompanyId: HEAD })],
  });
  // The family is gone; that they are on the deal is HubSpot's word, and stays.
  const alone = decideCompany(facts, joined, NOW);
  expect(idsOf(alone.opportunities[0]!.members)).toEqual(['1', '2', '3']);
  const child = factsOf({
    company: company({ id: CHILD }),
    contacts: PEOPLE.slice(2),
    interactions: INTEREST.slice(2),
  });
  expect(decideCompany(child, joined, NOW).candidates.map(({ key }) => key)).toEqual(['20:hr_system:1']);
});

test('a person of a subsidiary has the properties that the head gives, and only one of them writes (R23)', () => {
  const portal = {
    pipelineId: 'p',
    stageIds: ['bg_target'],
    labels: new Set<never>(),
    missingProperties: new Set<string>(),
  };
  const held = { deals: new Map(), contacts: new Map([['3', { bg_buying_roles: 'budget_holder' }]]) };
  const facts = factsOf({ contacts: PEOPLE, interactions: INTEREST, family: family() });
  const head = planWrites(decideCompany(facts, joined, NOW), facts, held, portal, joined.rules.settings);
  expect(head.contacts.map(({ id }) => id)).toEqual(['1', '2', '3']);
  const childFacts = factsOf({
    company: company({ id: CHILD }),
    contacts: [PEOPLE[2]!],
    interactions: [INTEREST[2]!],
    family: family({ onHeadDeals: ['3'] }),
  });
  const child = decideCompany(childFacts, joined, NOW);
  expect(planWrites(child, childFacts, held, portal, joined.rules.settings).contacts).toEqual([]);
});

describe('the head of a family', () => {
  const ID = fc.integer({ min: 1, max: 12 }).map(String);
  /** Any parents, loops and missing ones included. */
  const FOREST = fc.dictionary(ID, fc.oneof(fc.constant(null), ID), { maxKeys: 12 });

  test('is found whatever the parents are, and is the head of everybody above it, too (R23)', () => {
    fc.assert(
      fc.property(FOREST, (parents) => {
        const parentOf = new Map(Object.entries(parents));
        for (const [id, parent] of parentOf) {
          const head = headOf(id, parentOf);
          expect(headOf(head, parentOf)).toBe(head);
          if (parent !== null && parentOf.has(parent)) expect(headOf(parent, parentOf)).toBe(head);
          else expect(head).toBe(id);
        }
      }),
    );
  });

  test.each([
    ['alone', { '1': null }, '1'],
    ['below a parent that is gone', { '1': '7' }, '1'],
    ['three levels down', { '1': '2', '2': '3', '3': null }, '3'],
    ['in a loop', { '1': '9', '9': '10', '10': '1' }, '1'],
    ['below a loop', { '1': '9', '9': '10', '10': '9' }, '9'],
  ])('%s (R23)', (_, parents, head) => {
    expect(headOf('1', new Map(Object.entries(parents)))).toBe(head);
  });

  test('any forest gives at most one opportunity per head and solution, and everybody is in at most one (R23)', () => {
    const rules = compileRuleSet(joined.rules);
    fc.assert(
      fc.property(
        FOREST,
        fc.array(fc.tuple(ID, fc.constantFrom('HR-менеджер', 'IT-директор', 'CFO')), { maxLength: 15 }),
        (parents, people) => {
          const parentOf = new Map(Object.entries(parents));
          const contacts = people
            .filter(([companyId]) => parentOf.has(companyId))
            .map(([companyId, title], n) => contact(String(100 + n), title, { companyId }));
          const interactions = contacts.map(({ id }) => visit(id, '/hr/compare', 2));
          const companies = [...parentOf.keys()];
          const groups = companies.flatMap((id) => {
            const headId = headOf(id, parentOf);
            const companyIds = companies.filter((each) => headOf(each, parentOf) === headId);
            const here = new Set(headId === id ? companyIds : [id]);
            const mine = contacts.filter(({ companyId }) => here.has(companyId ?? ''));
            const facts = factsOf({
              company: company({ id }),
              contacts: mine,
              interactions: interactions.filter(({ contactId }) =>
                mine.some((each) => each.id === contactId),
              ),
              ...(companyIds.length > 1 && {
                family: { headId, companyIds, subsidiaryDeals: [], onHeadDeals: [] },
              }),
            });
            const { opportunities, candidates } = decideCompany(facts, rules, NOW);
            const found = [...opportunities, ...candidates];
            expect(found.every(({ companyId }) => companyId === headId)).toBe(true);
            return found;
          });
          const keys = groups.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          const members = groups.flatMap(({ members: all }) => idsOf(all));
          expect(members.sort()).toEqual(contacts.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 300 },
    );
  });
});
