/** The operating model `full`: opportunities that are planned ahead, and what becomes of them when people come. */
import fc from 'fast-check';
import { decideCompany } from '../../src/domain/decide.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { bindPlans, missingApprovals, profileOf, statusOf } from '../../src/domain/target.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { OPERATING_MODELS, type OperatingModel, type TargetSide } from '../../src/domain/vocabulary.ts';
import {
  contact,
  deal,
  decideOne,
  factsOf,
  ledgerLine,
  loadSample,
  NOW,
  stages,
  target,
  visit,
} from '../support/facts.ts';

const inModel =
  (operatingModel: OperatingModel) =>
  (rules: RuleSet): RuleSet => ({
    ...rules,
    solutions: rules.solutions.map((each) => ({ ...each, operatingModel })),
  });
const full = await loadSample(inModel('full'));
const KEY = '10:hr_system:1';

/** The deal that a plan became, as the app made it. */
function plannedDeal(contactIds: readonly string[] = []) {
  return deal('900', contactIds, {
    key: KEY,
    createdByApp: true,
    movedByPerson: false,
    ...stages(['bg_target', 1]),
  });
}

const created = {
  targets: [target({ key: KEY, origin: 'created' as const })],
  ledger: [ledgerLine(1, { dealId: '900' })],
};

describe('a planned opportunity', () => {
  test('is created without a single member, with the roles it expects (R51, R125)', () => {
    const group = decideOne({ targets: [target()] }, full);
    expect(group).toMatchObject({
      row: 'planned_target',
      key: KEY,
      dealId: null,
      stage: 'target',
      members: [],
      detectedAt: null,
    });
    expect(group.numbers.coverage.identified).toBe(0);
    expect(group.numbers.missing).toEqual([
      'initiator',
      'technical_validator',
      'budget_holder',
      'decision_maker',
    ]);
  });

  test.each<[TargetSide[]]>([[[]], [['marketing']], [['sales']]])(
    'waits while approvals are missing: %j given (R122)',
    (approvals) => {
      const decision = decideCompany(factsOf({ targets: [target({ approvals })] }), full, NOW);
      expect(decision.opportunities).toEqual([]);
    },
  );

  test('joins the opportunity that is open already, and makes no second one (R125)', () => {
    const group = decideOne({ targets: [target()], deals: [deal('900')] }, full);
    expect(group).toMatchObject({ row: 'join_the_open_one', dealId: '900' });
  });

  test('joins a deal that another company of it shapes (R125)', () => {
    const shared = deal('900', [], { homeCompanyId: '5' });
    const facts = factsOf({ targets: [target()], deals: [shared] });
    const decision = decideCompany(facts, full, NOW);
    expect(decision.opportunities).toEqual([]);
    expect(bindPlans(facts, decision, full.rules)).toEqual([
      { id: 'target-hr_system', key: '5:hr_system:deal-900', origin: 'joined' },
    ]);
  });

  test('is not created twice for one plan: not when a person deleted the deal, nor when it was closed', () => {
    const deleted = [ledgerLine(1, { dealId: '900', state: 'deleted', signalsSpentUntil: NOW })];
    expect(decideCompany(factsOf({ ...created, ledger: deleted }), full, NOW).opportunities).toEqual([]);
    const lost = { ...plannedDeal(), ...stages(['bg_target', 9], ['closedlost', 1]) };
    expect(decideCompany(factsOf({ ...created, deals: [lost] }), full, NOW).opportunities).toEqual([]);
  });

  test('is planned anew as the next cycle after it was taken back', () => {
    const ledger = [ledgerLine(1, { dealId: '900', state: 'deleted', signalsSpentUntil: NOW })];
    expect(decideOne({ ledger, targets: [target()] }, full)).toMatchObject({
      row: 'planned_target',
      key: '10:hr_system:2',
    });
  });

  test('becomes detected, then engaged, as the same deal when people come (R125)', () => {
    const people = [contact('1', 'HR-менеджер'), contact('2', 'IT-директор')];
    const facts = { ...created, deals: [plannedDeal()], contacts: people };
    const one = decideOne({ ...facts, interactions: [visit('1', '/hr/compare', 1)] }, full);
    expect(one).toMatchObject({ key: KEY, dealId: '900', stage: 'detected' });
    const interactions = [visit('1', '/hr/compare', 1), visit('2', '/hr/api-docs', 1)];
    const two = decideOne({ ...facts, interactions }, full);
    expect(two).toMatchObject({ key: KEY, dealId: '900' });
    expect(['engaged', 'prioritized']).toContain(two.stage);
  });

  test('is no deal that lacks contacts by mistake', () => {
    const facts = factsOf({ ...created, deals: [plannedDeal()] });
    expect(decideCompany(facts, full, NOW).dataQuality).toEqual([]);
    const unplanned = { ...facts, targets: [] };
    expect(decideCompany(unplanned, full, NOW).dataQuality.map(({ code }) => code)).toContain(
      'deal_without_contacts',
    );
  });
});

test('a deal made ahead stays as it is when the operating model goes down and up again (R106)', async () => {
  const facts = factsOf({ ...created, deals: [plannedDeal()] });
  const keys = await Promise.all(
    OPERATING_MODELS.map(async (model) => {
      const { opportunities } = decideCompany(facts, await loadSample(inModel(model)), NOW);
      return opportunities.map(({ key, dealId, stage }) => ({ key, dealId, stage }));
    }),
  );
  expect(keys).toEqual(OPERATING_MODELS.map(() => [{ key: KEY, dealId: '900', stage: 'target' }]));
});

test.each(['manual', 'partial'] as const)('in the model %s no plan makes a deal', async (model) => {
  const compiled = await loadSample(inModel(model));
  expect(decideCompany(factsOf({ targets: [target()] }), compiled, NOW).opportunities).toEqual([]);
});

describe('approvals', () => {
  const settings = { targets: { approvals: ['marketing', 'sales'] as const } };

  test('are asked of whom the installation names, unless the solution says otherwise (R122)', () => {
    const plan = target({ approvals: ['sales'] });
    expect(missingApprovals(plan, {}, settings)).toEqual(['marketing']);
    expect(missingApprovals(plan, { targetApprovals: ['sales'] }, settings)).toEqual([]);
    expect(missingApprovals(target({ approvals: [] }), { targetApprovals: [] }, settings)).toEqual([]);
  });

  test('and the deal tell how far a plan has come (R56)', () => {
    const solution = full.rules.solutions[0]!;
    const status = (facts: Partial<CompanyFacts>): string => {
      const plan = facts.targets![0]!;
      const { opportunities, closed } = decideCompany(factsOf(facts), full, NOW);
      const group = [...opportunities, ...closed].find(({ key }) => key === plan.key) ?? null;
      const entry = facts.ledger?.find(({ key }) => key === plan.key) ?? null;
      return statusOf(plan, solution, full.rules.settings, group, entry);
    };
    expect(status({ targets: [target({ approvals: [] })] })).toBe('planned');
    expect(status({ targets: [target({ approvals: ['marketing'] })] })).toBe('approved_by_marketing');
    expect(status({ targets: [target({ approvals: ['sales'] })] })).toBe('approved_by_sales');
    expect(status({ targets: [target()] })).toBe('approved');
    expect(status({ ...created, deals: [plannedDeal()] })).toBe('created');
    expect(status({ ...created, deals: [plannedDeal(['1'])], contacts: [contact('1', 'CFO')] })).toBe('live');
    const won = { ...plannedDeal(), ...stages(['bg_target', 9], ['closedwon', 1]) };
    expect(status({ ...created, deals: [won] })).toBe('closed');
    expect(status({ ...created, ledger: [ledgerLine(1, { dealId: '900', state: 'deleted' })] })).toBe(
      'deleted',
    );
  });

  test('a profile expects the required roles of the template, with their numbers (R124)', () => {
    expect(profileOf(full.rules.solutions[0]!.template)).toEqual([
      { role: 'initiator', count: 1 },
      { role: 'technical_validator', count: 1 },
      { role: 'budget_holder', count: 1 },
      { role: 'decision_maker', count: 1 },
    ]);
  });
});

test('whatever else is known, a plan gives at most one open opportunity of its solution (R125)', () => {
  const people = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { maxLength: 4 });
  fc.assert(
    fc.property(people, fc.boolean(), fc.boolean(), (ids, hasDeal, isBound) => {
      const plan = isBound ? target({ key: KEY, origin: 'created' }) : target();
      const facts = factsOf({
        targets: [plan],
        contacts: ids.map((id) => contact(id, 'IT-директор')),
        interactions: ids.map((id) => visit(id, '/hr/demo', 1)),
        deals: hasDeal ? [plannedDeal(ids)] : [],
        ledger: hasDeal || isBound ? [ledgerLine(1, { dealId: '900' })] : [],
      });
      const { opportunities } = decideCompany(facts, full, NOW);
      expect(opportunities.length).toBeLessThanOrEqual(1);
      if (!isBound) expect(opportunities).toHaveLength(1);
    }),
  );
});
