/** What may occur once only. Works on data that may be wrong elsewhere, so that all faults come at once. */
import type { FileFinding } from './check-references.ts';
import { collectTexts, collectValues } from './collect-values.ts';
import { describeValue } from './describe-value.ts';
import { formatPath, makeFinding, type RulePath } from './problem.ts';
import type { RuleContents, RuleFile } from './rule-files.ts';

interface Uniqueness {
  readonly file: RuleFile;
  /** Where the values stand that must differ from each other. */
  readonly patterns: readonly RulePath[];
  readonly expected: string;
}

const UNIQUE: readonly Uniqueness[] = [
  {
    file: 'settings.yaml',
    patterns: [['labels', '*']],
    expected: 'another text for each label: HubSpot refuses two alike',
  },
  {
    file: 'settings.yaml',
    patterns: [['early_pipeline', 'stages', '*', 'id']],
    expected: 'each stage once',
  },
  {
    file: 'settings.yaml',
    patterns: [['plays', '*', 'id']],
    expected: 'an id of its own for each play: what was chosen is remembered by it',
  },
  {
    file: 'settings.yaml',
    patterns: [['concern_categories', '*', 'id']],
    expected: 'an id of its own for each category',
  },
  {
    file: 'settings.yaml',
    patterns: [['experts', '*', 'id']],
    expected: 'an id of its own for each expert: what was recorded is remembered by it',
  },
  {
    file: 'solutions.yaml',
    patterns: [['solutions', '*', 'id']],
    expected: 'an id of its own for each solution',
  },
  {
    file: 'roles.yaml',
    patterns: [
      ['role_rules', '*', 'id'],
      ['legacy', 'markers', '*', 'id'],
      ['legacy', 'fields', '*', 'id'],
    ],
    expected: 'an id of its own for each rule: explanations name it',
  },
  {
    file: 'roles.yaml',
    patterns: [['legacy', 'markers', '*', 'phrases', '*']],
    expected: 'each phrase once: one marker cannot mean two things',
  },
  {
    file: 'roles.yaml',
    patterns: [['interest_profiles', '*', 'role']],
    expected: 'each role once: put all its topics there',
  },
  {
    file: 'content.yaml',
    patterns: [['topics', '*', 'id']],
    expected: 'an id of its own for each topic',
  },
  {
    file: 'situations.yaml',
    patterns: [['situations', '*', 'id']],
    expected: 'an id of its own for each situation: explanations name it',
  },
  {
    file: 'content.yaml',
    patterns: [['content', '*', 'id']],
    expected: 'an id of its own for each entry: explanations name it',
  },
  {
    file: 'content.yaml',
    patterns: [['content', '*', 'path']],
    expected: 'each path once: one page cannot be two things',
  },
  {
    file: 'content.yaml',
    patterns: [['content', '*', 'names', '*']],
    expected: 'each name once: one page cannot be two things',
  },
  {
    file: 'stages.yaml',
    patterns: ['pipeline_stages', 'risk_stages', 'late_stages', 'won_stages', 'lost_stages'].map((list) => [
      list,
      '*',
    ]),
    expected: 'each deal stage in one list only',
  },
];

/** Every second and later occurrence, each naming the first. */
export function checkDuplicates(contents: RuleContents): FileFinding[] {
  return [...UNIQUE, ...uniqueRoles(contents)].flatMap((rule) => findRepeated(rule, contents.get(rule.file)));
}

function uniqueRoles(contents: RuleContents): Uniqueness[] {
  return collectValues(contents.get('solutions.yaml'), ['solutions', '*']).map(({ path }) => ({
    file: 'solutions.yaml',
    patterns: [[...path, 'template', '*', 'role']],
    expected: 'each role once; ask for several people by count',
  }));
}

function findRepeated({ file, patterns, expected }: Uniqueness, content: unknown): FileFinding[] {
  const first = new Map<string, RulePath>();
  return patterns
    .flatMap((pattern) => collectTexts(content, pattern))
    .flatMap(({ path, value }) => {
      const key = fold(value);
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, path);
        return [];
      }
      const got = `${describeValue(value)}, as at ${formatPath(known)}`;
      return [{ file, finding: makeFinding(path, 'value', got, expected) }];
    });
}

/** Paths and names are compared so, and two ids that differ in case only are a trap. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
}
