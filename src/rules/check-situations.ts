/** Business situations that no company can ever be in. */
import { painfulContent } from '../domain/business-situation.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { CompanyCondition, SituationRule } from '../domain/situation-rules.ts';
import type { FileFinding } from './check-references.ts';
import { makeFinding, type RulePath } from './problem.ts';

export function checkSituations({ situations, content }: Omit<RuleSet, 'version'>): FileFinding[] {
  return situations.flatMap((rule, index) => {
    const at: RulePath = ['situations', index];
    return [...findImpossibleCompany(rule, at), ...findImpossiblePain(rule, content, at)];
  });
}

function warn(path: RulePath, got: string, expected: string): FileFinding {
  return { file: 'situations.yaml', finding: makeFinding(path, 'value', got, expected) };
}

/** A condition that contradicts one before it. */
function findImpossibleCompany({ company }: SituationRule, at: RulePath): FileFinding[] {
  return company.flatMap((condition, index) => {
    const other = company
      .slice(0, index)
      .find((each) => each.property === condition.property && excludes(each, condition));
    if (other === undefined) return [];
    const expected = `conditions on ${condition.property} that one value can meet: this situation never holds`;
    return [warn([...at, 'company', index], JSON.stringify(condition.property), expected)];
  });
}

function excludes(a: CompanyCondition, b: CompanyCondition): boolean {
  if ('anyOf' in a && 'anyOf' in b) return !a.anyOf.some((value) => includes(b.anyOf, value));
  if ('anyOf' in a && 'noneOf' in b) return a.anyOf.every((value) => includes(b.noneOf, value));
  if ('noneOf' in a && 'anyOf' in b) return excludes(b, a);
  return 'below' in a ? reaches(b, a.below) : 'below' in b && reaches(a, b.below);
}

/** Nothing below the limit is allowed. */
function reaches(condition: CompanyCondition, limit: number): boolean {
  if ('above' in condition) return condition.above >= limit;
  return 'atLeast' in condition && condition.atLeast >= limit;
}

function includes(values: readonly string[], value: string): boolean {
  return values.some((each) => each.toLowerCase() === value.toLowerCase());
}

function findImpossiblePain(rule: SituationRule, content: RuleSet['content'], at: RulePath): FileFinding[] {
  const { pain, solution } = rule;
  const path = [...at, 'pain'];
  if (pain.kinds !== undefined && pain.kinds.every((kind) => kind === 'email_open'))
    return [
      warn([...path, 'kinds'], JSON.stringify(pain.kinds), 'kinds that show interest: opened e-mails do not'),
    ];
  if (pain.topics === undefined && pain.content === undefined) return [];
  if (painfulContent(rule, content).length > 0) return [];
  const key = pain.topics === undefined ? 'content' : 'topics';
  const expected = `what some entry of content.yaml for ${solution} has: this situation never holds`;
  return [warn([...path, key], JSON.stringify(pain[key]), expected)];
}
