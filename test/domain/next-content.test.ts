/** What to give whom next (R75), and for whom there is nothing (R74). */
import { decideCompany } from '../../src/domain/decide.ts';
import { readNextContent } from '../../src/domain/next-content.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { reportContentGaps } from '../../src/domain/reports/content-gaps.ts';
import { readSituation } from '../../src/domain/situation.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { contact, factsOf, loadSample, membershipFact, NOW, onlyGroup, visit } from '../support/facts.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();

/** Content rule suggested to each member, `null` where there is none. */
function suggested(parts: Partial<CompanyFacts>, rules = compiled): Record<string, string | null> {
  const facts = factsOf(parts);
  const group = onlyGroup(decideCompany(facts, rules, NOW));
  const solution = rules.solution(group.solution);
  if (solution === null) throw new Error('the group has a solution of the rules');
  const next = readNextContent(readSituation(facts, rules, NOW), group.stage, solution);
  return Object.fromEntries(group.members.map((member) => [member.contactId, next(member)?.rule ?? null]));
}

const has = (entry: string) => (rules: RuleSet) => ({
  ...rules,
  content: rules.content.filter(({ id }) => id !== entry),
});

describe('the next content', () => {
  test('of the red daisy fits each role, and Сергей gets the security paper, not what he read (R75)', () => {
    expect(suggested(RED_DAISY)).toEqual({
      [ELENA]: null,
      [SERGEY]: 'hr_security_paper',
      [OLGA]: 'hr_pricing',
      [IVAN]: null,
    });
  });

  test('says for whom and why, in both languages (R75)', () => {
    const facts = factsOf(RED_DAISY);
    const group = onlyGroup(decideCompany(facts, compiled, NOW));
    const solution = compiled.solution('hr_system')!;
    const sergey = group.members.find(({ contactId }) => contactId === SERGEY)!;
    expect(readNextContent(readSituation(facts, compiled, NOW), group.stage, solution)(sergey)).toEqual({
      rule: 'hr_security_paper',
      path: '/papers/hr-security',
      kind: 'document',
      title: { en: 'HR security paper', ru: '«Безопасность HR-системы»' },
      words: {
        en: 'document for the role technical validator; about architecture, infrastructure and security; fits the stage prioritized; not seen yet',
        ru: 'документ для роли «технический эксперт»; о чём: архитектура, инфраструктура и безопасность; подходит к стадии «приоритетная»; ещё не просмотрено',
      },
    });
  });

  test('is what comes after it once that was read as well, and nothing in the end (R75)', async () => {
    const read = (...paths: string[]) => ({
      ...RED_DAISY,
      interactions: [...RED_DAISY.interactions, ...paths.map((path) => visit(SERGEY, path, 1))],
    });
    expect(suggested(read('/papers/hr-security'))[SERGEY]).toBe('hr_accounting_integration');
    expect(suggested(read('/papers/hr-security', '/hr/accounting-integration'))[SERGEY]).toBeNull();
    expect(suggested(RED_DAISY, await loadSample(has('hr_security_paper')))[SERGEY]).toBe(
      'hr_accounting_integration',
    );
  });

  test('leaves out what the same person read under another record, and long ago (R12, R75)', () => {
    const double = contact('900', null, { email: `person-${SERGEY}@krasnaya-romashka.ru` });
    const facts = {
      contacts: [...RED_DAISY.contacts, double],
      interactions: [...RED_DAISY.interactions, visit('900', '/papers/hr-security', 400)],
    };
    expect(suggested(facts)[SERGEY]).toBe('hr_accounting_integration');
  });

  test('is not offered to somebody whose role is not known (R75)', () => {
    const facts = {
      contacts: [...RED_DAISY.contacts, contact('900', null)],
      interactions: RED_DAISY.interactions,
      membershipFacts: [membershipFact('10:hr_system:1', '900', true)],
    };
    expect(suggested(facts)['900']).toBeNull();
  });
});

describe('the report of gaps', () => {
  const rowsOf = (rules: RuleSet) => reportContentGaps(rules, 'en').rows;

  test('names roles without content first, and the stages and topics of the others (R74)', () => {
    const rows = rowsOf(compiled.rules);
    expect(rows).toHaveLength(12);
    expect(rows.find(({ role, solution }) => role === 'decision maker' && solution === 'HR system')).toEqual({
      solution: 'HR system',
      role: 'decision maker',
      required: 'yes',
      content: 1,
      stages: 'prioritized, qualified and in the pipeline',
      topics: 'reliability and risks',
    });
    expect(rows.find(({ role, solution }) => role === 'approver' && solution === 'HR system')).toMatchObject({
      content: 0,
      topics: null,
    });
  });

  test('has one gap less with each piece of content that names role and stage (R74)', () => {
    const [first] = compiled.rules.content;
    const paper = {
      ...first!,
      id: 'x',
      path: '/x',
      interests: [],
      topics: ['risks'],
      roles: ['approver' as const],
      stages: ['qualified' as const],
    };
    const rows = rowsOf({ ...compiled.rules, content: [...compiled.rules.content, paper] });
    const row = (role: string) => rows.find((each) => each.role === role && each.solution === 'HR system');
    expect(row('approver')).toMatchObject({ content: 1, stages: expect.not.stringContaining('qualified') });
    expect(row('decision maker')).toMatchObject({ content: 2, topics: 'reliability' });
  });

  test('counts entries that name no stage, which help the role and no stage (R74)', () => {
    const untagged = compiled.rules.content.map((each) => ({ ...each, stages: [] }));
    const report = reportContentGaps({ ...compiled.rules, content: untagged }, 'ru');
    expect(report.notes.at(-1)?.ru).toContain(
      `Материалов без стадии: ${untagged.filter(({ kind }) => kind !== 'page_view').length}.`,
    );
    expect(report.rows.every(({ stages }) => String(stages).includes('в воронке'))).toBe(true);
  });
});
