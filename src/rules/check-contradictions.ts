/** Figures that are possible each alone and impossible together. */
import type { FileFinding } from './check-references.ts';
import { collectValues } from './collect-values.ts';
import { formatPath, makeFinding, type RulePath } from './problem.ts';
import type { RuleContents, RuleFile } from './rule-files.ts';

interface Comparison {
  readonly file: RuleFile;
  readonly path: RulePath;
  readonly relation: 'at most' | 'at least' | 'below';
  readonly other: RulePath;
  readonly because: string;
}

const COMPARISONS: readonly Comparison[] = [
  {
    file: 'roles.yaml',
    path: ['confidence', 'suggest'],
    relation: 'at most',
    other: ['confidence', 'write'],
    because: 'a role is suggested before it is written',
  },
  {
    file: 'roles.yaml',
    path: ['confidence', 'ceilings', 'legacy_marker'],
    relation: 'below',
    other: ['confidence', 'write'],
    because: 'a marker proposes and never decides',
  },
  {
    file: 'roles.yaml',
    path: ['confidence', 'evidence_half_life_days'],
    relation: 'at most',
    other: ['confidence', 'evidence_max_age_days'],
    because: 'otherwise nothing ages before it stops counting',
  },
  {
    file: 'roles.yaml',
    path: ['confidence', 'keep_margin'],
    relation: 'below',
    other: ['confidence', 'suggest'],
    because: 'otherwise a suggestion never ends',
  },
  {
    file: 'scoring.yaml',
    path: ['active_within_days'],
    relation: 'at most',
    other: ['max_age_days'],
    because: 'an interaction that counts nothing makes nobody active',
  },
  {
    file: 'detection.yaml',
    path: ['departments'],
    relation: 'at most',
    other: ['people'],
    because: 'everybody brings one department',
  },
  {
    file: 'detection.yaml',
    path: ['people_any_department'],
    relation: 'at least',
    other: ['people'],
    because: 'otherwise departments never matter',
  },
  {
    file: 'detection.yaml',
    path: ['raised_hand_people'],
    relation: 'at most',
    other: ['people'],
    because: 'a raised hand must need fewer people, not more',
  },
];

/** Works on data that may be wrong elsewhere, so that all faults come at once. */
export function checkContradictions(contents: RuleContents): FileFinding[] {
  return [...COMPARISONS.flatMap((each) => compare(each, contents)), ...findEmptyTemplates(contents)];
}

function compare(
  { file, path, relation, other, because }: Comparison,
  contents: RuleContents,
): FileFinding[] {
  const value = collectValues(contents.get(file), path)[0]?.value;
  const limit = collectValues(contents.get(file), other)[0]?.value;
  if (typeof value !== 'number' || typeof limit !== 'number') return [];
  const holds = { 'at most': value <= limit, 'at least': value >= limit, below: value < limit }[relation];
  if (holds) return [];
  const expected = `${relation} ${formatPath(other)} (${limit}): ${because}`;
  return [{ file, finding: makeFinding(path, 'value', String(value), expected) }];
}

/** Coverage and priority are shares of the required roles; of none there is no share. */
function findEmptyTemplates(contents: RuleContents): FileFinding[] {
  const content = contents.get('solutions.yaml');
  return collectValues(content, ['solutions', '*', 'template'])
    .filter(({ value }) => Array.isArray(value) && value.length > 0)
    .filter(({ path }) => {
      const flags = collectValues(content, [...path, '*', 'required']);
      return flags.length > 0 && flags.every(({ value }) => value === false);
    })
    .map(({ path }) => {
      const expected = 'at least one role with required: true: coverage and priority count required roles';
      return { file: 'solutions.yaml', finding: makeFinding(path, 'key', 'no required role', expected) };
    });
}
