/** Each row of the decision table: what leads to it, what it says, and whether it creates a deal (R69, R120). */
import { decideCompany } from '../../src/domain/decide.ts';
import { planWrites } from '../../src/domain/difference.ts';
import { DECISION_ROWS, type DecisionRow } from '../../src/domain/opportunity.ts';
import type { Solution } from '../../src/domain/rule-set.ts';
import type { ProposalAnswer } from '../../src/domain/said-facts.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import {
  act,
  ago,
  contact,
  deal,
  factsOf,
  ledgerLine,
  loadSample,
  NOW,
  stages,
  target,
} from '../support/facts.ts';
import { holding, PORTAL } from './portal-model.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const EVERYBODY = [ELENA, SERGEY, OLGA, IVAN];

interface Case {
  readonly row: DecisionRow;
  readonly facts: Partial<CompanyFacts>;
  readonly rules?: Partial<Solution>;
  readonly creates?: boolean;
}

function closed(outcome: 'closedwon' | 'closedlost', daysAgo: number, solution = 'hr_system') {
  const key = `10:${solution}:1`;
  const change = { key, solution, createdAt: ago(daysAgo + 60), ...stages([outcome, daysAgo]) };
  return deal('800', EVERYBODY, change);
}

function answer(said: ProposalAnswer['answer'], daysAgo: number, cycle = 1): ProposalAnswer {
  return { key: `10:hr_system:${cycle}`, solution: 'hr_system', answer: said, at: ago(daysAgo), by: '7' };
}

const ONE = { contacts: [contact('1', 'HR Director')] };
const KNOWN = [ledgerLine(1, { dealId: '800' })];

const CASES: readonly Case[] = [
  { row: 'join_the_open_one', facts: { ...RED_DAISY, deals: [deal('900')] } },
  { row: 'several_open', facts: { ...RED_DAISY, deals: [deal('900'), deal('901')] } },
  {
    row: 'adopt_the_deal_without_solution',
    facts: { ...RED_DAISY, deals: [deal('900', [], { solution: null })] },
  },
  { row: 'detection_fired', facts: RED_DAISY, creates: true },
  {
    row: 'creation_under_way',
    facts: { ...RED_DAISY, ledger: [ledgerLine(1, { state: 'creating' })] },
    creates: true,
  },
  {
    row: 'new_cycle',
    facts: { ...RED_DAISY, deals: [closed('closedwon', 40)], ledger: KNOWN },
    creates: true,
  },
  {
    row: 'accepted_by_person',
    facts: { ...RED_DAISY, proposalAnswers: [answer('create', 0.1)] },
    rules: { operatingModel: 'manual' },
    creates: true,
  },
  {
    row: 'planned_target',
    facts: { ...ONE, targets: [target()] },
    rules: { operatingModel: 'full' },
    creates: true,
  },
  { row: 'closed', facts: { contacts: RED_DAISY.contacts, deals: [closed('closedwon', 40)] } },
  { row: 'propose_reopening', facts: { ...RED_DAISY, deals: [closed('closedlost', 20)] } },
  {
    row: 'reopening_accepted',
    facts: {
      ...RED_DAISY,
      deals: [closed('closedlost', 20)],
      ledger: KNOWN,
      proposalAnswers: [answer('reopen', 0.1, 2)],
    },
  },
  {
    row: 'propose_deleted',
    facts: { ...RED_DAISY, ledger: [ledgerLine(1, { state: 'deleted', signalsSpentUntil: ago(0.5) })] },
  },
  { row: 'propose_manual', facts: RED_DAISY, rules: { operatingModel: 'manual' } },
  { row: 'propose_approval', facts: RED_DAISY, rules: { approval: 'required' } },
  { row: 'propose_raised_hand', facts: { ...ONE, interactions: [act('1', 'demo_request', 1)] } },
  {
    row: 'propose_cross_sell',
    facts: {
      ...ONE,
      interactions: [act('1', 'document', 1)],
      deals: [closed('closedwon', 40, 'analytics_platform')],
    },
  },
  { row: 'still_forming', facts: { ...ONE, interactions: [act('1', 'document', 1)] } },
];

test('the cases are all the rows there are', () => {
  expect(CASES.map(({ row }) => row).sort()).toEqual([...DECISION_ROWS].sort());
});

test.each(CASES)(
  '$row is explained in two languages, by a version of the rules (R69, R120)',
  async (each) => {
    const compiled = await loadSample((rules) => ({
      ...rules,
      solutions: rules.solutions.map((solution) => ({ ...solution, ...each.rules })),
    }));
    const facts = factsOf(each.facts);
    const decision = decideCompany(facts, compiled, NOW);
    const groups = [...decision.opportunities, ...decision.candidates, ...decision.closed];
    const found = groups.find(({ row }) => row === each.row);
    expect(groups.map(({ row }) => row)).toContain(each.row);
    expect(found?.reason.en.length).toBeGreaterThan(10);
    expect(found?.reason.ru).toMatch(/\p{Script=Cyrillic}{3}/u);
    expect(decision.rulesVersion).toBe(compiled.rules.version);
    const { settings } = compiled.rules;
    const { creations } = planWrites(decision, facts, holding(facts), PORTAL, settings);
    expect(creations.map(({ key }) => key)).toEqual(each.creates === true ? [found?.key] : []);
  },
);
