/** Every row of the decision table (R120). */
import { decideCompany } from '../../src/domain/decide.ts';
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
  stages,
} from '../support/facts.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();
const EVERYBODY = [ELENA, SERGEY, OLGA, IVAN];

/** A closed deal of the HR system, so many days ago. */
function closedDeal(outcome: 'closedwon' | 'closedlost', daysAgo: number, people: readonly string[]) {
  return deal('800', people, {
    key: '10:hr_system:1',
    createdAt: ago(daysAgo + 60),
    ...stages(['qualifiedtobuy', daysAgo + 50], [outcome, daysAgo]),
  });
}

test('one open: everybody interested joins it', () => {
  const group = decideOne({ ...RED_DAISY, deals: [deal('900')] }, compiled);
  expect(group).toMatchObject({ row: 'join_the_open_one', dealId: '900', key: '10:hr_system:deal-900' });
  expect(idsOf(group.members)).toEqual(EVERYBODY);
});

describe('several open', () => {
  const first = deal('900', [ELENA], { createdAt: ago(10) });
  const second = deal('901', [IVAN], { createdAt: ago(5) });
  const decide = () => decideCompany(factsOf({ ...RED_DAISY, deals: [first, second] }), compiled, NOW);

  test('are all kept, for review, with the younger named as a possible duplicate', () => {
    const { opportunities, dataQuality } = decide();
    expect(opportunities.map(({ dealId, row }) => [dealId, row]).sort()).toEqual([
      ['900', 'several_open'],
      ['901', 'several_open'],
    ]);
    const found = dataQuality.filter(({ code }) => code === 'duplicate_opportunities');
    expect(found.map(({ id }) => id)).toEqual(['901']);
    expect(found[0]?.detail).toContain('deal 900');
  });

  test('share nobody: each contact counts on the deal he is on, others on the one active last', () => {
    const { opportunities } = decide();
    const people = Object.fromEntries(opportunities.map(({ dealId, members }) => [dealId, idsOf(members)]));
    expect(people).toEqual({ 900: [ELENA, SERGEY, OLGA], 901: [IVAN] });
  });
});

describe('none open, lost a short time ago', () => {
  const lost = (daysAgo: number) => ({ ...RED_DAISY, deals: [closedDeal('closedlost', daysAgo, [ELENA])] });

  test('is proposed to be opened again, and no deal is made', () => {
    const decision = decideCompany(factsOf(lost(20)), compiled, NOW);
    expect(decision.opportunities).toEqual([]);
    expect(decision.candidates.map(({ row }) => row)).toEqual(['propose_reopening']);
    expect(decision.closed.map(({ dealId, row }) => [dealId, row])).toEqual([['800', 'closed']]);
  });

  test('is left alone without new interest', () => {
    const decision = decideCompany(factsOf(lost(0.5)), compiled, NOW);
    expect([...decision.opportunities, ...decision.candidates]).toEqual([]);
  });

  test('no longer counts when the time to reopen is over: a new cycle begins', () => {
    expect(decideCompany(factsOf(lost(89.99)), compiled, NOW).opportunities).toEqual([]);
    const { opportunities } = decideCompany(factsOf(lost(90)), compiled, NOW);
    expect(opportunities).toMatchObject([{ row: 'new_cycle', cycle: 2, dealId: null }]);
  });
});

describe('none open, won', () => {
  const facts = {
    contacts: [...RED_DAISY.contacts, contact('105', 'Директор по персоналу')],
    interactions: [...RED_DAISY.interactions, act('105', 'document', 50)],
    deals: [closedDeal('closedwon', 40, ['105', ELENA])],
  };

  test('begins a new cycle, named so', () => {
    const { opportunities } = decideCompany(factsOf(facts), compiled, NOW);
    expect(opportunities).toMatchObject([
      { row: 'new_cycle', key: '10:hr_system:2', name: 'HR-система - Красная ромашка (2)', dealId: null },
    ]);
  });

  test('brings the former members along, to be confirmed until they show interest again (R167)', () => {
    const [group] = decideCompany(factsOf(facts), compiled, NOW).opportunities;
    expect(idsOf(group!.members)).toEqual([...EVERYBODY, '105']);
    expect(memberOf(group!, '105')).toMatchObject({
      status: 'to_confirm',
      reason: 'inherited',
      active: false,
    });
    expect(memberOf(group!, ELENA)).toMatchObject({ status: 'confirmed', reason: 'interested' });
  });

  test('asks for no confirmation once a person has given it', () => {
    const confirmed = { ...facts, membershipFacts: [membershipFact('10:hr_system:2', '105', true)] };
    const [group] = decideCompany(factsOf(confirmed), compiled, NOW).opportunities;
    expect(memberOf(group!, '105')).toMatchObject({ status: 'confirmed', reason: 'added_by_person' });
  });

  test('needs signals newer than the close', () => {
    const recent = { ...facts, deals: [closedDeal('closedwon', 0.5, [ELENA])] };
    const decision = decideCompany(factsOf(recent), compiled, NOW);
    expect([...decision.opportunities, ...decision.candidates]).toEqual([]);
  });

  test('keeps what happened before the close in the former cycle', () => {
    const { opportunities, closed } = decideCompany(factsOf(facts), compiled, NOW);
    expect(memberOf(closed[0]!, '105').interactions).toHaveLength(1);
    expect(memberOf(opportunities[0]!, '105').interactions).toEqual([]);
    expect(memberOf(closed[0]!, ELENA).interactions).toEqual([]);
  });

  test('stands under creation with the same members until the deal is there', () => {
    const under = {
      ...facts,
      ledger: [ledgerLine(1, { dealId: '800' }), ledgerLine(2, { state: 'creating' })],
    };
    const [group] = decideCompany(factsOf(under), compiled, NOW).opportunities;
    expect(group).toMatchObject({ row: 'creation_under_way', cycle: 2 });
    expect(memberOf(group!, '105').status).toBe('to_confirm');
  });
});

describe('none at all', () => {
  test('leaves it to the detection', () => {
    expect(decideOne(RED_DAISY, compiled)).toMatchObject({ row: 'detection_fired', dealId: null });
  });

  test('goes on with a creation that is under way, under the same key and whatever the signals say now', () => {
    const facts = {
      contacts: [contact('1', 'CFO')],
      interactions: [act('1', 'document', 40)],
      ledger: [ledgerLine(1, { state: 'creating' as const, detectedAt: ago(38) })],
    };
    const decision = decideCompany(factsOf(facts), compiled, NOW);
    expect(decision.opportunities).toMatchObject([
      { row: 'creation_under_way', key: '10:hr_system:1', detectedAt: ago(38) },
    ]);
    expect(idsOf(decision.opportunities[0]!.members)).toEqual(['1']);
  });

  test('remembers when the group was first detected, and lets a late arrival only move it back', () => {
    const detectedAt = (remembered: number): number | null =>
      decideOne(
        { ...RED_DAISY, ledger: [ledgerLine(1, { state: 'creating', detectedAt: remembered })] },
        compiled,
      ).detectedAt;
    const fresh = decideOne(RED_DAISY, compiled).detectedAt!;
    expect(detectedAt(fresh - 5)).toBe(fresh - 5);
    expect(detectedAt(fresh + 5)).toBe(fresh);
  });
});

describe('a deal that a person deleted', () => {
  const deleted = ledgerLine(1, { state: 'deleted', dealId: '900', signalsSpentUntil: NOW });

  test('is proposed with its people and not created again for the same signals', () => {
    const decision = decideCompany(factsOf({ ...RED_DAISY, ledger: [deleted] }), compiled, NOW);
    expect(decision.opportunities).toEqual([]);
    expect(decision.candidates).toMatchObject([{ row: 'propose_deleted', key: '10:hr_system:2' }]);
    expect(idsOf(decision.candidates[0]!.members)).toEqual(EVERYBODY);
  });

  test('comes again as a new cycle when newer signals fire alone', () => {
    const ledger = [{ ...deleted, signalsSpentUntil: ago(7) }];
    const { opportunities } = decideCompany(factsOf({ ...RED_DAISY, ledger }), compiled, NOW);
    expect(opportunities).toMatchObject([{ row: 'new_cycle', key: '10:hr_system:2' }]);
    expect(idsOf(opportunities[0]!.members)).toEqual(EVERYBODY);
  });

  test('that a person has made again keeps its people although all signals are spent', () => {
    const ledger = [deleted, ledgerLine(2, { state: 'creating' })];
    const { opportunities } = decideCompany(factsOf({ ...RED_DAISY, ledger }), compiled, NOW);
    expect(opportunities).toMatchObject([{ row: 'creation_under_way', key: '10:hr_system:2' }]);
    expect(idsOf(opportunities[0]!.members)).toEqual(EVERYBODY);
  });
});

test('a deal that a person took off the company is proposed again, not made a second time', () => {
  const ledger = [ledgerLine(1, { dealId: '900' })];
  const decision = decideCompany(factsOf({ ...RED_DAISY, ledger }), compiled, NOW);
  expect(decision.opportunities).toEqual([]);
  expect(decision.candidates).toMatchObject([{ row: 'propose_deleted' }]);
});
