/** Which interaction counts for which opportunity, and what is said of content that no rule maps. */
import { decideCompany } from '../../src/domain/decide.ts';
import {
  act,
  company,
  contact,
  deal,
  decideOne,
  factsOf,
  loadSample,
  memberOf,
  NOW,
  submission,
  visit,
} from '../support/facts.ts';
import { ELENA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();

describe('two open deals of one company', () => {
  const facts = factsOf({
    contacts: [contact('1', 'CTO'), contact('2', 'CFO')],
    deals: [deal('900', ['1', '2']), deal('901', ['1'], { solution: 'analytics_platform' })],
    interactions: [
      visit('1', '/hr/api-docs', 3),
      visit('1', '/analytics/api-docs', 2),
      visit('2', '/hr/pricing', 1),
      visit('1', '/blog/unknown', 1),
    ],
  });
  const decision = decideCompany(facts, compiled, NOW);
  const group = (dealId: string) => decision.opportunities.find((each) => each.dealId === dealId)!;
  const rules = (dealId: string, id: string) =>
    memberOf(group(dealId), id).interactions.map(({ rule }) => rule);

  test('each get the interactions that match their solution (R69, R52)', () => {
    expect(rules('900', '1')).toEqual(['hr_api_docs']);
    expect(rules('900', '2')).toEqual(['hr_pricing']);
    expect(rules('901', '1')).toEqual(['analytics_api_docs']);
  });

  test('get nothing of what matches neither; it is listed for the admin (R69, R119)', () => {
    expect(group('900').numbers.momentum.last.interactions).toBe(2);
    expect(group('901').numbers.momentum.last.interactions).toBe(1);
    expect(decision.dataQuality).toContainEqual(
      expect.objectContaining({ code: 'unmapped_content', id: 'https://www.example-hr.ru/blog/unknown' }),
    );
  });

  test('take the unmapped interaction when only one of them is open (R69)', () => {
    const one = decideOne(
      { ...facts, deals: [facts.deals[0]!], interactions: [visit('1', '/blog/unknown', 1)] },
      compiled,
    );
    expect(memberOf(one, '1').interactions).toHaveLength(1);
  });
});

test('every interaction says which rule read it, as what, for which solution (R113, R114)', () => {
  const group = decideOne(RED_DAISY, compiled);
  expect(
    memberOf(group, ELENA).interactions.map(({ kind, solution, rule }) => [kind, solution, rule]),
  ).toEqual([
    ['document', 'hr_system', 'hr_leave_automation_brochure'],
    ['comparison', 'hr_system', 'hr_compare'],
    ['webinar_registration', 'hr_system', 'hr_webinar_automation'],
    ['demo_request', 'hr_system', 'hr_demo'],
  ]);
});

test('the list of unmapped content names each page once and empties as it is mapped (R119)', async () => {
  const facts = factsOf({
    contacts: [contact('1', 'CFO')],
    interactions: [
      visit('1', '/blog/a?utm=1', 3),
      visit('1', '/blog/a#part', 2),
      submission('1', '/blog/b', 'Форма', 1),
    ],
  });
  const unmapped = (rules: typeof compiled): string[] =>
    decideCompany(facts, rules, NOW).dataQuality.flatMap(({ code, id }) =>
      code === 'unmapped_content' ? [id] : [],
    );
  expect(unmapped(compiled)).toEqual(['/blog/b: Форма', 'https://www.example-hr.ru/blog/a']);
  const mapped = (...paths: string[]) =>
    loadSample((rules) => ({
      ...rules,
      content: [
        ...rules.content,
        ...paths.map((path) => ({
          id: path,
          path,
          names: [],
          solution: 'hr_system',
          kind: 'article' as const,
          interests: [],
        })),
      ],
    }));
  expect(unmapped(await mapped('/blog/a'))).toEqual(['/blog/b: Форма']);
  expect(unmapped(await mapped('/blog/a', '/blog/b'))).toEqual([]);
});

describe('a vague title', () => {
  test('with API documentation read is suggested as technical validator, with both kinds of evidence (R118)', () => {
    const vague = RED_DAISY.contacts.map((each) =>
      each.id === SERGEY ? { ...each, jobTitle: 'Ведущий специалист' } : each,
    );
    const group = decideOne({ ...RED_DAISY, contacts: vague }, compiled);
    const found = memberOf(group, SERGEY).assignments.find(({ role }) => role === 'technical_validator');
    expect(found).toMatchObject({ state: 'suggested', setBy: 'rule' });
    expect([...new Set(found?.evidence.map((each) => each.class))].sort()).toEqual(['behaviour', 'content']);
    expect(memberOf(group, SERGEY).roles).toEqual([]);
    expect(group.numbers.missing).toContain('technical_validator');
  });
});

describe('somebody of another company', () => {
  const guest = contact('9', 'CTO', { companyId: '77', email: 'guest@elsewhere.example' });

  test('on the deal is a member', () => {
    const group = decideOne(
      { contacts: [guest], deals: [deal('900', ['9'])], interactions: [act('9', 'call', 1)] },
      compiled,
    );
    expect(memberOf(group, '9')).toMatchObject({ reason: 'on_the_deal', active: true });
  });

  test('never makes a group here, nor stands in the list of the ungrouped', () => {
    const facts = factsOf({
      contacts: [guest, ...['1', '2'].map((id) => contact(id, null))],
      interactions: ['9', '1', '2'].map((id) => act(id, 'document', 1)),
    });
    const decision = decideCompany(facts, compiled, NOW);
    expect(decision.candidates[0]?.detection.people).toHaveLength(2);
    expect(decision.ungrouped.map(({ contactId }) => contactId)).toEqual(['1', '2']);
  });
});

test('every ungrouped contact has the reason that is true of him (R134)', () => {
  const facts = factsOf({
    contacts: ['1', '2', '3', '4', '5'].map((id) => contact(id, null)),
    interactions: [
      act('2', 'email_open', 1),
      act('3', 'article', 1, null),
      act('4', 'document', 50),
      act('5', 'article', 1, 'no_such_solution'),
    ],
  });
  const { ungrouped } = decideCompany(facts, compiled, NOW);
  expect(ungrouped.map(({ contactId, reason }) => [contactId, reason])).toEqual([
    ['1', 'no_interest_yet'],
    ['2', 'no_interest_yet'],
    ['3', 'only_unmapped_content'],
    ['4', 'no_recent_interest'],
    ['5', 'only_unmapped_content'],
  ]);
});

describe('data quality', () => {
  test('tells what is missing of each record, and never throws', () => {
    const facts = factsOf({
      company: company({ name: null }),
      contacts: [
        contact('1', null, { email: null }),
        contact('2', 'Повелитель драконов'),
        contact('3', 'CFO', { email: 'somebody@gmail.com' }),
      ],
      deals: [deal('900')],
    });
    const { dataQuality } = decideCompany(facts, compiled, NOW);
    expect(dataQuality.map(({ code, id }) => [code, id])).toEqual([
      ['contact_without_email', '1'],
      ['contact_without_title', '1'],
      ['title_not_read', '2'],
      ['company_without_name', '10'],
      ['deal_without_contacts', '900'],
    ]);
  });

  test('names no person: no e-mail address and no name in any text', () => {
    const marked = contact('1', 'Повелитель драконов', {
      email: 'marked@gmail.com',
      firstName: 'Marked',
      lastName: 'Marked',
    });
    const { dataQuality } = decideCompany(factsOf({ contacts: [marked] }), compiled, NOW);
    expect(dataQuality.length).toBeGreaterThan(0);
    expect(JSON.stringify(dataQuality)).not.toMatch(/marked/iu);
  });
});
