/** The rows of the decision table in which a person has a say: manual model, raised hands, unclear deals. */
import { decideCompany } from '../../src/domain/decide.ts';
import type { DecisionRow } from '../../src/domain/opportunity.ts';
import type { OperatingModel } from '../../src/domain/vocabulary.ts';
import {
  act,
  ago,
  contact,
  deal,
  decideOne,
  factsOf,
  idsOf,
  ledgerLine,
  loadSample,
  memberOf,
  membershipFact,
  NOW,
  roleFact,
} from '../support/facts.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();
const withModel = (operatingModel: OperatingModel) =>
  loadSample((rules) => ({
    ...rules,
    solutions: rules.solutions.map((each) => ({ ...each, operatingModel })),
  }));
const EVERYBODY = [ELENA, SERGEY, OLGA, IVAN];

describe("a rep's deal without solution", () => {
  const unsolved = deal('900', [ELENA], { solution: null });

  test('is taken for the only solution in play, with everybody who is interested', () => {
    const decision = decideCompany(factsOf({ ...RED_DAISY, deals: [unsolved] }), compiled, NOW);
    expect(decision.opportunities).toMatchObject([
      { row: 'adopt_the_deal_without_solution', dealId: '900', solution: 'hr_system' },
    ]);
    expect(idsOf(decision.opportunities[0]!.members)).toEqual(EVERYBODY);
    expect(decision.dataQuality.map(({ code }) => code)).not.toContain('deal_without_solution');
  });

  test.each<[string, Parameters<typeof factsOf>[0], DecisionRow[]]>([
    [
      'two solutions are in play',
      { interactions: [...RED_DAISY.interactions, act(OLGA, 'document', 1, 'analytics_platform')] },
      ['detection_fired', 'still_forming'],
    ],
    ['nobody shows interest', { interactions: [] }, []],
    ['two such deals are open', { deals: [unsolved, { ...unsolved, id: '901' }] }, ['detection_fired']],
    ['a deal of that solution is open already', { deals: [unsolved, deal('901')] }, ['join_the_open_one']],
  ])('is asked about when %s', (_why, change, rows) => {
    const decision = decideCompany(factsOf({ ...RED_DAISY, deals: [unsolved], ...change }), compiled, NOW);
    expect([...decision.opportunities, ...decision.candidates].map(({ row }) => row)).toEqual(rows);
    expect(decision.dataQuality).toContainEqual(
      expect.objectContaining({ code: 'deal_without_solution', id: '900' }),
    );
  });

  test('is never adopted in the manual model (R106)', async () => {
    const decision = decideCompany(
      factsOf({ ...RED_DAISY, deals: [unsolved] }),
      await withModel('manual'),
      NOW,
    );
    expect(decision.opportunities).toEqual([]);
  });

  test('with a solution that no rule knows is reported and left alone', () => {
    const strange = deal('900', [ELENA], { solution: 'fax_machines' });
    const decision = decideCompany(
      factsOf({ ...RED_DAISY, interactions: [], deals: [strange] }),
      compiled,
      NOW,
    );
    expect(decision.opportunities).toEqual([]);
    expect(decision.dataQuality).toContainEqual(
      expect.objectContaining({ code: 'deal_with_unknown_solution', id: '900' }),
    );
  });
});

describe('the manual model', () => {
  test('proposes the group with the colleagues known, and creates nothing (R106, R107)', async () => {
    const decision = decideCompany(factsOf(RED_DAISY), await withModel('manual'), NOW);
    expect(decision.opportunities).toEqual([]);
    expect(decision.candidates).toMatchObject([{ row: 'propose_manual', operatingModel: 'manual' }]);
    expect(idsOf(decision.candidates[0]!.members)).toEqual(EVERYBODY);
    expect(decision.ungrouped.map(({ reason }) => reason)).toEqual(Array(4).fill('proposed'));
  });

  test('suggests interested colleagues on an open deal instead of adding them (R107)', async () => {
    const facts = factsOf({ ...RED_DAISY, deals: [deal('900', [ELENA])] });
    const decision = decideCompany(facts, await withModel('manual'), NOW);
    const [group] = decision.opportunities;
    expect(idsOf(group!.members)).toEqual([ELENA]);
    expect(idsOf(group!.suggested)).toEqual([SERGEY, OLGA, IVAN]);
    expect(memberOf(group!, OLGA).status).toBe('suggested');
    expect(decision.ungrouped.map(({ reason }) => reason)).toEqual(Array(3).fill('proposed'));
  });

  test('loses nobody and no number when a running deal is switched to it (R106)', async () => {
    const facts = { ...RED_DAISY, deals: [deal('900', EVERYBODY)] };
    const [partial, manual] = [decideOne(facts, compiled), decideOne(facts, await withModel('manual'))];
    expect(idsOf(manual.members)).toEqual(idsOf(partial.members));
    expect(manual.numbers).toEqual(partial.numbers);
  });
});

describe('a raised hand', () => {
  const alone = { contacts: [contact('1', 'HR Director')], interactions: [act('1', 'demo_request', 1)] };

  test('of one person is shown to a person at once and creates nothing (R44)', () => {
    const decision = decideCompany(factsOf(alone), compiled, NOW);
    expect(decision.opportunities).toEqual([]);
    expect(decision.candidates).toMatchObject([{ row: 'propose_raised_hand' }]);
  });

  test('with one colleague makes the deal', () => {
    const two = {
      contacts: [...alone.contacts, contact('2', null)],
      interactions: [...alone.interactions, act('2', 'page_view', 3)],
    };
    expect(decideOne(two, compiled)).toMatchObject({
      row: 'detection_fired',
      detection: { rule: 'raised_hand' },
    });
  });
});

describe('a person outranks every row', () => {
  test('whoever was taken off stays off, whatever he does', () => {
    const facts = {
      ...RED_DAISY,
      deals: [deal('900')],
      membershipFacts: [membershipFact('900', OLGA, false)],
    };
    const decision = decideCompany(factsOf(facts), compiled, NOW);
    expect(decision.opportunities[0]?.dismissed).toEqual([OLGA]);
    expect(idsOf(decision.opportunities[0]!.members)).not.toContain(OLGA);
    expect(decision.ungrouped).toEqual([{ contactId: OLGA, reason: 'dismissed' }]);
  });

  test('whoever was put back is a member again', () => {
    const said = [membershipFact('900', OLGA, true, ago(1)), membershipFact('900', OLGA, false, ago(2))];
    const group = decideOne({ ...RED_DAISY, deals: [deal('900')], membershipFacts: said }, compiled);
    expect(memberOf(group, OLGA)).toMatchObject({ status: 'confirmed', reason: 'added_by_person' });
  });

  test('of two words at one moment the membership holds, in whatever order they are read', () => {
    const said = [membershipFact('900', OLGA, true), membershipFact('900', OLGA, false)];
    for (const membershipFacts of [said, said.toReversed()])
      expect(
        idsOf(decideOne({ ...RED_DAISY, deals: [deal('900')], membershipFacts }, compiled).members),
      ).toContain(OLGA);
  });

  test('what was said while the group was forming holds when the deal is there', () => {
    const key = '10:hr_system:1';
    const said = {
      roleFacts: [roleFact(key, OLGA, 'approver')],
      stanceFacts: [{ opportunity: key, contactId: OLGA, stance: 'supporter' as const, at: ago(2), by: '7' }],
      qualificationFacts: [
        { opportunity: key, letter: 'budget' as const, contactId: OLGA, known: true, at: ago(2), by: '7' },
      ],
    };
    const opened = { deals: [deal('900', [], { key })], ledger: [ledgerLine(1, { dealId: '900' })] };
    for (const group of [
      decideOne({ ...RED_DAISY, ...said }, compiled),
      decideOne({ ...RED_DAISY, ...said, ...opened }, compiled),
    ]) {
      expect(memberOf(group, OLGA)).toMatchObject({
        stance: 'supporter',
        roles: ['approver', 'budget_holder'],
      });
      expect(group.numbers.bantMissing).toEqual(['authority', 'need', 'timeline']);
    }
  });
});
