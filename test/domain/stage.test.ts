/** The waterfall, the qualification gate, and what is shown of a group of any size. */
import { decideCompany } from '../../src/domain/decide.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { BANT } from '../../src/domain/vocabulary.ts';
import { viewGroup } from '../../src/domain/view.ts';
import {
  act,
  contact,
  deal,
  decideOne,
  factsOf,
  idsOf,
  loadSample,
  NOW,
  roleFact,
  stages,
} from '../support/facts.ts';
import { ELENA, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();

/** An own deal in the early pipeline, BANT known, with whom we spoke. */
function gate(people: number, spoken: number, letters = 4): Partial<CompanyFacts> {
  const contacts = Array.from({ length: people }, (_, n) =>
    contact(`${n + 1}`, n % 2 === 0 ? 'IT-директор' : 'CFO'),
  );
  return {
    contacts,
    deals: [
      deal(
        '900',
        contacts.map(({ id }) => id),
        { dealStage: 'bg_detected', createdByApp: true, movedByPerson: false },
      ),
    ],
    interactions: contacts.map(({ id }, n) => act(id, n < spoken ? 'meeting' : 'document', 1)),
    qualificationFacts: BANT.slice(0, letters).map((letter) => ({
      opportunity: '900',
      letter,
      known: true,
      contactId: '1',
      at: NOW,
      by: '7',
    })),
  };
}

describe('the qualification gate', () => {
  test.each([
    ['two members, both spoken with', gate(2, 2), 'qualified'],
    ['two members, one spoken with (R86)', gate(2, 1), 'prioritized'],
    ['one member, spoken with (R43)', gate(1, 1), 'detected'],
    ['three letters of BANT (R82)', gate(2, 2, 3), 'qualified'],
    ['two letters of BANT (R82)', gate(2, 2, 2), 'prioritized'],
  ])('with %s', (_what, facts, stage) => {
    expect(decideOne(facts, compiled).stage).toBe(stage);
  });

  test('lets one member pass where a one-person purchase is normal and the rules ask for one (R43)', async () => {
    const alone = (onePersonPurchase: boolean) =>
      loadSample((rules) => ({
        ...rules,
        solutions: rules.solutions.map((each) => ({ ...each, onePersonPurchase })),
        stages: { ...rules.stages, entry: { ...rules.stages.entry, qualified: { minConversedMembers: 1 } } },
      }));
    expect(decideOne(gate(1, 1), await alone(true)).stage).toBe('qualified');
    expect(decideOne(gate(1, 1), await alone(false)).stage).toBe('detected');
  });

  test('takes two records of one person for one (R12, R43, R86)', () => {
    const facts = gate(2, 2);
    const contacts = facts.contacts!.map((each) => ({ ...each, email: 'same@krasnaya-romashka.ru' }));
    expect(decideOne({ ...facts, contacts }, compiled)).toMatchObject({
      stage: 'detected',
      numbers: { memberCount: 1 },
    });
  });
});

describe('the waterfall stage', () => {
  test('of a deal with no members yet is target, and the deal is valid (R51)', () => {
    const empty = deal('900', [], { dealStage: 'bg_target', createdByApp: true, movedByPerson: false });
    const group = decideOne({ deals: [empty] }, compiled);
    expect(group).toMatchObject({
      stage: 'target',
      numbers: { memberCount: 0, score: 0, consensus: null, threading: 'none', band: { band: 0 } },
      summary: { en: 'no interactions in 7 days; HR, IT, finance and top management are missing' },
    });
    expect(group.numbers.missing).toHaveLength(4);
  });

  test.each([
    ['qualifiedtobuy', true, 'pipeline'],
    ['contractsent', true, 'pipeline'],
    ['qualifiedtobuy', false, 'prioritized'],
    ['closedlost', false, 'closed'],
    ['bg_detected', true, 'prioritized'],
  ])('in %s, moved by a person: %s, is %s (R50)', (dealStage, movedByPerson, stage) => {
    const opened = deal('900', [], { createdByApp: true, movedByPerson, ...stages([dealStage, 0]) });
    expect(decideCompany(factsOf({ ...RED_DAISY, deals: [opened] }), compiled, NOW)).toMatchObject(
      stage === 'closed' ? { closed: [{ stage }] } : { opportunities: [{ stage }] },
    );
  });
});

test('stance, concerns and confirmed needs count as they stand last (R90, R91)', () => {
  const concern = (
    contactId: string,
    id: string,
    category: string,
    state: 'open' | 'answered',
    at: number,
  ) => ({
    opportunity: '900',
    contactId,
    id,
    category,
    state,
    at,
  });
  const { numbers, members } = decideOne(
    {
      ...RED_DAISY,
      deals: [deal('900', [ELENA])],
      stanceFacts: [
        { opportunity: '900', contactId: ELENA, stance: 'supporter', at: 2, by: null },
        { opportunity: '900', contactId: ELENA, stance: 'sceptic', at: 1, by: null },
      ],
      concernFacts: [
        concern(SERGEY, 'c1', 'security', 'open', 1),
        concern(SERGEY, 'c1', 'security', 'answered', 2),
        concern(SERGEY, 'c2', 'integration', 'open', 1),
        concern(OLGA, 'c3', 'need', 'open', 1),
      ],
      roleFacts: [roleFact('900', OLGA, 'budget_holder')],
    },
    compiled,
  );
  expect(numbers).toMatchObject({ consensus: 25, openConcerns: 1, coverage: { validated: 25 } });
  expect(members.filter(({ concernsKnown }) => !concernsKnown)).toHaveLength(2);
});

describe('a large group', () => {
  const people = (n: number): Partial<CompanyFacts> => {
    const contacts = Array.from({ length: n }, (_, each) =>
      contact(
        `${1000 + each}`,
        `Заместитель директора департамента информационных технологий ${'и связи '.repeat(100)}`,
        {
          firstName: 'Константин-Александр',
          lastName: 'Преображенский-Воскресенский',
        },
      ),
    );
    return {
      contacts,
      deals: [
        deal(
          '900',
          contacts.map(({ id }) => id),
        ),
      ],
      interactions: contacts.flatMap(({ id }) =>
        Array.from({ length: 40 }, (_, each) => ({
          ...act(id, 'document', each / 10),
          content: `https://www.example.com/hr/case-study?utm_campaign=${'x'.repeat(400)}`,
        })),
      ),
    };
  };

  test.each([13, 25, 50])('of %i members has finite numbers and a view below 200 KB (R8)', (n) => {
    const facts = factsOf(people(n));
    const group = decideOne(facts, compiled);
    expect(idsOf(group.members)).toHaveLength(n);
    expect(Number.isFinite(group.numbers.priority)).toBe(true);
    expect(group.numbers.score).toBe(Math.min(999.9, 30 * n));
    const view = viewGroup({
      group,
      contacts: new Map(facts.contacts.map((each) => [each.id, each])),
      compiled,
      dataQuality: [],
      history: [],
      now: NOW,
    });
    expect(view.members).toHaveLength(n);
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(200_000);
  });
});
