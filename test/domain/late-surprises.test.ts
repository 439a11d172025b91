/** F0: one person negotiates for months, then the others turn up, one after another. */
import type { BuyingGroup, RiskItem } from '../../src/domain/opportunity.ts';
import type { CompanyFacts, Contact, Deal } from '../../src/domain/types.ts';
import type { Risk } from '../../src/domain/vocabulary.ts';
import {
  act,
  ago,
  contact,
  deal,
  decideOne,
  idsOf,
  loadSample,
  memberOf,
  NOW,
  pair,
  roleFact,
  stages,
} from '../support/facts.ts';

const compiled = await loadSample();

const BUYER = contact('1', 'Директор по закупкам');
const HR = contact('2', 'HR-директор');
const IT = contact('3', 'IT-директор');
const FINANCE = contact('4', 'Финансовый директор');
const EXECUTIVE = contact('5', 'Исполнительный директор');
const GENERAL = contact('6', 'Генеральный директор');

/** The deal in a stage since `inStage` days; everybody who is there spoke with us yesterday. */
function opened(stage: string, people: readonly Contact[], inStage = 5): Partial<CompanyFacts> {
  return {
    contacts: [BUYER, HR, IT, FINANCE, EXECUTIVE, GENERAL],
    deals: [
      deal(
        '900',
        people.map(({ id }) => id),
        { createdAt: ago(90), ...stages(['qualifiedtobuy', 90], [stage, inStage]) },
      ),
    ],
    interactions: people.map(({ id }) => act(id, 'call', 1)),
  };
}

function riskOf(group: BuyingGroup, risk: Risk): RiskItem | undefined {
  return group.risks.find((each) => each.risk === risk);
}

function missing(stage: string, people: readonly Contact[]): RiskItem | undefined {
  return riskOf(decideOne(opened(stage, people), compiled), 'missing_required_role');
}

describe('a required role that is missing or silent', () => {
  test('is no risk yet in the first stages', () => {
    expect(missing('qualifiedtobuy', [BUYER, HR])).toBeUndefined();
  });

  test('is a warning before the price is agreed: IT, finance and the top are named (R1, proof test 6)', () => {
    expect(missing('presentationscheduled', [BUYER, HR])).toMatchObject({
      severity: 'amber',
      words: {
        en: 'required but missing or silent: IT, finance and top management',
        ru: 'нет обязательных ролей или они молчат: ИТ, финансы и руководство',
      },
    });
  });

  test('is finance when IT is there and finance is not (R2)', () => {
    expect(missing('presentationscheduled', [BUYER, HR, IT, GENERAL])?.words.en).toBe(
      'required but missing or silent: finance',
    );
  });

  test('is red late, until the one who decides is there and active (R4)', () => {
    const people = [BUYER, HR, IT, FINANCE];
    for (const stage of ['decisionmakerboughtin', 'contractsent']) {
      expect(missing(stage, people)).toMatchObject({
        severity: 'red',
        words: { en: 'required but missing or silent: top management' },
      });
      expect(missing(stage, [...people, GENERAL])).toBeUndefined();
    }
  });

  test('is still a risk when the person is known but silent (R1)', () => {
    const facts = opened('presentationscheduled', [BUYER, HR, IT, FINANCE, GENERAL]);
    const interactions = facts.interactions!.map((each) =>
      each.contactId === IT.id ? act(IT.id, 'call', 31) : each,
    );
    const group = decideOne({ ...facts, interactions }, compiled);
    expect(group.numbers).toMatchObject({ missing: [], silent: ['technical_validator'] });
    expect(riskOf(group, 'missing_required_role')?.words.en).toContain('IT');
    expect(group.summary.en).toContain('IT is silent');
  });
});

test('four people who appear late are counted, each with the date and the stage (R5, R165)', () => {
  const facts: Partial<CompanyFacts> = {
    contacts: [BUYER, IT, FINANCE, EXECUTIVE, GENERAL],
    deals: [
      deal('900', ['1', '3', '4', '5', '6'], {
        createdAt: ago(180),
        ...stages(
          ['qualifiedtobuy', 180],
          ['presentationscheduled', 90],
          ['decisionmakerboughtin', 50],
          ['contractsent', 20],
        ),
      }),
    ],
    interactions: [
      act('1', 'call', 170),
      act('3', 'email_reply', 85),
      act('4', 'meeting', 60),
      act('5', 'call', 40),
      act('6', 'call', 10),
    ],
  };
  const group = decideOne(facts, compiled);
  const late = group.members.filter(({ lateArrival }) => lateArrival);
  expect(
    late.map(({ contactId, firstSeenAt, firstSeenStage }) => [contactId, firstSeenAt, firstSeenStage]).sort(),
  ).toEqual([
    ['3', ago(85), 'presentationscheduled'],
    ['4', ago(60), 'presentationscheduled'],
    ['5', ago(40), 'decisionmakerboughtin'],
    ['6', ago(10), 'contractsent'],
  ]);
  expect(memberOf(group, '1')).toMatchObject({ lateArrival: false, firstSeenStage: 'qualifiedtobuy' });
  expect(riskOf(group, 'late_surprise')).toMatchObject({ severity: 'red' });
  expect(riskOf(group, 'late_surprise')?.words.ru).toContain('3 участника с обязательной ролью');
});

test('the executive director and the general director are told apart by their words (R3)', () => {
  const read = (title: string) => compiled.readTitle(title);
  const rules = (title: string): string[] => read(title).evidence.map(({ text }) => text.toLowerCase());
  expect(rules('Исполнительный директор')).not.toEqual(rules('Генеральный директор'));
  expect(read('Генеральный директор')).toMatchObject({ departments: ['executive'], seniority: 'c_level' });
  expect(read('Исполнительный директор')).not.toMatchObject({
    departments: ['executive'],
    seniority: 'c_level',
  });
});

describe('a deal that stands still', () => {
  const at = (days: number, engaged: number, change: Partial<Deal> = {}): RiskItem | undefined => {
    const facts = opened('qualifiedtobuy', [BUYER, HR], days);
    const interactions = [
      act('1', 'call', engaged),
      act('1', 'call', 1),
      act('2', 'call', engaged),
      act('2', 'call', 1),
    ];
    const deals = facts.deals!.map((each) => ({ ...each, ...change }));
    return riskOf(decideOne({ ...facts, deals, interactions }, compiled), 'stalled');
  };

  test('is stalled after the configured days in one stage without a newly engaged role (R6)', () => {
    expect(at(29.9, 80)).toBeUndefined();
    expect(at(30, 80)).toMatchObject({
      severity: 'amber',
      words: { en: 'no new engaged role for 30 days', ru: 'нет новых вовлечённых ролей 30 дней' },
    });
  });

  test('is red after twice the time, as half a year of silence would be (R6)', () => {
    expect(at(60, 80)?.severity).toBe('red');
    expect(at(180, 185)?.words.ru).toBe('нет новых вовлечённых ролей 180 дней');
  });

  test('is not stalled when somebody new was engaged meanwhile (R6)', () => {
    expect(at(60, 10)).toBeUndefined();
  });

  test('counts from its creation where no stage was seen', () => {
    expect(at(60, 85, { stageEntries: [], createdAt: ago(31) })).toMatchObject({ severity: 'amber' });
    expect(at(60, 85, { stageEntries: [], createdAt: null })).toBeUndefined();
  });
});

describe('a deal that hangs on one person', () => {
  test('is flagged, and a second active person clears it (R7)', () => {
    const alone = decideOne(opened('qualifiedtobuy', [BUYER]), compiled);
    expect(alone.numbers.threading).toBe('single');
    expect(riskOf(alone, 'single_threaded')).toMatchObject({ severity: 'red' });
    const two = decideOne(opened('qualifiedtobuy', [BUYER, IT]), compiled);
    expect(two.numbers.threading).toBe('thin');
    expect(riskOf(two, 'single_threaded')).toBeUndefined();
  });

  test('is indirect when all the others are reached only through that one (R161)', () => {
    const facts = opened('qualifiedtobuy', [BUYER, IT, FINANCE]);
    const quiet = [act('1', 'meeting', 1), act('3', 'technical_docs', 1), act('4', 'document', 1)];
    expect(riskOf(decideOne({ ...facts, interactions: quiet }, compiled), 'indirect_access')?.words.en).toBe(
      '2 members without direct contact',
    );
    const spoken = [...quiet, act('3', 'call', 1)];
    const group = decideOne({ ...facts, interactions: spoken }, compiled);
    expect(riskOf(group, 'indirect_access')).toBeUndefined();
  });
});

describe('flags that people set', () => {
  const flagged = (stage: string, label: 'blocker' | 'champion', lastTouch = 1): BuyingGroup =>
    decideOne(
      {
        ...opened(stage, [BUYER, HR, IT, FINANCE, GENERAL]),
        roleFacts: [roleFact('900', IT.id, label)],
        interactions: ['1', '2', '4', '6']
          .map((id) => act(id, 'call', 1))
          .concat(act(IT.id, 'call', lastTouch)),
      },
      compiled,
    );

  test('make a blocker amber early and red late, without naming anybody (R93, R96)', () => {
    expect(riskOf(flagged('qualifiedtobuy', 'blocker'), 'blocker')?.severity).toBe('amber');
    expect(riskOf(flagged('contractsent', 'blocker'), 'blocker')).toMatchObject({
      severity: 'red',
      words: { en: 'a member may block the purchase' },
    });
  });

  test('make the silence of the champion a risk (R104)', () => {
    expect(riskOf(flagged('qualifiedtobuy', 'champion', 30), 'champion_silent')).toBeUndefined();
    expect(riskOf(flagged('qualifiedtobuy', 'champion', 30.01), 'champion_silent')).toMatchObject({
      severity: 'amber',
    });
  });
});

test('somebody who only stands on the deal is dated by when the pair was seen', () => {
  const facts = opened('qualifiedtobuy', []);
  const deals = [{ ...facts.deals![0]!, pairs: [pair('1', [], { since: ago(3) })] }];
  const group = decideOne({ ...facts, deals }, compiled, NOW);
  expect(idsOf(group.members)).toEqual(['1']);
  expect(memberOf(group, '1')).toMatchObject({ firstSeenAt: ago(3), reason: 'on_the_deal', active: false });
});
