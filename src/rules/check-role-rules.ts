/** Role rules that can never fire, or that change nothing because another rule says it already. */
import type { RoleRule } from '../domain/role-rules.ts';
import type { RuleSet, Solution } from '../domain/rule-set.ts';
import type { Department, Seniority } from '../domain/vocabulary.ts';
import type { FileFinding } from './check-references.ts';
import { makeFinding, type RulePath } from './problem.ts';

type Rules = Omit<RuleSet, 'version'>;

export function checkRoleRules(rules: Rules): FileFinding[] {
  const titles = readableTitles(rules);
  return rules.roleRules.flatMap((rule, index) => [
    ...findWithoutStrength(rule, index),
    ...findOutsideTemplates(rule, index, rules),
    ...findUnreadTitles(rule, index, titles),
    ...findUnmappedInterests(rule, index, rules),
    ...findCovered(rule, index, rules),
  ]);
}

function warn(path: RulePath, got: string, expected: string): FileFinding[] {
  return [{ file: 'roles.yaml', finding: makeFinding(path, 'value', got, expected) }];
}

function findWithoutStrength({ strength }: RoleRule, index: number): FileFinding[] {
  if (strength > 0) return [];
  return warn(['role_rules', index, 'strength'], '0', 'more than 0: this rule never says anything');
}

function solutionsOf({ solutions: named }: RoleRule, { solutions }: Rules): readonly Solution[] {
  return solutions.filter(({ id }) => named?.includes(id) ?? true);
}

/** What people chose in HubSpot counts beyond the template; whatever is guessed does not. */
function findOutsideTemplates(rule: RoleRule, index: number, rules: Rules): FileFinding[] {
  if (rule.when.type === 'hubspot_buying_role') return [];
  const solutions = solutionsOf(rule, rules);
  if (solutions.some(({ template }) => template.some(({ role }) => role === rule.role))) return [];
  const expected = `a role in the template of ${solutions.map(({ id }) => id).join(' or ')}; this rule never fires`;
  return warn(['role_rules', index, 'role'], JSON.stringify(rule.role), expected);
}

interface ReadableTitles {
  readonly departments: ReadonlySet<Department>;
  readonly seniorities: ReadonlySet<Seniority>;
}

/** Deputies and assistants rank below what their title names, down to staff. */
const BELOW: Readonly<Partial<Record<Seniority, Seniority>>> = {
  c_level: 'director',
  vp: 'director',
  director: 'manager',
  manager: 'senior',
  senior: 'staff',
};

/** What titles can be read as at all. */
function readableTitles({ titles }: Rules): ReadableTitles {
  const { departments, occupations, seniorities, modifiers } = titles;
  const alone = seniorities.flatMap((rule) => rule.alone ?? []);
  const named = [
    ...seniorities.flatMap((rule) => [rule.seniority, ...(rule.raised === null ? [] : [rule.raised.to])]),
    ...occupations.map((rule) => rule.seniority),
    ...alone.map((each) => each.seniority),
  ];
  const lowered = modifiers.length === 0 ? [] : named.flatMap((each) => BELOW[each] ?? []);
  const assistants = modifiers.length === 0 ? [] : (['staff'] as const);
  return {
    departments: new Set([
      ...departments.map((rule) => rule.department),
      ...occupations.flatMap((rule) => rule.departments),
      ...alone.map(({ department }) => department),
      ...(modifiers.length === 0 ? [] : (['other'] as const)),
    ]),
    // Without a rank the title is read in part, and then a rule's seniorities are not asked for.
    seniorities: new Set([...named, ...lowered, ...assistants].filter((each) => each !== 'unknown')),
  };
}

function findUnreadTitles({ when }: RoleRule, index: number, titles: ReadableTitles): FileFinding[] {
  if (when.type !== 'title') return [];
  const place = ['role_rules', index, 'when'];
  const departments = when.departments.flatMap((each, n) =>
    titles.departments.has(each)
      ? []
      : warn(
          [...place, 'departments', n],
          JSON.stringify(each),
          'a department that some rule of titles.yaml reads; nobody is ever of this one',
        ),
  );
  const seniorities = (when.seniorities ?? []).flatMap((each, n) =>
    titles.seniorities.has(each)
      ? []
      : warn(
          [...place, 'seniorities', n],
          JSON.stringify(each),
          each === 'unknown'
            ? 'ranks only: where none is read, this rule speaks as a partial title anyway'
            : 'a seniority that some rule of titles.yaml reads; nobody is ever of this one',
        ),
  );
  return [...departments, ...seniorities];
}

function findUnmappedInterests(rule: RoleRule, index: number, rules: Rules): FileFinding[] {
  const { when } = rule;
  if (when.type !== 'content') return [];
  const ids = new Set(solutionsOf(rule, rules).map(({ id }) => id));
  const content = rules.content.filter(({ solution }) => ids.has(solution));
  // A solution without any content is told once, and not again for each rule.
  if (content.length === 0) return [];
  return when.interests.flatMap((interest, n) => {
    if (content.some(({ interests }) => interests.includes(interest))) return [];
    const expected = `an interest of some entry of content.yaml for ${[...ids].join(' or ')}; nothing there speaks to this one`;
    return warn(['role_rules', index, 'when', 'interests', n], JSON.stringify(interest), expected);
  });
}

/** A rule of full strength reaches its class's ceiling: a narrower one for the same role adds nothing to it. */
function findCovered(rule: RoleRule, index: number, rules: Rules): FileFinding[] {
  const at = rules.roleRules.findIndex((other, n) => n !== index && covers(other, n, rule, index, rules));
  if (at < 0) return [];
  const same = `role_rules[${at}] (${rules.roleRules[at]?.id ?? ''})`;
  const expected = `evidence that ${same} does not give already for ${rule.role}: with both, this one changes nothing or contradicts it`;
  return warn(['role_rules', index, 'id'], JSON.stringify(rule.id), expected);
}

function covers(other: RoleRule, n: number, rule: RoleRule, index: number, rules: Rules): boolean {
  if (other.role !== rule.role) return false;
  const theirs = new Set(solutionsOf(other, rules).map(({ id }) => id));
  if (!solutionsOf(rule, rules).every(({ id }) => theirs.has(id))) return false;
  const wider = isWider(other.when, rule.when);
  const equal = wider && isWider(rule.when, other.when);
  // Of two alike the later is named; with different strengths they contradict each other.
  if (equal) return n < index || theirs.size > solutionsOf(rule, rules).length;
  return wider && other.strength === 1;
}

/** Whether everything that fits `narrow` fits `wide` as well. */
function isWider(wide: RoleRule['when'], narrow: RoleRule['when']): boolean {
  const within = (some: readonly string[], all: readonly string[] | undefined): boolean =>
    all === undefined || some.every((each) => all.includes(each));
  const optional = (some: readonly string[] | undefined, all: readonly string[] | undefined): boolean =>
    some === undefined ? all === undefined : within(some, all);
  if (wide.type === 'title' && narrow.type === 'title')
    return within(narrow.departments, wide.departments) && optional(narrow.seniorities, wide.seniorities);
  if (wide.type === 'content' && narrow.type === 'content') return within(narrow.interests, wide.interests);
  if (wide.type === 'behaviour' && narrow.type === 'behaviour') return within(narrow.kinds, wide.kinds);
  if (wide.type === 'hubspot_buying_role' && narrow.type === 'hubspot_buying_role')
    return within(narrow.values, wide.values);
  if (wide.type === 'hubspot_enrichment' && narrow.type === 'hubspot_enrichment')
    return within(narrow.hsRoles, wide.hsRoles) && optional(narrow.hsSeniorities, wide.hsSeniorities);
  return false;
}
