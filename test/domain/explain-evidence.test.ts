/** Every piece of evidence has words, in both languages. */
import { readInteraction } from '../../src/domain/content.ts';
import { explainEvidence } from '../../src/domain/explain-evidence.ts';
import { assignRoles, type RoleEvidence } from '../../src/domain/roles.ts';
import type { RoleFact } from '../../src/domain/said-facts.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { viewAssignment, type AssignmentView } from '../../src/domain/view-assignment.ts';
import { ago, contact, loadSample, NOW, roleFact, visit } from '../support/facts.ts';

const compiled = await loadSample();

function explain(
  role: Role,
  title: string | null,
  visits: readonly (readonly [path: string, daysAgo: number])[],
  facts: readonly RoleFact[] = [],
): AssignmentView | undefined {
  const found = assignRoles(
    {
      contact: contact('1', title),
      persona: compiled.readTitle(title),
      solution: compiled.solution('hr_system')!,
      interactions: visits.map(([path, days]) =>
        readInteraction(visit('1', path, days), compiled.readContent),
      ),
      facts,
    },
    compiled.rules.roleRules,
    compiled.rules.confidence,
    NOW,
  ).find((each) => each.role === role);
  return found && viewAssignment(found, 5);
}

test('counter-evidence says which words of the title speak against the role, and by how much', () => {
  const found = explain('technical_validator', 'CFO', [['/hr/api-docs', 0]]);
  expect(found?.counterEvidence.map(({ words }) => words)).toEqual([
    {
      en: 'but the job title says “CFO”, which is another role: content and behaviour count × 0.5',
      ru: 'но должность «CFO» говорит о другой роли: материалы и поведение учтены с коэффициентом 0.5',
    },
  ]);
});

test('the same page seen several times is one piece of evidence, as it weighs most', () => {
  const found = explain('budget_holder', null, [
    ['/hr/case-study', 45],
    ['/hr/case-study', 10],
    ['/hr/case-study', 20],
  ]);
  expect(found?.evidence).toHaveLength(1);
  expect(found?.evidence[0]).toMatchObject({ text: 'hr_case_study', times: 3, at: ago(10) });
  expect(found?.evidence[0]?.words).toEqual({
    en: 'looked at “hr_case_study” on 2026-11-14 (the latest of 3); 0.34 by rule content_finance, 86% left by age',
    ru: 'материал «hr_case_study» 2026-11-14 (последнее из 3); 0,34 по правилу content_finance, с возрастом осталось 86\u00a0%',
  });
});

test('a role that is kept below its line says since when and until when', () => {
  expect(explain('technical_validator', 'IT', [['/webinars/hr-api', 30]])?.kept).toEqual({
    since: new Date(ago(30)).toISOString(),
    words: {
      en: 'was 76% on 2026-10-25, and stays written until it falls below 65%',
      ru: '2026-10-25 было 76\u00a0%; остаётся записанной, пока не станет меньше 65\u00a0%',
    },
  });
});

test("a person's word outranks the rest, and a denial is told as one", () => {
  const fact = roleFact('900', '1', 'budget_holder', { holds: false, at: ago(2) });
  const found = explain('budget_holder', 'CFO', [], [fact]);
  expect(found).toMatchObject({ state: 'denied', confidence: 0 });
  expect(found?.evidence.map(({ words }) => words.en)).toContain(
    "a person took the role off on 2026-11-22; a person's word outranks every rule",
  );
});

test.each([
  ['hubspot_label', 'hs_buying_role DECISION_MAKER', null, "HubSpot's field: hs_buying_role DECISION_MAKER"],
  ['hubspot_label', 'set', NOW, 'the label stood on the deal in HubSpot on 2026-11-24'],
  ['hubspot_label', 'taken off', NOW, 'the label was taken off the deal in HubSpot on 2026-11-24'],
  ['title_partial', 'IT', null, 'job title, department only: “IT”'],
  ['hubspot_enrichment', 'hs_role finance', null, "HubSpot's enrichment: hs_role finance"],
  ['behaviour', 'technical_docs', NOW, 'technical documentation on 2026-11-24'],
  ['person', 'set', NOW, 'a person set the role on 2026-11-24'],
] as const)('evidence of class %s (%s) has its own words', (kind, text, at, expected) => {
  const evidence: RoleEvidence = { class: kind, rule: 'a', weight: 0.3, strength: 1, ageFactor: 1, text, at };
  const words = explainEvidence(evidence);
  expect(words.en.split('; ')[0]).toBe(expected);
  expect(words.ru).toMatch(/\p{Script=Cyrillic}/u);
  expect(words.ru).not.toContain(expected);
});
