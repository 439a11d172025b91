/** What the card tells a rep to do next, and whom it names for what is missing. */
import { decideCompany } from '../../src/domain/decide.ts';
import { findGaps } from '../../src/domain/gaps.ts';
import { readLateRoles, type PastMember } from '../../src/domain/late-roles.ts';
import { findNextAction, type NextAction } from '../../src/domain/next-action.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import {
  act,
  ago,
  contact,
  deal,
  factsOf,
  loadSample,
  NOW,
  onlyGroup,
  roleFact,
  stages,
} from '../support/facts.ts';

const compiled = await loadSample();
const solution = compiled.solution('hr_system')!;

function gapsOf(facts: CompanyFacts, past: readonly PastMember[] = []) {
  const group = onlyGroup(decideCompany(facts, compiled, NOW));
  const gaps = findGaps({
    group,
    solution,
    colleagues: facts.contacts,
    compiled,
    lateRoles: readLateRoles(past),
    now: NOW,
  });
  return { group, gaps };
}

function nextOf(parts: Partial<CompanyFacts>): NextAction | null {
  const { group, gaps } = gapsOf(factsOf(parts));
  return findNextAction({ group, gaps, nameOf: (id) => `Person ${id}`, rules: compiled.rules, now: NOW });
}

const HR = contact('1', 'HR-менеджер');
const IT = contact('2', 'IT-директор');
const CFO = contact('3', 'Финансовый директор');
const CEO = contact('4', 'Генеральный директор');
const FULL = [HR, IT, CFO, CEO];
const busy = (ids: readonly string[], kind: 'document' | 'meeting' = 'document') =>
  ids.map((id) => act(id, kind, 1));
const onDeal = (...ids: string[]) => ({ deals: [deal('900', ids)] });

describe('the next action', () => {
  test('is to meet whoever raised a hand before anything else', () => {
    const next = nextOf({
      contacts: FULL,
      ...onDeal('1'),
      interactions: [...busy(['1']), act('1', 'demo_request', 2)],
    });
    expect(next).toMatchObject({
      code: 'answer_raised_hand',
      contactId: '1',
      deed: { action: 'SCHEDULE_MEETING' },
    });
    expect(next?.words.en).toBe('Arrange a meeting with Person 1');
  });

  test('is to answer whether somebody suggested plays a missing role', () => {
    const security = contact('2', 'Security manager');
    const interactions = busy(['1', '2', '3', '4']);
    const parts = { contacts: [HR, security, CFO, CEO], ...onDeal('1', '2', '3', '4'), interactions };
    expect(nextOf(parts)).toMatchObject({
      code: 'confirm_role',
      contactId: '2',
      role: 'technical_validator',
      deed: { type: 'confirm_role', role: 'technical_validator' },
    });
  });

  test('leaves an optional role alone, though the card names a colleague who fits it', () => {
    const lawyer = contact('5', 'Юрист');
    const parts = { contacts: [...FULL, lawyer], ...onDeal('1', '2', '3', '4') };
    const facts = factsOf({ ...parts, interactions: busy(['1', '2', '3', '4']) });
    const { gaps } = gapsOf(facts);
    const approver = gaps.find(({ role }) => role === 'approver');
    expect(approver?.consider.map(({ contact: { id } }) => id)).toEqual(['5']);
    expect(nextOf({ ...parts, interactions: busy(['1', '2', '3', '4']) })?.code).not.toBe('add_member');
  });

  test('names a colleague whose title fits a missing role', () => {
    const next = nextOf({ contacts: FULL, ...onDeal('1', '2', '4'), interactions: busy(['1', '2', '4']) });
    expect(next).toMatchObject({
      code: 'add_member',
      contactId: '3',
      role: 'budget_holder',
      deed: { type: 'add_member' },
    });
    expect(next?.why.en).toContain('Финансовый директор');
  });

  test('is to find out who it is where nobody known fits', () => {
    const contacts = [HR, IT, CEO];
    expect(nextOf({ contacts, ...onDeal('1', '2', '4'), interactions: busy(['1', '2', '4']) })).toMatchObject(
      {
        code: 'find_role',
        contactId: null,
        role: 'budget_holder',
        deed: { action: 'OPEN_RECORD_ASSOCIATION_FORM' },
      },
    );
  });

  test('is to engage a required role that is silent', () => {
    expect(
      nextOf({ contacts: FULL, ...onDeal('1', '2', '3', '4'), interactions: busy(['1', '2', '4']) }),
    ).toMatchObject({ code: 'wake_role', contactId: '3', role: 'budget_holder' });
  });

  test('is to speak directly with others when all contact runs through one (R161)', () => {
    const interactions = [...busy(['1', '2', '3', '4']), act('1', 'meeting', 3)];
    expect(nextOf({ contacts: FULL, ...onDeal('1', '2', '3', '4'), interactions })).toMatchObject({
      code: 'meet_member',
    });
  });

  test('asks the role that knows for what qualification still lacks', () => {
    const interactions = busy(['1', '2', '3', '4'], 'meeting');
    expect(nextOf({ contacts: FULL, ...onDeal('1', '2', '3', '4'), interactions })).toMatchObject({
      code: 'ask_bant',
      contactId: '3',
      deed: { type: 'record_bant', letter: 'budget' },
    });
  });

  test('is to write to a champion who has been silent for a month (R104)', () => {
    const interactions = [...busy(['1', '2', '4']), act('3', 'document', 40)];
    const roleFacts = [roleFact('900', '3', 'champion', { at: ago(50) })];
    expect(nextOf({ contacts: FULL, ...onDeal('1', '2', '3', '4'), interactions, roleFacts })).toMatchObject({
      code: 'wake_champion',
      contactId: '3',
    });
  });

  test('is nothing on a closed deal', () => {
    const closed = deal('900', ['1'], stages(['closedwon', 2]));
    expect(nextOf({ contacts: FULL, deals: [closed], interactions: [act('1', 'document', 5)] })).toBeNull();
  });
});

describe('roles that nobody fills', () => {
  const facts = factsOf({ contacts: FULL, ...onDeal('1', '2'), interactions: busy(['1']) });
  const gapOf = (role: string, past?: readonly PastMember[]) =>
    gapsOf(facts, past).gaps.find((gap) => gap.role === role);

  test('name whom to consider and how to reach the role, for missing and silent roles alone', () => {
    expect(gapOf('budget_holder')?.consider.map(({ contact: { id } }) => id)).toEqual(['3']);
    expect(gapOf('decision_maker')?.consider.map(({ contact: { id } }) => id)).toEqual(['4']);
    expect(gapOf('initiator')).toMatchObject({ consider: [], reach: null });
    expect(gapOf('technical_validator')?.reach?.en).toBe('ask somebody near: 1 member of IT is in the group');
  });

  test('say how often a role came late in our own closed deals, from twenty deals on (R87)', () => {
    const past = (count: number): PastMember[] =>
      Array.from({ length: count }, (_, n) => ({
        dealId: `d${n}`,
        roles: ['decision_maker'],
        late: n % 4 !== 0,
      }));
    expect(gapOf('decision_maker', past(19))?.late).toBeNull();
    expect(gapOf('decision_maker', past(20))?.late).toEqual({
      deals: 20,
      words: {
        en: 'in 75% of 20 closed deals the decision maker came in late',
        ru: 'в 75\u00a0% из 20 закрытых сделок роль «принимающий решение» появлялась поздно',
      },
    });
  });

  test('a role is not late in a deal where one of several holders came early', () => {
    const past = Array.from({ length: 20 }, (_, n): PastMember[] => [
      { dealId: `d${n}`, roles: ['budget_holder'], late: true },
      { dealId: `d${n}`, roles: ['budget_holder'], late: false },
    ]).flat();
    expect(readLateRoles(past).get('budget_holder')).toEqual({ deals: 20, late: 0 });
  });
});
