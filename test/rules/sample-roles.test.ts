import { compileContent, readInteraction } from '../../src/domain/content.ts';
import { compileTitles } from '../../src/domain/persona.ts';
import { assignRoles, type RoleAssignment } from '../../src/domain/roles.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { Contact, ReadInteraction } from '../../src/domain/types.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { CONFIG } from './sample.ts';

const NOW = Date.UTC(2026, 5, 30);
const DAY = 86_400_000;

let rules: RuleSet;

beforeAll(async () => {
  const loaded = await loadRules(CONFIG);
  if (!loaded.ok) throw new Error(`the sample configuration is broken: ${loaded.problems.length} problems`);
  rules = loaded.rules;
});

function contactWith(fields: Partial<Contact>): Contact {
  return {
    id: '1',
    email: null,
    firstName: null,
    lastName: null,
    jobTitle: null,
    companyId: '10',
    ownerId: null,
    hsRole: null,
    hsSeniority: null,
    hsBuyingRoles: [],
    createdAt: null,
    ...fields,
  };
}

function readVisits(paths: readonly string[]): ReadInteraction[] {
  const readContent = compileContent(rules.content);
  return paths.map((path, index) =>
    readInteraction(
      {
        id: String(index),
        contactId: '1',
        at: NOW - (index + 1) * DAY,
        source: 'page',
        content: `https://www.example.com${path}`,
        solution: null,
        kind: null,
      },
      readContent,
    ),
  );
}

function rolesOf(
  solutionId: string,
  fields: Partial<Contact>,
  paths: readonly string[] = [],
): RoleAssignment[] {
  const contact = contactWith(fields);
  const solution = rules.solutions.find(({ id }) => id === solutionId);
  if (solution === undefined) throw new Error(`no solution ${solutionId}`);
  const persona = compileTitles(rules.titles)(contact.jobTitle);
  const input = { contact, persona, solution, interactions: readVisits(paths), facts: [] };
  return assignRoles(input, rules.roleRules, rules.confidence, NOW);
}

function rolesIn(state: RoleAssignment['state'], assignments: readonly RoleAssignment[]): string[] {
  return assignments.filter((each) => each.state === state).map(({ role }) => role);
}

describe('the sample role rules', () => {
  const story: readonly [title: string, paths: readonly string[], role: string][] = [
    [
      'HR-менеджер',
      ['/hr/leave-automation-brochure', '/hr/compare', '/webinars/hr-automation', '/hr/demo'],
      'initiator',
    ],
    ['IT-директор', ['/webinars/hr-api', '/hr/api-docs'], 'technical_validator'],
    ['Финансовый директор', ['/hr/case-study'], 'budget_holder'],
    ['Генеральный директор', ['/conference/hr-strategy'], 'decision_maker'],
  ];

  test.each(story)(
    '%s of «Красная ромашка» gets exactly one written role (R25 to R28)',
    (jobTitle, paths, role) => {
      const assigned = rolesOf('hr_system', { jobTitle }, paths);
      expect(rolesIn('written', assigned)).toEqual([role]);
      expect(rolesIn('suggested', assigned)).toEqual([]);
    },
  );

  test.each(story)('%s alone is enough for the same role', (jobTitle, _paths, role) => {
    expect(rolesIn('written', rolesOf('hr_system', { jobTitle }))).toEqual([role]);
  });

  test.each([
    ['Finance Director', 'hr_system', ['budget_holder']],
    ['CEO', 'hr_system', ['decision_maker']],
    ['General Counsel', 'hr_system', ['approver']],
    ['Procurement Manager', 'analytics_platform', ['approver']],
    ['HR Specialist', 'hr_system', ['end_user']],
    ['Engineering Manager', 'analytics_platform', ['technical_validator']],
    ['Engineering Manager', 'hr_system', []],
    ['HR Director', 'analytics_platform', []],
  ])('%s in a purchase of %s is written as %j', (jobTitle, solution, expected) => {
    expect(rolesIn('written', rolesOf(solution, { jobTitle }))).toEqual(expected);
  });

  test('content and behaviour without a title suggest a role and never write it', () => {
    const everything = rules.content
      .filter(({ solution }) => solution === 'hr_system')
      .map(({ path }) => path);
    const assigned = rolesOf('hr_system', {}, [...everything, ...everything]);
    expect(rolesIn('written', assigned)).toEqual([]);
    expect(rolesIn('suggested', assigned)).toEqual(['initiator', 'technical_validator', 'budget_holder']);
  });

  test('a department without a rank needs content beside it to be written', () => {
    expect(rolesIn('suggested', rolesOf('hr_system', { jobTitle: 'IT' }))).toEqual(['technical_validator']);
    const read = rolesOf('hr_system', { jobTitle: 'IT' }, ['/webinars/hr-api']);
    expect(rolesIn('written', read)).toEqual(['technical_validator']);
  });

  test.each([
    ['BUDGET_HOLDER', ['budget_holder']],
    ['DECISION_MAKER', ['decision_maker']],
    ['EXECUTIVE_SPONSOR', ['decision_maker']],
    ['END_USER', ['end_user']],
    ['INFLUENCER', ['influencer']],
    ['LEGAL_AND_COMPLIANCE', ['approver']],
    // Flags of one purchase are no roles.
    ['CHAMPION', []],
    ['BLOCKER', []],
    ['OTHER', []],
  ])("HubSpot's buying role %s is written as %j", (value, expected) => {
    expect(rolesIn('written', rolesOf('hr_system', { hsBuyingRoles: [value] }))).toEqual(expected);
  });

  test("HubSpot's buying role OTHER suggests somebody who takes part, outside the template, too", () => {
    const assigned = rolesOf('hr_system', { hsBuyingRoles: ['OTHER'] });
    expect(rolesIn('suggested', assigned)).toEqual(['influencer']);
  });

  test("HubSpot's enrichment suggests a role", () => {
    const fields = { hsRole: 'finance', hsSeniority: 'director' };
    expect(rolesIn('suggested', rolesOf('hr_system', fields))).toEqual(['budget_holder']);
    expect(rolesOf('hr_system', { hsRole: 'finance', hsSeniority: 'entry' })).toEqual([]);
  });
});
