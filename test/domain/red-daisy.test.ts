/** F1 «Красная ромашка»: four leads of one company are one opportunity. */
import { decideCompany } from '../../src/domain/decide.ts';
import {
  act,
  company,
  contact,
  deal,
  decideOne,
  factsOf,
  idsOf,
  loadSample,
  memberOf,
  NOW,
  rolesOf,
} from '../support/facts.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();

describe('the red daisy', () => {
  test('is one deal to be created, with four members (R11, R32, R36)', () => {
    const decision = decideCompany(factsOf(RED_DAISY), compiled, NOW);
    expect(decision.opportunities).toHaveLength(1);
    expect(decision.candidates).toEqual([]);
    expect(idsOf(decision.opportunities[0]!.members)).toEqual([ELENA, SERGEY, OLGA, IVAN]);
    expect(decision.opportunities[0]).toMatchObject({ dealId: null, row: 'detection_fired', cycle: 1 });
  });

  test('gives each of the four their role (R25, R26, R27, R28)', () => {
    expect(rolesOf(decideOne(RED_DAISY, compiled))).toEqual({
      [ELENA]: ['initiator'],
      [SERGEY]: ['technical_validator'],
      [OLGA]: ['budget_holder'],
      [IVAN]: ['decision_maker'],
    });
  });

  test('makes members of people with a single interaction (R37, R13)', () => {
    const group = decideOne(RED_DAISY, compiled);
    for (const id of [OLGA, IVAN]) {
      expect(memberOf(group, id)).toMatchObject({ status: 'confirmed', reason: 'interested' });
      expect(memberOf(group, id).interactions).toHaveLength(1);
    }
  });

  test('has the top band, full coverage and nobody silent', () => {
    const { numbers } = decideOne(RED_DAISY, compiled);
    expect(numbers).toMatchObject({
      band: { band: 3, activePeople: 4, unknownCounted: false, liftedToTwo: false },
      coverage: { identified: 100, engaged: 100, validated: 0 },
      memberCount: 4,
      engagedMemberCount: 4,
      missing: [],
      silent: [],
      threading: 'multi',
      departments: ['executive', 'finance', 'hr', 'it'],
    });
    expect(numbers.priority).toBe(3000 + numbers.score);
  });

  test('has the score that the points, the half-life and the cap give by hand (R77)', () => {
    const left = (points: number, days: number): number => points * 2 ** (-days / 14);
    const elena = Math.min(30, left(5, 12.5) + left(6, 6) + left(4, 5) + left(12, 1));
    const others = left(4, 8.4) + left(4, 4) + left(5, 3) + left(5, 2);
    expect(decideOne(RED_DAISY, compiled).numbers.score).toBe(Math.round((elena + others) * 10) / 10);
  });

  test('says in one sentence what happened in the last seven days (R70, R72)', () => {
    const group = decideOne(RED_DAISY, compiled);
    expect(group.summary).toEqual({
      en: '6 interactions from 3 members in 7 days; all required roles are engaged',
      ru: '6 взаимодействий от 3 участников за 7 дней; все обязательные роли вовлечены',
    });
    expect(group.numbers.momentum).toEqual({
      momentum: 'up',
      last: { interactions: 6, activeMembers: 3 },
      before: { interactions: 2, activeMembers: 2 },
    });
  });

  test('is named after solution and company without case endings or legal form (R71)', () => {
    expect(decideOne(RED_DAISY, compiled).name).toBe('HR-система - Красная ромашка');
  });

  test.each([
    ['Acme Ltd', 'HR system - Acme'],
    ['', 'HR system - krasnaya-romashka.ru'],
  ])('of a company called «%s» is named %s', (name, expected) => {
    expect(decideOne({ ...RED_DAISY, company: company({ name }) }, compiled).name).toBe(expected);
  });

  test('has a need, agreement and BANT still to be found out', () => {
    expect(decideOne(RED_DAISY, compiled).numbers).toMatchObject({
      consensus: 0,
      bantMissing: ['budget', 'authority', 'need', 'timeline'],
      openConcerns: 0,
    });
  });

  test('joins the open deal instead of making another (R36)', () => {
    const decision = decideCompany(factsOf({ ...RED_DAISY, deals: [deal('900', [ELENA])] }), compiled, NOW);
    expect(decision.opportunities).toHaveLength(1);
    expect(decision.opportunities[0]).toMatchObject({ dealId: '900', row: 'join_the_open_one' });
    expect(idsOf(decision.opportunities[0]!.members)).toEqual([ELENA, SERGEY, OLGA, IVAN]);
  });
});

describe('two solutions', () => {
  test('of one company are two groups, each with its own people (R22)', () => {
    const analytics = [
      contact('501', 'Директор по маркетингу'),
      contact('502', 'Финансовый менеджер'),
      contact('503', 'CTO'),
    ];
    const decision = decideCompany(
      factsOf({
        contacts: [...RED_DAISY.contacts, ...analytics],
        interactions: [
          ...RED_DAISY.interactions,
          ...analytics.map(({ id }) => act(id, 'document', 2, 'analytics_platform')),
        ],
      }),
      compiled,
      NOW,
    );
    expect(decision.opportunities.map(({ key, members }) => [key, members.length]).sort()).toEqual([
      ['10:analytics_platform:1', 3],
      ['10:hr_system:1', 4],
    ]);
  });

  test('have two templates (R58), and the four basic roles are among them (R60)', () => {
    const [hr, analytics] = compiled.rules.solutions.map(({ template }) => template);
    expect(hr).not.toEqual(analytics);
    for (const role of ['initiator', 'technical_validator', 'budget_holder', 'decision_maker', 'approver'])
      expect(hr?.map((each) => each.role)).toContain(role);
  });
});

describe('one person', () => {
  const twice = {
    contacts: [
      contact('1', 'HR-менеджер', { email: 'Elena@krasnaya-romashka.ru' }),
      contact('2', 'HR-менеджер', { email: ' elena@krasnaya-romashka.ru' }),
      contact('3', 'IT-директор'),
    ],
    interactions: [act('1', 'document', 2), act('2', 'article', 1), act('3', 'demo_request', 1)],
  };

  test('with two records of the same e-mail address counts once (R12)', () => {
    const { numbers } = decideOne(twice, compiled);
    expect(numbers).toMatchObject({ threading: 'thin', memberCount: 2, engagedMemberCount: 2 });
    expect(numbers.band.activePeople).toBe(2);
    expect(numbers.momentum.last.activeMembers).toBe(2);
  });

  test('is active when any of the records is (R12)', () => {
    for (const id of ['1', '2']) {
      const interactions = [act(id, 'document', 2), act('3', 'demo_request', 1)];
      const contacts = twice.contacts;
      const deals = [deal('900', ['1', '2', '3'])];
      expect(decideOne({ contacts, interactions, deals }, compiled).numbers).toMatchObject({
        memberCount: 2,
        engagedMemberCount: 2,
      });
    }
  });

  test('saturates over all records together (R12, R77)', () => {
    const busy = (id: string): ReturnType<typeof act>[] =>
      [0.1, 0.2, 0.3, 0.4].map((days) => act(id, 'meeting', days));
    const group = decideOne({ ...twice, interactions: [...busy('1'), ...busy('2')] }, compiled);
    expect(group.numbers.score).toBe(compiled.rules.scoring.personCap);
  });

  test('a new e-mail address of the company is a new member (R12)', () => {
    const contacts = twice.contacts.map((each) => ({ ...each, email: `${each.id}@krasnaya-romashka.ru` }));
    expect(decideOne({ ...twice, contacts }, compiled).numbers).toMatchObject({
      memberCount: 3,
      threading: 'multi',
    });
  });
});

describe('the owner', () => {
  const owned = (owners: Record<string, string>): typeof RED_DAISY.contacts =>
    RED_DAISY.contacts.map((each) => ({ ...each, ownerId: owners[each.id] ?? null }));

  test('of the company is the owner of a new deal', () => {
    const facts = { ...RED_DAISY, company: company({ ownerId: '77' }), contacts: owned({ [ELENA]: '55' }) };
    expect(decideOne(facts, compiled).ownerId).toBe('77');
  });

  test('of most members is the owner where the company has none (R35)', () => {
    const contacts = owned({ [ELENA]: '55', [SERGEY]: '66', [OLGA]: '66' });
    expect(decideOne({ ...RED_DAISY, contacts }, compiled).ownerId).toBe('66');
  });

  test('of the member who came first wins a tie (R35)', () => {
    const contacts = owned({ [ELENA]: '99', [SERGEY]: '11' });
    expect(decideOne({ ...RED_DAISY, contacts }, compiled).ownerId).toBe('99');
  });

  test('differing among colleagues is reported, and there is still one deal (R35)', () => {
    const contacts = owned({ [ELENA]: '55', [SERGEY]: '66' });
    const group = decideOne({ ...RED_DAISY, contacts }, compiled);
    expect(group.risks).toContainEqual(
      expect.objectContaining({ risk: 'owner_conflict', severity: 'amber' }),
    );
    const agreed = owned({ [ELENA]: '55', [SERGEY]: '55' });
    expect(decideOne({ ...RED_DAISY, contacts: agreed }, compiled).risks).toEqual([]);
  });
});
